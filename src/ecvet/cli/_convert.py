"""`ecvet convert`: a document in another format, with what was lost on the way."""

import argparse
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, time

from ecvet.cli import _inputs, _rows
from ecvet.cli._files import save
from ecvet.cli._layout import bullet, heading
from ecvet.cli._option_hints import in_options
from ecvet.cli._options import Options
from ecvet.errors import EcvetError
from ecvet.i18n.labels import label
from ecvet.i18n.sentences import phrase, sentence
from ecvet.io import formats
from ecvet.io._beyond import still_kept
from ecvet.io._eu_codes import language_address
from ecvet.io.edc_jsonld import EdcNeeds
from ecvet.io.elmo_xml import ElmoNeeds
from ecvet.io.formats import TARGETS, Format, Needs, TableNeeds
from ecvet.io.loq_xml import LoqNeeds
from ecvet.model.presets.scales import SCALES
from ecvet.rules.findings import Finding

# The options of what a format may demand, by the names that they are parsed to.
_NEEDED = (
    "eqf",
    "nqf",
    "isced",
    "taught_in",
    "country",
    "points_as",
    "leave_out_undescribed",
    "given_names",
    "family_name",
    "website",
    "id",
    "codes_as_titles",
    "packed",
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what the command may be told beyond what all commands share."""
    parser.add_argument(
        "--to",
        choices=[f.value for f in TARGETS],
        required=True,
        metavar="FORMAT",
        help="the format to write: " + ", ".join(TARGETS),
    )
    parser.add_argument(
        "--scheme", metavar="CODE", help="the scheme of the points in a table of credits, such as ecvet"
    )
    parser.add_argument(
        "--only", type=_a_place, metavar="NUMBER", help="of several values, only this one; the first is 0"
    )
    parser.add_argument(
        "--lenient",
        action="store_true",
        help="keep what the format of FILE does not allow, where that can be",
    )
    needs = parser.add_argument_group("what FORMAT may demand and FILE does not say")
    needs.add_argument("--eqf", type=int, metavar="LEVEL", help="the EQF level, 1 to 8")
    needs.add_argument(
        "--nqf", action="append", metavar="URI", help="the address of a level in a national framework"
    )
    needs.add_argument(
        "--isced", action="append", metavar="CODE", help="a field of education (ISCED-F), such as 0716"
    )
    needs.add_argument(
        "--taught-in", action="append", metavar="TAG", help="a language of learning, such as fi"
    )
    needs.add_argument("--country", metavar="CODE", help="the country of the awarding body, such as FI")
    needs.add_argument(
        "--points-as",
        action="append",
        type=_a_pair,
        metavar="SCHEME=FRAMEWORK",
        help="the framework that points are written in, such as osaamispiste=ecvet",
    )
    needs.add_argument(
        "--leave-out-undescribed", action="store_true", help="leave out units that no outcome describes"
    )
    needs.add_argument("--given-names", metavar="NAMES", help="the given names of the learner; may be empty")
    needs.add_argument("--family-name", metavar="NAME", help="the family name of the learner; may be empty")
    needs.add_argument("--website", metavar="URL", help="the web address of the issuing institution")
    needs.add_argument("--id", metavar="CODE", help="what names the document, such as T-2026-017")
    needs.add_argument(
        "--codes-as-titles", action="store_true", help="call units that bear no name by their codes"
    )
    needs.add_argument("--packed", action="store_true", help="pack ELMO XML as EMREX sends it: gzip, base64")


def _a_pair(text: str) -> tuple[str, str]:
    scheme, _, framework = text.partition("=")
    if not scheme or framework not in ("ecvet", "ects"):
        raise argparse.ArgumentTypeError(f"{text!r} is no pair such as osaamispiste=ecvet")
    return scheme, framework


def _a_place(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise argparse.ArgumentTypeError(f"{text!r} is not the place of a value, such as 0")
    return int(text)


def run(given: argparse.Namespace, options: Options) -> int:
    """Convert a file, and return the exit code."""
    target = Format(given.to)
    with in_options():
        needs = _needs(given, options)
        tables = TableNeeds(language=options.language, scheme=given.scheme)
        reading = _inputs.document(given.file, options, strict=not given.lenient, tables=tables)
        with _inputs.about(given.file):
            written = formats.write(reading.value, target, needs, only=given.only)
            unused = tuple(_unused(given, options, reading.value, written.content))
    for option in unused:
        print(
            f"note: {option} changes nothing: the document says it, or {target} has no place for it",
            file=sys.stderr,
        )
    findings, losses = still_kept(reading.findings, written.losses), (*reading.unread, *written.losses)
    save(given.output, written.content.decode())
    language = options.language
    if options.json:
        report: dict[str, _rows.Json] = {
            "losses": _rows.findings(losses, language),
            "findings": _rows.findings(findings, language),
        }
        print(_rows.document(report))
        return 0
    source, output = str(given.file), str(given.output)
    print(phrase("command.converted", language, source=source, target=output, format=target.value))
    print("\n".join(_told(losses, language)))
    if findings:
        print(heading(label("command.findings", language)))
        print("\n".join(_lines(findings, language)))
    return 0


def _needs(given: argparse.Namespace, options: Options) -> Needs:
    loq = LoqNeeds(
        eqf=given.eqf,
        nqf=tuple(given.nqf or ()),
        isced=tuple(given.isced or ()),
        languages=tuple(given.taught_in or ()),
        country=given.country,
        pathway=options.pathway,
        schemes=tuple(given.points_as or ()),
        leave_out_undescribed=bool(given.leave_out_undescribed),
    )
    elmo = ElmoNeeds(
        generated=datetime.combine(options.as_of, time(), UTC),
        issued=options.as_of,
        given_names=given.given_names,
        family_name=given.family_name,
        website=given.website,
        scales=SCALES,
        packed=bool(given.packed),
    )
    edc = EdcNeeds(
        id=given.id,
        issued=options.as_of,
        country=given.country,
        # The words of the answer may be in a language that the format does not list.
        language=options.language if language_address(options.language) else "en",
        isced=tuple(given.isced or ()),
        schemes=tuple(given.points_as or ()),
        codes_as_titles=bool(given.codes_as_titles),
    )
    return Needs(language=options.language, loq=loq, elmo=elmo, edc=edc)


def _unused(given: argparse.Namespace, options: Options, value: object, content: bytes) -> Iterator[str]:
    """Yield the options without which the same document is written: what a document says itself is never replaced."""
    target, needs = Format(given.to), _needs(given, options)
    for name in _NEEDED:
        if getattr(given, name) in (None, False):
            continue
        fewer = _needs(argparse.Namespace(**{**vars(given), name: None}), options)
        if _own(fewer, target) == _own(needs, target) or _is_written(
            value, target, fewer, given.only, content
        ):
            yield f"--{name.replace('_', '-')}"


def _own(needs: Needs, target: Format) -> object:
    """Return what a format looks at of the needs beside the language, which is not asked about here."""
    own = {Format.LOQ_XML: needs.loq, Format.ELMO_XML: needs.elmo, Format.EDC_JSONLD: needs.edc}
    return own.get(target)


def _is_written(value: object, target: Format, needs: Needs, only: int | None, content: bytes) -> bool:
    try:
        return formats.write(value, target, needs, only=only).content == content
    except EcvetError:
        return False


def _told(losses: tuple[Finding, ...], language: str) -> Iterator[str]:
    if not losses:
        yield label("command.no-losses", language)
        return
    yield heading(label("command.losses", language))
    yield from _lines(losses, language)


def _lines(findings: tuple[Finding, ...], language: str) -> Iterator[str]:
    """Yield findings as sentences, each after the path that it is about."""
    for one in findings:
        said = sentence(one, language)
        yield bullet(f"{one.where}: {said}" if one.where else said)
