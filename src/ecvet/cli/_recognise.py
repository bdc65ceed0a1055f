"""`ecvet recognise`: what a transfer covers at home, what is decided on it under a policy, and why."""

import argparse
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import groupby
from pathlib import Path

from ecvet.cli import _inputs, _rows
from ecvet.cli._layout import bullet, coloured, heading, tone_of
from ecvet.cli._options import Options
from ecvet.errors import Problem, ReadError, shown
from ecvet.i18n.catalogue import Reader
from ecvet.i18n.formats import day, points
from ecvet.i18n.labels import label
from ecvet.i18n.sentences import phrase
from ecvet.i18n.words import Words
from ecvet.model.assessments import Credit
from ecvet.model.policies import RecognitionPolicy
from ecvet.model.presets.policies import POLICIES
from ecvet.model.qualifications import Qualification
from ecvet.model.transfers import Coverage, CreditTransfer, Decision, Recognition, Stage
from ecvet.rules.recognition import OutcomeCoverage, coverage, decisions, recognise
from ecvet.rules.transfer import validate


def run(given: argparse.Namespace, options: Options) -> int:
    """Decide, or show what was decided, and return the exit code."""
    target = _inputs.qualification(given.qualification).value
    transfer = _inputs.transfer(given.transfer, options)
    _refuse_unused(given, options, decided_before=transfer.stage is Stage.RECOGNISED)
    if transfer.stage is not Stage.RECOGNISED:
        held = () if given.held is None else _inputs.held(given.held, target, options).credits
        with _inputs.about(given.transfer):
            transfer = _decided(transfer, target, _policy(given.policy), held, options)
    found = decisions(transfer)
    words = Words(transfer, target, options.language)
    if options.json:
        print(_rows.document(_answer(transfer, coverage(transfer, target), words)))
    else:
        print("\n".join(_told(transfer, coverage(transfer, target), words)))
    negative = (Decision.REFUSED, Decision.SUSPENDED)
    return 1 if any(one.decision in negative for one in found) else 0


def _refuse_unused(given: argparse.Namespace, options: Options, *, decided_before: bool) -> None:
    """Refuse what was asked and would change nothing, or the answer would be taken for an answer to it.

    Raises:
        ReadError: `option.unused`.
    """
    asked = {
        "--policy": given.policy,
        "--held": given.held,
        "--pathway": options.pathway,
    }
    unused = [name for name, value in asked.items() if decided_before and value is not None]
    why = dict.fromkeys(unused, "what was decided is only shown")
    if options.specialisation is not None:
        why["--specialisation"] = "recognition does not depend on it"
    if why:
        raise ReadError(
            Problem(
                rule="option.unused",
                path=name,
                message=f"changes nothing: {reason}",
                expected="the command without it",
            )
            for name, reason in why.items()
        )


def _decided(
    transfer: CreditTransfer,
    target: Qualification,
    policy: RecognitionPolicy,
    held: tuple[Credit, ...],
    options: Options,
) -> CreditTransfer:
    """Return the transfer decided by its home institution on the day of the question, and validated before that."""
    home, on = transfer.agreement.home.id, options.as_of
    if transfer.stage is not Stage.VALIDATED:
        transfer = validate(transfer, target, by=home, on=on)
    return recognise(transfer, target, policy=policy, by=home, on=on, pathway=options.pathway, held=held)


def _policy(asked: str | None) -> RecognitionPolicy:
    """Return the policy that a file holds or a code names.

    Raises:
        ReadError: `policy.missing` where none is named: there is no policy that would go without saying;
            `policy.unknown` where it is neither a file nor a preset.
    """
    presets = {one.code: one for one in POLICIES}
    if asked is None:
        expected = f"--policy with a file, or one of {', '.join(presets)}"
        message = "is not decided yet, and no policy is named to decide by"
        raise ReadError(Problem(rule="policy.missing", message=message, expected=expected))
    if asked in presets:
        return presets[asked]
    if Path(asked).exists():
        return _inputs.policy(Path(asked))
    near = "".join(f'did you mean "{one}"?' for one in get_close_matches(asked, presets, 1))
    raise ReadError(
        Problem(
            rule="policy.unknown",
            path="--policy",
            message="is neither a file nor the code of a preset",
            got=shown(asked),
            expected=f"a file, or one of {', '.join(presets)}",
            hint=near,
        )
    )


# For people


