"""Runs the command: `python -m ecvet`."""

import sys

from ecvet.cli import main

if __name__ == "__main__":
    sys.exit(main())
