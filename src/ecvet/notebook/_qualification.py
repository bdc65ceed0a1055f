"""A qualification as a tree to unfold: its rules of combination, down to the outcomes of its units."""

from collections.abc import Iterator

import attrs

from ecvet.i18n.outline import Terms, required_across, terms
from ecvet.model.combination import Alternatives, Extension, Group, Member, OpenEntry, UnitEntry, walk
from ecvet.model.qualifications import Pathway, Qualification
from ecvet.notebook import _units
from ecvet.notebook._blocks import bullets, card, code, facts, fold, joined, pills, quoted
from ecvet.notebook._html import Element, Node, tag
from ecvet.notebook._lens import Lens

# A tree with more entries begins with its groups folded, but for those at the top that hold few members.
_AT_ONCE, _FEW = 30, 12


def qualification(shown: Qualification, lens: Lens) -> Element:
    """Return a qualification: what it is, and the rules of each pathway to it."""
    lens = attrs.evolve(lens, qualifications=(shown, *lens.qualifications))
    outcomes = [one for unit in shown.units for one in unit.outcomes]
    several = len(shown.pathways) > 1
    return card(
        lens.heading("term.qualification"),
        lens.text(shown.title),
        _facts(shown, lens),
        None
        if shown.description is None
        else fold(lens.heading("what.description"), tag("p", lens.text(shown.description))),
        _units.legend(outcomes, lens),
        *(
            _route(route, lens, several=several, first=not place)
            for place, route in enumerate(shown.pathways)
        ),
    )


def pathway(shown: Pathway, lens: Lens) -> Element:
    """Return a pathway by itself."""
    return card(lens.heading("term.pathway"), _called(shown, lens), *_rules(shown, lens))


def rules(shown: Group | Alternatives, lens: Lens) -> Element:
    """Return a group of rules, or alternatives, by itself; the scheme of its points is not known."""
    return tag("div", _tree(shown, lens, None), class_="card")


def _facts(shown: Qualification, lens: Lens) -> Element | None:
    specialisations = (lens.text(one.title) for one in shown.specialisations)
    return facts(
        (lens.heading("field.code"), code(shown.code)),
        (lens.heading("field.version"), shown.version),
        (lens.heading("term.eqf-level"), None if shown.eqf is None else lens.number(shown.eqf)),
        (lens.heading("term.units"), lens.number(len(shown.units)) if shown.units else None),
        (
            lens.heading("term.validity"),
            None if shown.validity is None else lens.period(shown.validity.period) or None,
        ),
        (
            lens.heading("field.awarding-body"),
            None if shown.awarded_by is None else lens.text(shown.awarded_by.name),
        ),
        (lens.heading("field.specialisations"), joined(specialisations)),
    )


def _route(shown: Pathway, lens: Lens, *, several: bool, first: bool) -> Element:
    if not several:
        return tag("div", *_rules(shown, lens))
    summary = f"{lens.heading('term.pathway')}: {_called(shown, lens)}"
    return fold(summary, *_rules(shown, lens), unfolded=first)


def _called(shown: Pathway, lens: Lens) -> str:
    return shown.code if shown.title is None else lens.plain(shown.title)


def _rules(shown: Pathway, lens: Lens) -> Iterator[Element]:
    yield _tree(shown.rules, lens, shown.scheme)
    across = required_across(shown, lens.reader, lens.titles)
    if across:
        yield tag("div", lens.label("outline.across"), class_="caption")
        yield bullets(across)


def _tree(shown: Group | Alternatives, lens: Lens, scheme: str | None) -> Element:
    entries = sum(isinstance(member, UnitEntry | OpenEntry) for _, member in walk(shown))
    return _Tree(lens, scheme, shown, entries <= _AT_ONCE).drawn()


@attrs.frozen(eq=False)
class _Tree:
    """Draws rules, with the points of one scheme."""

    lens: Lens
    scheme: str | None
    top: Group | Alternatives
    unfolded: bool

    def drawn(self) -> Element:
        return tag("ul", self._holder(self.top, None, unfolded=True), class_="tree")

    def _member(self, shown: Member, holder: Group | Alternatives) -> Element:
        match shown:
            case Group() | Alternatives():
                return self._holder(shown, holder, unfolded=self.unfolded or self._is_short(shown, holder))
            case UnitEntry():
                return self._unit(shown, holder)
            case OpenEntry() | Extension():
                return self._open(shown, holder)

    def _holder(
        self, shown: Group | Alternatives, holder: Group | Alternatives | None, *, unfolded: bool
    ) -> Element:
        nameless = "term.rules-of-combination" if holder is None else "term.group"
        if isinstance(shown, Alternatives):
            nameless = "term.alternatives"
        name = self.lens.heading(nameless) if shown.title is None else self.lens.text(shown.title)
        summary = tag("summary", tag("span", name, class_="group"), *self._says(shown, holder))
        held = shown.branches if isinstance(shown, Alternatives) else shown.members
        below = tag("ul", *(self._member(one, shown) for one in held)) if held else None
        return tag("li", tag("details", summary, self._words(shown), below, open="" if unfolded else None))

    def _is_short(self, shown: Group | Alternatives, holder: Group | Alternatives) -> bool:
        if isinstance(shown, Alternatives):
            return len(shown.branches) <= _FEW
        return holder is self.top and len(shown.members) <= _FEW

    def _unit(self, shown: UnitEntry, holder: Group | Alternatives) -> Element:
        line = (self.lens.unit(shown.unit), *self._says(shown, holder))
        inside = self._inside(shown.unit)
        if not inside:
            return tag("li", *line, self._words(shown), class_="leaf")
        within = tag("div", *inside, class_="within")
        return tag("li", tag("details", tag("summary", *line), within), self._words(shown))

    def _inside(self, unit: str) -> tuple[Element, ...]:
        for qualification in self.lens.qualifications:
            described = qualification.unit(unit)
            if described is not None:
                return (*_units.inside(described, self.lens),)
        return ()

    def _open(self, shown: OpenEntry | Extension, holder: Group | Alternatives) -> Element:
        name = tag("span", "+ ", self.lens.text(shown.title))
        return tag("li", name, *self._says(shown, holder), self._words(shown), class_="leaf")

    def _says(self, shown: Member, holder: Group | Alternatives | None) -> Iterator[Node]:
        said: Terms = terms(shown, holder, self.lens.reader, self.scheme)
        if said.demands:
            yield " "
            yield tag("span", "; ".join(said.demands), class_="says")
        yield from pills(said.marks)

    def _words(self, shown: Member) -> Element | None:
        return None if shown.words is None else quoted(self.lens, self.lens.plain(shown.words))
