"""A document of ePerusteet: the requirements of one qualification in one version."""

from ecvet.errors import Problem, ReadError, ShapeError
from ecvet.io._plain import Record, each, name, needed, numbered
from ecvet.io._reading import Reading
from ecvet.io._source import Source
from ecvet.io.eperusteet._pathways import pathway
from ecvet.io.eperusteet._qualification import qualification
from ecvet.io.eperusteet._texts import localised
from ecvet.io.eperusteet._units import unit
from ecvet.io.json_text import Json, load
from ecvet.model.qualifications import Qualification

# By what another document of the same offices, or another export of this one, is known.
_OTHER_KINDS = (
    ("data", "a page of search results of ePerusteet"),
    ("opiskeluoikeudet", "a learner record of Koski"),
    ("diaarinumero", "requirements of an education without rules of combination"),
)
_EXPECTED = "an object with `diaarinumero`, `nimi`, and `suoritustavat` that hold a `rakenne`"


def read(source: Source) -> Reading[Qualification]:
    """Return the qualification whose requirements a document of ePerusteet lays down.

    Every route becomes a pathway. Texts keep all their languages and lose their HTML. What the register
    leaves to be understood is read by fixed conventions, and each use of one is a finding, as is each
    reference that leads nowhere. A finding is placed by its path in the qualification or, where nothing there
    corresponds to it, by its JSON Pointer in the document. Keys that are not needed are passed over.

    Args:
        source: The document, as bytes in UTF-8, as text, or the path of its file.

    Raises:
        ReadError: `document.kind` for a document that is no qualification requirements; otherwise where it is
            malformed, with the JSON Pointer of each place, and what `ecvet.io.json_text.load` refuses.
    """
    document = _requirements(load(source))
    try:
        return _reading(document)
    except ShapeError as error:
        raise ReadError(error.problems) from error


def _requirements(value: Json) -> Record:
    """Return a document that holds rules of combination.

    Raises:
        ReadError: `document.kind`, saying what it seems to be instead.
    """
    if isinstance(value, dict) and isinstance(value.get("suoritustavat"), list):
        return value
    raise ReadError(
        Problem(
            rule="document.kind",
            message="is no qualification requirements of ePerusteet",
            got=_kind(value),
            expected=_EXPECTED,
        )
    )


def _kind(value: Json) -> str:
    if not isinstance(value, dict):
        return f"{'an array' if isinstance(value, list) else 'a single value'} and no object"
    seems = next((seems for key, seems in _OTHER_KINDS if key in value), None)
    return f"what seems to be {seems}" if seems else "an object of another kind"


def _reading(document: Record) -> Reading[Qualification]:
    title = needed(localised(document, "nimi"), "nimi", "the title of the qualification")
    described = each(document, "tutkinnonOsat", lambda found: (name(found, "id"), unit(found)))
    units = {number: found for number, found in described if number and found}
    routes = numbered(
        document,
        "suoritustavat",
        lambda index, route: pathway(route, f"/suoritustavat/{index}", units, title),
    )
    value = qualification(
        document,
        title,
        units=tuple(found for _, found in described if found),
        pathways=tuple(route.value for route in routes),
    )
    return Reading(value, tuple(finding for route in routes for finding in route.findings))
