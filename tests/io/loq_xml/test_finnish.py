"""Real Finnish requirements as LOQ: what the format demands is asked for, and given it, the result is valid."""

from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from ecvet import WriteError
from ecvet.io import eperusteet, loq_xml
from tests.io.loq_xml.qualifications import NEEDS

FILES = (
    "rakenne-autoalan-perustutkinto2017.json",
    "rakenne-autoalan-tyonjohto.json",
    "rakenne-hiusalan-perustutkinto.json",
    "rakenne-liiketalouden-perustutkinto-uudempi.json",
    "rakenne-liikunnan-ja-valmennuksen-ammattitutkinto-2018.json",
    "rakenne-telma.json",
)
FINNISH = attrs.evolve(NEEDS, schemes=(("osaamispiste", "ecvet"),))


@pytest.mark.parametrize("name", FILES)
def test_a_finnish_qualification_is_written_once_it_is_known_what_the_format_demands(
    shared: Path, invalid: Callable[[bytes], list[str]], name: str
) -> None:
    qualification = eperusteet.read(shared / "data/fi/eperusteet" / name).value
    with pytest.raises(WriteError) as caught:
        loq_xml.write(qualification)
    assert {"loq.isced", "loq.nqf"} <= {problem.rule for problem in caught.value.problems}
    assert len(caught.value.problems) < 10
    written = loq_xml.write(qualification, FINNISH)
    assert not invalid(written.content)
    document = loq_xml.read(written.content).value
    (back,) = document.qualifications
    assert {unit.code for unit in back.units} <= {unit.code for unit in qualification.units}
    assert loq_xml.write(document).content == written.content
