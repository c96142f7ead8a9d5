"""What a careful reader takes from a table of figures, and whether what was read is the same (bench.figure_tables)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

import regex
from rapidfuzz import fuzz

from normalize.quantities.stated_units import find_unit
from normalize.text import clean, fold
from schema.contract.records import IndicatorRecord, ObservationRecord, TargetRecord

FIELDS = {
    "target": ("comparator", "unit", "year", "direction", "subject"),
    "observation": ("comparator", "unit", "year", "kind", "subject"),
}
"""The fields in which a value must be right."""
_LABEL = regex.compile(
    r"(?:\(?[\dIVXA-Za-zĐđ]{1,4}(?:\.\d+)*[.)/]\s+|\d+(?:\.\d+)+\s+|[-–+*•]\s*|(?:trong đó|gồm|bao gồm|chia theo)\s*:?\s+)+",
    regex.IGNORECASE,
)
_MARKS = regex.compile(r"\(\d\)|[*¹²³]+")


Entry = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Gold:
    """One value that a careful reader takes, with its other acceptable readings."""

    indicator: Entry
    listed: str
    value: Entry

    @property
    def others(self) -> list[Entry]:
        return cast("list[Entry]", self.value.get("also") or [])

    @property
    def may_be_split(self) -> bool:
        return any("split" in other for other in self.others)

    def lists(self) -> set[str]:
        return {self.listed, *(str(o["as"]) for o in self.others if "as" in o)}


@dataclass(slots=True)
class Mine:
    """One value that was read."""

    listed: str
    record: TargetRecord | ObservationRecord
    indicator: IndicatorRecord
    of: Gold | None = None


def fits(mine: Mine, gold: Gold) -> bool:
    """Whether a value that was read has the row and the figures of the wanted one, in any of its readings."""
    return is_named(mine.indicator.name, gold) and any(_same_figures(mine.record, r) for r in _readings(gold))


def _readings(gold: Gold) -> list[Entry]:
    readings: list[Entry] = [gold.value]
    for other in gold.others:
        readings += [{**reading, **other} for reading in readings]
    return readings


def is_named(name: str | None, gold: Gold) -> bool:
    """Whether an indicator is of the value's row: named as the row, or as the thing measured."""
    own = bare_name(name)
    return any(alike(own, bare_name(str(t))) for t in (gold.value.get("row"), gold.indicator["name"]) if t)


def bare_name(name: str | None) -> str:
    """A name folded, without its label, "Trong đó:" and footnote marks: ``1.2. Lúa (1)`` is ``lua``."""
    plain = clean(name or "")
    return fold(_MARKS.sub("", _LABEL.sub("", plain, count=1) if _LABEL.match(plain) else plain)).strip(
        " .;:,-"
    )


def alike(a: str, b: str) -> bool:
    """Whether two bare names are one but for letters: 92 of 100 alike, or one stands in the other."""
    return bool(a and b) and (
        a == b or fuzz.ratio(a, b) >= 92 or (min(len(a), len(b)) > 12 and (a in b or b in a))
    )


def _same_figures(record: TargetRecord | ObservationRecord, wanted: Entry) -> bool:
    unit = find_unit(str(wanted["unit"])) if wanted["unit"] else None
    scale = unit.scale if unit else Decimal(1)
    theirs = sorted(Decimal(str(v)) * scale for v in (wanted["low"], wanted["high"]) if v is not None)
    own = sorted(v for v in (record.low, record.high) if v is not None)
    if not theirs or not own:
        return False
    ends = [(own[0], theirs[0]), (own[-1], theirs[-1])]
    return any(
        all(abs(a - b / by) <= Decimal("1e-6") * max(Decimal(1), abs(b / by)) for a, b in ends)
        for by in (1, scale)
    )


def wrong_fields(mine: Mine, gold: Gold) -> list[str]:
    """The fields in which a value differs from the reading that is nearest to it; none where it is right."""
    fields = FIELDS[mine.listed]
    return min(
        ([f for f in fields if not _agrees(mine, r, f, gold)] for r in _readings(gold)),
        key=len,
    )


def _agrees(mine: Mine, wanted: Entry, name: str, gold: Gold) -> bool:
    record = mine.record
    if name == "unit":
        unit = find_unit(str(wanted["unit"])) if wanted["unit"] else None
        theirs = unit.unit if unit else wanted["unit"]
        return str(record.unit or "").lower() == str(theirs or "").lower() and _same_figures(record, wanted)
    if name == "year":
        if "split" in wanted and record.year is not None:
            start = cast("int | None", wanted["year_start"]) or cast("int | None", wanted["year"])
            return start is None or start <= record.year <= cast("int", wanted["year"])
        return (record.year_start, record.year) == (wanted["year_start"], wanted["year"])
    if name == "subject":
        return "split" in wanted or is_placed(mine, gold) > 0
    return bool(getattr(record, name) == wanted.get(name))


def is_placed(mine: Mine, gold: Gold) -> int:
    """1 where the value is of the place and the subject that it should be, else 0."""
    said = fold(" ".join(t for t in (mine.record.subject, mine.indicator.name, mine.indicator.area) if t))
    wanted = [t for t in (gold.indicator["area"], gold.value.get("subject")) if t]
    return int(all(within(fold(str(t)), said) for t in wanted))


def within(wanted: str, said: str) -> bool:
    """Whether folded words stand in others, but for single letters."""
    return wanted in said or fuzz.partial_ratio(wanted, said) >= 92
