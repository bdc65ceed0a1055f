"""Fuzzes one reader for a stated time, led by coverage: python -m tests.fuzz.program READER SECONDS FOLDER.

New documents that reach further are kept in FOLDER for the next run; one that breaks the reader is kept there as
`crash-…`. Copy it to tests/fuzz/corpus, mend the reader, and it is a test for ever.
"""

import re
import sys
from importlib import import_module
from pathlib import Path

_WORD = re.compile(rb"[\w:./-]{2,40}")


def main(reader: str, seconds: str, folder: str) -> None:
    """Fuzz, and leave the process.

    Args:
        reader: The name of the reader.
        seconds: For how long.
        folder: Where to keep what was found.
    """
    atheris = import_module("atheris")
    with atheris.instrument_imports(include=["ecvet"]):
        targets = import_module("tests.fuzz.targets")
    seeds, found = targets.CORPUS / reader, Path(folder) / reader
    found.mkdir(parents=True, exist_ok=True)
    words = found.parent / f"{reader}.words"
    words.write_bytes(_dictionary(seeds))
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={targets.LARGEST}",
        f"-dict={words}",
        f"-artifact_prefix={found.parent}/",
        "-timeout=20",
        "-rss_limit_mb=1024",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *options, str(found), str(seeds)], lambda data: targets.run(reader, data))
    atheris.Fuzz()


def _dictionary(seeds: Path) -> bytes:
    """Return the words of the seeds, which a fuzzer would need long to find."""
    words = {word for seed in seeds.iterdir() for word in _WORD.findall(seed.read_bytes())}
    return b"".join(b'"%s"\n' % word for word in sorted(words) if word.isascii())


if __name__ == "__main__":
    main(*sys.argv[1:])
