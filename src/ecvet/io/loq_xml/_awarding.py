"""Who awards a qualification, where and when it can be: organisations, locations, awarding opportunities."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import quote

import attrs

from ecvet.io._eu_codes import country_address
from ecvet.io._xml_element import Element
from ecvet.io.loq_xml import _names as n
from ecvet.io.loq_xml._addresses import Addresses, made
from ecvet.io.loq_xml._document import LoqNeeds
from ecvet.io.loq_xml._elements import coded, holding, linked, texts
from ecvet.model.institutions import Institution
from ecvet.model.qualifications import Qualification
from ecvet.text import Text

#: What comes before an electronic address.
MAILBOX = "mailto:"
_MIDNIGHT = "T00:00:00"


@attrs.frozen
class Body:
    """An object of a document that says something of an awarding body.

    Args:
        name: The class.
        key: The id.
        parts: What is in it.
        place: Where the model says it, below the qualification.
    """

    name: str
    key: str
    parts: tuple[Element, ...]
    place: str


def bodies(qualification: Qualification, needs: LoqNeeds, addresses: Addresses) -> Iterator[Body]:
    """Yield the organisation that awards, its location, and the country of the qualification."""
    body = qualification.awarded_by
    if body is None:
        return
    country = country_address(body.country or needs.country or "")
    place = made("location", body.id)
    located = [] if country is None else linked(n.LOCATION, [place])
    parts = (*texts(n.LEGAL_NAME, body.name), *_homepage(body), *located, *_contact(body))
    yield Body(n.ORGANISATION, addresses.of("organisation", body.id), parts, "/awarded_by")
    if country is not None:
        yield Body(n.LOCATION, place, (_address(body, country),), "/awarded_by/country")
    where = country_address(qualification.country or "")
    if where is not None:
        address = holding(n.ADDRESS, *coded(n.COUNTRY, [where]))
        yield Body(n.LOCATION, made("country", qualification.country or ""), (address,), "/country")


def _homepage(body: Institution) -> list[Element]:
    return [] if body.website is None else [holding(n.HOMEPAGE, holding(n.CONTENT_URL, body.website))]


def _contact(body: Institution) -> list[Element]:
    if body.email is None:
        return []
    return [holding(n.CONTACT, holding(n.EMAIL, f"{MAILBOX}{quote(body.email, safe='@')}"))]


def _address(body: Institution, country: str) -> Element:
    # The format wants a language for every note; an address is in none that is known.
    words = None if body.address is None else Text({"und": body.address})
    full = [] if words is None else [holding(n.FULL_ADDRESS, *texts(n.NOTE, words))]
    return holding(n.ADDRESS, *full, *coded(n.COUNTRY, [country]))


def awarding(qualification: Qualification, key: str, addresses: Addresses) -> list[Element]:
    """Return the awarding opportunity of a qualification; none where nobody is known to award it.

    Args:
        qualification: The qualification.
        key: Its id.
        addresses: Makes the ids of others.
    """
    body = qualification.awarded_by
    if body is None:
        return []
    country = country_address(qualification.country or "")
    parts = [
        *linked(n.AWARDING_BODY, [addresses.of("organisation", body.id)]),
        *linked(n.LOCATION, [] if country is None else [made("country", qualification.country or "")]),
        *_temporal(qualification),
        *linked(n.AWARDED, [key]),
    ]
    return [holding(n.AWARDING, *parts)]


def _temporal(qualification: Qualification) -> list[Element]:
    if qualification.validity is None:
        return []
    period = qualification.validity.period
    days = [*_day(n.START, period.first_day), *_day(n.END, period.last_day)]
    return [holding(n.TEMPORAL, *days)]


def _day(name: str, on: date | None) -> list[Element]:
    return [] if on is None else [holding(name, f"{on.isoformat()}{_MIDNIGHT}")]
