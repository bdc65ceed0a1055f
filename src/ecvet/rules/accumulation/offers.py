"""Which credit may be placed where, and with how many points: what the rules admit, before anything is chosen."""

from collections.abc import Container, Iterable, Iterator, Mapping, Set
from datetime import date
from math import gcd

import attrs

from ecvet.model.assessments import Credit
from ecvet.model.combination import UnitEntry
from ecvet.model.origins import Origin
from ecvet.model.requirements import ExternalCertificate, GradeMinimum, RecognisedCap, ShelfLife
from ecvet.points import from_millionths, millionths
from ecvet.rules.accumulation.currency import refusal
from ecvet.rules.accumulation.repeats import apart, listed_again
from ecvet.rules.accumulation.speakers import Offer, rank, rivals, speaking
from ecvet.rules.accumulation.tree import Node, Tree
from ecvet.rules.accumulation.work import Work
from ecvet.rules.findings import Finding, finding


@attrs.frozen(eq=False)
class Admission:
    """What the rules admit of a learner's credit.

    Args:
        about: The credits given.
        listed: The offers to entries that name the unit, by the code of the unit and the index of the entry. A unit
            counts once, however many credits there are for it.
        special: The units among them whose credit may go to some entries only, or has points of its own.
        parts: The offers of credits for parts of a unit that is not held whole, by the code of the unit: for each entry
            that accepts parts, by its index, the offers of those that attest nothing twice, the preferred ones first.
        open: The offers to open entries, by the index of the credit and of the entry.
        held: The codes of all units held: they are not earned again.
        certificates: The indexes of the credits that are certificates demanded beside the units.
        outside: The extension that takes a credit where it counts nowhere, by the index of the credit.
        repeats: The indexes of the credits that count nowhere since they are listed twice, or attest nothing more.
        findings: Why a credit is not admitted, or counts with other points than recorded.
        certain: Whether the points of every offer are known.
        settled: Whether the parts that attest nothing twice are known to be those that bring the most.
        rivals: Credits for one unit, unit by unit, of which it turns on what is required which should speak for it.
    """

    about: tuple[Credit, ...]
    listed: dict[str, dict[int, Offer]]
    special: tuple[str, ...]
    parts: dict[str, dict[int, tuple[Offer, ...]]]
    open: dict[int, dict[int, Offer]]
    held: frozenset[str]
    certificates: tuple[int, ...]
    outside: dict[int, Node]
    repeats: frozenset[int]
    findings: tuple[Finding, ...]
    certain: bool
    settled: bool
    rivals: tuple[tuple[int, ...], ...]

    def offer(self, credit: int, unit: str, entry: int) -> Offer | None:
        """Return the offer by which a credit for a unit may be placed in an entry."""
        if credit in self.open:
            return self.open[credit].get(entry)
        parts = self.parts.get(unit, {}).get(entry, ())
        return next((o for o in parts if o.credit == credit), self.listed.get(unit, {}).get(entry))

    def entries(self, index: int) -> tuple[int, ...]:
        """Return the entries in which a credit may be placed, or another for the same unit in its stead."""
        unit = self.about[index].unit
        return tuple(self.open.get(index) or self.listed.get(unit) or self.parts.get(unit) or ())

    def grain(self, common: int) -> int:
        """Return the greatest amount that divides all points in the rules and the offers, in millionths.

        Args:
            common: The greatest amount that divides the points in the rules; 0 where there are none.
        """
        if not self.special and not self.parts and not self.open:
            # What is plain brings points that stand in the rules.
            return common or 1
        odd = [self.listed[unit] for unit in self.special]
        return gcd(common, *(n for o in _all(odd, self.parts, self.open) for n in (o.low, o.high or 0))) or 1


def _all(
    listed: Iterable[Mapping[int, Offer]],
    parts: Mapping[str, Mapping[int, tuple[Offer, ...]]],
    opened: Mapping[int, Mapping[int, Offer]],
) -> Iterator[Offer]:
    for table in (*listed, *opened.values()):
        yield from table.values()
    for entries in parts.values():
        for offers in entries.values():
            yield from offers


