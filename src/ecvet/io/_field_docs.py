"""What the docstrings of the model say of each field: written once, shown wherever the words are needed."""

import inspect
import re

_FIELD = re.compile(r"    (\w+): (.*)")


def field_docs(kind: type) -> dict[str, str]:
    """Return what the docstring of a class says of each of its fields, by their names.

    Args:
        kind: The class; its docstring has a section "Args:".

    Examples:
        >>> from ecvet import Grade
        >>> field_docs(Grade)["scale"]
        'The code of its scale, where that is known.'
    """
    found: dict[str, str] = {}
    name = ""
    for line in _arguments(inspect.getdoc(kind) or ""):
        if match := _FIELD.fullmatch(line):
            name, found[match[1]] = match[1], match[2]
        elif name:
            found[name] += f" {line.strip()}"
    return found


def summary(kind: type) -> str:
    """Return the first sentence of the docstring of a class."""
    return (inspect.getdoc(kind) or "").partition("\n\n")[0].replace("\n", " ")


def _arguments(text: str) -> list[str]:
    """Return the lines of the section "Args:"."""
    _, _, section = text.partition("\nArgs:\n")
    return section.partition("\n\n")[0].splitlines()
