"""Caps: how many of a lot a question lets be used, and where it matters."""

from ecvet.rules.accumulation.caps import ANYWHERE, Cap, Capping
from tests.rules.accumulation.test_excess import Shelf, two


def test_the_tightest_of_the_caps_and_of_how_many_there_are_holds() -> None:
    shelf = Shelf(two(5, 5, A=5, B=5), "A")
    lot = shelf.lot("A")
    tyres, paint = shelf.taker("Tyres"), shelf.taker("Paint")

    def most(*caps: Cap) -> tuple[int, int]:
        found = Capping(shelf.ready.tree, shelf.stock.lots, caps)
        return found.most(tyres, lot, 4), found.most(paint, lot, 4)

    assert most() == (4, 4)
    assert most(Cap(tyres, lot, 2)) == (2, 4)
    assert most(Cap(tyres, lot, 2), Cap(ANYWHERE, lot, 3)) == (2, 3)
    assert most(Cap(tyres, lot, 7), Cap(ANYWHERE, lot, 6)) == (4, 4)
    assert most(Cap(tyres, lot, 3), Cap(tyres, lot, 1, 1)) == (1, 4)
