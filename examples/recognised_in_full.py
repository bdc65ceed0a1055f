"""A mobility that is recognised in full: eight weeks in a German car workshop, taken home to Finland.

The agreement says that recognition follows without a further decision where all that was agreed has been attained. So
the home institution only checks that it was, and converts the grades by the table that the partners agreed on.

Run it with `python examples/recognised_in_full.py`, or with a language: `python examples/recognised_in_full.py en`.
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
    recognise,
    record,
    validate,
)
from ecvet.rules.completeness import check, check_agreement

QUESTION = Text(
    {
        "en": "Does what I learnt in Germany count at home, all of it?",
        "fi": "Lasketaanko kaikki Saksassa oppimani hyväksi kotona?",
    }
)


def main(language: str = "fi") -> None:
    """Tell the story, from the papers to the way to the qualification."""
    qualification, transcript, policy, held = papers("automobile")
    memorandum = read("automobile", "memorandum", MemorandumOfUnderstanding)
    agreement = read("automobile", "agreement", LearningAgreement)
    home, host = agreement.home.id, agreement.host.id

    tell = Teller(language, qualification)
    tell.question(QUESTION)

    tell.step("term.learning-agreement")
    tell.findings((*check(memorandum), *check_agreement(agreement, memorandum, qualification)))

    # The host assesses, and records what it assessed.
    transfer = begin(agreement, memorandum)
    transfer = assess(transfer, sheets("automobile"), by=host, on=date(2026, 4, 24))
    transfer = record(transfer, transcript, by=host, on=date(2026, 4, 25), held=held.credits)
    tell.step("term.assessment")
    tell.assessed(transfer)

    # The home institution compares outcome by outcome, and decides.
    transfer = validate(transfer, qualification, by=home, on=date(2026, 5, 4))
    tell.step("term.validation")
    tell.validated(transfer)

    transfer = recognise(transfer, qualification, policy=policy, by=home, on=date(2026, 5, 4))
    tell.step("term.recognition")
    tell.decided(transfer, transfer.recognitions)

    # What was recognised joins what the learner held before.
    credits = (*held.credits, *credits_of(transfer, qualification))
    tell.step("term.accumulation")
    tell.progress(accumulate(qualification, credits, as_of=date(2026, 5, 4)))


if __name__ == "__main__":
    main(*sys.argv[1:2])
