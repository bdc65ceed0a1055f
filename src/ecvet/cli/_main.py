"""The command line: what may be asked, and what becomes of an error."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO, TypeVar

from ecvet.cli import _accumulate, _check, _convert, _demo, _nearest, _recognise, _render
from ecvet.cli._errors import report
from ecvet.cli._help import EPILOG, HELP, described, layout, summaries
from ecvet.cli._options import Options
from ecvet.codes import language_tag
from ecvet.errors import EcvetError, Problem, ShapeError, WriteError
from ecvet.i18n.labels import languages
from ecvet.io.formats import Format
from ecvet.model.presets.policies import POLICIES
from ecvet.periods import day

T = TypeVar("T")

_QUALIFICATIONS = "native JSON, ePerusteet, or LOQ XML"
_CREDITS = (
    "what the learner holds: native JSON, a record or transcript of another system (koski, elmo-xml, edc-jsonld), or a"
    " table (CSV)"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code.

    Args:
        arguments: What follows the name of the command; those of the process where none are given.

    Returns:
        0 where all is fine, 1 where the answer is negative or there are findings of severity error, 2 where the input
        cannot be read.
    """
    _show_any_letter(sys.stdout)
    given = _parser().parse_args(arguments)
    for asked in (given.language, getattr(given, "second", None)):
        _tell_language(asked)
    try:
        code: int = given.run(given, _options(given))
        sys.stdout.flush()
    except EcvetError as error:
        report(error)
        return 2
    except BrokenPipeError:
        # Whoever was reading has gone, as in `ecvet check … | head`.
        _give_up_output()
        return 0
    except OSError as error:
        # Files are read and written with errors of their own: this is standard output, on a full disk perhaps.
        _give_up_output()
        reason = (error.strerror or "for an unknown reason").lower()
        report(
            WriteError(Problem(rule="file", path="standard output", message=f"cannot be written: {reason}"))
        )
        return 2
    return code


def _give_up_output() -> None:
    """Let what is still to be written go nowhere, or Python would try again, and fail again, when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _show_any_letter(stream: TextIO) -> None:
    """Let a stream show a question mark for a letter that it cannot show, instead of failing."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="replace")


def _options(given: argparse.Namespace) -> Options:
    return Options(
        json=given.json,
        language=given.language or _environment_language(),
        as_of=given.as_of or date.today(),  # noqa: DTZ011 - the day where the user is, not a moment
        pathway=given.pathway,
        specialisation=given.specialisation,
        format=None if given.format is None else Format(given.format),
    )


def _tell_language(asked: str | None) -> None:
    """Say so where the words of this command are not in the language that was asked for."""
    known = languages()
    if asked is not None and asked.partition("-")[0] not in (one.partition("-")[0] for one in known):
        note = f"note: this command has no words in {asked}, only in {', '.join(known)}; it speaks English"
        print(note, file=sys.stderr)


