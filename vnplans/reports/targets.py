"""Targets: of two documents what both measure, of one its own, of many what the national codes tie together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from statistics import median

from schema.compare.by import tables
from schema.compare.frames import Comparison
from schema.compare.pairs import national_name
from schema.compare.sides import Side
from schema.compare.values import baseline, is_change, way
from schema.contract.records import IndicatorRecord, RecordValue, TargetRecord
from vnplans.reports.markup import Markup, link, tag
from vnplans.reports.material import Material, Section
from vnplans.reports.ranges import Mark, Scale, draw, said, years
from vnplans.reports.tables import mark, table
from vnplans.reports.words import Words

_PERCENT_DRAWN = 25
"""Most targets of one document alone that are drawn."""
_CODES = 15
"""Most codes of many documents that are drawn."""
Row = Mapping[str, RecordValue]


def section(material: Material) -> Section:
    """What is aimed at."""
    if not material.few:
        return _of_many(material)
    if len(material.sides) == 1:
        return _of_one(material)
    words = material.words
    parts: list[Markup] = []
    notes = [words("caveat.targets")]
    for found in tables(material.chosen, "indicators"):
        parts += _of_pair(found, material)
        notes += material.notes(found)
    return Section("targets", tuple(parts), tuple(dict.fromkeys(notes)))


def _of_pair(found: Comparison, material: Material) -> Iterator[Markup]:
    words = material.words
    title = words("chart.targets", *found.sides)
    pairs: dict[RecordValue, list[Row]] = defaultdict(list)
    for row in found.dicts():
        if row["pair"] is not None:
            pairs[row["pair"]].append(row)
    places = [material.sides.index(name) for name in found.sides]
    scales = [s for rows in pairs.values() if (s := _scale(rows, places, found.sides, words)).marks]
    if not scales:
        yield tag("p", {"class": "empty"}, words("targets.none", *found.sides))
        return
    yield draw(title, scales, words)
    head = [words(f"column.{c}") for c in ("pair", "value", "pair", "value", "comparable", "matched_by")]
    head[0], head[2] = (f"{mark(p)} {name}" for p, name in zip(places, found.sides, strict=True))
    lines = [_line(row, material) for rows in pairs.values() for row in rows]
    yield table(head, lines, words, words("table.targets"))


def _scale(rows: Sequence[Row], places: Sequence[int], names: Sequence[str], words: Words) -> Scale:
    marks: dict[Mark, None] = {}
    for row in rows:
        for k, place, name in zip("ab", places, names, strict=True):
            own = _own(row, k)
            if own["low"] is not None or own["high"] is not None:
                label = " ".join(p for p in (mark(place), name, years(own)) if p)
                marks[_mark(place, label, own, words)] = None
    verdicts = dict.fromkeys(comparable(str(r["comparable"]), words) for r in rows if r["comparable"])
    name = " / ".join(dict.fromkeys(str(rows[0][f"name_{k}"]) for k in "ab"))
    return Scale(name, tuple(marks), words("chart.comparable", "; ".join(verdicts)) if verdicts else "")


def _mark(side: int, label: str, own: Row, words: Words) -> Mark:
    low, high = (Decimal(v) if isinstance(v, Decimal | int) else None for v in (own["low"], own["high"]))
    unit = str(own["unit"]) if own["unit"] else None
    return Mark(side, label, low, high, unit, said(own, words))


def _own(row: Row, side: str) -> Row:
    return {c[:-2]: v for c, v in row.items() if c.endswith(f"_{side}")}


def _line(row: Row, material: Material) -> list[RecordValue | Markup]:
    words = material.words
    cells: list[RecordValue | Markup] = []
    for k in "ab":
        own, record = _own(row, k), row[f"indicator_id_{k}"]
        name = tag(
            "span", {}, material.link(str(record), str(own["name"])), f" ({words('page', own['page'])})"
        )
        value = ": ".join(p for p in (years(own), said(own, words)) if p) if own["kind"] else None
        cells += [name, value]
    found = comparable(str(row["comparable"]), words) if row["comparable"] else words("one side only")
    return [*cells, found, _by(row, words)]


def _by(row: Row, words: Words) -> str:
    if row["national_code"]:
        return words("by code", row["national_code"])
    return words("by words", words.text(row["score"]))


def comparable(verdict: str, words: Words) -> str:
    """``yes`` or ``no: other year, other unit`` in the report's language."""
    answer, _, reasons = verdict.partition(": ")
    shorts = dict.fromkeys(_reason(r, words) for r in reasons.split(", ") if r)
    return ": ".join(p for p in (words.known(f"comparable.{answer}", answer), ", ".join(shorts)) if p)


