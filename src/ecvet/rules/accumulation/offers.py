"""Which credit may be placed where, and with how many points: what the rules admit, before anything is chosen."""

from collections.abc import Iterable, Iterator
from datetime import date
from math import gcd

import attrs

from ecvet.model.assessments import Credit
from ecvet.model.combination import UnitEntry
from ecvet.model.origins import Origin
from ecvet.points import from_millionths, millionths
from ecvet.rules.accumulation.tree import Node, Tree
from ecvet.rules.findings import Finding, finding
from ecvet.text import Text


@attrs.frozen
class Offer:
    """A credit that may be placed in an entry.

    Args:
        credit: Its index among the credits given.
        low: The points that it counts with there, in millionths; the least of them where they are unknown.
        high: The most of them; `None` where they are unknown and nothing bounds them.
    """

    credit: int
    low: int
    high: int | None


@attrs.frozen(eq=False)
class Admission:
    """What the rules admit of a learner's credit.

    Args:
        listed: The offers to entries that name the unit, by the code of the unit and the index of the entry. A unit
            counts once, however many credits there are for it.
        special: The units among them whose credit may go to some entries only, or has points of its own.
        open: The offers to open entries, by the index of the credit and of the entry.
        held: The codes of all units held: they are not earned again.
        outside: The extension that takes a credit where it counts nowhere, by the index of the credit.
        grain: The greatest amount that divides all points in the rules and the offers; at least 1.
        findings: Why a credit is not admitted, or counts with other points than recorded.
    """

    listed: dict[str, dict[int, Offer]]
    special: tuple[str, ...]
    open: dict[int, dict[int, Offer]]
    held: frozenset[str]
    outside: dict[int, Node]
    grain: int
    findings: tuple[Finding, ...]

    @property
    def certain(self) -> bool:
        """Whether the points of every offer are known."""
        return all(offer.low == offer.high for offer in _all_offers(self.listed, self.open))


def admit(tree: Tree, credits: tuple[Credit, ...], as_of: date) -> Admission:
    """Return where each credit may be placed.

    Args:
        tree: The rules.
        credits: The learner's credits.
        as_of: The day of the question; what was awarded later is not held yet.
    """
    listed: dict[str, dict[int, Offer]] = {}
    opened: dict[int, dict[int, Offer]] = {}
    outside: dict[int, Node] = {}
    findings: list[Finding] = []
    for index, credit in enumerate(credits):
        refusal = _refusal(tree, credit, as_of)
        places = [] if refusal else list(_places(tree, credit))
        offers = {node.index: _offer(index, credit, node) for node in places}
        if any(isinstance(node.member, UnitEntry) for node in places):
            listed.setdefault(credit.unit, offers)
        elif places:
            opened[index] = offers
        findings += [refusal] if refusal else _remarks(tree, credit, places)
        beyond = next((node for node, place in tree.extensions() if _takes(place.accepts, credit)), None)
        if beyond is not None:
            outside[index] = beyond
    amounts = [n for offer in _all_offers(listed, opened) for n in (offer.low, offer.high or 0)]
    special = tuple(unit for unit, offers in listed.items() if _special(tree, tree.entries[unit], offers))
    held = frozenset(credits[index].unit for index in opened) | frozenset(listed)
    return Admission(listed, special, opened, held, outside, gcd(tree.grain, *amounts) or 1, tuple(findings))


def _special(tree: Tree, entries: tuple[int, ...], offers: dict[int, Offer]) -> bool:
    plain = all(tree.nodes[e].least == tree.nodes[e].most or not tree.nodes[e].weighs for e in entries)
    return not plain or len(offers) < len(entries)


def _all_offers(*tables: dict[str, dict[int, Offer]] | dict[int, dict[int, Offer]]) -> Iterator[Offer]:
    return (offer for table in tables for offers in table.values() for offer in offers.values())


def _refusal(tree: Tree, credit: Credit, as_of: date) -> Finding | None:
    """Say why a credit can count nowhere, whatever entry there is for it."""
    if credit.awarded is not None and credit.awarded > as_of:
        return finding("credit-not-yet-awarded", unit=credit.unit, date=credit.awarded)
    scheme = tree.pathway.scheme
    if credit.points is not None and scheme is not None and credit.points.scheme != scheme:
        return finding("credit-other-scheme", unit=credit.unit, scheme=credit.points.scheme, expected=scheme)
    return finding("credit-partial", unit=credit.unit) if credit.partial else None


def _places(tree: Tree, credit: Credit) -> Iterator[Node]:
    """Yield the entries that accept a credit, in the order of the rules.

    An open entry accepts a unit that is listed only where the record itself declares the credit there.
    """
    top = _declared(tree, credit)
    named = [tree.nodes[index] for index in tree.entries.get(credit.unit, ())]
    here = [node for node in named if _within(node, top)]
    yield from here
    if here or (named and not top):
        return
    for node, entry in tree.opens():
        if _within(node, top) and (_takes(entry.accepts, credit) or (top and credit.origin is None)):
            yield node


def _takes(accepts: Iterable[Origin], credit: Credit) -> bool:
    kinds = tuple(accepts)
    return not kinds or credit.origin in kinds


def _declared(tree: Tree, credit: Credit) -> str:
    """Return the path that the record declares for a credit; "" where it declares none that the rules know."""
    if credit.entry is None:
        return ""
    for node in tree.nodes:
        title = None if isinstance(node.member, UnitEntry) else node.member.title
        if node.path == credit.entry or (title is not None and _is_called(title, credit.entry)):
            return node.path
    return ""


def _is_called(title: Text, name: str) -> bool:
    return any(text.strip().casefold() == name.casefold() for _, text in title.items)


def _within(node: Node, top: str) -> bool:
    return f"{node.path}/".startswith(f"{top}/")


def _offer(index: int, credit: Credit, node: Node) -> Offer:
    """Return what a credit counts with in an entry: the points of the entry, else its own within the range."""
    recorded = None if credit.points is None else millionths(credit.points.value)
    if not node.weighs and (recorded is None or isinstance(node.member, UnitEntry)):
        return Offer(index, 0, 0)
    if isinstance(node.member, UnitEntry):
        if node.least == node.most:
            return Offer(index, node.least, node.least)
        if recorded is None:
            return Offer(index, node.least, node.most)
        recorded = max(node.least, recorded if node.most is None else min(recorded, node.most))
    return Offer(index, 0, node.most) if recorded is None else Offer(index, recorded, recorded)


def _remarks(tree: Tree, credit: Credit, places: list[Node]) -> list[Finding]:
    if not places:
        unclear = credit.origin is None and credit.unit not in tree.entries and any(tree.opens())
        return [finding("credit-origin-unknown" if unclear else "credit-not-accepted", unit=credit.unit)]
    node = places[0]
    if credit.points is None or not node.weighs or not isinstance(node.member, UnitEntry):
        return []
    counted = from_millionths(_offer(0, credit, node).low)
    if counted == credit.points.value:
        return []
    return [
        finding(
            "credit-points-differ", node.path, unit=credit.unit, recorded=credit.points.value, counted=counted
        )
    ]
