"""Outlines: rules of combination as an indented list in words, as a regulation would say them."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from textwrap import indent as indent_all

import attrs

from ecvet.i18n.catalogue import Reader, tag
from ecvet.i18n.formats import list_of, number, points
from ecvet.i18n.labels import capital, heading, label
from ecvet.i18n.sentences import phrase
from ecvet.model.combination import Alternatives, Beyond, Extension, Group, Member, OpenEntry, UnitEntry
from ecvet.model.origins import Origin
from ecvet.model.qualifications import Pathway
from ecvet.model.requirements import (
    Barred,
    ExternalCertificate,
    GradeMinimum,
    HomeMinimum,
    LevelMinimum,
    Prerequisite,
    RecognisedCap,
    Requirement,
    ShelfLife,
)
from ecvet.points import CountRange, PointRange, Points, from_millionths, millionths
from ecvet.text import Text


def outline(rules: Group | Pathway, language: Reader, units: Mapping[str, Text] | None = None) -> str:
    """Return rules of combination as an indented list in words.

    Args:
        rules: The rules; of a pathway, with the name of its points and with what it requires across the groups.
        language: The tag of the language; where there are no words in it, the nearest serves, else English.
        units: The titles of the units, by code; a unit without one is named by its code alone.

    Examples:
        >>> from ecvet.model.building import all_of, choose, unit
        >>> free = choose(unit("B", 10), unit("C", 10), points=10, title={"en": "Optional units"})
        >>> print(outline(all_of(unit("A", 20), free, points=30), "en", {"A": Text({"en": "Safe work"})}))
        Rules of combination: all of the following; 30 points
        - A Safe work: 20 points
        - Optional units: 10 points
          - B: 10 points
          - C: 10 points
    """
    if isinstance(rules, Group):
        return "\n".join(_Outline(language, None, units or {}).tree(rules, None))
    told = _Outline(language, rules.scheme, units or {})
    return "\n".join([*told.tree(rules.rules, rules.title), *told.across(rules.requirements)])


@attrs.frozen
class Terms:
    """What the rules say of one member beside its name, in words.

    Args:
        demands: What it demands, bounds or accepts.
        marks: How it stands in what holds it, such as "mandatory".
    """

    demands: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


def terms(
    member: Member, holder: Group | Alternatives | None, language: Reader, scheme: str | None = None
) -> Terms:
    """Return what rules say of one member beside its name, for whoever shows them in another form than a list.

    Args:
        member: The member.
        holder: What holds it; `None` for the root.
        language: The tag of the language.
        scheme: The code of the scheme that all points are of, where it is known.

    Examples:
        >>> from ecvet.model.building import choose, mandatory, unit
        >>> rules = choose(mandatory(unit("A", (10, 20))), points=20)
        >>> terms(rules.members[0], rules, "en", "ecvet")
        Terms(demands=('10 to 20 ECVET points',), marks=('mandatory',))
    """
    return _Outline(language, scheme, {}).terms(member, holder)


def required_across(
    pathway: Pathway, language: Reader, units: Mapping[str, Text] | None = None
) -> tuple[str, ...]:
    """Return what a pathway requires across the groups of its rules, each in words.

    Args:
        pathway: The pathway.
        language: The tag of the language.
        units: The titles of the units, by code; a unit without one is named by its code alone.
    """
    told = _Outline(language, pathway.scheme, units or {})
    return tuple(map(told.requirement, pathway.requirements))


@attrs.frozen
class _Outline:
    """Words rules in one language, with the points of one scheme."""

    language: Reader
    scheme: str | None
    units: Mapping[str, Text]

    def tree(self, root: Group, title: Text | None) -> Iterator[str]:
        name = self._title(root.title or title) or heading("term.rules-of-combination", self.language)
        yield self._line(name, [*self._demands(root)], [])
        yield from self._words(root, "")
        yield from self._below(root, "")

    def _below(self, holder: Group | Alternatives, indent: str) -> Iterator[str]:
        for member in holder.members if isinstance(holder, Group) else holder.branches:
            yield f"{indent}- {self._member(member, holder)}"
            yield from self._words(member, f"{indent}  ")
            if isinstance(member, Group | Alternatives):
                yield from self._below(member, f"{indent}  ")

    def _words(self, member: Member, indent: str) -> Iterator[str]:
        if member.words is not None:
            yield indent_all(self._quoted(member.words), indent)

    def _member(self, member: Member, holder: Group | Alternatives) -> str:
        """Return one line: what a member is called, what it demands, and how it stands in what holds it."""
        said = self.terms(member, holder)
        return self._line(self._name(member), [*said.demands], [*said.marks])

    def _name(self, member: Member) -> str:
        if isinstance(member, UnitEntry):
            return self._unit(member.unit)
        nameless = heading("term.group", self.language) if isinstance(member, Group) else ""
        return self._title(member.title) or nameless

    def terms(self, member: Member, holder: Group | Alternatives | None) -> Terms:
        """Return what is said of a member beside its name."""
        match member:
            case UnitEntry():
                return Terms((*self._span(member.points),), (*self._marks(member, holder),))
            case OpenEntry():
                demands = (*self._span(member.points), self._accepted(member.accepts))
                return Terms(demands, (*self._marks(member, holder),))
            case Extension():
                return Terms((self._label("term.extension"), self._accepted(member.accepts)))
            case Alternatives():
                return Terms((self._label("outline.one"),))
            case Group():
                return Terms((*self._demands(member),), (*self._marks(member, holder),))

    def _demands(self, group: Group) -> Iterator[str]:
        if group.all_members:
            yield self._label("outline.all")
        if group.count is not None:
            yield from self._count(group.count)
        yield from self._span(group.points)
        if group.beyond is Beyond.LIMIT and group.points is not None and group.points.maximum is not None:
            yield self._label("outline.limit")

    def _marks(
        self, member: UnitEntry | OpenEntry | Group, holder: Group | Alternatives | None
    ) -> Iterator[str]:
        demands_all = isinstance(holder, Group) and holder.all_members
        if member.mandatory and not demands_all:
            yield self._label("term.mandatory")
        if isinstance(member, UnitEntry) and member.parts_accepted:
            yield self._label("outline.parts")
        if isinstance(member, Group) and member.specialisation is not None:
            yield self._phrase("outline.specialisation", code=member.specialisation)
        if isinstance(member, Group) and member.award_title is not None:
            yield self._phrase("outline.award-title", code=member.award_title)

    def _count(self, count: CountRange) -> Iterator[str]:
        low, high = count.minimum, count.maximum
        if low is not None and low == high:
            yield self._phrase("outline.exactly", count=low)
        elif low is not None and high is not None:
            yield self._phrase("outline.between", low=low, high=high)
        elif low is not None:
            yield self._phrase("outline.at-least", count=low)
        elif high is not None:
            yield self._phrase("outline.at-most", count=high)

    def _span(self, span: PointRange | None) -> Iterator[str]:
        low, high = (None, None) if span is None else (span.minimum, span.maximum)
        if low is not None and low == high:
            yield self._points(low)
        elif low is not None and high is not None:
            figure = number(low, self.language)
            yield self._phrase("command.between", low=figure, high=self._points(high))
        elif low is not None:
            yield self._phrase("command.at-least", value=self._points(low))
        elif high is not None:
            yield self._phrase("command.at-most", value=self._points(high))

    def across(self, requirements: tuple[Requirement, ...]) -> Iterator[str]:
        if requirements:
            yield ""
            yield self._label("outline.across")
        for requirement in requirements:
            yield f"- {self.requirement(requirement)}"
            if requirement.words is not None:
                yield indent_all(self._quoted(requirement.words), "  ")

    def requirement(self, required: Requirement) -> str:
        """Return what is required across the groups."""
        match required:
            case LevelMinimum():
                amount = self._points(required.points)
                return self._phrase("outline.level-minimum", points=amount, level=required.level)
            case Barred():
                return self._phrase("outline.barred", units=self._units(required.units), count=required.most)
            case Prerequisite():
                key = (
                    "outline.prerequisite-any"
                    if required.any_of and len(required.requires) > 1
                    else "outline.prerequisite"
                )
                return self._phrase(key, unit=self._unit(required.unit), units=self._units(required.requires))
            case RecognisedCap():
                return self._phrase("outline.recognised-cap", amount=self._amount(required))
            case HomeMinimum():
                return self._phrase("outline.home-minimum", amount=self._amount(required))
            case GradeMinimum():
                scale = self._title(required.scale.title) or required.scale.code
                units = self._concerned(required.units)
                return self._phrase("outline.grade-minimum", units=units, grade=required.label, scale=scale)
            case ShelfLife():
                units = self._concerned(required.units)
                return self._phrase("outline.shelf-life", units=units, time=self._time(required))
            case ExternalCertificate():
                return self._phrase("outline.external-certificate", certificate=required.title)

    def _amount(self, required: RecognisedCap | HomeMinimum) -> str:
        if required.share is None:
            return self._points(required.points or Decimal(0))
        percent = from_millionths(millionths(required.share) * 100)
        return self._phrase("outline.share", percent=percent)

    def _time(self, required: ShelfLife) -> str:
        years = [self._phrase("outline.years", years=required.years)] if required.years else []
        months = [self._phrase("outline.months", months=required.months)] if required.months else []
        return list_of([*years, *months], self.language)

    def _concerned(self, units: tuple[str, ...]) -> str:
        return self._units(units) if units else self._label("outline.every-unit")

    def _units(self, codes: tuple[str, ...]) -> str:
        return list_of([self._unit(code) for code in codes], self.language)

    def _unit(self, code: str) -> str:
        return f"{code} {self._title(self.units[code])}" if code in self.units else code

    def _accepted(self, origins: tuple[Origin, ...]) -> str:
        if not origins:
            return self._label("outline.accepts-any")
        return self._phrase("outline.accepts", origin=tuple(origin.value for origin in origins))

    def _points(self, value: Decimal) -> str:
        if self.scheme is None:
            return self._phrase("outline.points", points=value)
        return points(Points(value, self.scheme), self.language)

    def _quoted(self, words: Text) -> str:
        return self._phrase("outline.words", words=words)

    def _title(self, title: Text | None) -> str:
        return "" if title is None else title.pick(tag(self.language)).text

    def _label(self, key: str) -> str:
        return label(key, self.language)

    def _phrase(self, key: str, **params: "Text | str | int | Decimal | tuple[str, ...]") -> str:
        return phrase(key, self.language, **params)

    def _line(self, name: str, demands: list[str], marks: list[str]) -> str:
        told = "; ".join(demands)
        text = f"{name}: {told}" if name and told else name or capital(told, self.language)
        return f"{text} ({'; '.join(marks)})" if marks else text
