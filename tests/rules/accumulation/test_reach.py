"""The reachable sums: what must be used somewhere makes whatever holds the place be used."""

from ecvet import Group
from ecvet.rules.accumulation.caps import Cap
from ecvet.rules.accumulation.reach import Reach
from ecvet.rules.accumulation.sums import picked
from ecvet.rules.accumulation.work import Work
from tests.rules.accumulation.examples import at_least, at_most, group, unit
from tests.rules.accumulation.test_excess import Shelf


def filled(title: str, *codes: str) -> Group:
    return group(title, *(unit(code, 10) for code in codes), points=at_least(10))


#: Of the two groups in it one is enough.
EITHER = group("Either", filled("Tyres", "A", "B"), filled("Paint", "A", "C"), points=at_most(10))


def used(shelf: Shelf, *forced: tuple[str, str]) -> set[str] | None:
    """Which of the groups are used where a unit must be used in each of some places; `None` where nothing does."""
    caps = tuple(sorted(Cap(shelf.taker(title), shelf.lot(code), 1, 1) for title, code in forced))
    ready, grounds = shelf.ready, shelf.grounds
    reach = Reach(
        ready.tree, grounds, shelf.stock, ready.conditions, frozenset(), demanding=True, work=Work(10_000)
    )
    way = reach.best(caps)
    if way is None:
        return None
    taken = {taker for taker, lot, _, _ in picked(way[1]) if lot is None}
    return {title for title in ("Either", "Tyres", "Paint", "Glass") if shelf.taker(title) in taken}


def test_of_groups_of_which_one_is_enough_that_one_is_used_in_which_something_must_be() -> None:
    shelf = Shelf(group("Whole", EITHER, filled("Glass", "X"), points=at_least(10)), "B C")
    for title, code in (("Tyres", "B"), ("Paint", "C"), ("Tyres", "A"), ("Paint", "A")):
        found = used(shelf, (title, code))
        assert found is not None
        assert found & {"Tyres", "Paint"} == {title}
    assert used(shelf, ("Tyres", "B"), ("Paint", "C")) is None
    assert len((used(shelf) or set()) & {"Tyres", "Paint"}) == 1


def test_where_nothing_must_be_used_in_them_neither_of_such_groups_need_be() -> None:
    shelf = Shelf(group("Whole", EITHER, filled("Glass", "X"), points=at_least(10)), "X")
    assert used(shelf) == {"Glass"}