def _environment_language() -> str:
    """Return the language that the environment asks for, as a tag; English where it asks for none."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        wanted = os.environ.get(name, "").partition(":")[0].partition(".")[0].partition("@")[0]
        if wanted:
            return _language_of(wanted.replace("_", "-"))
    return "en"


def _language_of(name: str) -> str:
    """Return the language that a locale is named after; English where its name tells none, such as "C"."""
    try:
        return language_tag(name)
    except ShapeError:
        return "en"


def _a_language(text: str) -> str:
    return _option(language_tag, text)


def _a_day(text: str) -> date:
    return _option(day, text)


def _option(read: Callable[[str], T], text: str) -> T:
    """Return what an option says; an error of it is told as `argparse` tells errors."""
    try:
        return read(text)
    except ShapeError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _a_number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 9 or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of qualifications, such as 10")
    return int(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="ecvet",
        usage="ecvet [-h] COMMAND ...",
        description="Decide, explain and exchange vocational credit (ECVET). Every answer says why.",
        epilog=EPILOG,
        formatter_class=layout,
    )
    commands = parser.add_subparsers(
        title="commands",
        description=summaries(),
        prog="ecvet",
        metavar="COMMAND",
        required=True,
        help=argparse.SUPPRESS,
    )
    ask = {
        "demo": _ask_demo,
        "check": _ask_check,
        "accumulate": _ask_accumulate,
        "nearest": _ask_nearest,
        "recognise": _ask_recognise,
        "convert": _ask_convert,
        "render": _ask_render,
    }
    for name, told in HELP.items():
        command = commands.add_parser(
            name,
            parents=[_shared()],
            description=described(name),
            epilog=told.epilog,
            formatter_class=layout,
        )
        ask[name](command)
    return parser


def _ask_demo(demo: argparse.ArgumentParser) -> None:
    demo.add_argument(
        "--output",
        type=Path,
        metavar="FOLDER",
        default=Path("ecvet-demo"),
        help="where its documents are written (default: ecvet-demo)",
    )
    demo.set_defaults(run=_demo.run)


def _ask_check(check: argparse.ArgumentParser) -> None:
    check.add_argument("file", type=Path, metavar="FILE", help="what is to be checked")
    check.set_defaults(run=_check.run)


def _ask_accumulate(accumulate: argparse.ArgumentParser) -> None:
    accumulate.add_argument(
        "qualification", type=Path, metavar="QUALIFICATION", help="a qualification: " + _QUALIFICATIONS
    )
    accumulate.add_argument("credits", type=Path, metavar="CREDITS", help=_CREDITS)
    accumulate.set_defaults(run=_accumulate.run)


def _ask_nearest(nearest: argparse.ArgumentParser) -> None:
    nearest.add_argument("credits", type=Path, metavar="CREDITS", help=_CREDITS)
    nearest.add_argument(
        "qualifications",
        type=Path,
        nargs="+",
        metavar="QUALIFICATION",
        help="qualifications, a file each: " + _QUALIFICATIONS,
    )
    nearest.add_argument("--most", type=_a_number, metavar="NUMBER", help="how many to show (default: all)")
    nearest.set_defaults(run=_nearest.run)


def _ask_recognise(recognise: argparse.ArgumentParser) -> None:
    recognise.add_argument(
        "transfer",
        type=Path,
        metavar="TRANSFER",
        help="a credit transfer (native JSON), as far as it has come: recorded, validated or recognised",
    )
    recognise.add_argument(
        "--qualification", type=Path, metavar="FILE", required=True, help="the qualification at home"
    )
    recognise.add_argument(
        "--policy",
        metavar="POLICY",
        help="by what rules to decide: a file, or one of " + ", ".join(policy.code for policy in POLICIES),
    )
    recognise.add_argument(
        "--held", type=Path, metavar="CREDITS", help="what the learner held at home before"
    )
    recognise.set_defaults(run=_recognise.run)


def _ask_convert(convert: argparse.ArgumentParser) -> None:
    convert.add_argument("file", type=Path, metavar="FILE", help="the document to read")
    _convert.add_options(convert)
    convert.add_argument("--output", type=Path, metavar="FILE", required=True, help="the file to write")
    convert.set_defaults(run=_convert.run)


def _ask_render(render: argparse.ArgumentParser) -> None:
    render.add_argument("file", type=Path, metavar="FILE", help="what the document is made of")
    _render.add_options(render)
    render.add_argument(
        "--and", dest="second", type=_a_language, metavar="TAG", help="a second language, side by side"
    )
    render.add_argument("--output", type=Path, metavar="FILE", required=True, help="a file .html or .pdf")
    render.set_defaults(run=_render.run)


def _shared() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    options = shared.add_argument_group("options that all commands share")
    options.add_argument("--json", action="store_true", help="write JSON for machines on standard output")
    options.add_argument(
        "--language",
        type=_a_language,
        metavar="TAG",
        help="the language of the answer, such as fi (default: that of the environment); errors are in English",
    )
    options.add_argument(
        "--as-of",
        type=_a_day,
        metavar="DATE",
        help="the day of the question, such as 2026-11-22 (default: today)",
    )
    options.add_argument(
        "--pathway",
        metavar="CODE",
        help="the route to the qualification (default: that of the record, else the first)",
    )
    options.add_argument(
        "--specialisation", metavar="CODE", help="the specialisation within the qualification"
    )
    options.add_argument(
        "--from",
        dest="format",
        choices=[f.value for f in Format],
        metavar="FORMAT",
        help="the format of FILE or CREDITS, where guessing fails: " + ", ".join(Format),
    )
    return shared
