"""What names a thing in a credential: ids that hold within the document, made of codes."""

import re
from urllib.parse import quote, unquote

_LOCAL = "urn:epass:"
_CREDENTIAL = "urn:credential:"
_WEB = re.compile(r"(?:https?://|urn:)(?:[\w.~:/?@!$&'()*+,;=#-]|%[0-9A-Fa-f]{2})+", re.ASCII)


def made(kind: str, *codes: str) -> str:
    """Return the id of a thing: what it is, then codes, the widest first.

    Examples:
        >>> made("creditPoint", "brakes 1")
        'urn:epass:creditPoint:brakes%201'
    """
    return _LOCAL + ":".join((kind, *(quote(code, safe="") for code in codes)))


def local(address: str) -> bool:
    """Whether an id names something within its document only."""
    return address.startswith((_LOCAL, "_:"))


def credential_address(code: str) -> str:
    """Return the id of a credential from the code of its transcript; an address stays as it is.

    Examples:
        >>> credential_address("T 1")
        'urn:credential:T%201'
    """
    if _WEB.fullmatch(code) and not code.startswith(_CREDENTIAL):
        return code
    return _CREDENTIAL + quote(code, safe="")


def credential_code(address: str) -> str:
    """Return what `credential_address` was given."""
    code = unquote(address.removeprefix(_CREDENTIAL))
    return code if credential_address(code) == address else address
