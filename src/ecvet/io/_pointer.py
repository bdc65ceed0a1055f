"""JSON Pointers (RFC 6901): how errors say where in a document something is."""

_LONGEST = 80


def below(path: str, key: str | int) -> str:
    """Return the pointer of what stands under `key` at `path`.

    A key is shortened, and what a screen cannot show in it is escaped: a pointer is there to be read.

    Examples:
        >>> below(below("/units", 0), "a/b")
        '/units/0/a~1b'
    """
    token = str(key).replace("~", "~0").replace("/", "~1")
    if not token.isprintable():
        token = token.encode("unicode_escape").decode()
    return f"{path}/{token if len(token) <= _LONGEST else token[:_LONGEST] + '…'}"
