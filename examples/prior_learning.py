"""Prior learning without a mobility: nine years in a Finnish paint factory, shown by portfolio and observation.

There is no agreement and no host: the learner asks, and the competent institution assesses what was learnt at work,
validates and recognises it. Units bring the points that they bring everybody, whichever way led to them. The policy
says by what learning may be shown; a declaration of one's own is not enough.

Run it with `python examples/prior_learning.py`, or with a language such as `en` behind it.
"""

import sys
from datetime import date

from _papers import Teller, papers, read, sheets

from ecvet import (
    RecognitionRequest,
    Text,
    accumulate,
    assess,
    begin,
    credits_of,
    recognise,
    record,
    validate,
)
from ecvet.rules.completeness import check

QUESTION = Text(
    {
        "en": "I have done this work for years. Do I have to learn it again?",
        "sv": "Jag har gjort det här arbetet i åratal. Måste jag lära mig det på nytt?",
    }
)
ISSUED, DECIDED = date(2026, 2, 20), date(2026, 3, 2)


def main(language: str = "sv") -> None:
    """Tell the story, from the request to the way to the qualification."""
    qualification, transcript, policy, held = papers("chemistry")
    request = read("chemistry", "request", RecognitionRequest)
    centre = request.home.id

    tell = Teller(language, qualification)
    tell.question(QUESTION)

    # The request takes the place of an agreement.
    tell.step("term.prior-learning")
    tell.findings(check(request))

    # One institution takes every step, and what was not shown yet is no credit.
    transfer = begin(request)
    transfer = assess(transfer, sheets("chemistry"), by=centre, on=ISSUED)
    transfer = record(transfer, transcript, by=centre, on=ISSUED, held=held.credits)
    tell.step("term.assessment")
    tell.assessed(transfer)

    transfer = validate(transfer, qualification, by=centre, on=DECIDED)
    tell.step("term.validation")
    tell.validated(transfer)

    transfer = recognise(transfer, qualification, policy=policy, by=centre, on=DECIDED)
    tell.step("term.recognition")
    tell.decided(transfer, transfer.recognitions)

    credits = (*held.credits, *credits_of(transfer, qualification))
    tell.step("term.accumulation")
    tell.progress(accumulate(qualification, credits, as_of=DECIDED))


if __name__ == "__main__":
    main(*sys.argv[1:2])
