"""Credentials among the other formats: guessed, read and written by `ecvet.io.formats` and `ecvet convert`."""

from pathlib import Path

import pytest

from ecvet import CreditTransfer, PersonalTranscript, WriteError
from ecvet.cli import main
from ecvet.io import edc_jsonld, formats, native
from ecvet.io._reading import held
from ecvet.io.edc_jsonld._json import dumped
from ecvet.io.formats import Format, Needs
from tests.io.edc_jsonld.documents import credential, transcript

SAMPLES = Path(edc_jsonld.__file__).parents[2] / "samples"


@pytest.mark.parametrize("around", ["{}", '{{"credential":{}}}'])
def test_a_credential_is_known_by_what_it_holds(around: str) -> None:
    document = around.format(dumped(credential()))

    assert formats.guess(document) == Format.EDC_JSONLD
    assert isinstance(formats.read(document).value, edc_jsonld.EdcDocument)


def test_a_credential_becomes_a_native_transcript_and_a_credential_again() -> None:
    written = formats.write(transcript(), Format.EDC_JSONLD, Needs())

    read = formats.read(written.content)
    plain = formats.write(read.value, Format.NATIVE)

    assert held(read.value) == (transcript(),)
    assert native.read(plain.content, PersonalTranscript) == transcript()
    # What we wrote ourselves says nothing beyond the model.
    assert plain.losses == ()


def test_what_is_neither_a_transcript_nor_a_record_is_refused() -> None:
    with pytest.raises(WriteError) as caught:
        formats.write(transcript().credits[0], Format.EDC_JSONLD)

    assert caught.value.rule == "format.holds"


def test_the_command_converts_a_transcript_and_tells_what_is_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    transfer = native.read(SAMPLES / "transfer.json", CreditTransfer)
    source, target = tmp_path / "transcript.json", tmp_path / "credential.jsonld"
    source.write_text(native.write(transfer.transcript))

    code = main(["convert", str(source), "--to", "edc-jsonld", "--output", str(target), "--language", "en"])

    assert code == 0
    assert "/agreement" in capsys.readouterr().out
    assert len(edc_jsonld.read(target).value.transcript.credits) == 3
