"""The command line: what may be asked, and what becomes of an error."""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ecvet.cli import _accumulate, _check, _convert, _demo
from ecvet.cli._errors import report
from ecvet.cli._options import Options
from ecvet.errors import EcvetError, ShapeError
from ecvet.io.formats import Format
from ecvet.periods import day


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code.

    Args:
        arguments: What follows the name of the command; those of the process where none are given.

    Returns:
        0 where all is fine, 1 where the answer is negative or there are findings of severity error, 2 where the input
        cannot be read.
    """
    given = _parser().parse_args(arguments)
    try:
        code: int = given.run(given, _options(given))
        sys.stdout.flush()
    except EcvetError as error:
        report(error)
        return 2
    except BrokenPipeError:
        # Whoever was reading has gone, as in `ecvet check … | head`; the rest is for nobody.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _options(given: argparse.Namespace) -> Options:
    return Options(
        json=given.json,
        language=given.language or _environment_language(),
        as_of=given.as_of or date.today(),  # noqa: DTZ011 - the day where the user is, not a moment
        pathway=given.pathway,
        specialisation=given.specialisation,
        format=given.format,
    )


def _environment_language() -> str:
    """Return the language that the environment asks for, as a tag; English where it asks for none."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        wanted = os.environ.get(name, "").partition(":")[0].partition(".")[0].partition("@")[0]
        if wanted:
            return "en" if wanted in ("C", "POSIX") else wanted.replace("_", "-")
    return "en"


def _a_day(text: str) -> date:
    try:
        return day(text)
    except ShapeError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="ecvet",
        description="Decide, explain and exchange vocational credit.",
        epilog="Exit codes: 0 fine; 1 the answer is negative or there are errors among the findings; 2 the input"
        " cannot be read.",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    shared = _shared()
    demo = commands.add_parser("demo", parents=[shared], help="run the main job on packaged sample data")
    demo.add_argument(
        "--output", type=Path, metavar="FOLDER", default=Path("ecvet-demo"), help="where documents go"
    )
    demo.set_defaults(run=_demo.run)
    check = commands.add_parser(
        "check", parents=[shared], help="what is wrong with a qualification or a document"
    )
    check.add_argument("file", type=Path, metavar="FILE")
    check.set_defaults(run=_check.run)
    accumulate = commands.add_parser(
        "accumulate", parents=[shared], help="what counts, what is missing, and why"
    )
    accumulate.add_argument("qualification", type=Path, metavar="QUALIFICATION")
    accumulate.add_argument(
        "credits", type=Path, metavar="CREDITS", help="native JSON, a foreign record, or CSV"
    )
    accumulate.set_defaults(run=_accumulate.run)
    convert = commands.add_parser("convert", parents=[shared], help="write a document in another format")
    convert.add_argument("file", type=Path, metavar="FILE")
    convert.add_argument(
        "--to", choices=[f.value for f in _convert.TARGETS], required=True, help="the format to write"
    )
    convert.add_argument("--output", type=Path, metavar="FILE", required=True, help="the file to write")
    convert.set_defaults(run=_convert.run)
    return parser


def _shared() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    options = shared.add_argument_group("options that all commands share")
    options.add_argument("--json", action="store_true", help="write JSON for machines on standard output")
    options.add_argument(
        "--language", metavar="TAG", help="the language of the words, such as fi; by the environment"
    )
    options.add_argument(
        "--as-of", type=_a_day, metavar="DATE", help="the day of the question, such as 2026-11-22; today"
    )
    options.add_argument("--pathway", metavar="CODE", help="the route to the qualification")
    options.add_argument("--specialisation", metavar="CODE", help="the specialisation within it")
    options.add_argument(
        "--from", dest="format", type=Format, choices=list(Format), help="the format of FILE"
    )
    return shared
