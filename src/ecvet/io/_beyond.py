"""What stays behind of a document that goes to another format, or of which only a part is written.

A document of a foreign format keeps what the model does not hold, and its own writer writes it again. Any other writer
has only the values of the model: all that the reader said it kept is lost then, and told as such, place by place.
"""

from collections.abc import Iterable, Iterator

from ecvet.io._lenience import pointer
from ecvet.io._reading import held
from ecvet.io._writing import What, no_place
from ecvet.io.edc_jsonld import EdcDocument
from ecvet.io.edc_jsonld import read as read_edc
from ecvet.io.elmo_xml import ElmoDocument
from ecvet.io.elmo_xml._reading import interpret as interpret_elmo
from ecvet.io.elmo_xml._signatures import signatures
from ecvet.io.loq_xml import LoqDocument
from ecvet.io.loq_xml._reading import interpret as interpret_loq
from ecvet.io.native import NativeDocument
from ecvet.model.agreements import PersonalTranscript
from ecvet.model.assessments import Credit
from ecvet.model.learners import LearnerRecord
from ecvet.model.qualifications import Qualification
from ecvet.model.transfers import CreditTransfer
from ecvet.model.units import Unit
from ecvet.rules.findings import Finding, finding

# What a reader says of what it keeps.
_KEPT = frozenset({"read-kept", "read-not-understood", "read-term-unknown"})
_SEALED = "read-signature-unverified"
_KINDS = (
    (Qualification, What.QUALIFICATION),
    (Unit | Credit, What.UNIT),
    (CreditTransfer, What.TRANSFER),
    (LearnerRecord | PersonalTranscript, What.LEARNER),
)


def beyond(value: object) -> tuple[Finding, ...]:
    """Return the losses of a document of which only the values of the model are written.

    Args:
        value: A document, or a value of the model, which says nothing beyond it.

    Returns:
        One loss for each thing that the reader says it kept, with its path in the document that was read; of what is
        kept many times in one class, such as a field of every unit, there is one, as there is one finding.
    """
    return tuple(dict.fromkeys(_beyond(value)))


def not_chosen(value: object, only: int) -> Iterator[Finding]:
    """Yield the loss of each value but one.

    Args:
        value: Several values, or a document that holds them.
        only: The place of the one that is written.
    """
    for index, one in enumerate(held(value)):
        if index != only:
            what = next((what for kind, what in _KINDS if isinstance(one, kind)), What.BEYOND)
            yield no_place(what, f"/{index}")


def still_kept(findings: Iterable[Finding], losses: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings of a reader without those that say that something is kept which was lost in writing.

    Args:
        findings: What was said of the document when it was read.
        losses: What was said when it was written.
    """
    lost = {one.where for one in losses}
    return tuple(one for one in findings if one.code not in _KEPT or one.where not in lost)


def _beyond(value: object) -> Iterator[Finding]:
    match value:
        case NativeDocument():
            yield from (no_place(What.BEYOND, pointer(path)) for path, _ in value.kept)
        case ElmoDocument() if value.source is not None:
            yield from _kept(interpret_elmo(value.source, strict=False).findings)
            yield from (finding("loss-signature", path) for path in signatures(value.source))
        case EdcDocument() if value.source is not None:
            said = read_edc(value.source, strict=False).findings
            yield from _kept(said)
            yield from (finding("loss-signature", one.where) for one in said if one.code == _SEALED)
        case LoqDocument():
            yield from _beside(value)
            if value.source is not None:
                yield from _kept(interpret_loq(value.source, strict=False).findings)
        case _:
            pass


def _kept(findings: Iterable[Finding]) -> Iterator[Finding]:
    return (no_place(What.BEYOND, one.where) for one in findings if one.code in _KEPT)


def _beside(document: LoqDocument) -> Iterator[Finding]:
    """Yield the loss of what a document of qualifications holds beside them."""
    for index, _ in enumerate(document.outcomes):
        yield no_place(What.OUTCOME, f"/outcomes/{index}")
    for index, _ in enumerate(document.grading):
        yield no_place(What.GRADE_SCALE, f"/grading/{index}")
