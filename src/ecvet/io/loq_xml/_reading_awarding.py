"""Who awards a qualification, and when it can be awarded, as LOQ says it."""

from datetime import date
from urllib.parse import unquote

from ecvet.io.loq_xml import _names as n
from ecvet.io.loq_xml._awarding import MAILBOX
from ecvet.io.loq_xml._lookup import Lookup
from ecvet.io.loq_xml._objects import Placed
from ecvet.model.institutions import Institution
from ecvet.periods import Period, Validity, day


def validity(look: Lookup, awarded: Placed) -> Validity | None:
    """Return when a qualification can be awarded; `None` where that is not said, or not possible."""
    temporal = next(awarded.each(n.TEMPORAL), None)
    if temporal is None:
        return None
    first, last = _day(look, temporal, n.START), _day(look, temporal, n.END)
    if first is not None and last is not None and last < first:
        look.notes.not_understood(temporal.path, f"{first} – {last}")
        return None
    return Validity(period=Period(first, last))


def _day(look: Lookup, temporal: Placed, name: str) -> date | None:
    given = next(temporal.each(name), None)
    if given is None:
        return None
    # A point in time; the day is the one that is written there.
    return look.notes.take(given.path, lambda: day(given.element.text.strip().partition("T")[0]))


def body(look: Lookup, awarded: Placed) -> Institution | None:
    """Return the first organisation that awards a qualification."""
    one = next((b for b in look.links(awarded, n.AWARDING_BODY) if b.element.name == n.ORGANISATION), None)
    if one is None:
        return None
    code, name = look.code(one, "organisation", ()), one.text(n.LEGAL_NAME, look.notes)
    if code is None or name is None:
        return None
    email = look.inside(one, n.CONTACT, n.EMAIL)
    location = next(look.links(one, n.LOCATION), None)
    return look.notes.take(
        one.path,
        lambda: Institution(
            id=code,
            name=name,
            country=look.country(one),
            address=None if location is None else look.inside(location, n.ADDRESS, n.FULL_ADDRESS),
            website=look.inside(one, n.HOMEPAGE, n.CONTENT_URL),
            email=None if email is None else unquote(email.removeprefix(MAILBOX)),
        ),
    )
