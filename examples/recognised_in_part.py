"""A mobility that is recognised in part: eight weeks of care in the Netherlands, taken home to Sweden.

One unit is covered in full. Of the other, one outcome could not be shown, and for another no correspondence was agreed:
what the law of the country says of medicines is learnt at home. The policy recognises parts and states their points.

Run it with `python examples/recognised_in_part.py`, or with a language: `python examples/recognised_in_part.py en`.
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
        "en": "What of my weeks in the Netherlands counts, and what do I still have to learn?",
        "sv": "Vad av mina veckor i Nederländerna räknas, och vad måste jag ännu lära mig?",
    }
)
ISSUED, DECIDED = date(2026, 3, 28), date(2026, 4, 20)


def main(language: str = "sv") -> None:
    """Tell the story, from the papers to the way to the qualification."""
    qualification, transcript, policy, held = papers("care")
    memorandum = read("care", "memorandum", MemorandumOfUnderstanding)
    agreement = read("care", "agreement", LearningAgreement)
    home, host = agreement.home.id, agreement.host.id

    tell = Teller(language, qualification)
    tell.question(QUESTION)

    tell.step("term.learning-agreement")
    tell.findings((*check(memorandum), *check_agreement(agreement, memorandum, qualification)))

    transfer = begin(agreement, memorandum)
    transfer = assess(transfer, sheets("care"), by=host, on=ISSUED)
    transfer = record(transfer, transcript, by=host, on=ISSUED, held=held.credits)
    tell.step("term.assessment")
    tell.assessed(transfer)

    transfer = validate(transfer, qualification, by=home, on=DECIDED)
    tell.step("term.validation")
    tell.validated(transfer)

    transfer = recognise(transfer, qualification, policy=policy, by=home, on=DECIDED)
    tell.step("term.recognition")
    tell.decided(transfer, transfer.recognitions)

    # The part that was recognised does not fill the unit, so the unit is still on the way to the qualification.
    credits = (*held.credits, *credits_of(transfer, qualification))
    tell.step("term.accumulation")
    tell.progress(accumulate(qualification, credits, as_of=DECIDED))


if __name__ == "__main__":
    main(*sys.argv[1:2])
