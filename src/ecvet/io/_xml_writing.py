"""Elements to XML text: the same bytes for the same value, in UTF-8, indented, with line feeds."""

from collections.abc import Mapping

from ecvet.io._xml_element import Element

_XML = "http://www.w3.org/XML/1998/namespace"
_SPACE = f"{{{_XML}}}space"
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_VALUE = str.maketrans({"&": "&amp;", "<": "&lt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"})


def dump(root: Element, *, prefixes: Mapping[str, str] | None = None) -> bytes:
    r"""Return the XML document of an element.

    Args:
        root: The root element. Prefixes that its elements declare are kept.
        prefixes: Namespaces by the prefix to write them with, "" for the default one; declared at the root.

    Examples:
        >>> dump(Element("unit", {"code": "1"}, ("A & B",)))
        b'<?xml version="1.0" encoding="UTF-8"?>\n<unit code="1">A &amp; B</unit>\n'
    """
    out = ['<?xml version="1.0" encoding="UTF-8"?>\n']
    whole = Element(root.name, root.attributes, root.content, {**(prefixes or {}), **dict(root.declared)})
    _write(whole, {"": "", "xml": _XML}, "\n", out)
    out.append("\n")
    return "".join(out).encode()


def _write(element: Element, scope: Mapping[str, str], line: str, out: list[str]) -> None:
    """Write an element.

    Args:
        element: The element.
        scope: The namespaces by prefix around it.
        line: What begins a new line at its depth; empty where blanks are part of what is said.
        out: Takes the pieces.
    """
    names = _Names(scope, element)
    tag = names.of_element(element.name)
    values = [f' {names.of_attribute(key)}="{value.translate(_VALUE)}"' for key, value in element.attributes]
    out += ["<", tag, *names.declarations(), *values]
    if not element.content:
        out.append("/>")
        return
    out.append(">")
    laid_out = all(isinstance(part, Element) for part in element.content)
    inner = f"{line}  " if line and laid_out and element.get(_SPACE) != "preserve" else ""
    for part in element.content:
        if isinstance(part, str):
            out.append(part.translate(_TEXT))
        else:
            out.append(inner)
            _write(part, names.scope, inner, out)
    out += [line if inner else "", "</", tag, ">"]


class _Names:
    """The names of an element as they are written: with prefixes in scope, or declared here where there are none."""

    def __init__(self, around: Mapping[str, str], element: Element) -> None:
        self._around = around
        self.scope = {**around, **dict(element.declared)}
        self._new = {prefix for prefix, uri in element.declared if around.get(prefix) != uri}

    def of_element(self, name: str) -> str:
        uri, local = _split(name)
        return self._prefixed(uri, local, [prefix for prefix, bound in self.scope.items() if bound == uri])

    def of_attribute(self, name: str) -> str:
        uri, local = _split(name)
        if not uri:
            return local
        return self._prefixed(
            uri, local, [prefix for prefix, bound in self.scope.items() if bound == uri and prefix]
        )

    def _prefixed(self, uri: str, local: str, bound: list[str]) -> str:
        prefix = min(bound, default=None)
        if prefix is None:
            prefix = (
                next(new for number in range(1, 10_000) if (new := f"ns{number}") not in self.scope)
                if uri
                else ""
            )
            self.scope[prefix] = uri
            self._new.add(prefix)
        return f"{prefix}:{local}" if prefix else local

    def declarations(self) -> list[str]:
        return [
            f' xmlns{":" if prefix else ""}{prefix}="{self.scope[prefix].translate(_VALUE)}"'
            for prefix in sorted(self._new)
        ]


def _split(name: str) -> tuple[str, str]:
    uri, _, local = name.rpartition("}")
    return uri.removeprefix("{"), local
