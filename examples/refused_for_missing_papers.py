"""A mobility that is refused because papers were missing, and what mends it: a house builder back from Austria.

All that was agreed has been attained. But the copies on file are not complete: the home institution never signed the
agreement, and the memorandum lacks a partner's signature and one of its confirmations. Nothing can be recognised on
such papers. Once the signed originals turn up, a new decision revises the first one, which stays on record.

Run it with `python examples/refused_for_missing_papers.py`, or with a language such as `en` behind it.
"""

import sys
from datetime import date

from _papers import Teller, papers, read, sheets

from ecvet import (
    LearningAgreement,
    MemorandumOfUnderstanding,
    Text,
    accumulate,
    assess,
    begin,
    credits_of,
    decisions,
    recognise,
    record,
    revise,
    supplement,
    validate,
)
from ecvet.rules.completeness import check, check_agreement

QUESTION = Text(
    {
        "en": "I passed everything in Austria. Why is none of it recognised, and what helps?",
        "fi": "Suoritin Itävallassa kaiken. Miksi mitään ei tunnusteta, ja mikä auttaa?",
    }
)
ISSUED, DECIDED, FOUND, REVISED = date(2026, 6, 12), date(2026, 8, 10), date(2026, 8, 20), date(2026, 8, 24)
UNSIGNED_AGREEMENT = "broken/agreement-without-the-home-institution"
UNSIGNED_MEMORANDUM = "broken/memorandum-without-a-partner-and-procedures"


def main(language: str = "fi") -> None:
    """Tell the story: the decision on the papers on file, what is wrong with them, and the decision after that."""
    qualification, transcript, policy, held = papers("construction")
    memorandum = read("construction", UNSIGNED_MEMORANDUM, MemorandumOfUnderstanding)
    agreement = read("construction", UNSIGNED_AGREEMENT, LearningAgreement)
    home, host = agreement.home.id, agreement.host.id

    tell = Teller(language, qualification)
    tell.question(QUESTION)

    transfer = begin(agreement, memorandum)
    transfer = assess(transfer, sheets("construction"), by=host, on=ISSUED)
    transfer = record(transfer, transcript, by=host, on=ISSUED, held=held.credits)
    tell.step("term.assessment")
    tell.assessed(transfer)

    # The outcomes are there, but the papers are not.
    transfer = validate(transfer, qualification, by=home, on=DECIDED)
    transfer = recognise(transfer, qualification, policy=policy, by=home, on=DECIDED)
    tell.step("term.recognition")
    tell.decided(transfer, decisions(transfer))

    tell.step("term.accumulation")
    refused = (*held.credits, *credits_of(transfer, qualification))
    tell.progress(accumulate(qualification, refused, as_of=DECIDED))

    # The originals are found: they say the same, and they are signed.
    memorandum = read("construction", "memorandum", MemorandumOfUnderstanding)
    agreement = read("construction", "agreement", LearningAgreement)
    transfer = supplement(transfer, agreement=agreement, memorandum=memorandum, by=home, on=FOUND)
    tell.step("term.learning-agreement")
    tell.findings((*check(memorandum), *check_agreement(agreement, memorandum, qualification)))

    # Nothing is taken back: the new decisions name those that they revise.
    transfer = revise(transfer, qualification, policy=policy, by=home, on=REVISED)
    tell.step("term.recognition")
    tell.decided(transfer, decisions(transfer))

    tell.step("term.accumulation")
    credits = (*held.credits, *credits_of(transfer, qualification))
    tell.progress(accumulate(qualification, credits, as_of=REVISED))


if __name__ == "__main__":
    main(*sys.argv[1:2])