def admit(
    tree: Tree, credits: tuple[Credit, ...], as_of: date, work: Work, preferred: Set[int] = frozenset()
) -> Admission:
    """Return where each credit may be placed.

    Args:
        tree: The rules.
        credits: The learner's credits.
        as_of: The day of the question; what was awarded later is not held yet.
        work: How much may be looked at to find the parts of units that attest nothing twice.
        preferred: The indexes of the credits that are to speak for their units where something is required across the
            groups.
    """
    outside = _outside(tree, credits)
    certificates = _certificates(tree, credits, as_of)
    others = [index for index in range(len(credits)) if index not in certificates]
    admitted, findings = _examined(tree, credits, others, as_of, outside)
    again = listed_again(credits, admitted, lambda index: _precedence(credits, admitted[index], preferred))
    once = {index: offers for index, offers in admitted.items() if index not in again}
    whole, parts, opened = _sorted(tree, credits, once, preferred)
    begun = {
        unit: {entry: _apart(credits, offers, work) for entry, offers in entries.items()}
        for unit, entries in parts.items()
        if unit not in whole
    }
    special = tuple(unit for unit, offers in whole.items() if _is_special(tree, unit, offers))
    uncertain = [whole[unit] for unit in special]
    return Admission(
        about=credits,
        listed=whole,
        special=special,
        parts=begun,
        open=opened,
        held=frozenset(credits[index].unit for index in opened) | frozenset(whole),
        certificates=certificates,
        outside={index: node for index, node in outside.items() if index not in again},
        repeats=again | _idle(parts, begun),
        findings=findings,
        certain=all(offer.low == offer.high for offer in _all(uncertain, begun, opened)),
        settled=work.left >= 0,
        rivals=_rivals(tree, credits, admitted),
    )


def _rivals(
    tree: Tree, credits: tuple[Credit, ...], admitted: Mapping[int, dict[int, Offer]]
) -> tuple[tuple[int, ...], ...]:
    requirements = tree.pathway.requirements
    if not requirements:
        return ()
    capped = any(isinstance(one, RecognisedCap) for one in requirements)
    listed = {index: offers for index, offers in admitted.items() if credits[index].unit in tree.entries}

    def more_is_better(credit: Credit, entry: int) -> bool:
        return not tree.nodes[entry].limited and not (capped and credit.recognised_from is not None)

    return tuple(rivals(credits, listed, more_is_better))


def _examined(
    tree: Tree, credits: tuple[Credit, ...], indexes: Iterable[int], as_of: date, outside: Container[int]
) -> tuple[dict[int, dict[int, Offer]], tuple[Finding, ...]]:
    """Return where each of some credits may be placed, by its index, and what there is to say of them."""
    admitted: dict[int, dict[int, Offer]] = {}
    findings: list[Finding] = []
    for index in indexes:
        credit = credits[index]
        refusal = _refusal(tree, credit, as_of)
        if refusal:
            findings.append(refusal)
            continue
        offers = _offers(tree, index, credit)
        if not offers:
            findings += _unaccepted(tree, credit, index in outside)
            continue
        admitted[index] = offers
        if credit.points is not None:
            findings += _other_points(tree, credit, offers)
    return admitted, tuple(findings)


def _sorted(
    tree: Tree,
    credits: tuple[Credit, ...],
    admitted: Mapping[int, dict[int, Offer]],
    preferred: Set[int],
) -> tuple[dict[str, dict[int, Offer]], dict[str, dict[int, tuple[Offer, ...]]], dict[int, dict[int, Offer]]]:
    """Return the offers apart: for whole units by unit, for parts of units by unit, for what is not listed."""
    required = bool(tree.pathway.requirements)
    whole: dict[str, dict[int, Offer]] = {}
    parts: dict[str, dict[int, tuple[Offer, ...]]] = {}
    opened: dict[int, dict[int, Offer]] = {}
    for index, offers in admitted.items():
        credit = credits[index]
        if credit.unit not in tree.entries:
            opened[index] = offers
        elif credit.partial:
            entries = parts.setdefault(credit.unit, {})
            entries.update({entry: (*entries.get(entry, ()), offer) for entry, offer in offers.items()})
        else:
            before = whole.get(credit.unit)
            whole[credit.unit] = (
                speaking(credits, before, offers, preferred, required=required) if before else offers
            )
    return whole, parts, opened


