"""Communes and districts named in a text, and today's units in their place.

"Hồ chứa nước Khuổi Dáng, xã Nam Tuấn, huyện Hòa An" in a plan of Cao Bằng names a commune; the province has
to be given, the text does not say it. A unit is a word of kind (xã, TT., huyện, TP.) and a name of the
gazetteer after it,
or several: "các huyện Hòa An, Thạch An". A commune takes the district that stands after it, or before it with
a colon or bracket between. A name the gazetteer does not know is kept as printed where it is written as a
name.

What it became is what the source says, as ``convert_address`` of underthesea does; it is believed only where one
commune took all of the old one. Where several did, where the district is not the one named, or where only the district or the province is
known, that much is given and the rest left open (``status`` partial).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import regex

from normalize.notes import Code, Note, info, warning
from normalize.places.gazetteer import DISTRICT_KINDS, WARD_KINDS, Unit
from normalize.places.printed_units import KIND, PrintedUnit, Search, printed_units
from normalize.places.provinces import Province, find_province, province_now
from normalize.text import key, nfc

_SINCE = date(2025, 7, 1)
"""The day on which districts ended and communes were formed again."""
_TO_DISTRICT = regex.compile(r"[\s,;(\-–]*(?:thuộc|của|và)?[\s,(]*$", regex.IGNORECASE)
_OPENS = regex.compile(r"\s*[:(]")
_MOST_LISTED = 12
"""Units of the longest list that is followed."""
_TO_PROVINCE = regex.compile(r"^[\s,(\-–]*(?:thuộc\s+)?(?:tỉnh|thành phố|TP\.?)\s", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place a text names.

    Attributes:
        raw: as printed, the commune with its district where both stand together.
        start, end: where, in characters of the NFC text; end is open.
        ward, district: names with kind, as the gazetteer writes them, else as printed; None where not named.
        province: name of the province then.
        ward_now: today's commune, where it is certain.
        province_now: today's province.
        candidates: today's communes of which it is one or which share it, where ``ward_now`` is not certain.
        status: ``whole`` or ``partial``.
    """

    raw: str
    start: int
    end: int
    ward: str | None
    district: str | None
    province: str
    ward_now: str | None
    province_now: str
    candidates: tuple[str, ...]
    status: str
    notes: tuple[Note, ...] = ()


def find_places(text: str, *, province_name: str, on: date | None = None) -> tuple[PlaceMention, ...]:
    """The communes and districts a text names, in its order.

    Args:
        text: a title or a description.
        province_name: the document's province, with or without its kind.
        on: the document's date. None: before July 2025 where the province was another then.

    Returns:
        Nothing where the province is not known.
    """
    composed = nfc(text)
    old = on is None or on < _SINCE
    home = _province(province_name, on if on is not None else date(2025, 6, 30)) or _province(
        province_name, on
    )
    if home is None or not KIND.search(composed):
        return ()
    named = printed_units(Search(composed, home, old))
    districts = [n for n in named if n.kind in DISTRICT_KINDS]
    used: set[int] = set()
    found: list[PlaceMention] = []
    for at, ward in enumerate(named):
        if ward.kind not in WARD_KINDS:
            continue
        district = _district_of(composed, at, named)
        if district is not None:
            used.add(district.start)
        found.append(
            _mention(composed, ward, district, _elsewhere(composed, district or ward, on) or home, old)
        )
    found += [
        _mention(composed, None, d, _elsewhere(composed, d, on) or home, old)
        for d in districts
        if d.start not in used
    ]
    return tuple(sorted(found, key=lambda m: m.start))


def _province(name: str, on: date | None) -> Province | None:
    return (
        find_province(name, on=on)
        or find_province(f"tỉnh {name}", on=on)
        or find_province(f"thành phố {name}", on=on)
    )


def _elsewhere(text: str, unit: PrintedUnit, on: date | None) -> Province | None:
    """The province named right after the unit: "huyện Ba Bể, tỉnh Bắc Kạn"."""
    tail = text[unit.end : unit.end + 40]
    return find_province(tail, on=on or date(2025, 6, 30)) if _TO_PROVINCE.match(tail) else None


