"""What names a thing in a LOQ document: its own address, or one that is made of codes and read back into them."""

import re
from urllib.parse import quote, unquote

import attrs

_OWN = "urn:ecvet:"
_WEB = re.compile(
    r"(?:https?://|urn:)(?:[\w.~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+(?:#[\w.~:/?=&-]*)?", re.ASCII
)


def made(kind: str, *codes: str) -> str:
    """Return the id that is made of codes, the widest first; for what has no code of its own, of those of its owner."""
    return _OWN + ":".join(quote(word, safe="") for word in (kind, *codes))


@attrs.frozen
class Addresses:
    """Turns codes into the ids of a document and back.

    A code that is an id of the document already, or an address of the web, stays as it is. Any other becomes
    "urn:ecvet:unit:OWNER:CODE": codes are unique within their owner only, the ids of a document are unique in it.

    Args:
        known: The ids of the document that was read.

    Examples:
        >>> Addresses().of("unit", "105708", owner=("FI-1",))
        'urn:ecvet:unit:FI-1:105708'
        >>> Addresses().code("urn:ecvet:unit:FI-1:105708", "unit", owner=("FI-1",))
        '105708'
    """

    known: frozenset[str] = frozenset()

    def of(self, kind: str, code: str, owner: tuple[str, ...] = ()) -> str:
        """Return the id of a thing.

        Args:
            kind: What it is: "qualification", "unit", …
            code: Its code.
            owner: The codes of what it belongs to, the widest first.
        """
        if code in self.known or (_WEB.fullmatch(code) and not code.startswith(_OWN)):
            return code
        return made(kind, *owner, code)

    def code(self, address: str, kind: str, owner: tuple[str, ...] = ()) -> str:
        """Return the code that `of` was given for an id; the id itself where it was not made of codes."""
        code = unquote(address.rpartition(":")[2])
        return code if address == Addresses().of(kind, code, owner) else address
