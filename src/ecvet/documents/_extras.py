"""What is told when a package of an extra is missing."""

from ecvet.errors import Problem, WriteError


def missing(package: str, extra: str) -> WriteError:
    """Return the error that names the extra that brings a package."""
    message = f"writing this needs a package that is missing: {package}"
    hint = f'install the library with its extra: "ecvet[{extra}]"'
    return WriteError(Problem(rule="extra.missing", message=message, hint=hint))
