"""Districts and communes of a province, as they were before 1 July 2025 and as they are since.

The names and what became of them are those of the file ``address/data/mapping.json`` in underthesea (10,602
rows, one for an old commune and a new one that took land of it). Communes that had been merged before 2025,
as many of a plan of 2018 were, are not in it, nor are districts that ended before ("huyện Thông Nông").
The package itself is not imported: it would load what it segments and tags words with, which takes 60 MB.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple, TypedDict

import regex

from normalize.text import fold, key

WARD_KINDS = ("xã", "phường", "thị trấn", "đặc khu")
DISTRICT_KINDS = ("huyện", "quận", "thị xã", "thành phố")


class NoGazetteer(RuntimeError):
    """underthesea, whose file names the communes, is not installed."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A district or a commune.

    Attributes:
        name: with its kind: ``Xã Nam Tuấn``.
        kind: ``xã``, ``phường``, ``thị trấn``, ``huyện``, ….
        district: name of the district of a commune; None for a district and for communes since July 2025.
        now: today's communes that took land of it, in the order of the source; of a district, of all of it.
        all_named: whether the source names each commune that took land of it; of a few it leaves the name out.
    """

    name: str
    kind: str
    district: str | None
    now: tuple[str, ...]
    all_named: bool = True

    @property
    def words(self) -> tuple[str, ...]:
        """Folded words of the name without its kind."""
        return tuple(fold(self.name).split()[len(self.kind.split()) :])

    @property
    def key(self) -> str:
        return key(self.name)


class _Row(NamedTuple):
    """An old commune, and a new one that took land of it; provinces by their codes."""

    old_province: str
    old_district: str
    old_ward: str
    new_province: str
    new_ward: str


class _Mapping(TypedDict):
    old_province_names: dict[str, dict[str, str]]
    province_names: dict[str, dict[str, str]]
    ward_mapping: list[dict[str, str]]


@cache
def units(code: str, old: bool) -> tuple[Unit, ...]:
    """Districts and communes of a province.

    Args:
        code: the province's code.
        old: before 1 July 2025 (districts and communes), else since (communes alone).

    Raises:
        NoGazetteer: underthesea is not installed.
    """
    if not old:
        names = dict.fromkeys(r.new_ward for r in _mapping() if r.new_province == code)
        return tuple(_unit(name, None, (name,)) for name in names if name)
    rows = [r for r in _mapping() if r.old_province == code]
    unnamed = {(r.old_ward, r.old_district) for r in rows if not r.new_ward}
    wards: dict[tuple[str, str], list[str]] = {}
    districts: dict[str, list[str]] = {}
    for row in (r for r in rows if r.new_ward):
        wards.setdefault((row.old_ward, row.old_district), []).append(row.new_ward)
        districts.setdefault(row.old_district, []).append(row.new_ward)
    return (
        *(_unit(name, None, tuple(dict.fromkeys(now))) for name, now in districts.items()),
        *(
            _unit(name, district, tuple(dict.fromkeys(now)), (name, district) not in unnamed)
            for (name, district), now in wards.items()
            if name
        ),
    )


@cache
def by_first_word(code: str, old: bool) -> dict[tuple[str, str], tuple[Unit, ...]]:
    """The units of a province by kind and first folded word, longest names first."""
    found: dict[tuple[str, str], list[Unit]] = {}
    for unit in units(code, old):
        if unit.words:
            found.setdefault((unit.kind, unit.words[0]), []).append(unit)
    return {k: tuple(sorted(v, key=lambda u: -len(u.words))) for k, v in found.items()}


def _unit(name: str, district: str | None, now: tuple[str, ...], all_named: bool = True) -> Unit:
    kind = next((k for k in (*WARD_KINDS, *DISTRICT_KINDS) if key(name).startswith(k + " ")), "")
    return Unit(name, kind, district, now, all_named)


@cache
def _mapping() -> tuple[_Row, ...]:
    """The rows of the source; each name is held once, for the file as it is takes fifteen times as much memory."""
    spec = find_spec("underthesea")
    if spec is None or spec.origin is None:
        raise NoGazetteer("install underthesea to look up communes")
    path = Path(spec.origin).parent / "address" / "data" / "mapping.json"
    loaded: _Mapping = json.loads(path.read_text(encoding="utf-8"))
    old = {name: known["code"] for name, known in loaded["old_province_names"].items()}
    new = {name: known["code"] for name, known in loaded["province_names"].items()}
    return tuple(
        _Row(
            old.get(row["old_province_key"], ""),
            sys.intern(row["old_district"]),
            sys.intern(row["old_ward"]),
            new.get(row["new_province_key"], ""),
            sys.intern(row["new_ward"]),
        )
        for row in loaded["ward_mapping"]
    )


@cache
def names_of_units() -> dict[str, tuple[tuple[str, ...], ...]]:
    """First folded word → the names of all districts and communes of the country, then and now, the longest first.

    Names are folded words without their kind: ``("xuan", "huong", "da", "lat")``, ``("cu", "m", "gar")``.
    """
    printed = dict.fromkeys(name for r in _mapping() for name in (r.old_district, r.old_ward, r.new_ward))
    found: dict[str, set[tuple[str, ...]]] = {}
    for name in printed:
        folded = " ".join(_unit(name, None, ()).words) if name else ""
        words = tuple(regex.findall(r"[^\s\-'’]+", folded))
        if words:
            found.setdefault(words[0], set()).add(words)
    return {first: tuple(sorted(names, key=lambda w: (-len(w), w))) for first, names in found.items()}
