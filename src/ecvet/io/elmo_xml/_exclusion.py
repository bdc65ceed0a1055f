"""The rule of the format on points: points on a node exclude points on all nodes above and below it.

"If this tree node contains ECTS credits earned, then all of its descendants and ancestors MUST NOT" (schema.xsd, on
`credit`). The library holds it for every scheme, each for itself.
"""

import attrs

from ecvet.model.assessments import Credit


def exclusive(credit: Credit) -> Credit:
    """Return a credit whose points stand in one place only.

    The points of a whole hold those of its parts, so they stay and those of the parts go. Of a credit for parts of a
    unit only, the points of the parts stay: the whole is not achieved.

    Args:
        credit: The credit.

    Examples:
        >>> from ecvet.points import Points
        >>> part = Credit(unit="part", points=Points(10, "ecvet"))
        >>> exclusive(Credit(unit="whole", points=Points(30, "ecvet"), parts=(part,))).parts[0].points is None
        True
    """
    if not credit.parts:
        return credit
    inner = attrs.evolve(credit, parts=tuple(exclusive(part) for part in credit.parts))
    points = inner.points
    if points is None or not any(has_points(part, points.scheme) for part in inner.parts):
        return inner
    if inner.partial:
        return attrs.evolve(inner, points=None)
    return attrs.evolve(inner, parts=tuple(_without_points(part, points.scheme) for part in inner.parts))


def has_points(credit: Credit, scheme: str) -> bool:
    """Whether a credit has points of a scheme, itself or in a part."""
    own = credit.points is not None and credit.points.scheme == scheme
    return own or any(has_points(part, scheme) for part in credit.parts)


def _without_points(credit: Credit, scheme: str) -> Credit:
    own = credit.points is not None and credit.points.scheme == scheme
    parts = tuple(_without_points(part, scheme) for part in credit.parts)
    return attrs.evolve(credit, parts=parts, points=None if own else credit.points)
