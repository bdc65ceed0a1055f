"""A qualification as plain structs of msgspec: what the sample document holds, checked as JSON, and nothing more."""

import msgspec

Text = dict[str, str]


class Plain(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=True, kw_only=True):
    """What all have in common."""


class Range(Plain):
    minimum: str | None = None
    maximum: str | None = None


class UnitEntry(Plain, tag="unit"):
    unit: str
    points: Range | None = None
    mandatory: bool = False


class OpenEntry(Plain, tag="open"):
    title: Text
    accepts: tuple[str, ...] = ()
    points: Range | None = None
    mandatory: bool = False


class Extension(Plain, tag="extension"):
    title: Text
    accepts: tuple[str, ...] = ()


class Rules(Plain):
    members: "tuple[UnitEntry | OpenEntry | Extension | Group | Alternatives, ...]"
    title: Text | None = None
    points: Range | None = None
    mandatory: bool = False
    specialisation: str | None = None


class Group(Rules, tag="group"):
    """A group among other members: its type is written."""


class Alternatives(Plain, tag="alternatives"):
    branches: tuple[Rules, ...]
    title: Text | None = None


class Points(Plain):
    scheme: str
    value: str


class Period(Plain):
    first_day: str | None = None
    last_day: str | None = None


class Validity(Plain):
    period: Period
    transition_until: str | None = None


class Outcome(Plain):
    id: str
    text: Text
    kind: str | None


class Reference(Plain):
    code: str
    title: Text | None = None
    eqf: int | None = None
    points: Points | None = None
    unit_points: Points | None = None


class Criterion(Plain):
    text: Text
    target: Text | None = None


class Unit(Plain):
    code: str
    title: Text
    qualifications: tuple[Reference, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    procedures: Text | None = None
    criteria: tuple[Criterion, ...] = ()
    validity: Period | None = None
    level: int | None = None


class Pathway(Plain):
    code: str
    rules: Rules
    scheme: str | None = None
    title: Text | None = None


class Named(Plain):
    code: str
    title: Text
    specialisation: str | None = None


class Person(Plain):
    name: str
    role: str | None = None
    organisation: str | None = None
    telephone: str | None = None
    email: str | None = None
    address: str | None = None


class Institution(Plain):
    id: str
    name: Text
    country: str | None = None
    address: str | None = None
    website: str | None = None
    email: str | None = None
    telephone: str | None = None
    contact: Person | None = None


class Qualification(Plain):
    code: str
    title: Text
    pathways: tuple[Pathway, ...]
    units: tuple[Unit, ...] = ()
    version: str | None = None
    eqf: int | None = None
    nqf: tuple[str, ...] = ()
    validity: Validity | None = None
    specialisations: tuple[Named, ...] = ()
    award_titles: tuple[Named, ...] = ()
    country: str | None = None
    awarded_by: Institution | None = None
    languages: tuple[str, ...] = ()
    isced: tuple[str, ...] = ()
    description: Text | None = None


class Document(Plain):
    schema_version: str
    type: str
    value: Qualification
