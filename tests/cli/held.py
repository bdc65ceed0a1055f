"""Credits that a table has room for."""

from ecvet import Credit, Grade, Points, Text

HELD = (
    Credit(unit="A", points=Points("7.5", "ecvet"), grade=Grade(label="4")),
    Credit(unit="B", points=Points(12, "ecvet"), title=Text({"en": "Tyres"})),
)
