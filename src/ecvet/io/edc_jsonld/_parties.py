"""How those who learn and award are read: by identifiers, names and what reaches them."""

from urllib.parse import unquote

from ecvet.codes import uri
from ecvet.io._eu_codes import country_of
from ecvet.io.edc_jsonld import _terms as t
from ecvet.io.edc_jsonld._agents import MAILBOX, NO_LANGUAGE
from ecvet.io.edc_jsonld._node import Node
from ecvet.model.institutions import Institution
from ecvet.model.learners import Learner
from ecvet.text import Text


def code_of(node: Node) -> str | None:
    """Return what names an institution: an identifier, a registration, or its id."""
    found = [node.notation()]
    found += [one.string(t.NOTATION) for term in (t.REGISTRATION, t.EIDAS) for one in node.all(term)[:1]]
    return next((code for code in found if code is not None), node.id)


def institution(node: Node) -> Institution | None:
    """Return an institution; `None` where nothing can be made of it, which is noted as a problem."""
    code = code_of(node)
    name = node.text(t.LEGAL_NAME)
    if name is None:
        node.missing(t.LEGAL_NAME, "the legal name of the institution")
    location, homepage, contact = (node.first(term) for term in (t.LOCATION, t.HOMEPAGE, t.CONTACT_POINT))
    address = None if location is None else location.first(t.ADDRESS)
    website = None if homepage is None else homepage.string(t.CONTENT_URL)
    email, telephone = _reached(contact)
    return node.notes.must(
        node.path,
        lambda: Institution(
            id=code or "",
            name=name or Text({NO_LANGUAGE: code or ""}),
            country=None if address is None else address.coded(t.COUNTRY_CODE, country_of),
            address=None if address is None else _full(address),
            website=None
            if website is None
            else node.notes.take(f"{node.path}/homepage", lambda: uri(website)),
            email=email,
            telephone=telephone,
        ),
    )


def learner(node: Node) -> Learner | None:
    """Return the learner; `None` where nothing can be made of them, which is noted as a problem."""
    code, name = node.notation() or node.id, node.words(t.FULL_NAME)
    if name is None:
        parts = [node.words("givenName"), node.words("familyName")]
        name = " ".join(part for part in parts if part) or None
    contact = node.first(t.CONTACT_POINT)
    email, telephone = _reached(contact)
    address = None if contact is None else contact.first(t.ADDRESS)
    return node.notes.must(
        node.path,
        lambda: Learner(
            id=code or "",
            name=name,
            born=node.day(t.BIRTH),
            address=None if address is None else _full(address),
            telephone=telephone,
            email=email,
        ),
    )


def _full(address: Node) -> str | None:
    note = address.first(t.FULL_ADDRESS)
    written = None if note is None else note.words(t.NOTE_LITERAL)
    return None if written is None else " ".join(written.split())


def _reached(contact: Node | None) -> tuple[str | None, str | None]:
    """Return the electronic address and the telephone number of a contact point."""
    if contact is None:
        return None, None
    mailbox, phone = contact.first(t.EMAIL), contact.first(t.PHONE)
    address = None if mailbox is None or mailbox.id is None else unquote(mailbox.id.removeprefix(MAILBOX))
    return address, None if phone is None else phone.string(t.PHONE_NUMBER)
