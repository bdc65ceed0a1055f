"""How a credential is written again (see `ecvet.io._merging`): term by term, many values of a term by id."""

from collections import Counter
from collections.abc import Iterator
from typing import TypeAlias

from ecvet.io._merging import merged_parts
from ecvet.io.edc_jsonld import _terms as t
from ecvet.io.edc_jsonld._json import Object, id_of, objects, one_or_more, several, types_of
from ecvet.io.json_text import Json

# What two values of one term have in common if they are about the same.
_Likeness: TypeAlias = tuple[str, ...]

# Classes of which a term may have many that the model tells apart.
_EACH = (t.ACHIEVEMENT, t.ASSESSMENT, t.OUTCOME, t.QUALIFICATION)


def merged(read: Object, base: Object, now: Object) -> Object:
    """Return the credential.

    Args:
        read: What was read.
        base: What the model made of it.
        now: What the model says now.
    """
    if base == now:
        return read
    found = _object(read, base, now)
    return _everywhere(found, dict(_changed(read, found)))


def _any(read: Json, base: Json, now: Json) -> Json:
    if base == now:
        return read
    if base is None:
        return now
    if isinstance(base, dict) and isinstance(now, dict) and isinstance(read, dict):
        return _object(read, base, now)
    if any(isinstance(item, dict) for item in (*several(base), *several(now))):
        return one_or_more(_list(several(read), several(base), several(now)))
    if isinstance(read, list) and base in read:
        return [now if item == base else item for item in read]
    return now


def _object(read: Object, base: Object, now: Object) -> Object:
    if _is_language_map(base):
        said = {tag.casefold() for tag in base}
        return {**{tag: text for tag, text in read.items() if tag.casefold() not in said}, **now}
    if t.ORGANISATION in types_of(read) and _code(read) != _code(base):
        # Another institution than the model took it for: what the model says of its own is not said of this one.
        return read
    found = merged_parts(read, base, now, _any)
    for keyword in (t.ID, f"@{t.ID}"):
        # Ids of the model hold within its own tree; those that were read stay, but for that of the credential.
        if keyword in read and read[keyword] != base.get(t.ID):
            found[keyword] = read[keyword]
    return found


def _is_language_map(base: Object) -> bool:
    return t.ID not in base and t.TYPE not in base


def _code(institution: Object) -> Json:
    """Return the code of an institution as the reader takes it."""
    for term in (t.IDENTIFIER, t.REGISTRATION, t.EIDAS):
        for one in several(institution.get(term)):
            if isinstance(one, dict) and one.get(t.NOTATION) is not None:
                return one[t.NOTATION]
    return id_of(institution)


def _list(read: list[Json], base: list[Json], now: list[Json]) -> list[Json]:
    """Merge the values of a term: those that were read keep their places, new ones come after them."""
    origin = _origins(read, base)
    current = {_key(item): item for item in now}
    before = {_key(item): item for item in base}
    places = sorted(origin[key] for key in current if key in origin)
    gone = {place for key, place in origin.items() if key not in current}
    slots = iter(places)
    placed: dict[int, Json] = {}
    added: list[Json] = []
    for key, item in current.items():
        if key in origin:
            placed[next(slots)] = _any(read[origin[key]], before[key], item)
        elif before.get(key) != item:
            added.append(item)
    kept = [placed.get(place, item) for place, item in enumerate(read) if place not in gone]
    return [*kept, *added]


def _key(item: Json) -> str:
    return str(id_of(item)) if isinstance(item, dict) else str(item)


def _origins(read: list[Json], base: list[Json]) -> dict[str, int]:
    """Return where each value that the model made was read: the first alike, the second alike, and so on.

    Where the lenient reader could make nothing of some, those of a class do not stand in a row any more, and are told
    apart by their codes.
    """
    met, made = Counter(map(_kind, read)), Counter(map(_kind, base))
    named = {kind for kind in _EACH if met[kind] != made[kind]}
    places: dict[tuple[_Likeness, int], int] = {}
    for place, likeness in enumerate(_numbered(read, named)):
        places.setdefault(likeness, place)
    numbered = zip(base, _numbered(base, named), strict=True)
    return {_key(item): places[likeness] for item, likeness in numbered if likeness in places}


def _numbered(items: list[Json], named: set[str]) -> Iterator[tuple[_Likeness, int]]:
    met: Counter[_Likeness] = Counter()
    for item in items:
        likeness = _likeness(item, named)
        yield likeness, met[likeness]
        met[likeness] += 1


def _likeness(item: Json, named: set[str]) -> _Likeness:
    kind = _kind(item)
    if not isinstance(item, dict) or kind == t.CONCEPT:
        return (_key(item),)
    subject, described = item.get(t.SUBJECT), item.get(t.SPECIFIED_BY)
    about = str(id_of(subject)) if isinstance(subject, dict) else ""
    code = _code(described if isinstance(described, dict) else item) if kind in named else None
    return (kind, about, str(code))


def _kind(item: Json) -> str:
    kinds = types_of(item) if isinstance(item, dict) else []
    return t.CONCEPT if t.CONCEPT in kinds else str(kinds[0]) if kinds else ""


def _changed(read: Object, found: Object) -> Iterator[tuple[str, tuple[Object, Object]]]:
    """Yield what stood under each id and what stands there now, where these differ."""
    before = {str(id_of(node)): node for _, node in objects(read) if id_of(node) is not None}
    for _, node in objects(found):
        old = before.get(str(id_of(node)))
        if old is not None and old != node:
            yield str(id_of(node)), (old, node)


def _everywhere(value: Object, changed: dict[str, tuple[Object, Object]]) -> Object:
    """Return a tree in which an object that was changed in one place is changed in all: the format repeats objects."""
    return {term: _replaced(inner, changed) for term, inner in value.items()}


def _replaced(value: Json, changed: dict[str, tuple[Object, Object]]) -> Json:
    if isinstance(value, list):
        return [_replaced(item, changed) for item in value]
    if not isinstance(value, dict):
        return value
    old, new = changed.get(str(id_of(value)), (None, value))
    return new if value == old else _everywhere(value, changed)