def _told(transfer: CreditTransfer, rows: tuple[OutcomeCoverage, ...], words: Words) -> Iterator[str]:
    language = words.language
    yield phrase("command.recognise", language, qualification=words.qualification.title)
    yield phrase("command.learner", language, learner=transfer.agreement.learner.id)
    yield heading(label("command.recognise.steps", language))
    for event in transfer.history:
        stage = label(f"stage.{event.stage}", language)
        yield bullet(f"{stage} – {words.institution(event.actor)}, {day(event.on, language)}")
    yield heading(label("command.recognise.coverage", language))
    yield from covered(rows, words)
    yield heading(label("command.recognise.decisions", language))
    for decision in decisions(transfer):
        yield from decided(decision, words)


def covered(rows: tuple[OutcomeCoverage, ...], words: Words) -> Iterator[str]:
    """Yield how far each unit is covered, outcome by outcome, as lines of text.

    Args:
        rows: The outcomes that are required.
        words: The words for them.
    """
    for unit, outcomes in groupby(rows, key=lambda row: row.unit):
        some = tuple(outcomes)
        yield bullet(f"{words.unit(unit)}: {label(f'coverage.{_how_far(some)}', words.language)}")
        yield from (bullet(_outcome(row, words.language), "–", 2) for row in some)


def _how_far(rows: tuple[OutcomeCoverage, ...]) -> Coverage:
    covered = sum(row.given is not None for row in rows)
    return Coverage.NONE if not covered else Coverage.FULL if covered == len(rows) else Coverage.PART


def _outcome(row: OutcomeCoverage, language: Reader) -> str:
    if row.given is None or row.basis is None:
        return phrase("command.demo.not-covered", language, required=row.required.text)
    basis = label(f"basis.{row.basis}", language)
    told = phrase(
        "command.demo.covered", language, required=row.required.text, given=row.given.text, basis=basis
    )
    return f"{told} – {', '.join(row.evidence)}" if row.evidence else told


def decided(found: Recognition, words: Words) -> Iterator[str]:
    """Yield a decision, what it brings and why, as lines of text.

    Args:
        found: The decision.
        words: The words for it.
    """
    language = words.language
    decision = label(f"decision.{found.decision}", language)
    unit = words.unit(found.unit)
    told = bullet(phrase("command.demo.decision", language, unit=unit, decision=decision))
    yield coloured(told, tone_of(found.decision))
    for line in _details(found, words):
        yield bullet(line, "–", 2)


def _details(found: Recognition, words: Words) -> Iterator[str]:
    language = words.language
    if found.points is not None:
        yield phrase("command.demo.awarded", language, points=points(found.points, language))
    if found.grade is not None:
        yield phrase("command.recognise.grade", language, grade=found.grade.label)
    yield from map(words.reason, found.reasons)
    units = tuple(words.unit(code) for code in found.exempts if code != found.unit)
    if units:
        yield phrase("command.recognise.exempts", language, units=units)
    if found.policy is not None:
        yield phrase("command.recognise.policy", language, policy=found.policy)
    if found.revises is not None:
        yield phrase("command.recognise.revises", language, digest=found.revises)
    if found.digest is not None:
        yield phrase("command.recognise.digest", language, digest=found.digest)


# For machines


def _answer(
    transfer: CreditTransfer, rows: tuple[OutcomeCoverage, ...], words: Words
) -> dict[str, _rows.Json]:
    return {
        "agreement": transfer.agreement.id,
        "learner": transfer.agreement.learner.id,
        "qualification": words.qualification.code,
        "steps": [
            {
                "stage": one.stage.value,
                "actor": one.actor,
                "on": one.on.isoformat(),
                "evidence": [*one.evidence],
            }
            for one in transfer.history
        ],
        "coverage": [_coverage_row(row, words) for row in rows],
        "decisions": [_decision_row(one, words) for one in decisions(transfer)],
    }


def _coverage_row(row: OutcomeCoverage, words: Words) -> _rows.Json:
    given = row.given
    return {
        "unit": row.unit,
        "required": row.required.id,
        "text": words.text(row.required.text),
        "given": None if given is None else given.id,
        "given_text": None if given is None else words.text(given.text),
        "basis": None if row.basis is None else row.basis.value,
        "evidence": [*row.evidence],
    }


def _decision_row(found: Recognition, words: Words) -> _rows.Json:
    awarded = found.points
    return {
        "unit": found.unit,
        "title": words.unit(found.unit),
        "decision": found.decision.value,
        "institution": found.institution,
        "on": found.on.isoformat(),
        "points": None if awarded is None else {"value": str(awarded.value), "scheme": awarded.scheme},
        "grade": None if found.grade is None else {"label": found.grade.label, "scale": found.grade.scale},
        "exempts": [*found.exempts],
        "evidence": [*found.evidence],
        "reasons": [
            {"code": one.code, "params": dict(one.about), "text": words.reason(one)} for one in found.reasons
        ],
        "policy": found.policy,
        "revises": found.revises,
        "digest": found.digest,
    }
