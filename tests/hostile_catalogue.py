"""The catalogue of broken and hostile input, and the tests of each item, found by their names.

A test bears the ids of its items: `test_j16_…`, `test_c01_c02_…`, or the id of a parameter, "J08 further down". The
page docs/hostile-input.md is made from here.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

TESTS = Path(__file__).resolve().parent

_IN_NAME = re.compile(r"test((?:_[a-z][0-9]{2}(?![a-z0-9]))+)_")
_IN_PARAMETER = re.compile(r"([A-Z][0-9]{2})\b")


class Chapter(NamedTuple):
    """What comes in one kind of document.

    Args:
        title: The kind of document.
        package: The package of `ecvet.io` that reads it, for the tests of which the items wait.
        items: What comes, by id.
    """

    title: str
    package: str
    items: Mapping[str, str]


class Witness(NamedTuple):
    """A test, by its file from the tests and its name."""

    file: str
    name: str

    @property
    def sentence(self) -> str:
        """What it says, without the ids."""
        said = _IN_NAME.sub("test_", self.name).removeprefix("test_").replace("_", " ")
        return said[:1].upper() + said[1:]


def _items(letter: str, text: str) -> dict[str, str]:
    """Return what stands in the lines of a text, numbered from 1."""
    lines = [line.strip() for line in text.strip().splitlines()]
    return {f"{letter}{number:02}": line for number, line in enumerate(lines, 1)}


NATIVE = _items(
    "J",
    """
    NaN
    Infinity, with either sign
    a number such as 1e400, which other systems read as Infinity
    text such as "1e3000000" for a number
    a number such as 1e1000000000
    a whole number of 4,000 digits
    a whole number of 5,000 digits
    a key twice, also further down and escaped
    100,000 arrays within each other
    129 levels
    200 MB of blanks
    half a character in text
    half a character in a key
    UTF-16
    Latin-1
    a byte order mark
    a zero character in text
    a sign that turns the direction of text, in a name
    an isolate that is never closed
    true for a level
    3.9 for a level
    "3" for a level
    Arabic digits for a level
    a level of 0 or 9
    null for a level
    a number or null for a code
    text for a list
    a key that nobody knows
    points below 0
    points with seven decimals
    units whose points do not come to those of the whole
    relative weights that do not come to 100
    a number with a low line in it
    a decimal comma
    full-width digits
    a sign, a point or a zero too many in a number
    a day that there is not
    a week for a day
    a day without hyphens
    a day in another order
    a year for a day
    a day with single digits
    24 o'clock
    a day in Arabic digits
    a period that ends before it begins
    an assessment from before the unit was in force
    recognition before assessment or validation
    an instant at the end of the calendar
    an instant without a zone
    a unit that is named and nowhere described
    one code twice
    prerequisites in a circle
    a very long chain
    a language tag that is none
    a language, and the same in a script
    one language twice, in capitals and small letters
    a version of the format that is unknown
    no version
    a version as a number
    a title of nothing, or of nothing that can be seen
    a title of 10 MB
    a code in two Unicode forms
    something else than an object, or something after it
    a document that was changed after its digest was taken
    a digest by md5, or by nothing
    credit that is transferred twice
    recognition by the host instead of the home institution
    a decision under a version of the rules that is not there
    """,
)
EDC = _items(
    "L",
    """
    a context at another address, or in a file
    a context with one more in it that redefines a term
    the address of the context written otherwise
    no context
    @import, @base or @vocab
    a dangerous @id, one blank node for two things, one @id with two contents
    text where a language map should stand, one value where several may
    an unknown type beside a known one
    a code from another list than the place wants
    a label that contradicts its code
    an unknown learning setting, and informal learning, which the list lacks
    a proof that nobody has verified
    a medium of 50 MB, or in careless base64
    parts within parts, 1,000 levels deep
    a document of the version before, in XML
    two subjects
    an id under both of its names
    a credential that is no longer valid
    """,
)
LOQ = _items(
    "Q",
    """
    entities that grow without end
    one entity that grows by its length
    an entity that reads a file
    a document type at an address
    a harmless document type
    parameter entities
    XInclude
    an instruction to a program
    300 levels
    very many attributes or elements
    a comment or CDATA in the middle of a code
    another namespace, an older one, or none
    an encoding that is not the one declared, or none that is read
    a zero character, or none
    xsi:type that deceives, xsi:schemaLocation at an address
    nil with content
    a title without a language, or twice in one
    an element of another namespace
    blanks that mean something
    an address of a newer code list
    what the schema allows and a rule does not
    """,
)
ELMO = _items(
    "E",
    """
    gzip that grows to a thousand times its size
    two gzip members
    something after the end of gzip
    gzip that is cut off
    base64 with line breaks, with junk, or not in its one form
    a path in the name of a gzip file
    no signature
    a signature over a copy of an element
    two signatures
    a signature within an attachment
    a signature by SHA-1
    a signature by a key that everybody has
    a certificate that comes with the signature
    a certificate that has expired, or is for something else
    a transformation in a signature
    a date of generation without a zone
    a scheme of credit in other letters, and a decimal comma
    200 levels of learning opportunities
    one learning opportunity twice
    an attachment that is not what it says, or is active
    a grading scheme without labels
    a birthday on 31 February
    text that was decoded wrongly by somebody else
    """,
)
CSV = _items(
    "C",
    """
    a cell that a spreadsheet would run as a formula
    a cell that begins with a sign: a number below 0, or a command
    UTF-16 or CP1250
    a byte order mark
    semicolons with a decimal comma
    a quote that is never closed
    a row that is too long or too short
    a column twice
    blanks, or what cannot be seen, in the name of a column
    a zero character
    a cell of more than 128 KiB
    very many rows
    a date or a number that a spreadsheet has rewritten
    leading zeros
    a line break in quotes
    line ends of several kinds
    a column for a language that is unknown
    """,
)

CHAPTERS = (
    Chapter("Native JSON", "native", NATIVE),
    Chapter("European Digital Credentials, JSON-LD", "edc_jsonld", EDC),
    Chapter("LOQ XML", "loq_xml", LOQ),
    Chapter("ELMO XML", "elmo_xml", ELMO),
    Chapter("Tables (CSV)", "table", CSV),
)

#: Items that a rule answers, not a reader: the tests of these rules.
POINTED = {
    "J31": Witness(
        "rules/test_point_sums.py", "test_units_that_come_to_more_or_less_are_told_with_both_sums"
    ),
    "J32": Witness("rules/test_apportionment.py", "test_only_the_proportion_of_the_weights_counts"),
    "J46": Witness(
        "rules/recognition/test_versions.py", "test_an_earlier_version_was_in_force_when_it_was_achieved"
    ),
    "J47": Witness("rules/test_transfer.py", "test_a_step_is_refused_out_of_order"),
    "J50": Witness(
        "rules/test_structure.py", "test_a_listed_unit_that_is_not_described_is_a_warning_given_once"
    ),
    "J66": Witness(
        "rules/test_transfer_replay.py",
        "test_evidence_that_stands_behind_credit_held_gives_no_further_credit",
    ),
    "J67": Witness("rules/test_transfer.py", "test_a_step_is_refused_to_the_other_institution"),
}


def witnesses() -> dict[str, list[Witness]]:
    """Return the tests of each item."""
    found: dict[str, list[Witness]] = {item: [witness] for item, witness in POINTED.items()}
    for path in sorted(TESTS.rglob("test_*.py")):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef) and function.name.startswith("test_"):
                witness = Witness(path.relative_to(TESTS).as_posix(), function.name)
                for item in dict.fromkeys(_ids(function)):
                    found.setdefault(item, []).append(witness)
    return found


def _ids(function: ast.FunctionDef) -> Iterator[str]:
    if match := _IN_NAME.match(function.name):
        yield from match[1].strip("_").upper().split("_")
    for decorator in function.decorator_list:
        for node in ast.walk(decorator):
            if (
                isinstance(node, ast.keyword)
                and node.arg == "id"
                and isinstance(node.value, ast.Constant)
                and (match := _IN_PARAMETER.match(str(node.value.value)))
            ):
                yield match[1]
