"""Prerequisites in the search: what follows from what is decided, and what to decide where a choice breaks one.

Where a unit is out, what needs it is out; where a unit is in, what it needs is in. Where a choice uses a unit without
what it needs, one thing that it needs is decided on: it is out, or it is in one of its places.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from ecvet.model.requirements import Prerequisite
from ecvet.rules.accumulation.caps import ANYWHERE, Cap
from ecvet.rules.accumulation.conditions import Conditions
from ecvet.rules.accumulation.stock import Stock
from ecvet.rules.accumulation.sums import Pick

#: Where a unit may be placed: the index of the taker, and that of the lot that it takes.
_Place: TypeAlias = tuple[int, int]


class Prerequisites:
    """The prerequisites of a pathway, and where one learner may place the units that they name.

    Args:
        rules: The prerequisites.
        conditions: The same as gauges, which tell the lots of which unit are which.
        stock: What there is to place.
    """

    def __init__(self, rules: Sequence[Prerequisite], conditions: Conditions, stock: Stock) -> None:
        """Find the places of every unit."""
        self.rules, self.lots = rules, stock.lots
        self.units = [conditions.named(lot.counts) for lot in stock.lots] if rules else []
        self.places: dict[str, list[_Place]] = {}
        for taker, lots in sorted(stock.takers.items()) if rules else ():
            for lot in lots:
                for unit in self.units[lot]:
                    self.places.setdefault(unit, []).append((taker, lot))

    def settled(self, caps: tuple[Cap, ...]) -> tuple[Cap, ...] | None:
        """Return caps with everything that follows from them; `None` where they contradict each other."""
        if not self.rules:
            return caps
        left, used = self._left(caps), self._used(caps)
        self._follow(left, used)
        if not left.keys() >= used:
            return None
        out = {
            Cap(ANYWHERE, lot, 0) for unit in self.places if unit not in left for _, lot in self.places[unit]
        }
        sole = {self._at(left[unit][0]) for unit in used if len(left[unit]) == 1}
        return tuple(sorted(out.union(sole, caps)))

    def _follow(self, left: dict[str, list[_Place]], used: set[str]) -> None:
        """Leave no place to units that lack what they need, and use what is needed, until nothing more follows."""
        before = None
        while before != (len(left), len(used)):
            before = len(left), len(used)
            for rule in self.rules:
                there = [unit for unit in rule.requires if unit in left]
                if len(there) < (1 if rule.any_of else len(rule.requires)):
                    left.pop(rule.unit, None)
                elif rule.unit in used and (len(there) == 1 or not rule.any_of):
                    used.update(there)

    def instead(self, picks: Iterable[Pick], caps: tuple[Cap, ...]) -> Iterator[tuple[Cap, ...]] | None:
        """Return the caps that take the place of those under which a prerequisite is broken; `None` where none is.

        Args:
            picks: What is chosen.
            caps: The caps under which it was, with everything that follows from them.
        """
        if not self.rules:
            return None
        there = {unit for _, lot, _, _ in picks if lot is not None for unit in self.units[lot]}
        for rule in self.rules:
            missing = [unit for unit in rule.requires if unit not in there]
            if rule.unit in there and missing and (not rule.any_of or len(missing) == len(rule.requires)):
                left = self._left(caps)
                unit = next(unit for unit in missing if unit in left)
                return self._decided(unit, left[unit], caps)
        return None

    def _decided(self, unit: str, places: list[_Place], caps: tuple[Cap, ...]) -> Iterator[tuple[Cap, ...]]:
        yield tuple({*caps, *(Cap(ANYWHERE, lot, 0) for _, lot in self.places[unit])})
        for place in places:
            yield (*caps, self._at(place))

    def _at(self, place: _Place) -> Cap:
        """Return the cap that says that a place must be used."""
        return Cap(*place, len(self.lots[place[1]].things), least=1)

    def _left(self, caps: tuple[Cap, ...]) -> dict[str, list[_Place]]:
        """Return the places that the caps leave to units, where they leave any."""
        closed = {cap[:2] for cap in caps if not cap.most}
        found = {
            unit: [place for place in places if closed.isdisjoint([place, (ANYWHERE, place[1])])]
            for unit, places in self.places.items()
        }
        return {unit: places for unit, places in found.items() if places}

    def _used(self, caps: tuple[Cap, ...]) -> set[str]:
        """Return the units that the caps say must be used."""
        return {unit for cap in caps if cap.least for unit in self.units[cap.lot]}
