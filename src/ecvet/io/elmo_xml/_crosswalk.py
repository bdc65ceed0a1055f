"""Where ELMO XML has each concept of the model, by the names that its reader and its writer use."""

from ecvet.io._crosswalk import Row
from ecvet.io.elmo_xml import _names as n


def _place(*names: str) -> str:
    return "/".join(name.rpartition("}")[2] for name in names)


def _node(*names: str) -> str:
    return _place(n.REPORT, n.NODE, *names)


def _result(*names: str) -> str:
    return _node(n.SPECIFIES, n.RESULT, *names)


#: The concepts that the format has a place for.
ROWS = (
    Row("PersonalTranscript.learner", _place(n.LEARNER), "one a document"),
    Row("PersonalTranscript.issued_by", _place(n.REPORT, n.ISSUER)),
    Row(
        "PersonalTranscript.issued",
        _place(n.REPORT, n.ISSUED),
        "demanded; a moment, of which the day is read",
    ),
    Row("PersonalTranscript.qualification", _node(), f"of type {n.PROGRAMME}, with the credits below it"),
    Row("PersonalTranscript.credits", _result(n.STATUS), f"{n.PASSED}, or nothing said"),
    Row("PersonalTranscript.not_attained", _result(n.STATUS), n.FAILED),
    Row("PersonalTranscript.units", _node(n.DESCRIPTION), "title and description only: no outcomes"),
    Row(
        "Learner.id",
        _place(n.LEARNER, n.IDENTIFIER),
        'of type "esi", else "nationalIdentifier", else the first',
    ),
    Row("Learner.name", _place(n.LEARNER, n.GIVEN_NAMES), f"with {_place(n.FAMILY_NAME)}; both are demanded"),
    Row("Learner.born", _place(n.LEARNER, n.BORN)),
    Row("Learner.address", _place(n.LEARNER, n.CURRENT_ADDRESS, n.ADDRESS_LINE), "on one line"),
    Row(
        "Institution.id",
        _place(n.REPORT, n.ISSUER, n.IDENTIFIER),
        'of type "schac", "pic", "erasmus" or the first',
    ),
    Row("Institution.name", _place(n.REPORT, n.ISSUER, n.TITLE), "one element a language"),
    Row("Institution.country", _place(n.REPORT, n.ISSUER, n.COUNTRY), "not all countries"),
    Row("Institution.address", _place(n.REPORT, n.ISSUER, n.IDENTIFIER), f'of type "{n.POSTAL}"'),
    Row("Institution.website", _place(n.REPORT, n.ISSUER, n.URL), "demanded"),
    Row("QualificationReference.code", _node(n.IDENTIFIER), f'of type "{n.LOCAL}"'),
    Row("QualificationReference.title", _node(n.TITLE)),
    Row("QualificationReference.eqf", _result(n.LEVEL), f"of type {n.EQF}"),
    Row("QualificationReference.nqf", _result(n.LEVEL), f"of type {n.NQF}"),
    Row("Credit.unit", _node(n.IDENTIFIER), f'of type "{n.LOCAL}", else the first'),
    Row("Credit.title", _node(n.TITLE), "one element a language"),
    Row("Credit.points", _result(n.CREDIT), "any scheme; on one level of the tree only"),
    Row("Credit.level", _result(n.LEVEL), f"of type {n.EQF}"),
    Row("Credit.grade", _result(n.GRADE)),
    Row("Credit.awarded", _result(n.DATE)),
    Row(
        "Credit.partial",
        _result(n.STATUS),
        f"{n.IN_PROGRESS} or {n.FAILED}, with parts that are {n.PASSED}; without parts, told in the extension",
    ),
    Row("Credit.parts", _node(n.HAS_PART)),
    Row("Credit.id", _result(n.IDENTIFIER)),
    Row("Grade.label", _result(n.GRADE)),
    Row("Grade.scale", _result(n.GRADE_SCHEME), f"words about it in {_place(n.REPORT, n.SCHEME)}"),
    Row("Unit.description", _node(n.DESCRIPTION), "one element a language"),
)
