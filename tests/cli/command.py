"""The command as these tests run it, and what it tells."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, TypeAlias, TypedDict

import attrs

from tests.conftest import REPOSITORY

#: The qualification, the credits and the documents that the library ships.
SAMPLES = REPOSITORY / "src" / "ecvet" / "samples"


class Finding(TypedDict):
    """A finding as JSON."""

    code: str
    severity: str
    where: str
    params: dict[str, object]
    text: str


class Missing(TypedDict):
    """The least that completes a qualification, as JSON."""

    points: str
    units: int


class Group(TypedDict):
    """How far a group is, as JSON."""

    title: str | None
    path: str
    counted: str
    minimum: str | None
    maximum: str | None
    satisfied: bool


class Placement(TypedDict):
    """Where a credit counts, as JSON."""

    unit: str
    path: str
    points: str | None


class Further(TypedDict):
    """Something further to be earned, as JSON."""

    unit: str | None
    title: str | None
    path: str
    points: str | None


class Answer(TypedDict):
    """What the commands write as JSON; each writes what concerns it."""

    verdict: str
    missing: Missing | None
    counted: str
    required: str | None
    groups: list[Group]
    placements: list[Placement]
    surplus: list[dict[str, object]]
    completion: list[Further]
    findings: list[Finding]
    losses: list[Finding]
    documents: list[str]


@attrs.frozen
class Told:
    """What a run of the command came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Answer:
        answer: Answer = json.loads(self.out)
        return answer

    @property
    def codes(self) -> list[str]:
        """The codes of the findings."""
        return [found["code"] for found in self.json["findings"]]

    def refused(self, *words: str) -> bool:
        """Whether it was one readable error with these words, and nothing else."""
        block = self.err.splitlines()
        readable = block[:1] == ["error"] and all(line.startswith("  ") for line in block[1:])
        return self.code == 2 and not self.out and readable and all(word in self.err for word in words)


Command: TypeAlias = Callable[..., Told]


def process(
    *arguments: str | Path, out: int | IO[bytes] = subprocess.PIPE, **environment: str
) -> subprocess.Popen[bytes]:
    """Start the command as a process of its own."""
    source = os.pathsep.join([str(REPOSITORY / "src"), os.environ.get("PYTHONPATH", "")])
    return subprocess.Popen(
        [sys.executable, "-m", "ecvet", *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": source, **environment},
        stdout=out,
        stderr=subprocess.PIPE,
    )


def finished(running: subprocess.Popen[bytes]) -> Told:
    """Wait for a process and return what it told."""
    with running:
        out, err = running.communicate()
    return Told(running.returncode, (out or b"").decode(), err.decode())
