"""A mobility that is recognised outside the qualification: a learner from Ireland walks with pilgrims in Spain.

No unit at home is like what was learnt. It was agreed as an addition, so it is recognised beside the qualification: it
is recorded and shown, and counts towards nothing. The way to the qualification is as long as before.

Run it with `python examples/outside_the_qualification.py`, or with a language such as `fi` behind it.
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

QUESTION = Text({"en": "I learnt something that no unit at home asks for. Is it lost?"})
ISSUED, DECIDED = date(2026, 5, 30), date(2026, 6, 8)


def main(language: str = "en") -> None:
    """Tell the story, from the papers to the way to the qualification."""
    qualification, transcript, policy, held = papers("tourism")
    memorandum = read("tourism", "memorandum", MemorandumOfUnderstanding)
    agreement = read("tourism", "agreement", LearningAgreement)
    home, host = agreement.home.id, agreement.host.id

    tell = Teller(language, qualification)
    tell.question(QUESTION)

    tell.step("term.learning-agreement")
    tell.findings((*check(memorandum), *check_agreement(agreement, memorandum, qualification)))

    transfer = begin(agreement, memorandum)
    transfer = assess(transfer, sheets("tourism"), by=host, on=date(2026, 5, 29))
    transfer = record(transfer, transcript, by=host, on=ISSUED, held=held.credits)
    tell.step("term.assessment")
    tell.assessed(transfer)

    transfer = validate(transfer, qualification, by=home, on=DECIDED)
    tell.step("term.validation")
    tell.validated(transfer)

    transfer = recognise(transfer, qualification, policy=policy, by=home, on=DECIDED)
    tell.step("term.recognition")
    tell.decided(transfer, transfer.recognitions)

    tell.step("term.accumulation")
    credits = (*held.credits, *credits_of(transfer, qualification))
    tell.progress(accumulate(qualification, credits, as_of=DECIDED))


if __name__ == "__main__":
    main(*sys.argv[1:2])
