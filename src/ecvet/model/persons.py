"""Persons who answer for something: contacts, tutors, guardians, assessors. The learner is `ecvet.model.learners`."""

import attrs

from ecvet.model._fields import a_code


@attrs.frozen(kw_only=True)
class Person:
    """Somebody who answers for something, with what others need to reach them. Only the role is shown.

    Args:
        name: The name.
        role: In which position or role, such as "international coordinator".
        organisation: The organisation that they speak for, by name or id, where it is not plain.
        telephone: The telephone number.
        email: The electronic address.
        address: The postal address on one line.
    """

    name: str = attrs.field(validator=a_code, repr=False)
    role: str | None = attrs.field(default=None, validator=a_code)
    organisation: str | None = attrs.field(default=None, validator=a_code)
    telephone: str | None = attrs.field(default=None, validator=a_code, repr=False)
    email: str | None = attrs.field(default=None, validator=a_code, repr=False)
    address: str | None = attrs.field(default=None, validator=a_code, repr=False)
