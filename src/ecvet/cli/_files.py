"""Files that the command writes: whole or not at all."""

from pathlib import Path

from ecvet.errors import Problem, WriteError


def save(path: Path, content: str | bytes) -> None:
    """Write a file, and the folder that holds it, whole or not at all.

    Raises:
        WriteError: `file`, where it cannot be written.
    """
    data = content.encode() if isinstance(content, str) else content
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_symlink() or (path.exists() and not path.is_file()):
            # A device or a pipe takes what is written; putting a file in its place would break it.
            path.write_bytes(data)
        else:
            _replace(path, data)
    except OSError as error:
        reason = (error.strerror or "for an unknown reason").lower()
        raise WriteError(
            Problem(rule="file", path=str(path), message=f"cannot be written: {reason}")
        ) from None


def _replace(path: Path, data: bytes) -> None:
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
