"""Units of ePerusteet, which it calls tutkinnon osat, and their parts."""

from collections.abc import Callable, Iterator
from itertools import chain

from ecvet.io._plain import Record, amount, at, code, flag, needed, numbered
from ecvet.io.eperusteet._criteria import criteria, titles
from ecvet.io.eperusteet._outcomes import Demands, of_list, of_preparation, of_prose, outcomes
from ecvet.io.eperusteet._texts import lines, localised
from ecvet.model.units import Unit, UnitPart
from ecvet.points import PointRange


def unit(found: Record) -> Unit | None:
    """Return a unit as the register describes it, without points; `None` for a draft that has no code yet."""
    unit_code = code(found, "koodiArvo")
    if unit_code is None:
        return None
    demands = _demands(found)
    parts = numbered(found, "osaAlueet", lambda index, area: _parts(area, f"{unit_code}.{index + 1}"))
    return Unit(
        code=unit_code,
        title=needed(localised(found, "nimi"), "nimi", "the title of the unit"),
        outcomes=outcomes(demands.statements, unit_code),
        procedures=localised(found, "ammattitaidonOsoittamistavat"),
        criteria=(at(found, "arviointi", criteria) or ())
        + (at(found, "geneerinenArviointiasteikko", criteria) or ()),
        description=lines(localised(found, "kuvaus"), demands.notes),
        parts=tuple(chain.from_iterable(parts)),
    )


def _demands(found: Record) -> Demands:
    return next((demands for demands in _forms(found) if demands and demands.statements), Demands())


def _forms(found: Record) -> Iterator[Demands | None]:
    """Yield what a unit demands from each place that may state it, the newest form first."""
    yield at(found, "ammattitaitovaatimukset2019", of_list)
    yield at(found, "ammattitaitovaatimukset", of_prose)
    yield at(found, "valmaTelmaSisalto", of_preparation)
    yield at(found, "arviointi", lambda assessment: Demands(titles(assessment)))


def _parts(area: Record, place: str) -> tuple[UnitPart, ...]:
    """Return the parts of an area: one for each of its sets of aims, be they mandatory or optional."""
    sets = numbered(
        area,
        "osaamistavoitteet",
        lambda index, aims: _part(area, aims, f"{place}.{index + 1}", flag(aims, "pakollinen"), of_prose),
    )
    mandatory = at(
        area, "pakollisetOsaamistavoitteet", lambda aims: _part(area, aims, f"{place}.1", True, of_list)
    )
    optional = at(
        area, "valinnaisetOsaamistavoitteet", lambda aims: _part(area, aims, f"{place}.2", False, of_list)
    )
    return (*sets, *(found for found in (mandatory, optional) if found))


def _part(
    area: Record, aims: Record, place: str, mandatory: bool | None, read: Callable[[Record], Demands]
) -> UnitPart:
    points = amount(aims, "laajuus")
    demands = at(aims, "tavoitteet", read) or Demands()
    own, common = localised(aims, "nimi"), localised(area, "nimi")
    return UnitPart(
        code=code(area, "koodiArvo") or code(aims, "koodiArvo") or place.rpartition(".")[0],
        title=needed(own or common, "nimi", "the title of the part"),
        mandatory=mandatory,
        points=None if points is None else PointRange.exactly(points),
        outcomes=outcomes(demands.statements, place),
        criteria=(at(aims, "arviointi", criteria) or ()) + (at(area, "arviointi", criteria) or ()),
        description=lines(
            common if own and own != common else None,
            localised(area, "kuvaus"),
            demands.notes,
            localised(aims, "tunnustaminen"),
        ),
    )
