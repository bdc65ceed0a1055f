"""A change of pathway inside one country: from a school of commerce in Sweden to an apprenticeship.

Both routes lead to one qualification by rules of their own. The learner has been assessed already, so the transcript of
the school brings its assessments along. One unit stands in both routes. One was passed in a version that has been
replaced since, and the policy takes the version directly before. One corresponds outcome by outcome, but not wholly.
And one counts in no rule of the new route: it is recognised beside it.

Run it with `python examples/change_of_pathway.py`, or with a language such as `en` behind it.
"""

import sys
from datetime import date

from _papers import Teller, papers, read

from ecvet import (
    RecognitionRequest,
    Text,
    accumulate,
    begin,
    credits_of,
    recognise,
    record,
    validate,
)
from ecvet.rules.completeness import check

QUESTION = Text(
    {
        "en": "I leave school for an apprenticeship. Do I begin again?",
        "sv": "Jag byter skolan mot en lärlingsplats. Får jag börja om från början?",
    }
)
ROUTE = "apprenticeship"
ASKED, DECIDED = date(2026, 8, 25), date(2026, 9, 21)


def main(language: str = "sv") -> None:
    """Tell the story, from the request to the way to the qualification by the new route."""
    qualification, transcript, policy, held = papers("trade")
    request = read("trade", "request", RecognitionRequest)
    home, school = request.home.id, request.host.id

    tell = Teller(language, qualification)
    tell.question(QUESTION)

    tell.step("term.pathway")
    tell.findings(check(request))

    # The school has assessed before, so nothing is assessed again.
    transfer = begin(request)
    transfer = record(transfer, transcript, by=school, on=ASKED, held=held.credits)
    tell.step("term.assessment")
    tell.assessed(transfer)

    transfer = validate(transfer, qualification, by=home, on=DECIDED)
    tell.step("term.validation")
    tell.validated(transfer)

    transfer = recognise(transfer, qualification, policy=policy, by=home, on=DECIDED, pathway=ROUTE)
    tell.step("term.recognition")
    tell.decided(transfer, transfer.recognitions)

    credits = (*held.credits, *credits_of(transfer, qualification, pathway=ROUTE))
    tell.step("term.accumulation")
    tell.progress(accumulate(qualification, credits, as_of=DECIDED, pathway=ROUTE))


if __name__ == "__main__":
    main(*sys.argv[1:2])
