"""The answer of accumulation: the verdict, what counts where, what is missing, and the proof."""

from decimal import Decimal
from enum import StrEnum

import attrs

from ecvet.rules.findings import Finding
from ecvet.text import Text


class Verdict(StrEnum):
    """Whether a qualification is achieved."""

    ACHIEVED = "achieved"
    NOT_ACHIEVED = "not-achieved"
    #: The regulation gives too little to decide by; the findings say what is missing.
    UNDETERMINED = "undetermined"
    #: The instance was too large for the work allowed; never a guess.
    NOT_DECIDED = "not-decided"


@attrs.frozen(kw_only=True)
class Missing:
    """The least that completes a qualification.

    Args:
        points: Further points, in the scheme of the pathway; 0 where only units are counted.
        units: Further units; an open entry that is used counts as one.
    """

    points: Decimal
    units: int


@attrs.frozen(kw_only=True)
class Placement:
    """Where one credit counts.

    Args:
        credit: The index of the credit among those given.
        unit: The code of its unit.
        path: The path of the entry in the rules.
        points: The points that it counts with there, before any maximum above; `None` where they are unknown.
    """

    credit: int
    unit: str
    path: str
    points: Decimal | None


@attrs.frozen(kw_only=True)
class Further:
    """Something further to be earned.

    Args:
        unit: The code of the unit, or `None` for an open entry.
        title: The name of the unit or of the open entry, where it is known.
        path: The path of the entry in the rules.
        points: The points to be earned there; `None` where the rules state none.
    """

    unit: str | None
    title: Text | None
    path: str
    points: Decimal | None


@attrs.frozen(kw_only=True)
class GroupProgress:
    """How far one group of the rules is.

    Args:
        path: The path of the group; "" for the root.
        title: What it is called.
        counted: The points that count in it now, after every maximum.
        minimum: The least points that it demands, or `None`.
        maximum: The most points that count in it, or `None`.
        members: How many members are used now.
        least: The least members that it demands, or `None`.
        most: The most members that it allows, or `None`.
        satisfied: Whether what it demands, and what the groups used in it demand, is fulfilled now.
        words: What the regulation says of it in words.
    """

    path: str
    title: Text | None
    counted: Decimal
    minimum: Decimal | None
    maximum: Decimal | None
    members: int
    least: int | None
    most: int | None
    satisfied: bool
    words: Text | None


@attrs.frozen(kw_only=True)
class Progress:
    """The answer for one learner, one qualification and one pathway.

    Args:
        verdict: Whether it is achieved.
        qualification: The code of the qualification.
        pathway: The code of the pathway.
        scheme: The code of the scheme of all points here, or `None` where the rules state none.
        missing: The least that completes it; `None` where nothing is known to. That nothing does is said by the
            finding `nothing-completes`.
        counted: The points that count now.
        required: The points that the whole demands, or `None` where it states none.
        groups: Every group that is used, the root first.
        placements: Where each counted credit counts.
        surplus: The indexes of the credits that count nowhere.
        outside: Credits recorded outside the total.
        completion: One cheapest way to finish.
        specialisations: Codes of the specialisations that the best way to finish chooses.
        findings: Why.
    """

    verdict: Verdict
    qualification: str
    pathway: str
    scheme: str | None
    missing: Missing | None
    counted: Decimal
    required: Decimal | None
    groups: tuple[GroupProgress, ...] = attrs.field(repr=False)
    placements: tuple[Placement, ...] = attrs.field(repr=False)
    surplus: tuple[int, ...] = attrs.field(repr=False)
    outside: tuple[Placement, ...] = attrs.field(repr=False)
    completion: tuple[Further, ...] = attrs.field(repr=False)
    specialisations: tuple[str, ...]
    findings: tuple[Finding, ...] = attrs.field(repr=False)
