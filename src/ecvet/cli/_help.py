"""What `--help` says: what each command answers, what it takes, and examples that run after `ecvet demo`."""

import argparse
import textwrap
from collections.abc import Mapping
from types import MappingProxyType

import attrs

EPILOG = """\
Begin with:
  ecvet demo             a mobility from agreement to award, on sample data; it leaves its
                         documents in the folder ecvet-demo, which the examples use
  ecvet COMMAND --help   what a command takes, with examples

Exit codes:
  0   fine
  1   the answer is negative, or there are errors among the findings
  2   the input cannot be read, or an option is wrong
"""


@attrs.frozen
class Help:
    """What `--help` says of a command.

    Args:
        summary: One line, for the list of commands.
        description: What the command answers.
        examples: How it is typed; the first runs as it stands, after `ecvet demo`.
        note: What else there is to know.
    """

    summary: str
    description: str
    examples: tuple[str, ...]
    note: str = ""

    @property
    def epilog(self) -> str:
        """What stands below the options."""
        examples = "\n".join(f"  {example}" for example in self.examples)
        return f"Examples:\n{examples}" + (f"\n\n{_wrapped(self.note)}" if self.note else "")


HELP: Mapping[str, Help] = MappingProxyType(
    {
        "demo": Help(
            "tell a mobility from agreement to award, on sample data",
            "Tell one mobility on packaged sample data: memorandum, learning agreement, assessment by the host,"
            " validation and recognition at home, and what is then still missing to the qualification. The documents"
            " of the story are written to a folder, for use with the other commands.",
            ("ecvet demo", "ecvet demo --language fi --output mobility"),
        ),
        "check": Help(
            "say what is wrong with a qualification or a paper",
            "Check a qualification, a unit, a learning agreement, a memorandum, a transcript, a transfer or a scale of"
            " grades: whether it is complete, whether its parts agree, whether rules of combination can be fulfilled at"
            " all.",
            ("ecvet check ecvet-demo/qualification.json", "ecvet check ecvet-demo/agreement.json --json"),
            "Exit code 1 where a finding is an error; warnings and notes are no errors.",
        ),
        "accumulate": Help(
            "say what counts, what is missing, and the cheapest way to finish",
            "Decide whether a learner has achieved a qualification, under the best placing of what they hold. The"
            " answer says what counts where, what is surplus, what is missing, which further units complete it with the"
            " fewest points, and why.",
            (
                "ecvet accumulate ecvet-demo/qualification.json ecvet-demo/credits.json",
                "ecvet accumulate ecvet-demo/qualification.json my-credits.csv --specialisation body-repair",
            ),
            "A table of credits (CSV) has the column unit and, where known, points, level, grade, awarded, origin,"
            " entry and title. Where no specialisation is named, that of the record is taken, else the one with the"
            " shortest way. Exit code 1 unless the qualification is achieved.",
        ),
        "nearest": Help(
            "say which qualifications a learner is nearest to",
            "Put qualifications in order by what a learner still lacks: first the fewest further points, then the"
            " fewest further units. Each pathway is a row. A file without the pathway or specialisation asked for is"
            " left out with a note, and a version that is not in force is told.",
            ("ecvet nearest ecvet-demo/credits.json ecvet-demo/qualification.json --most 10",),
        ),
        "recognise": Help(
            "decide on a credit transfer at home, with reasons",
            "Compare what was assessed abroad with what the units at home require, outcome by outcome, and decide"
            " under a policy: recognised in full, in part, outside the qualification, refused or suspended. A transfer"
            " that is decided already is shown.",
            (
                "ecvet recognise ecvet-demo/transfer.json --qualification ecvet-demo/qualification.json",
                "ecvet recognise transfer.json --qualification home.json --policy parts-of-units",
            ),
            "Nothing is decided without a policy. Exit code 1 where a unit is refused or suspended.",
        ),
        "convert": Help(
            "write a document in another format, and say what is lost",
            "Read a document and write it in another format. What the format demands and the document does not say is"
            " asked for, all at once, before anything is written; what the format has no place for is listed as lost.",
            (
                "ecvet convert ecvet-demo/transcript.json --to edc-jsonld --output transcript.jsonld",
                "ecvet convert record.json --to csv --output credits.csv",
            ),
        ),
        "render": Help(
            "write a document as a page to read, keep and print",
            "Write a memorandum, an agreement, a transcript, a decision, the description of a unit or the supplement of"
            " a qualification as a page in any of the languages, or in two side by side: HTML or PDF, by the ending of"
            " the output.",
            (
                "ecvet render ecvet-demo/agreement.json --language fi --and en --output agreement.html",
                "ecvet render ecvet-demo/transfer.json --qualification ecvet-demo/qualification.json --output d.html",
            ),
            "HTML needs the extra documents, PDF the extra pdf. Words of your own are a JSON object by key, such as"
            ' {"term.unit": "module"}.',
        ),
    }
)


def layout(prog: str) -> argparse.HelpFormatter:
    """Return what lays out the help: our own line breaks stay, and words stand beside their options."""
    return argparse.RawDescriptionHelpFormatter(prog, max_help_position=27)


def summaries() -> str:
    """Return the list of commands, a line each; that of `argparse` breaks the line after a long name."""
    return "\n".join(f"{name:<12}{told.summary}" for name, told in HELP.items())


def described(name: str) -> str:
    """Return the description of a command, wrapped."""
    return _wrapped(HELP[name].description)


def _wrapped(words: str) -> str:
    return textwrap.fill(words, 90)
