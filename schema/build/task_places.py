"""Where a task is done: its column of places, else the districts and communes that its title names after "tại" or "trên
địa bàn".

Names are those of the document's date: districts and communes before 1 July 2025, communes alone since. A name that the
gazetteer does not know stays as printed. Codes are those of provinces; no source at hand has codes of communes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex

from extract.model import RawField
from normalize.places.communes import PlaceMention, find_places
from normalize.places.provinces import Province, find_province, name_of_code
from normalize.text import fold, nfc
from schema.build.readings import Given, Reading, Trace, column_notes, column_score, printed

_DONE_AT = regex.compile(
    r"(?<!\p{L})(?:tại|ở|trên địa bàn|thuộc địa bàn|địa điểm)(?:\s*:)?\s+(?:các\s+|\d{1,3}\s+)?$",
    regex.IGNORECASE,
)
_ALSO = regex.compile(r"[\s,;(–-]*(?:và|thuộc)?[\s,(]*")


@dataclass(frozen=True, slots=True)
class _Named:
    """A printed field with the places that it names as those of the task."""

    raw: RawField
    mentions: Sequence[PlaceMention]


def read_place(given: Given) -> Reading:
    """``location_raw`` as printed, ``place`` by the gazetteer, ``place_code`` where the place is a province."""
    province = name_of_code(given.setting.province_code, given.setting.on)
    fields = given.row.all_of("location")
    if fields:
        return _of_cells(given, fields, province)
    named = _of_title(given, province)
    if named is None:
        return Reading()
    first, last = named.mentions[0], named.mentions[-1]
    text = nfc(named.raw.text)[first.start : last.end]
    return Reading(
        values=(("location_raw", text), ("place", _names(named.mentions))),
        traces=tuple(
            Trace(column, named.raw, "place_in_title", 0.9, (first.start, last.end), decides=False)
            for column in ("location_raw", "place")
        ),
    )


def _of_cells(given: Given, fields: Sequence[RawField], province: str | None) -> Reading:
    text = printed(fields) or ""
    mentions = _mentions(text, province, given)
    whole = find_province(text, on=given.setting.on) if not mentions else None
    found = whole if whole is not None and _is_all(text, whole) else None
    place = _names(mentions) or (found.name if found else None)
    columns = [c for c, v in (("location_raw", text), ("place", place), ("place_code", found)) if v]
    return Reading(
        values=(
            ("location_raw", text or None),
            ("place", place),
            ("place_code", found.code if found else None),
        ),
        notes=(
            *(t for f in fields for t in column_notes("location_raw", f.notes, f)),
            *(t for m in mentions for t in column_notes("place", m.notes, fields[0])),
        ),
        traces=tuple(Trace(c, f, "cell", column_score(f), decides=False) for c in columns for f in fields),
    )


def _of_title(given: Given, province: str | None) -> _Named | None:
    """The first run of places that follows a word of place in the title."""
    title = given.row.field("title")
    if title is None:
        return None
    text = nfc(title.text)
    mentions = _mentions(text, province, given)
    for at, mention in enumerate(mentions):
        if _DONE_AT.search(text[: mention.start]):
            return _Named(title, tuple(_run(text, mentions[at:])))
    return None


def _run(text: str, mentions: Sequence[PlaceMention]) -> Iterable[PlaceMention]:
    """The first place and those that are listed with it."""
    end = mentions[0].start
    for mention in mentions:
        if mention is not mentions[0] and not _ALSO.fullmatch(text[end : mention.start]):
            return
        yield mention
        end = mention.end


def _mentions(text: str, province: str | None, given: Given) -> Sequence[PlaceMention]:
    return find_places(text, province_name=province, on=given.setting.on) if province else ()


def _names(mentions: Iterable[PlaceMention]) -> str | None:
    """``Xã Nam Tuấn, Huyện Hòa An; Huyện Thạch An``."""
    each = (", ".join(n for n in (m.ward, m.district) if n) for m in mentions)
    return "; ".join(dict.fromkeys(each)) or None


def _is_all(text: str, province: Province) -> bool:
    """Whether the text is the province's name and nothing else: ``Toàn tỉnh`` is none, ``Tỉnh Cao Bằng`` is."""
    bare = fold(text).strip(" .")
    return any(
        bare in (fold(n), f"{fold(province.kind)} {fold(n)}") for n in (province.name, *province.aliases)
    )
