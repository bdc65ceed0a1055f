"""What a row of the crosswalk says: where a concept of the model stands in a format."""

import attrs


@attrs.frozen
class Row:
    """One concept, and where a format has it.

    Args:
        concept: The field of the model, such as "Unit.title".
        place: Where it is in the format, in the words of the format; empty where it has no place there.
        note: What is to be known about it.
    """

    concept: str
    place: str
    note: str = ""
