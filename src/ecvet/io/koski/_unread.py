"""What a record of Koski says and the reader does not take: told by kind, so that nobody thinks it was kept."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from ecvet.io._lenience import Path, pointer
from ecvet.io._writing import What, no_place
from ecvet.io.json_text import Json
from ecvet.rules.findings import Finding

# What the reader takes, or looks into; and the names of codes in words, which the codes stand for.
_TAKEN = (
    "henkilö oid opiskeluoikeudet tyyppi oppilaitos nimi suoritukset koulutusmoduuli tunniste koodiarvo koodistoUri"
    " perusteenDiaarinumero suoritustapa osaamisala tutkintonimike osasuoritukset tutkinnonOsanRyhmä tila tutkinto"
    " liittyyTutkintoon liittyyTutkinnonOsaan laajuus arvo yksikkö arviointi arvosana päivä arvioitsijat hyväksytty"
    " näyttö kuvaus suorituspaikka vahvistus tunnustettu selite osaaminen lisätiedot fi sv en"
)
_READ = frozenset(_TAKEN.split())
# What says nothing of learning or of a person: versions and short names of codes, numbers of organisations.
_NUMBERS = (
    "koodistoVersio lyhytNimi oppilaitosnumero yTunnus versionumero aikaleima lähdejärjestelmänId ntm"
    " ignoreJsonEquality ignoreKoskiValidator"
)
_TECHNICAL = frozenset(_NUMBERS.split())
_OF_MODULE = ("koulutusmoduuli", "kuvaus")
_WHAT: Mapping[str, What] = MappingProxyType(
    {
        "hetu": What.LEARNER,
        "etunimet": What.LEARNER,
        "kutsumanimi": What.LEARNER,
        "sukunimi": What.LEARNER,
        "syntymäaika": What.LEARNER,
        "myöntäjäHenkilöt": What.AWARDING_BODY,
        "myöntäjäOrganisaatio": What.AWARDING_BODY,
        "arviointikohteet": What.CRITERION,
        "arvioinnistaPäättäneet": What.ASSESSOR,
        "arviointikeskusteluunOsallistuneet": What.ASSESSOR,
        "koulutustoimija": What.INSTITUTION,
        "toimipiste": What.PLACE,
        "paikkakunta": What.PLACE,
        "suoritusaika": What.PERIOD,
        "suorituskieli": What.LANGUAGE,
        "kieli": What.LANGUAGE,
        "pakollinen": What.MANDATORY,
        "koulutussopimukset": What.SETTING,
        "osaamisenHankkimistavat": What.SETTING,
        "järjestämismuodot": What.SETTING,
        "työssäoppimisenYhteydessä": What.SETTING,
        "todistuksellaNäkyvätLisätiedot": What.REMARKS,
        "keskiarvo": What.GRADE,
        "alkamispäivä": What.PERIOD,
        "päättymispäivä": What.PERIOD,
    }
)


def unread(document: Json, passed_over: frozenset[int]) -> tuple[Finding, ...]:
    """Return what a document says and the reader does not take, once for each kind, at its first place.

    Args:
        document: The document.
        passed_over: The places of the study rights that are not read at all, which is told by itself.
    """
    found: dict[tuple[str, ...], Finding] = {}
    for key, path in _walk(document, (), passed_over):
        what = What.DESCRIPTION if key == _OF_MODULE else _WHAT.get(key[-1], What.BEYOND)
        found.setdefault(key, no_place(what, pointer(path)))
    return tuple(found.values())


def _walk(value: Json, path: Path, passed_over: frozenset[int]) -> Iterator[tuple[tuple[str, ...], Path]]:
    """Yield the name, and the path, of what is not read and says something."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            if path != ("opiskeluoikeudet",) or index not in passed_over:
                yield from _walk(item, (*path, index), passed_over)
    elif isinstance(value, dict):
        for name, item in value.items():
            if path and (path[-1], name) == _OF_MODULE:
                yield _OF_MODULE, (*path, name)
            elif name in _READ:
                yield from _walk(item, (*path, name), passed_over)
            elif name not in _TECHNICAL and item not in (None, False, "", [], {}):
                yield (name,), (*path, name)