def _certificates(tree: Tree, credits: tuple[Credit, ...], as_of: date) -> tuple[int, ...]:
    wanted = {one.code for one in tree.pathway.requirements if isinstance(one, ExternalCertificate)}
    held = ((i, c) for i, c in enumerate(credits) if c.unit in wanted and not _has_lapsed(tree, c, as_of))
    return tuple(index for index, credit in held if credit.awarded is None or credit.awarded <= as_of)


def _has_lapsed(tree: Tree, certificate: Credit, as_of: date) -> bool:
    """Whether a requirement that names a certificate refuses it; what is required of every unit is not meant for it."""
    return any(
        certificate.unit in requirement.units and refusal(requirement, certificate, as_of) is not None
        for requirement in tree.pathway.requirements
        if isinstance(requirement, GradeMinimum | ShelfLife)
    )


def _precedence(
    credits: tuple[Credit, ...], offers: Mapping[int, Offer], preferred: Set[int]
) -> tuple[int, ...]:
    """Return what a credit is preferred by to another that bears its id."""
    best = max(offers.values(), key=lambda offer: rank(credits, offer))
    whole = not credits[best.credit].partial
    return best.credit in preferred, whole, len(offers), *rank(credits, best)


def _apart(credits: tuple[Credit, ...], offers: tuple[Offer, ...], work: Work) -> tuple[Offer, ...]:
    """Return the parts of a unit that count, in an order that does not depend on that of the credits."""
    ordered = tuple(sorted(offers, key=lambda offer: rank(credits, offer), reverse=True))
    kept = apart(credits, ordered, work)
    return tuple(offer for offer in ordered if offer.credit in kept)


def _idle(
    parts: Mapping[str, Mapping[int, tuple[Offer, ...]]], begun: Mapping[str, Mapping[int, tuple[Offer, ...]]]
) -> frozenset[int]:
    """Return the credits for parts of units begun that count in no entry beside the others."""
    held = {offer.credit for unit in begun for offers in parts[unit].values() for offer in offers}
    return frozenset(held.difference(offer.credit for offer in _all((), begun, {})))


def _is_special(tree: Tree, unit: str, offers: Mapping[int, Offer]) -> bool:
    return unit not in tree.plain or offers.keys() != tree.plain[unit].keys()


def _outside(tree: Tree, credits: tuple[Credit, ...]) -> dict[int, Node]:
    found: dict[int, Node] = {}
    for node, place in tree.extensions:
        for index, credit in enumerate(credits):
            if index not in found and not credit.partial and takes(place.accepts, credit):
                found[index] = node
    return found


def _refusal(tree: Tree, credit: Credit, as_of: date) -> Finding | None:
    """Say why a credit can count nowhere, whatever entry there is for it."""
    if credit.awarded is not None and credit.awarded > as_of:
        return finding("credit-not-yet-awarded", unit=credit.unit, date=credit.awarded)
    scheme = tree.pathway.scheme
    if credit.points is not None and scheme is not None and credit.points.scheme != scheme:
        return finding("credit-other-scheme", unit=credit.unit, scheme=credit.points.scheme, expected=scheme)
    if credit.partial and not any(
        tree.nodes[entry].takes_parts for entry in tree.entries.get(credit.unit, ())
    ):
        return finding("credit-partial", unit=credit.unit)
    for requirement in tree.pathway.requirements:
        refused = refusal(requirement, credit, as_of)
        if refused is not None:
            return refused
    return None


def _offers(tree: Tree, index: int, credit: Credit) -> dict[int, Offer]:
    """Return the offers of a credit, by the index of the entry, in the order of the rules."""
    plain = tree.plain.get(credit.unit)
    if plain is not None and credit.entry is None and not credit.partial:
        return {entry: Offer(index, points, points) for entry, points in plain.items()}
    return {node.index: _offer(tree, index, credit, node) for node in _places(tree, credit)}


