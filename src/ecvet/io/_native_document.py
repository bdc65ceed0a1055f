"""A document of the library's own as it was read: its value, and what it says beyond what is known here."""

import attrs

from ecvet.io._lenience import Path
from ecvet.io._reading import held


@attrs.frozen
class NativeDocument:
    """A document that may say more than the model holds, such as one of a later version.

    `ecvet.io.native.read_document` reads it, and `ecvet.io.native.write` writes it with all that it says.

    Args:
        value: What it holds: a value of the model, or a tuple of credits; `None` where the version is too new.
        version: The version of the format that it is written in.
        kept: What is not known here: pairs of its path, key by key, and its JSON. An empty path is the whole.
        sealed: Whether it states its digest.
    """

    value: object
    version: str
    kept: tuple[tuple[Path, str], ...] = attrs.field(default=(), repr=False)
    sealed: bool = False

    @property
    def values(self) -> tuple[object, ...]:
        """The values of the model in it."""
        return () if self.value is None else held(self.value)
