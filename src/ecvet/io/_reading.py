"""What a reader of a foreign format hands back: the value, and what it made of the document."""

from typing import Generic, TypeVar

import attrs

from ecvet.rules.findings import Finding

T = TypeVar("T")


@attrs.frozen
class Reading(Generic[T]):
    """A value read from a foreign document, with how it was read.

    Args:
        value: What the document says, in the words of the model.
        findings: Where it leaves something open, could be read otherwise, or refers to what is not there.
    """

    value: T
    findings: tuple[Finding, ...]
