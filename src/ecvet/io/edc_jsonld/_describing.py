"""How a description of what is achieved is read: units with outcomes, levels, points and the whole they are part of."""

from urllib.parse import unquote

from ecvet.io._eu_codes import eqf_level, kind_of, scheme_of
from ecvet.io.edc_jsonld import _terms as t
from ecvet.io.edc_jsonld._concepts import own_value, setting_of
from ecvet.io.edc_jsonld._node import Node
from ecvet.model.origins import Setting
from ecvet.model.outcomes import LearningOutcome, OutcomeKind
from ecvet.model.units import QualificationReference, Unit, UnitPart
from ecvet.points import PointRange, Points, number
from ecvet.text import Text


def points(node: Node | None) -> Points | None:
    """Return points with their scheme: that of a European framework, else the code or address of the framework."""
    if node is None:
        return None
    value, scheme = node.string(t.POINT), node.coded(t.FRAMEWORK, _scheme)
    if value is None or scheme is None:
        node.missing(t.POINT if value is None else t.FRAMEWORK, "points and their framework")
        return None
    return node.notes.take(f"{node.path}/{t.POINT}", lambda: Points(number(value), scheme))


def _scheme(address: str) -> str:
    own = own_value("credit-framework", address)
    return scheme_of(address) or (address if own is None else unquote(own))


def setting(node: Node) -> Setting | None:
    """Return in which setting what is described was learnt."""
    found = node.coded(t.LEARNING_SETTING, setting_of)
    note = node.note("setting")
    known = {one.value: one for one in Setting}
    return found if found is not None or note is None else known.get(note[0])


def unit(node: Node, code: str, level: int | None) -> Unit | None:
    """Return a unit; `None` where the document says no more of it than code, title and level, which its credit has.

    Args:
        node: The description.
        code: Its code.
        level: Its level.
    """
    title = node.text(t.TITLE)
    procedures, stated = node.first(t.PROVEN_BY), points(node.first(t.CREDIT_POINT))
    references = node.each(t.IS_PART_OF, lambda whole: _reference(whole, None))
    if len(references) == 1 and stated is not None:
        references = node.each(t.IS_PART_OF, lambda whole: _reference(whole, stated))
    if title is None:
        node.missing(t.TITLE, "the title of the unit")
        return None
    found = node.notes.take(
        node.path,
        lambda: Unit(
            code=code,
            title=title,
            qualifications=references,
            outcomes=node.each(t.LEARNING_OUTCOME, _outcome),
            procedures=None if procedures is None else _procedures(procedures),
            description=node.text(t.DESCRIPTION),
            level=level,
            parts=node.each(t.HAS_PART, _part),
        ),
    )
    if found is None or found == Unit(code=code, title=title, level=level):
        return None
    return found


def _procedures(node: Node) -> Text | None:
    node.text(t.TITLE)
    return node.text(t.DESCRIPTION)


def _reference(node: Node, stated: Points | None) -> QualificationReference | None:
    title = node.text(t.TITLE)
    node.flag(t.IS_PARTIAL)
    if title is None:
        node.missing(t.TITLE, "the title of the qualification")
        return None
    whole = points(node.first(t.CREDIT_POINT))
    return node.notes.take(
        node.path,
        lambda: QualificationReference(
            title=title,
            code=node.code(),
            eqf=node.coded(t.EQF_LEVEL, eqf_level),
            nqf=node.codes(t.NQF_LEVEL, str),
            points=whole,
            unit_points=stated,
        ),
    )


def _part(node: Node) -> UnitPart | None:
    title, code = node.text(t.TITLE), node.code() or node.id
    node.flag(t.IS_PARTIAL)
    if title is None or code is None:
        node.missing(t.TITLE if title is None else t.IDENTIFIER, "the title and the code of the part")
        return None
    stated = points(node.first(t.CREDIT_POINT))
    return node.notes.take(
        node.path,
        lambda: UnitPart(
            code=code,
            title=title,
            points=None if stated is None else PointRange.exactly(stated.value),
            outcomes=node.each(t.LEARNING_OUTCOME, _outcome),
            description=node.text(t.DESCRIPTION),
        ),
    )


def _outcome(node: Node) -> LearningOutcome | None:
    text, code = node.text(t.TITLE), node.code() or node.id
    if text is None or code is None:
        node.missing(t.TITLE if text is None else t.IDENTIFIER, "the text and the id of the outcome")
        return None
    kind = node.coded(t.DC_TYPE, kind_of)
    competence = node.note("outcome-kind")
    return node.notes.take(
        node.path,
        lambda: LearningOutcome(
            id=code,
            kind=kind if kind is not None or competence is None else OutcomeKind.COMPETENCE,
            text=text,
            esco=node.codes(t.RELATED_ESCO, str),
            related=node.codes(t.RELATED_SKILL, str),
        ),
    )
