"""What an open group of ePerusteet accepts, as far as its name tells."""

import re

from ecvet.model.origins import Origin
from ecvet.text import Text

# The register has no code for it: the names are set phrases, here in Finnish, Swedish and English.
_PHRASES = (
    (Origin.LOCAL, "paikalli", r"\blokala\b", r"\blocal\b"),
    (
        Origin.OTHER_QUALIFICATION,
        "(perus|ammatti)tutkinnoi?sta",
        "(från|ur) .*(grund|yrkes)exam",
        "from .*qualif",
    ),
    (Origin.OTHER_SPECIALISATION, "toisen osaamisalan", "annat kompetensområde", "other competence area"),
    (Origin.HIGHER_EDUCATION, "korkeakoulu", "högskol", "higher education"),
    (
        Origin.GENERAL,
        "yhteisten tutkinnon osien (osa-alue|valinnai)",
        "gemensamma examensdelar",
        "common units",
    ),
    (Origin.GENERAL, "lukio", "gymnasie", "upper secondary"),
    (Origin.WORK, "työkokemu", "arbetserfarenhet", "work experience"),
)
_SIGNS = tuple((origin, re.compile("|".join(signs), re.IGNORECASE)) for origin, *signs in _PHRASES)


def origins(title: Text) -> tuple[Origin, ...]:
    """Return the origins that a name speaks of, in whichever language it does; empty where it speaks of none.

    Examples:
        >>> origins(Text({"sv": "Examensdel från yrkeshögskolestudier"}))
        (<Origin.HIGHER_EDUCATION: 'higher-education'>,)
        >>> origins(Text({"fi": "Muut valinnaiset koulutuksen osat"}))
        ()
    """
    found = {origin: None for origin, sign in _SIGNS for _, words in title.items if sign.search(words)}
    return tuple(found)
