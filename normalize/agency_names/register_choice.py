"""Which row of the register does a printed form mean, and how is it called then?

Several rows share a form ("UBND", "Sở NN&PTNT"): the level printed, the level of the document and its day
decide.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import regex

from normalize.agency_names.level_and_place import Place
from normalize.agency_names.province_names import is_municipality
from normalize.agency_names.register import RegisterRow, register
from normalize.places.provinces import name_of_code
from normalize.text import fold, place_tones

_PREFERENCE = {
    "province": ("province", "all", "centre", "provinces", "district", "commune"),
    "centre": ("centre", "provinces", "province", "all", "district", "commune"),
    "district": ("district", "all", "province", "commune", "provinces", "centre"),
    "commune": ("commune", "all", "district", "province", "provinces", "centre"),
}
"""For a name without a level: which level is meant in a document of this level, best first."""
_PRINTED = {
    "province": ("province", "all"),
    "provinces": ("provinces", "province", "all"),
    "centre": ("centre", "all"),
    "district": ("district", "all"),
    "commune": ("commune", "all"),
    "all": ("all", "provinces", "province", "district", "commune", "centre"),
}
"""For a name with its level printed: which rows it may be."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the document says: its day, province, level (``province`` or ``centre`` …) and the register's id of its issuer.

    Attributes:
        named: names, as look-up forms, that it prints both with "tổng hợp" behind them and without.
    """

    on: date | None
    province_code: str | None
    level: str
    issuer: str | None = None
    named: frozenset[str] = frozenset()


def _row_level(row: RegisterRow) -> str:
    """The level as cells state it: a row for all provinces together is ``provinces``."""
    return "provinces" if row.kind == "local_class" else row.agency.level


def choose(rows: tuple[int, ...], context: Context, printed: str | None) -> RegisterRow | None:
    """The row meant by a form that several rows share; None where none is of the printed level."""
    order = _PRINTED[printed] if printed else _PREFERENCE.get(context.level, _PREFERENCE["province"])
    known = register()
    fitting = [known[r] for r in rows if _row_level(known[r]) in order]
    if not fitting:
        return None

    def rank(row: RegisterRow) -> tuple[int, int, int]:
        return (
            order.index(_row_level(row)),
            not row.agency.valid(context.on),
            row.agency.successor_id is not None and (context.on is None or row.agency.valid_to is None),
        )

    if not printed and context.on is not None and any(r.agency.valid(context.on) for r in fitting):
        fitting = [r for r in fitting if r.agency.valid(context.on)]
    return min(fitting, key=rank)


def full_name(row: RegisterRow, place: Place | None, context: Context) -> str:
    """The register's name, with the place where the body keeps one in its name or is one district's or
    commune's.

    Example: "Điện lực Cao Bằng"; "Ủy ban nhân dân huyện Hòa An"; for a city of province rank "… thành phố"; of another
    province than the document's "Ủy ban nhân dân tỉnh Lào Cai".
    """
    name = row.agency.name
    if place is not None and place.province is not None and row.own_name == "province":
        return f"{name.removesuffix(' tỉnh')} {place.province}"
    named = None if place is None else place.name
    if place is not None and named is not None and _is_below_province(place, row):
        stem = name.removesuffix(" cấp huyện").removesuffix(" cấp xã").removesuffix(" huyện")
        return f"{stem} {_spelt_out(named)}"
    is_city = (place is not None and place.is_city) or (
        named is not None and fold(named).startswith(("thanh pho", "tp"))
    )
    is_city |= is_municipality(context.province_code)
    if not name.endswith(" tỉnh"):
        return name.replace("Tỉnh ủy", "Thành ủy") if is_city and row.agency.level == "province" else name
    kind = "thành phố" if is_city else "tỉnh"
    other = place.province if place is not None and _is_another(place.province, context) else None
    return name.removesuffix("tỉnh") + (f"{kind} {other}" if other else kind)


def _is_another(province: str | None, context: Context) -> bool:
    """Whether a province is named that is not the document's: its bodies keep the name by which they are told."""
    if province is None:
        return False
    if context.province_code is None:
        return context.level == "centre"
    return name_of_code(context.province_code, context.on) != province


def _is_below_province(place: Place, row: RegisterRow) -> bool:
    return place.level in ("district", "commune") and row.agency.level in ("district", "commune", "all")


_ONSET = 3
"""Letters of a syllable before its vowel, at most."""
_UNIT_WORDS = {
    "tp": "thành phố", "t.p": "thành phố", "tx": "thị xã", "h": "huyện", "q": "quận", "p": "phường", "x": "xã",
}  # fmt: skip
_UNIT = regex.compile(
    r"^(thành phố|thị xã|thị trấn|đặc khu|huyện|quận|xã|phường|t\.?p|tx|[hqpx](?=\.))\.?(?=[\s\p{Lu}\d])\s*",
    regex.IGNORECASE,
)


def _spelt_out(place: str) -> str:
    """“TP.Cao Bằng” and "Huyện Hòa An" with the unit written out in small letters."""
    first, _, rest = place.partition(" ")
    if not _UNIT.match(place) and _UNIT.match(f"{first}{rest}") and len(first) <= _ONSET:
        place = f"{first}{rest}"  # "ph ường Kinh Bắc" of a broken text layer
    found = _UNIT.match(place)
    if found is None:
        return place_tones(place)
    unit = found.group(1).lower()
    return place_tones(f"{_UNIT_WORDS.get(unit, unit)} {place[found.end() :]}")
