"""Institutions: who trains, assesses, validates, recognises and awards."""

import attrs

from ecvet.model._fields import a, a_code, a_country, a_link
from ecvet.model.persons import Person
from ecvet.text import Text


@attrs.frozen(kw_only=True)
class Institution:
    """A body with a part in the process: a training provider, an awarding body, an authority, a company.

    Args:
        id: What names it, such as a national number.
        name: Its name.
        country: Its country (ISO 3166-1 alpha-2).
        address: Its postal address on one line.
        website: Its web address.
        email: Its electronic address.
        telephone: Its telephone number.
        contact: Who answers for it.
    """

    id: str = attrs.field(validator=a_code)
    name: Text = attrs.field(validator=a(Text))
    country: str | None = attrs.field(default=None, validator=a_country)
    address: str | None = attrs.field(default=None, validator=a_code, repr=False)
    website: str | None = attrs.field(default=None, validator=a_link, repr=False)
    email: str | None = attrs.field(default=None, validator=a_code, repr=False)
    telephone: str | None = attrs.field(default=None, validator=a_code, repr=False)
    contact: Person | None = attrs.field(default=None, validator=a(Person), repr=False)
