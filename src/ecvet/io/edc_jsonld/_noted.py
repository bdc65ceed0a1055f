"""What is written as a note, because the format has no property or no code for it: every note bears its subject."""

from collections.abc import Mapping

import attrs

from ecvet.io.edc_jsonld import _terms as t
from ecvet.io.edc_jsonld._concepts import concept, own
from ecvet.io.edc_jsonld._json import Object
from ecvet.text import Text


@attrs.frozen
class Noted:
    """A fact that is written as a note.

    Args:
        kind: What it is about, such as "place".
        value: The code of the fact; the kind again where the fact is the text itself.
        text: The text of the note.
    """

    kind: str
    value: str
    text: Text

    def written(self, key: str) -> Object:
        """Return the note.

        Args:
            key: Its id.
        """
        subject = concept(own(self.kind, self.value), self.kind.replace("-", " ").capitalize())
        texts: Object = {**dict(self.text.items)}
        return {t.ID: key, t.TYPE: t.NOTE, t.NOTE_LITERAL: texts, t.SUBJECT: subject}


#: What notes say of codes, in English; other systems show them to people.
_WORDS: Mapping[tuple[str, str], str] = {
    ("outcome-kind", "competence"): "Competence: responsibility and autonomy",
    ("setting", "informal"): "Learnt in an informal setting",
    ("partial", "partial"): "Covers only parts of the unit",
    ("adapted", "yes"): "The requirements were adapted to the learner",
    ("adapted", "no"): "The requirements were not adapted to the learner",
}


def coded(kind: str, value: str) -> Noted:
    """Return a fact that is known by its code.

    Examples:
        >>> coded("evidence", "work-sample").text
        Text({'en': 'Evidence: work sample'})
    """
    plain = f"{kind.capitalize()}: {value.replace('-', ' ')}"
    return Noted(kind, value, Text({"en": _WORDS.get((kind, value), plain)}))


def worded(kind: str, text: Text) -> Noted:
    """Return a fact that is known by its words."""
    return Noted(kind, kind, text)
