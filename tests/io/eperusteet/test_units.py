"""The units of real requirements: nothing is lost. What is expected is counted off the JSON here."""

import re
from collections import Counter
from collections.abc import Mapping

from tests.io.eperusteet.register import (
    Case,
    every_file,
    inner,
    languages,
    nodes,
    objects,
    texts,
    words,
)

LEVELS = {"1": "S", "2": "T1", "3": "H2", "4": "K3", "5": "1", "6": "2", "7": "3", "8": "4", "9": "5"}


@every_file
def test_every_unit_is_described_once(cases: Mapping[str, Case], name: str) -> None:
    units = objects(cases[name].document["tutkinnonOsat"])
    assert [unit.code for unit in cases[name].value.units] == [unit["koodiArvo"] for unit in units]


@every_file
def test_no_word_of_a_unit_is_lost_in_any_language(cases: Mapping[str, Case], name: str) -> None:
    for documented, unit in zip(
        objects(cases[name].document["tutkinnonOsat"]), cases[name].value.units, strict=True
    ):
        # Names of codes repeat what stands beside them or name another thing; the register's word for an area
        # without a name is "automatic".
        said = [
            languages(node)
            for node in nodes(documented, "koodi", "perusteenOsa", "arviointiAsteikko", "osaamistaso")
        ]
        kept = [dict(text.items) for text in texts(unit)]
        for language in ("fi", "sv", "en"):
            written = {word for text in said for word in words(text.get(language, ""))} - {"automaattinen"}
            assert written <= {word for text in kept for word in words(text.get(language, ""))}


@every_file
def test_no_text_holds_markup(cases: Mapping[str, Case], name: str) -> None:
    for text in texts(cases[name].value):
        for _, said in text.items:
            assert not re.search(r"</?[a-z]|&[a-z#0-9]+;|\xa0|[\x80-\x9f]", said)
            assert said == said.strip()


@every_file
def test_every_criterion_is_read_with_the_label_of_its_level(cases: Mapping[str, Case], name: str) -> None:
    for documented, unit in zip(
        objects(cases[name].document["tutkinnonOsat"]), cases[name].value.units, strict=True
    ):
        labels = (
            (inner(level, "osaamistaso", "koodi", "arvo") or LEVELS[str(level["_osaamistaso"])], criterion)
            for level in nodes(documented)
            if "osaamistasonKriteerit" not in level and "kriteerit" in level
            for criterion in objects(level["kriteerit"])
        )
        expected = Counter(
            label for label, criterion in labels if any(map(words, languages(criterion).values()))
        )
        criteria = [*unit.criteria, *(criterion for part in unit.parts for criterion in part.criteria)]
        assert expected == Counter(criterion.grade for criterion in criteria if criterion.grade)


@every_file
def test_every_set_of_aims_becomes_a_part_with_its_points(cases: Mapping[str, Case], name: str) -> None:
    for documented, unit in zip(
        objects(cases[name].document["tutkinnonOsat"]), cases[name].value.units, strict=True
    ):
        expected = [
            (area["koodiArvo"], aims["pakollinen"], aims["laajuus"])
            for area in objects(documented["osaAlueet"])
            for aims in objects(area["osaamistavoitteet"])
        ]
        found = [
            (part.code, part.mandatory, part.points.fixed if part.points else None) for part in unit.parts
        ]
        assert [part[1:] for part in expected] == [part[1:] for part in found]
        assert all(code == found[place][0] for place, (code, _, _) in enumerate(expected) if code)


@every_file
def test_every_outcome_has_a_name_of_its_own(cases: Mapping[str, Case], name: str) -> None:
    units = cases[name].value.units
    names = [outcome.id for unit in units for outcome in unit.outcomes]
    names += [outcome.id for unit in units for part in unit.parts for outcome in part.outcomes]
    assert len(names) == len(set(names)) > 0


def test_an_outcome_is_a_whole_statement_in_every_language(cases: Mapping[str, Case]) -> None:
    unit = cases["liikunnan-ja-valmennuksen-ammattitutkinto-2018"].value.unit("200791")
    assert unit is not None
    assert len(unit.outcomes) == 3
    assert unit.outcomes[1].id == "200791.2"
    assert dict(unit.outcomes[1].text.items) == {
        "en": "Students know how to provide instruction in physical activity for children",
        "fi": "Opiskelija osaa ohjata lasten liikuntaa",
        "sv": "Den studerande kan leda fysiska aktiviteter för barn",
    }
