"""A learner comes back from a mobility: what is covered, what is recognised, and what is still missing?

The host has assessed and recorded; the home institution validates, recognises and adds up. Run it with
`python examples/mobility.py`; it reads the sample documents that the library ships.
"""

from datetime import date
from importlib.resources import files

from ecvet import CreditTransfer, LearnerRecord, Qualification, accumulate
from ecvet.i18n.labels import label
from ecvet.i18n.sentences import sentence
from ecvet.io import native
from ecvet.rules.recognition import credits_of, recognise
from ecvet.rules.transfer import validate

SAMPLES = files("ecvet") / "samples"


def main(language: str = "en") -> None:
    """Print what the home institution finds, decides and adds up."""
    qualification = native.read((SAMPLES / "qualification.json").read_bytes(), Qualification)
    record = native.read((SAMPLES / "learner-credits.json").read_bytes(), LearnerRecord)
    transfer = native.read((SAMPLES / "transfer.json").read_bytes(), CreditTransfer)

    home = transfer.agreement.home.id
    transfer = validate(transfer, qualification, by=home, on=date(2026, 6, 15))
    for validation in transfer.validations:
        covered, missing = len(validation.covered), len(validation.missing)
        print(f"{validation.unit}: {covered} of {covered + missing} outcomes covered")

    transfer = recognise(transfer, qualification, by=home, on=date(2026, 6, 22))
    for recognition in transfer.recognitions:
        print(f"{recognition.unit}: {label(f'decision.{recognition.decision}', language)}")
        for reason in recognition.reasons:
            print(f"  {sentence(reason, language)}")

    held = (*record.credits, *credits_of(transfer, qualification))
    chosen = next(iter(record.specialisations), None)
    progress = accumulate(qualification, held, as_of=date(2026, 6, 22), specialisation=chosen)
    print(f"{progress.counted} of {progress.required} points count; missing: {progress.missing}")


if __name__ == "__main__":
    main()
