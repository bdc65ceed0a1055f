"""Small LOQ documents for the tests, written out."""

HEAD = (
    '<Courses xmlns="http://data.europa.eu/snb/model/ap/loq-constraints/"'
    ' xmlns:skos="http://www.w3.org/2004/02/skos/core#" xmlns:x="https://example.eu/x"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsdVersion="3.1.0">'
)
LEVELS = '<EQFLevel uri="http://data.europa.eu/snb/eqf/4"/><NQFLevel uri="http://data.europa.eu/snb/qdr/c_2e41fe05"/>'
FIELDS = (
    '<ISCEDFCode uri="http://data.europa.eu/snb/isced-f/0716"/>'
    '<language uri="http://publications.europa.eu/resource/authority/language/FIN"/>'
)


def credit(point: str, framework: str = "60b314e826") -> str:
    """Points within a framework; the one given is ECVET."""
    uri = f"http://data.europa.eu/snb/education-credit/{framework}"
    return f'<creditPoint><framework uri="{uri}"/><point>{point}</point></creditPoint>'


def qualification(
    key: str, *, title: str = '<title language="en">Brakes</title>', partial: bool = False, middle: str = "",
    parts: str = "", last: str = "",
) -> str:  # fmt: skip
    """A qualification that refers to one outcome."""
    return (
        f'<qualification id="{key}">{title}{middle.partition("|")[0]}'
        f"{FIELDS.replace('<language', middle.partition('|')[2] + '<language')}"
        f'<learningOutcome idref="o"/>{parts}<isPartialQualification>{"true" if partial else "false"}'
        f"</isPartialQualification>{LEVELS}{last}</qualification>"
    )


def document(
    *qualifications: str, outcome: str = '<title language="en">Replaces pads</title>', more: str = ""
) -> str:
    """A document of qualifications that share one outcome."""
    return (
        f"{HEAD}<learningAchievementSpecificationReferences>{''.join(qualifications)}"
        "</learningAchievementSpecificationReferences><learningOutcomeReferences>"
        f'<learningOutcome id="o">{outcome}</learningOutcome></learningOutcomeReferences>{more}</Courses>'
    )


def whole(point: str = "30", unit: str = "30") -> str:
    """A qualification of one unit, both with points."""
    return document(
        qualification("q", middle=f"|{credit(point)}", parts='<hasPart idref="u"/>'),
        qualification("u", partial=True, middle=f"|{credit(unit)}"),
    )
