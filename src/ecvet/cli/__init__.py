"""The command: a thin roof over the library, for trying it and for scripts."""

from ecvet.cli._main import main

__all__ = ["main"]
