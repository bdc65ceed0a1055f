"""What a reader of a foreign format hands back: the value, and what it made of the document."""

from typing import Generic, Protocol, TypeGuard, TypeVar, runtime_checkable

import attrs

from ecvet.rules.findings import Finding

T_co = TypeVar("T_co", covariant=True)


@attrs.frozen
class Reading(Generic[T_co]):
    """A value read from a foreign document, with how it was read.

    Args:
        value: What the document says, in the words of the model.
        findings: Where it leaves something open, could be read otherwise, or refers to what is not there.
        unread: What the document says and the reader neither takes nor keeps, as losses.
    """

    value: T_co
    findings: tuple[Finding, ...]
    unread: tuple[Finding, ...] = ()


@runtime_checkable
class Document(Protocol):
    """A document of a foreign format: values of the model, and what the format says beyond them."""

    @property
    def values(self) -> tuple[object, ...]:
        """The values of the model in it."""
        ...


def held(value: object) -> tuple[object, ...]:
    """Return the values of the model that a reader gave: it may give one, several, or a document that holds them."""
    if isinstance(value, Document):
        return value.values
    return value if _is_tuple(value) else (value,)


def kinds(values: tuple[object, ...]) -> str:
    """Return the kinds of values, in words for an error.

    Examples:
        >>> kinds((1, 2, None))
        'an int, a NoneType'
    """
    names = dict.fromkeys(type(one).__name__ for one in values)
    return ", ".join(f"{'an' if name[0] in 'AEIOUaeiou' else 'a'} {name}" for name in names)


def _is_tuple(value: object) -> TypeGuard[tuple[object, ...]]:
    return isinstance(value, tuple)
