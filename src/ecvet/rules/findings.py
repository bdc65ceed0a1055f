"""Findings: verdicts of the field, as values. Their words live in `ecvet.i18n`."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

import attrs

from ecvet.codes import wrong
from ecvet.points import Points
from ecvet.text import Text


class Severity(StrEnum):
    """How much a finding weighs."""

    #: Something is wrong, or the answer is no because of it.
    ERROR = "error"
    #: Somebody should look at it.
    WARNING = "warning"
    #: Good to know.
    INFO = "info"


#: What a finding can be about. A `Text` is shown in the language of the reader, numbers and dates in its form.
Param: TypeAlias = "str | int | Decimal | date | Text | Points | tuple[str | Text, ...]"


@attrs.frozen
class Finding:
    """One verdict: a stable code, how much it weighs, where it is, and what it is about.

    Args:
        code: One of `CODES`.
        severity: How much it weighs.
        where: The path of what it is about, such as "/pathways/reformi/rules/0/2"; empty for the whole.
        params: What the sentence names: pairs of a name and a value, in the order of `CODES`.
    """

    code: str
    severity: Severity
    where: str = ""
    params: tuple[tuple[str, Param], ...] = ()

    def __getitem__(self, name: str) -> Param:
        return dict(self.params)[name]


@attrs.frozen
class _Code:
    severity: Severity
    params: tuple[str, ...]


def _table(rows: Iterable[tuple[str, Severity, str]]) -> Mapping[str, _Code]:
    return MappingProxyType({code: _Code(severity, tuple(names.split())) for code, severity, names in rows})


_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

#: Every code of a finding, with its severity and the names of its parameters.
CODES = _table(
    (
        # The structure of a qualification.
        ("total-missing", _E, "pathway"),
        ("rules-state-nothing", _W, "pathway"),
        ("points-below-minimum", _E, "group reachable minimum"),
        ("points-below-maximum", _W, "group reachable maximum"),
        ("choice-below-minimum", _W, "group reachable minimum"),
        ("members-below-minimum", _E, "group members minimum"),
        ("members-below-maximum", _W, "group members maximum"),
        ("demands-exceed-maximum", _E, "group demanded maximum"),
        ("mandatory-exceed-maximum", _E, "group mandatory maximum"),
        ("unsatisfiable", _E, "pathway"),
        ("unit-repeated", _E, "group unit"),
        ("unit-undescribed", _W, "unit"),
        ("unit-unused", _I, "unit"),
        ("unit-without-points", _W, "group unit"),
        ("group-empty", _W, "group"),
        ("specialisation-unknown", _E, "specialisation"),
        ("specialisation-scattered", _E, "specialisation"),
        ("specialisation-nested", _E, "specialisation"),
        ("specialisation-empty", _E, "specialisation"),
        ("open-entry-with-members", _E, "group"),
        # How a register was read.
        ("read-heading", _I, "group"),
        ("read-all-required", _I, "group"),
        ("read-alternatives", _I, "group branches"),
        ("read-extension", _I, "group"),
        ("read-origin-unclear", _I, "group"),
        ("read-reference-missing", _W, "reference"),
        ("read-grade-scale-mixed", _W, "scales"),
        ("read-unassessed", _I, "unit"),
        ("read-not-attained", _I, "unit grade"),
        ("read-not-vocational", _I, "kind"),
        ("read-kept", _I, "element"),
        ("read-not-understood", _W, "element value"),
        ("read-as", _I, "element value read"),
        ("read-without-id", _I, "element"),
        ("read-points-repeated", _W, "unit scheme"),
        ("read-garbled", _W, "value"),
        ("read-unsigned", _I, ""),
        ("read-signature-unverified", _W, ""),
        ("read-term-unknown", _W, "term"),
        ("read-label-contradicts", _W, "address label"),
        ("read-valid-until", _I, "date"),
        # What a foreign format cannot hold.
        ("loss-no-place", _W, "what"),
        ("loss-coarser", _I, "what written"),
        ("loss-not-in-list", _W, "what value"),
        ("loss-signature", _W, ""),
        # Accumulation.
        ("group-short-of-points", _E, "group counted minimum"),
        ("group-short-of-members", _E, "group counted minimum"),
        ("points-short-with-all", _I, "group eligible minimum"),
        ("members-short-with-all", _I, "group eligible minimum"),
        ("mandatory-missing", _E, "group unit"),
        ("unit-in-part", _E, "group unit counted required"),
        ("branch-undecided", _I, "branches chosen"),
        ("nothing-completes", _E, "pathway"),
        ("grade-too-low", _W, "unit grade minimum"),
        ("grade-unknown", _W, "unit minimum"),
        ("credit-expired", _W, "unit date last"),
        ("credit-age-unknown", _W, "unit"),
        ("certificate-missing", _E, "certificate"),
        ("level-short", _E, "level counted minimum"),
        ("home-short", _E, "counted minimum"),
        ("recognised-beyond-cap", _W, "unit maximum"),
        ("barred-together", _W, "unit others"),
        ("prerequisite-missing", _W, "unit others"),
        ("competing-groups", _I, "unit groups"),
        ("completions-equal", _I, "count"),
        ("other-specialisation-nearer", _I, "specialisation points units"),
        ("declared-elsewhere-better", _I, "unit group other points units"),
        ("declared-together-better", _I, "credits points units"),
        ("level-unknown", _W, "unit"),
        ("missing-between", _I, "low high"),
        ("missing-at-least", _I, "points units"),
        ("missing-at-most", _I, "points units"),
        ("work-used-up", _W, "work"),
        ("credit-surplus", _I, "unit group"),
        ("credit-repeated", _I, "unit"),
        ("credit-in-unused-group", _I, "unit group"),
        ("credit-undecided", _I, "unit"),
        ("credit-not-accepted", _W, "unit"),
        ("credit-origin-unknown", _W, "unit"),
        ("credit-partial", _W, "unit"),
        ("credit-entry-unknown", _W, "unit entry"),
        ("credit-of-other-qualification", _W, "unit recorded qualification"),
        ("credit-not-yet-awarded", _W, "unit date"),
        ("credit-other-scheme", _W, "unit scheme expected"),
        ("credit-points-differ", _I, "unit recorded counted"),
        ("credit-outside-total", _I, "unit group"),
        ("credit-capped", _I, "group placed maximum"),
        ("points-unknown", _W, "unit group"),
        ("words-only", _W, "group words"),
        ("version-not-in-force", _W, "qualification date"),
        ("record-of-another", _W, "recorded qualification"),
        ("version-in-transition", _I, "qualification date until"),
        # Transfer and recognition.
        ("all-outcomes-covered", _I, "unit count"),
        ("outcomes-missing", _W, "unit covered required missing"),
        ("outcomes-held-before", _I, "unit outcomes credit"),
        ("no-outcome-covered", _W, "unit"),
        ("no-unit-at-home", _I, "unit"),
        ("points-not-stated", _I, "unit"),
        ("agreed-not-assessed", _W, "unit"),
        ("assessed-not-agreed", _I, "unit"),
        ("not-attained", _W, "unit"),
        ("confirmation-missing", _E, "confirmation"),
        ("signature-missing", _E, "party"),
        ("partner-signature-missing", _E, "party"),
        ("guardian-missing", _E, ""),
        ("weeks-differ", _W, "stated counted"),
        ("element-missing", _E, "element"),
        ("signature-late", _W, "party date first"),
        ("signature-after", _E, "party date last"),
        ("signature-for-another", _E, "party institution"),
        ("in-force-after", _E, "date last"),
        ("memorandum-unnamed", _E, "memorandum"),
        ("memorandum-differs", _E, "named memorandum"),
        ("memorandum-without-party", _E, "institution memorandum"),
        ("memorandum-not-in-force", _E, "memorandum date"),
        ("qualification-not-covered", _E, "qualification memorandum"),
        ("unit-not-covered", _E, "unit memorandum"),
        ("points-beyond-unit", _E, "unit agreed most"),
        ("points-beyond-qualification", _E, "agreed most"),
        ("qualification-differs", _E, "named qualification"),
        ("unit-not-at-home", _E, "unit qualification"),
        # A transfer that contradicts itself.
        ("code-ambiguous", _E, "subject"),
        ("evidence-unfit", _E, "subject"),
        ("parties-alike", _E, "institution"),
        ("step-by-another", _E, "actor"),
        ("step-out-of-order", _E, "stage"),
        ("step-too-early", _E, "date"),
        ("transcript-differs", _E, "subject"),
        # Assessment.
        ("outcome-not-assessed", _W, "unit outcome"),
        ("outcome-not-attained", _W, "unit outcome"),
        ("outcome-not-agreed", _I, "unit outcome"),
        ("assessment-adapted", _I, "unit"),
        ("evidence-not-stated", _W, "unit"),
        ("grade-contradicts-result", _E, "grade scale"),
        # Recognition under a policy.
        ("results-not-accepted", _W, "unit accepted required"),
        ("result-not-standing", _W, "unit assessment resit"),
        ("result-order-unknown", _W, "unit resit"),
        ("version-not-accepted", _W, "unit later"),
        ("earlier-version-accepted", _I, "earlier unit"),
        ("version-not-valid-then", _W, "unit date"),
        ("credit-level-unknown", _W, "unit minimum"),
        ("credit-level-too-low", _W, "unit level minimum"),
        ("setting-unknown", _W, "unit"),
        ("setting-not-accepted", _W, "unit setting"),
        ("evidence-unknown", _W, "unit"),
        ("evidence-not-accepted", _W, "unit evidence"),
        ("country-unknown", _W, "unit"),
        ("country-not-accepted", _W, "unit country"),
        ("correspondence-lapsed", _W, "given required date"),
        ("correspondence-day-unknown", _W, "given required"),
        ("language-unknown", _W, "language minimum"),
        ("language-too-low", _W, "language level minimum"),
        ("memorandum-missing", _E, ""),
        ("not-agreed-automatic", _W, ""),
        ("agreed-outcomes-missing", _W, "unit missing"),
        ("whole-units-only", _W, "unit"),
        ("outside-not-recognised", _W, "unit"),
        ("points-for-cap-unknown", _W, "unit"),
        ("exempted-by", _I, "unit held"),
        ("proved-by", _I, "unit later"),
        ("levels-differ", _W, "unit recorded agreed minimum"),
        ("basis-not-accepted", _W, "given required basis"),
        ("same-id-other-words", _W, "unit outcome id"),
        ("part-undescribed", _W, "unit part"),
        ("parts-not-counted", _I, "unit"),
        ("graded-apart", _I, "unit grades"),
        # Grades and points.
        ("grade-not-converted", _I, "grade"),
        ("grade-of-other-scale", _W, "grade scale wanted"),
        ("grade-not-on-scale", _W, "grade scale"),
        ("grade-not-in-table", _W, "grade"),
        ("grade-crosses-pass", _E, "grade home"),
        ("grade-fails", _I, "grade"),
        ("grade-without-share", _W, "grade"),
        ("grade-compares-with-several", _I, "grade grades chosen"),
        ("bands-missing", _W, "scale grades"),
        ("band-empty", _E, "scale grade"),
        ("bands-gap", _E, "scale lower upper start end"),
        ("bands-overlap", _E, "scale lower upper mark"),
        ("bands-stop-short", _E, "scale end greatest"),
        ("bands-out-of-order", _E, "scale"),
        ("pass-below-fail", _E, "scale grade fail"),
        ("label-is-mark", _W, "scale grade"),
        ("table-row-missing", _W, "grades"),
        ("table-not-monotone", _E, "lower lower_home higher higher_home"),
        ("points-sum-differs", _W, "pathway counted stated"),
        ("unit-points-unknown", _W, "unit"),
        ("qualification-points-differ", _W, "unit stated"),
        ("unit-points-differ", _W, "unit stated"),
    )
)


def finding(code: str, where: str = "", **params: Param) -> Finding:
    """Return a finding with the severity of its code.

    Args:
        code: One of `CODES`.
        where: The path of what it is about.
        params: Exactly the parameters of the code.

    Raises:
        ShapeError: `finding.code` for an unknown code, `finding.params` for other parameters than the code has.

    Examples:
        >>> finding("credit-partial", unit="400012")
        Finding(code='credit-partial', severity=<Severity.WARNING: 'warning'>, where='', params=(('unit', '400012'),))
    """
    known = CODES.get(code)
    if known is None:
        raise wrong("code", "finding.code", "is no code of a finding", code, "one of CODES")
    if tuple(params) == known.params:
        return Finding(code, known.severity, where, tuple(params.items()))
    if params.keys() != set(known.params):
        raise wrong(
            "params", "finding.params", f"are not those of {code}", sorted(params), ", ".join(known.params)
        )
    return Finding(code, known.severity, where, tuple((name, params[name]) for name in known.params))


def worst(findings: Iterable[Finding]) -> Severity | None:
    """Return the greatest severity among findings, or `None` where there are none."""
    order = [Severity.ERROR, Severity.WARNING, Severity.INFO]
    return min((finding.severity for finding in findings), key=order.index, default=None)
