"""What a document is read from, as bytes and as text, never more of it than the limit."""

from pathlib import Path
from typing import TypeAlias

from ecvet.errors import Problem, ReadError, shown

#: Where a document comes from: its bytes, its text, or the path of its file. Text is never taken for a path.
Source: TypeAlias = bytes | str | Path

#: The greatest size of a document in bytes: 20 MiB.
LIMIT = 20 * 1024 * 1024


def content(source: Source, *, limit: int = LIMIT) -> bytes:
    """Return the bytes of a document; text is encoded in UTF-8.

    Args:
        source: The bytes, the text, or the path of the file.
        limit: The greatest size in bytes. No more is read of a file, whatever size it claims to have.

    Raises:
        ReadError: `file` where the file cannot be read, `size` where there is more than the limit, and
            `text.surrogate` where the text holds half a character.
    """
    try:
        data = _bytes(source, limit)
    except OSError as error:
        reason = (error.strerror or "for an unknown reason").lower()
        raise ReadError(Problem(rule="file", path=str(source), message=f"cannot be read: {reason}")) from None
    except UnicodeEncodeError as error:
        half = shown(error.object[error.start])
        raise ReadError(Problem(rule="text.surrogate", message="holds half a character", got=half)) from None
    if len(data) > limit:
        raise ReadError(Problem(rule="size", message="is too large", expected=f"at most {limit} bytes"))
    return data


def _bytes(source: Source, limit: int) -> bytes:
    if isinstance(source, bytes):
        return source
    if isinstance(source, str):
        # One character is one byte or more, so what is cut off here is beyond the limit anyway.
        return source[: limit + 1].encode()
    with source.open("rb") as file:
        return file.read(limit + 1)


def decoded(data: bytes) -> str:
    r"""Return the text of a document in UTF-8. A byte order mark is accepted and dropped.

    Raises:
        ReadError: `encoding`, with the position of the first byte that does not fit.

    Examples:
        >>> decoded("Fräsen".encode("latin-1"))
        Traceback (most recent call last):
        ecvet.errors.ReadError: byte 2: is not UTF-8; got b'\xe4sen'; expected UTF-8, with or without ...
    """
    try:
        text = data.decode()
        # UTF-16 and UTF-32 have a zero byte among the first four; no text that is read here begins with one.
        position = data.find(0, 0, 4)
    except UnicodeDecodeError as error:
        text, position = "", error.start
    if position < 0:
        return text.removeprefix("\ufeff")
    raise ReadError(
        Problem(
            rule="encoding",
            path=f"byte {position}",
            message="is not UTF-8",
            got=shown(data[position : position + 8]),
            expected="UTF-8, with or without a byte order mark",
            hint="save the document as UTF-8",
        )
    )