def _district_of(text: str, at: int, named: list[PrintedUnit]) -> PrintedUnit | None:
    """The district a commune belongs to by the print: the next one after it, else the one that opens its
    list."""
    for here, following in pairwise(named[at : at + _MOST_LISTED]):
        if not _TO_DISTRICT.match(text[here.end : following.start]):
            break
        if following.kind in DISTRICT_KINDS:
            return following
    for index in range(at - 1, max(-1, at - _MOST_LISTED), -1):
        if named[index].kind in DISTRICT_KINDS:
            opens = _OPENS.match(text, named[index].end, named[index + 1].start)
            return named[index] if opens else None
    return None


def _mention(
    text: str, ward: PrintedUnit | None, district: PrintedUnit | None, home: Province, old: bool
) -> PlaceMention:
    """One place with what became of it."""
    parts = [u for u in (ward, district) if u is not None]
    together = (
        len(parts) == 2
        and parts[1].start >= parts[0].end
        and not KIND.search(text[parts[0].end : parts[1].start])
    )
    start, end = parts[0].start, parts[1].end if together else parts[0].end
    rows, notes = _rows(ward, district)
    now, candidates = _now(rows, is_ward=ward is not None)
    if now is not None and old and ward is not None and district is None and ward.kind != "thị trấn":
        # Another district may have had a commune of that name that was merged before 2025.
        candidates, now = (now,), None
    notes += [note for unit in parts for note in _spelling(unit)]
    return PlaceMention(
        raw=text[start:end],
        start=start,
        end=end,
        ward=_written(ward),
        district=_written(district) or (rows[0].district if len(rows) == 1 else None),
        province=home.name,
        ward_now=now,
        province_now=province_now(home.code, None if not old else date(2025, 6, 30)).name,
        candidates=candidates,
        status="whole" if now is not None else "partial",
        notes=tuple(notes),
    )


def _written(unit: PrintedUnit | None) -> str | None:
    """Name with kind: the register's, or as printed."""
    if unit is None:
        return None
    if unit.options:
        return unit.options[0].name
    name = (
        unit.printed
        if unit.printed.lower().startswith(unit.kind)
        else f"{unit.kind} {unit.printed.split()[-1]}"
    )
    return name[:1].upper() + name[1:]


def _spelling(unit: PrintedUnit) -> list[Note]:
    """What to say of a printed name that is not the gazetteer's letter by letter."""
    if not unit.options:
        message = "not a unit of the gazetteer, which holds those of 2025; only what holds it is known"
        return [info(Code.SOURCES_DISAGREE, message, found=unit.printed)]
    name = unit.options[0].name
    if key(unit.printed).endswith(key(name).removeprefix(unit.kind).strip()):
        return []
    return [info(Code.TEXT_REPAIRED, "read as the unit with other tones", expected=name, found=unit.printed)]


def _rows(ward: PrintedUnit | None, district: PrintedUnit | None) -> tuple[list[Unit], list[Note]]:
    """Rows of the gazetteer that fit both names; the district's alone where the commune's do not fit."""
    if ward is None or not ward.options:
        return (list(district.options) if district else []), []
    if district is None or not district.options:
        return list(ward.options), []
    names = {d.key for d in district.options}
    fitting = [u for u in ward.options if u.district is not None and key(u.district) in names]
    if fitting:
        return fitting, []
    other = ward.options[0].district or "no district"
    note = warning(
        Code.SOURCES_DISAGREE,
        "the commune is known in another district",
        expected=other,
        found=district.printed,
    )
    return list(district.options), [note]


def _now(rows: list[Unit], *, is_ward: bool) -> tuple[str | None, tuple[str, ...]]:
    """Today's commune where it is certain, else those it may be."""
    wards = [r for r in rows if r.kind in WARD_KINDS]
    if is_ward and len(wards) == 1 and len(wards[0].now) == 1 and wards[0].all_named:
        return wards[0].now[0], ()
    return None, tuple(sorted({name for row in rows for name in row.now}))
