"""Whether a paper completes another: it says all that the other says, and more only where that said nothing."""

from collections.abc import Iterator
from typing import TypeGuard

import attrs

from ecvet.periods import Period

# What has been agreed on is amended by all who signed it, even where the paper had left it open.
_SETTLED = frozenset({"units", "correspondences", "period"})
# Lists to which a paper that is completed adds.
_GROWING = frozenset({"signatures", "confirmations", "enclosures", "annexes"})


def altered(before: attrs.AttrsInstance, after: attrs.AttrsInstance) -> Iterator[str]:
    """Yield the names of the fields in which one paper says something else than another that it should complete.

    Args:
        before: The paper as it was.
        after: The paper as it is handed in.
    """
    if type(before) is not type(after):
        yield "kind"
        return
    for field in attrs.fields(type(before)):
        old: object = getattr(before, field.name)
        new: object = getattr(after, field.name)
        completes = _adds_to if field.name in _GROWING else _completes
        if old != new and (field.name in _SETTLED or not completes(old, new)):
            yield field.name


def _adds_to(old: object, new: object) -> bool:
    if not (_is_tuple(old) and _is_tuple(new)):
        return False
    return all(any(_completes(one, other) for other in new) for one in old)


def _completes(old: object, new: object) -> bool:
    if old is None or old == () or old == new:
        return True
    # An open side of a period says something: that there is no such day.
    if isinstance(old, Period) or not (_is_value(old) and _is_value(new)):
        return False
    return next(altered(old, new), None) is None


def _is_tuple(value: object) -> TypeGuard[tuple[object, ...]]:
    return isinstance(value, tuple)


def _is_value(value: object) -> TypeGuard[attrs.AttrsInstance]:
    return attrs.has(type(value))
