"""Who learns and who awards, as objects of a credential."""

from datetime import date
from urllib.parse import quote

from ecvet.io._eu_codes import country_address
from ecvet.io.edc_jsonld import _terms as t
from ecvet.io.edc_jsonld._addresses import made
from ecvet.io.edc_jsonld._concepts import concept
from ecvet.io.edc_jsonld._json import Object, without_nothing
from ecvet.io.json_text import Json
from ecvet.model.institutions import Institution
from ecvet.model.learners import Learner
from ecvet.text import Text

#: What comes before an electronic address.
MAILBOX = "mailto:"
#: "Undetermined" (ISO 639-3): the language of names and addresses, which are in none that is known.
NO_LANGUAGE = "und"


def texts(text: Text | None) -> Json:
    """Return a text as a map by language."""
    return None if text is None else {**dict(text.items)}


def plain(words: str | None) -> Json:
    """Return words that are in no known language as a map by language."""
    return None if words is None else {NO_LANGUAGE: words}


def at_midnight(on: date | None) -> Json:
    """Return a day as the point in time that the format wants."""
    return None if on is None else f"{on.isoformat()}T00:00:00Z"


def identified(notation: str | None, *key: str) -> Json:
    """Return the identifier that a thing has by its code."""
    if notation is None:
        return None
    return {t.ID: made("identifier", *key), t.TYPE: "Identifier", t.NOTATION: notation}


def country(code: str | None) -> Json:
    """Return a country as a coded value; nothing where the list lacks it."""
    address = None if code is None else country_address(code)
    return None if address is None else concept(address, code)


def person(learner: Learner) -> Object:
    """Return the learner."""
    return without_nothing(
        {
            t.ID: made("person", "1"),
            t.TYPE: "Person",
            t.IDENTIFIER: identified(learner.id, "person", "1"),
            t.FULL_NAME: plain(learner.name),
            t.BIRTH: at_midnight(learner.born),
            t.CONTACT_POINT: _contact(learner.email, learner.telephone, "person", "1"),
        }
    )


def organisation(institution: Institution, home: str | None = None) -> Object:
    """Return an institution.

    Args:
        institution: The institution.
        home: Its country, where it does not say so itself.
    """
    key = ("org", institution.id)
    return without_nothing(
        {
            t.ID: made(*key),
            t.TYPE: t.ORGANISATION,
            t.IDENTIFIER: identified(institution.id, *key),
            t.LEGAL_NAME: texts(institution.name),
            t.LOCATION: _location(institution.address, institution.country or home, *key),
            t.HOMEPAGE: _homepage(institution.website, *key),
            t.CONTACT_POINT: _contact(institution.email, institution.telephone, *key),
        }
    )


def _location(address: str | None, code: str | None, *key: str) -> Object:
    note = {t.ID: made("note", "address", *key), t.TYPE: t.NOTE, t.NOTE_LITERAL: plain(address)}
    place: Object = {
        t.ID: made("address", *key),
        t.TYPE: "Address",
        t.COUNTRY_CODE: country(code),
        t.FULL_ADDRESS: None if address is None else note,
    }
    return {t.ID: made("location", *key), t.TYPE: "Location", t.ADDRESS: without_nothing(place)}


def _homepage(website: str | None, *key: str) -> Json:
    if website is None:
        return None
    return {t.ID: made("webResource", *key), t.TYPE: "WebResource", t.CONTENT_URL: website}


def _contact(email: str | None, telephone: str | None, *key: str) -> Json:
    if email is None and telephone is None:
        return None
    phone: Object = {t.ID: made("phone", *key), t.TYPE: "Phone", t.PHONE_NUMBER: telephone}
    mailbox: Object = {t.ID: f"{MAILBOX}{quote(email or '', safe='@')}", t.TYPE: "Mailbox"}
    return without_nothing(
        {
            t.ID: made("contactPoint", *key),
            t.TYPE: "ContactPoint",
            t.EMAIL: None if email is None else mailbox,
            t.PHONE: None if telephone is None else phone,
        }
    )


def agent(key: str, name: str | None, code: str | None) -> Object:
    """Return somebody who assessed: a person or role by name, or an institution by its code.

    Args:
        key: What tells it from others.
        name: The name or role.
        code: The code.
    """
    parts = {
        t.ID: made("agent", key),
        t.TYPE: "Agent",
        t.IDENTIFIER: identified(code, "agent", key),
        t.PREF_LABEL: plain(name),
    }
    return without_nothing(parts)
