"""Records of Koski: one for each main achievement of each vocational study right."""

from collections.abc import Iterator
from itertools import chain, islice

from ecvet.errors import Problem, ReadError, shown
from ecvet.io._plain import Record, at, each, needed, numbered
from ecvet.io._reading import Reading
from ecvet.io._source import Source
from ecvet.io.json_text import Json, load
from ecvet.io.koski._units import held, located, qualification
from ecvet.io.koski._unread import unread
from ecvet.io.koski._values import code, identity, words
from ecvet.model.assessments import Credit
from ecvet.model.institutions import Institution
from ecvet.model.learners import Learner, LearnerRecord
from ecvet.rules.findings import Finding, finding
from ecvet.text import Text

_VOCATIONAL = "ammatillinenkoulutus"
_UNNUMBERED = "koski:learner"
# "Undetermined" (ISO 639-3): a number is in no language.
_NO_LANGUAGE = "und"


def read(source: Source) -> Reading[tuple[LearnerRecord, ...]]:
    """Return the vocational records of a learner, one for each main achievement, in the document's order.

    The learner is named by the number that the register gives them, else by the number of the first study
    right that has one, else by "koski:learner". Their name is not read: nothing that is decided by a record
    needs it. An institution whose name the document does not give bears its number as its name.

    Args:
        source: The document as Koski gives it out: its bytes, its text, or the path of its file.

    Returns:
        The records, with findings: `read-unassessed` and `read-not-attained` for what is no credit,
        `read-grade-scale-mixed` where one record has numbers of several scales, and `read-not-vocational` for
        study rights that are passed over. What is not read of the others is in `Reading.unread`, by kind.

    Raises:
        ReadError: `koski.document` or `koski.vocational` where it is something else; what
            `ecvet.io.json_text.load` refuses; and what is wrong in each unit, with its JSON Pointer.

    Examples:
        >>> right = '{"tyyppi": {"koodiarvo": "ammatillinenkoulutus"}, "suoritukset": [{}]}'
        >>> read(f'{{"opiskeluoikeudet": [{right}]}}').value[0].learner
        Learner(id='koski:learner')
        >>> read('{"suoritustavat": []}')
        Traceback (most recent call last):
        ecvet.errors.ReadError: is no learner record of Koski; got 'suoritustavat'; expected an object ...
    """
    loaded = load(source)
    document = _document(loaded)
    learner = Learner(id=_number(document))
    rights = numbered(document, "opiskeluoikeudet", lambda index, right: _of_right(index, right, learner))
    return Reading(
        tuple(record for right in rights for record in right.value),
        tuple(found for right in rights for found in right.findings),
        unread(loaded, _passed_over(document)),
    )


def _passed_over(document: Record) -> frozenset[int]:
    kinds = each(document, "opiskeluoikeudet", _kind)
    return frozenset(index for index, kind in enumerate(kinds) if kind != _VOCATIONAL)


def _document(document: Json) -> Record:
    if not isinstance(document, dict) or "opiskeluoikeudet" not in document:
        keys = ", ".join(islice(document, 10)) if isinstance(document, dict) else "no object"
        raise ReadError(
            Problem(
                rule="koski.document",
                message="is no learner record of Koski",
                got=shown(keys),
                expected='an object with "opiskeluoikeudet", the study rights of a learner',
            )
        )
    kinds = each(document, "opiskeluoikeudet", _kind)
    if _VOCATIONAL not in kinds:
        raise ReadError(
            Problem(
                rule="koski.vocational",
                message="holds no vocational study right",
                path="/opiskeluoikeudet",
                got=", ".join(dict.fromkeys(kinds)) or "none",
                expected=f'one of type "{_VOCATIONAL}"',
            )
        )
    return document


def _kind(right: Record) -> str:
    return at(right, "tyyppi", code) or "no type"


def _number(document: Record) -> str:
    person = at(document, "henkilö", _oid)
    rights = each(document, "opiskeluoikeudet", _oid)
    return next((number for number in (person, *rights) if number is not None), _UNNUMBERED)


def _oid(holder: Record) -> str | None:
    return identity(holder, "oid")


def _of_right(index: int, right: Record, learner: Learner) -> Reading[tuple[LearnerRecord, ...]]:
    path = f"/opiskeluoikeudet/{index}"
    kind = _kind(right)
    if kind != _VOCATIONAL:
        return Reading((), (finding("read-not-vocational", path, kind=kind),))
    institution = at(right, "oppilaitos", _institution)
    found = numbered(right, "suoritukset", lambda place, main: _of_main(place, main, learner, institution))
    findings = chain.from_iterable(reading.findings for reading in found)
    return Reading(tuple(reading.value for reading in found), located(path, findings))


def _of_main(
    index: int, main: Record, learner: Learner, institution: Institution | None
) -> Reading[LearnerRecord]:
    units = held(main)
    record = LearnerRecord(
        learner=learner,
        qualification=at(main, "koulutusmoduuli", qualification),
        pathway=at(main, "suoritustapa", code),
        specialisations=tuple(dict.fromkeys(each(main, "osaamisala", _specialisation))),
        award_titles=tuple(dict.fromkeys(each(main, "tutkintonimike", code))),
        credits=units.credits,
        unassessed=units.unassessed,
        institution=institution,
    )
    return Reading(record, located(f"/suoritukset/{index}", (*_mixed(units.credits), *units.findings)))


def _specialisation(chosen: Record) -> str:
    # With a period around it, or by itself as in the first records.
    return at(chosen, "osaamisala", code) or code(chosen)


def _institution(organisation: Record) -> Institution:
    oid = needed(_oid(organisation), "oid", "the number of an organisation")
    name = at(organisation, "nimi", words) or Text({_NO_LANGUAGE: oid})
    return Institution(id=oid, name=name, country="FI")


def _mixed(credits: tuple[Credit, ...]) -> tuple[Finding, ...]:
    """Say where numbers are grades of several scales: a 3 is the best of one and the middle of another."""
    scales = tuple(sorted(set(_numeric_scales(credits))))
    return (finding("read-grade-scale-mixed", scales=scales),) if len(scales) > 1 else ()


def _numeric_scales(credits: tuple[Credit, ...]) -> Iterator[str]:
    for credit in credits:
        if credit.grade is not None and credit.grade.scale is not None and credit.grade.label.isdecimal():
            yield credit.grade.scale
        yield from _numeric_scales(credit.parts)