def _places(tree: Tree, credit: Credit) -> Iterator[Node]:
    """Yield the entries that accept a credit, in the order of the rules.

    An open entry accepts a unit that is listed only where the record itself declares the credit there.
    """
    tops = _declared(tree, credit)
    named = [tree.nodes[index] for index in tree.entries.get(credit.unit, ())]
    if credit.partial:
        named = [node for node in named if node.takes_parts]
    here = [node for node in named if _within(node, tops)]
    yield from here
    if here or credit.partial or (named and not tops):
        return
    for node, entry in tree.opens():
        if _within(node, tops) and (takes(entry.accepts, credit) or (tops and credit.origin is None)):
            yield node


def takes(accepts: Iterable[Origin], credit: Credit) -> bool:
    """Whether an open entry or an extension takes credit of that origin.

    Args:
        accepts: The origins that it accepts; none for any.
        credit: The credit.
    """
    kinds = tuple(accepts)
    return not kinds or credit.origin in kinds


def _declared(tree: Tree, credit: Credit) -> tuple[str, ...]:
    """Return the paths that the record may mean by the entry it declares; none where the rules know no such entry.

    Who names the whole declares nothing.
    """
    if credit.entry is None:
        return ()
    return tuple(
        node.path for node in tree.nodes[1:] if node.path == credit.entry or _is_called(node, credit.entry)
    )


def declares(tree: Tree, entry: str) -> bool:
    """Whether the rules know an entry that a record declares; who names the whole declares nothing, but is known.

    Args:
        tree: The rules.
        entry: The path or the title of a group or an entry.
    """
    return any(node.path == entry or _is_called(node, entry) for node in tree.nodes)


def _is_called(node: Node, name: str) -> bool:
    title = None if isinstance(node.member, UnitEntry) else node.member.title
    return title is not None and any(text.strip().casefold() == name.casefold() for _, text in title.items)


def _within(node: Node, tops: tuple[str, ...]) -> bool:
    return not tops or any(f"{node.path}/".startswith(f"{top}/") for top in tops)


def _offer(tree: Tree, index: int, credit: Credit, node: Node) -> Offer:
    """Return what a credit counts with in an entry: the points of the entry, else its own within the range.

    Where the rules are of no scheme, points are not added up: they may be of several.
    """
    points = None if tree.pathway.scheme is None else credit.points
    recorded = None if points is None else millionths(points.value)
    if not node.weighs and (recorded is None or isinstance(node.member, UnitEntry)):
        return Offer(index, 0, 0)
    if isinstance(node.member, UnitEntry) and credit.partial:
        most = node.most if recorded is None else recorded
        return Offer(index, recorded or 0, most)
    if isinstance(node.member, UnitEntry):
        if node.least == node.most:
            return Offer(index, node.least, node.least)
        if recorded is None:
            return Offer(index, node.least, node.most)
        recorded = max(node.least, recorded if node.most is None else min(recorded, node.most))
    return Offer(index, 0, node.most) if recorded is None else Offer(index, recorded, recorded)


def _unaccepted(tree: Tree, credit: Credit, outside: bool) -> Iterator[Finding]:
    """Say that no entry accepts a credit, unless it is recorded outside the total."""
    unclear = credit.origin is None and credit.unit not in tree.entries and any(tree.opens())
    if not outside:
        yield finding("credit-origin-unknown" if unclear else "credit-not-accepted", unit=credit.unit)


def _other_points(tree: Tree, credit: Credit, offers: Mapping[int, Offer]) -> Iterator[Finding]:
    """Say that a credit for a unit counts with other points than recorded."""
    entry, offer = next(iter(offers.items()))
    node = tree.nodes[entry]
    if credit.points is None or credit.partial or not node.weighs or not isinstance(node.member, UnitEntry):
        return
    recorded = credit.points.value
    if offer.low != millionths(recorded):
        counted = from_millionths(offer.low)
        yield finding("credit-points-differ", node.path, unit=credit.unit, recorded=recorded, counted=counted)
