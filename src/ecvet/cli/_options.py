"""What all commands are told alike."""

from datetime import date

import attrs

from ecvet.io.formats import Format


@attrs.frozen(kw_only=True)
class Options:
    """The options that all commands share.

    Args:
        json: Whether JSON is wanted instead of text.
        language: The language of the words.
        as_of: The day of the question.
        pathway: The code of the pathway, or `None`.
        specialisation: The code of the specialisation, or `None`.
        format: The format of the input, or `None` where it is guessed.
    """

    json: bool
    language: str
    as_of: date
    pathway: str | None
    specialisation: str | None
    format: Format | None