def _reason(short: str, words: Words) -> str:
    """``other forest`` is one of many kinds of things: the Vietnamese report says that they are of another kind."""
    return words.known(f"reason.{short}", short if words.language == "en" else words("reason.other kind"))


def values_of(side: Side) -> dict[str, list[TargetRecord]]:
    """Indicator → its targets."""
    found: dict[str, list[TargetRecord]] = defaultdict(list)
    for target in side.targets:
        found[target.indicator_id].append(target)
    return found


def as_row(target: TargetRecord) -> Row:
    """A target with the columns that :func:`said` reads."""
    return {
        "way": way(target) or None, "comparator": target.comparator, "low": target.low, "high": target.high,
        "unit": target.unit, "baseline": baseline(target), "condition": target.condition,
        "year_start": target.year_start, "year": target.year,
    }  # fmt: skip


def _of_one(material: Material) -> Section:
    """The document's own targets in percent on scales; the list of indicators has all."""
    side, words = material.chosen.shown[0], material.words
    held = values_of(side)
    own = [i for i in side.indicators if i.task_id is None]
    percent = [(i, [t for t in held[i.indicator_id] if t.unit == "%"]) for i in own]
    drawn = [(i, targets) for i, targets in percent if targets]
    if not drawn:
        return Section("targets", (tag("p", {"class": "empty"}, words("targets.no percent")),))
    scales = [_scale_of(i, targets, words) for i, targets in drawn[:_PERCENT_DRAWN]]
    lines = [
        (link(i.indicator_id, i.name or i.indicator_id), years(as_row(t)) or None, said(as_row(t), words), t.low, t.high, i.page)
        for i, targets in drawn
        for t in targets
    ]  # fmt: skip
    head = [words(f"column.{c}") for c in ("indicator", "year", "value", "low", "high", "page")]
    notes = [words("caveat.percent", len(own), len(drawn))]
    if len(drawn) > _PERCENT_DRAWN:
        notes.append(words("caveat.left_out", _PERCENT_DRAWN, len(drawn)))
    parts = (draw(words("chart.percent"), scales, words), table(head, lines, words, words("table.percent")))
    return Section("targets", parts, tuple(notes))


def _scale_of(indicator: IndicatorRecord, targets: Sequence[TargetRecord], words: Words) -> Scale:
    marks = tuple(_mark(0, years(as_row(t)) or words("no year"), as_row(t), words) for t in targets)
    return Scale(indicator.name or indicator.indicator_id, marks)


def _of_many(material: Material) -> Section:
    """Codes of the national set that several documents aim at: in how many, the lowest, the middle, the highest."""
    words = material.words
    spans = sorted(
        _spans(material.chosen.shown).items(), key=lambda s: (-len({n for n, _ in s[1]}), str(s[0]))
    )
    lines, scales = [], []
    for (code, year, unit, change), found in spans:
        documents = len({n for n, _ in found})
        if documents < 2:
            continue
        low, high = min(v for _, v in found), max(v for _, v in found)
        middle = Decimal(str(median(v for _, v in found)))
        name = f"{code} {national_name(code) or ''}"
        lines.append((name, year, unit, change, documents, low, middle, high))
        shown = f"{words.number(low)}–{words.number(high)} {unit}"
        label = f"{year or words('no year')}, {words('column.documents')}: {documents}"
        scales.append(Scale(name, (Mark(0, label, low, high, unit, shown),)))
    if not lines:
        return Section("targets", (tag("p", {"class": "empty"}, words("targets.no code")),))
    columns = ("indicator", "year", "unit", "kind", "documents", "low", "median", "high")
    parts = (
        draw(words("chart.codes"), scales[:_CODES], words),
        table([words(f"column.{c}") for c in columns], [(r[0], r[1], r[2], words(f"change.{r[3]}"), *r[4:]) for r in lines], words, words("table.codes")),
    )  # fmt: skip
    return Section("targets", parts, (words("caveat.codes"), words("caveat.left_out", _CODES, len(lines))))


_Span = tuple[str, int | None, str, bool]


def _spans(sides: Sequence[Side]) -> dict[_Span, list[tuple[int, Decimal]]]:
    """Code, year, unit, level or change → the figures of each document, by its number."""
    found: dict[_Span, list[tuple[int, Decimal]]] = defaultdict(list)
    for n, side in enumerate(sides):
        held = values_of(side)
        for one in (i for i in side.indicators if i.national_code):
            for t in held[one.indicator_id]:
                key = (one.national_code or "", t.year, t.unit or "", is_change(t))
                found[key] += [(n, v) for v in (t.low, t.high) if v is not None]
    return {k: v for k, v in found.items() if v}
