"""Qualifications: what is awarded, by which units and rules, and when it is in force."""

from datetime import date

import attrs

from ecvet.codes import wrong
from ecvet.model._fields import a, a_code, a_country, a_level, codes, each, languages, unique
from ecvet.model.combination import Group, Member, OpenEntry, UnitEntry, walk
from ecvet.model.institutions import Institution
from ecvet.model.requirements import Requirement, requirements
from ecvet.model.units import Unit
from ecvet.periods import Validity
from ecvet.text import Text


@attrs.frozen(kw_only=True)
class Specialisation:
    """A direction within a qualification, made up by groups of its rules.

    Args:
        code: What names it.
        title: What it is called.
    """

    code: str = attrs.field(validator=a_code)
    title: Text = attrs.field(validator=a(Text))


@attrs.frozen(kw_only=True)
class AwardTitle:
    """A title that the qualification leads to.

    Args:
        code: What names it.
        title: What it is called.
        specialisation: The specialisation that it depends on.
        unit: The unit that it depends on.
    """

    code: str = attrs.field(validator=a_code)
    title: Text = attrs.field(validator=a(Text))
    specialisation: str | None = attrs.field(default=None, validator=a_code)
    unit: str | None = attrs.field(default=None, validator=a_code)


@attrs.frozen(kw_only=True)
class Pathway:
    """A route to a qualification, with rules of combination of its own.

    Args:
        code: What names it.
        rules: The root of its rules of combination.
        scheme: The code of the scheme that all points in the rules are of; required where the rules state any.
        title: What it is called.
        requirements: What is required across the groups of the rules.

    Raises:
        ShapeError: where a field is malformed; `points.scheme` where the rules state points and no scheme is given.
    """

    code: str = attrs.field(validator=a_code)
    rules: Group = attrs.field(validator=a(Group))
    scheme: str | None = attrs.field(default=None, validator=a_code)
    title: Text | None = attrs.field(default=None, validator=a(Text))
    requirements: tuple[Requirement, ...] = attrs.field(default=(), validator=requirements, repr=False)

    def __attrs_post_init__(self) -> None:
        if self.scheme is None and any(_has_points(member) for _, member in walk(self.rules)):
            raise wrong(
                "scheme", "points.scheme", "is missing while the rules state points", None, "a code: ecvet, …"
            )


@attrs.frozen(kw_only=True)
class Qualification:
    """A formal outcome of assessment and validation, made of units by its rules of combination (Annex I (a)).

    Args:
        code: What names it, such as its legal number; its versions may share it.
        title: What it is called.
        units: The units that its rules list.
        pathways: The routes to it; at least one.
        version: What tells this version from others of the same code.
        eqf: Its level in the European Qualifications Framework, 1 to 8.
        nqf: Its levels in national frameworks, as they are written there.
        validity: When this version is in force.
        specialisations: The directions within it.
        award_titles: The titles that it leads to.
        national_codes: Its codes in national classifications.
        replaces: Codes of the qualifications that it replaces.
        country: Where it is awarded.
        awarded_by: Who awards it.
        languages: The languages that its requirements are published in.
        isced: Codes of its fields of education and training (ISCED-F 2013).
        description: What those who hold it can do.

    Raises:
        ShapeError: where a field is malformed; `id.duplicate` where two units or pathways bear one code.
    """

    code: str = attrs.field(validator=a_code)
    title: Text = attrs.field(validator=a(Text))
    pathways: tuple[Pathway, ...] = attrs.field(validator=each(Pathway, least=1), repr=False)
    units: tuple[Unit, ...] = attrs.field(default=(), validator=each(Unit), repr=False)
    version: str | None = attrs.field(default=None, validator=a_code)
    eqf: int | None = attrs.field(default=None, validator=a_level)
    nqf: tuple[str, ...] = attrs.field(default=(), validator=codes, repr=False)
    validity: Validity | None = attrs.field(default=None, validator=a(Validity), repr=False)
    specialisations: tuple[Specialisation, ...] = attrs.field(
        default=(), validator=each(Specialisation), repr=False
    )
    award_titles: tuple[AwardTitle, ...] = attrs.field(default=(), validator=each(AwardTitle), repr=False)
    national_codes: tuple[str, ...] = attrs.field(default=(), validator=codes, repr=False)
    replaces: tuple[str, ...] = attrs.field(default=(), validator=codes, repr=False)
    country: str | None = attrs.field(default=None, validator=a_country, repr=False)
    awarded_by: Institution | None = attrs.field(default=None, validator=a(Institution), repr=False)
    languages: tuple[str, ...] = attrs.field(default=(), validator=languages, repr=False)
    isced: tuple[str, ...] = attrs.field(default=(), validator=codes, repr=False)
    description: Text | None = attrs.field(default=None, validator=a(Text), repr=False)

    def __attrs_post_init__(self) -> None:
        unique("units", [unit.code for unit in self.units])
        unique("pathways", [pathway.code for pathway in self.pathways])

    def unit(self, code: str) -> Unit | None:
        """Return the unit with this code, or `None` where the qualification does not describe it."""
        return next((unit for unit in self.units if unit.code == code), None)

    def pathway(self, code: str | None = None) -> Pathway:
        """Return the pathway with this code; without a code, the only or the first one.

        Raises:
            ShapeError: `pathway.unknown`, naming those that there are.
        """
        for pathway in self.pathways:
            if code is None or pathway.code == code:
                return pathway
        known = ", ".join(pathway.code for pathway in self.pathways)
        raise wrong("pathway", "pathway.unknown", f"is no pathway of {self.code}", code, known)

    def in_force(self, on: date) -> bool | None:
        """Whether this version is in force or in transition on a day; `None` where its validity is not known."""
        return (
            None if self.validity is None else self.validity.in_force(on) or self.validity.in_transition(on)
        )


def _has_points(member: Member) -> bool:
    return (
        isinstance(member, (UnitEntry, OpenEntry, Group))
        and member.points is not None
        and member.points.states
    )
