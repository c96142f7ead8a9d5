"""How the targets of plans in prose are read, held against what a reader took from them (tests/cells/prose_plans/README.md).

``python -m bench.prose_plans`` counts over the documents that rules may be written from, ``--set held_out_4`` over
those that are kept away from them; ``--show NAME`` prints what is wrong in one document. Counted are sentences that gave an indicator,
targets and observations: right in figures, comparator and year, of the targets those right in unit and direction as well;
targets that are in no gold (those with a wrong figure or year among them), and ``silent``: what is missing or in no gold
though no finding says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import regex

from bench.blind_documents import Score, Written, documents_of, run
from normalize.quantities.stated_units import find_unit
from normalize.text import clean, nfc
from schema.contract.records import DocumentRecords, IndicatorRecord, ObservationRecord, TargetRecord

LISTS = ("targets", "observations")
_LIKE = {">=": ">", "<=": "<", "~": "="}
_LABEL = regex.compile(r"^\W*(?:\p{Ll}|\d{1,2}(?:\.\d{1,2})*)[.)]\s")

Entry = Mapping[str, object]
Row = TargetRecord | ObservationRecord
Value = tuple[object, ...]


@dataclass(slots=True)
class _Mine:
    """The values that were read in clauses and are not yet held against the gold."""

    records: DocumentRecords
    indicators: list[IndicatorRecord]
    left: dict[str, list[Row]]


def documents(half: str) -> Iterator[tuple[Path, Written]]:
    """The documents of one half with their gold."""
    return documents_of("prose_plans", half)


def score(records: DocumentRecords, gold: Mapping[str, object]) -> Score:
    """What of one document is right."""
    found = Score()
    indicators = [i for i in records.indicators if i.task_id is None]
    own = {i.indicator_id for i in indicators}
    left: dict[str, list[Row]] = {
        "targets": [t for t in records.targets if t.indicator_id in own],
        "observations": [o for o in records.observations if o.indicator_id in own],
    }
    mine = _Mine(records, indicators, left)
    for entry in cast("list[Entry]", gold["indicators"]):
        _take(entry, mine, found)
    for row in left["targets"]:
        silent = not _said_of(records, {row.indicator_id, _id_of(row)}, row.raw or "")
        found.counts["invented"] += 1
        found.counts["silent"] += silent
        found.wrong.append(f"in no gold{' (silent)' if silent else ''}: {_words(row)}")
    return found


def _take(entry: Entry, mine: _Mine, found: Score) -> None:
    """Hold one indicator of the gold against what was read."""
    sentence = str(entry["sentence"])
    said = letters(_LABEL.sub("", sentence).rstrip(" ;."))
    own = {i.indicator_id for i in mine.indicators if said in letters(i.raw) or letters(i.raw) in said}
    wanted = [(name, row) for name in LISTS for row in cast("list[Entry]", entry.get(name) or [])]
    if wanted and not entry.get("optional"):
        found.counts["sentences"] += 1
        found.counts["sentences found"] += bool(own)
    for name, row in wanted:
        fits = [m for m in mine.left[name] if m.indicator_id in own and value(m) in readings(row)]
        optional = bool(entry.get("optional") or row.get("optional"))
        if fits:
            best = max(fits, key=lambda m: _same_unit(m, row) + _same_direction(m, row))
            mine.left[name].remove(best)
            found.counts[name] += 1
            found.counts[f"{name} found"] += 1
            right = _same_unit(best, row) and _same_direction(best, row)
            found.counts[f"{name} right"] += right
            if not right:
                found.wrong.append(f"unit or direction: {_gold(row)} BUT {_words(best)} | {sentence}")
        elif not optional:
            found.counts[name] += 1
            silent = not _said_of(mine.records, own, str(row["raw"]))
            found.counts["silent"] += silent
            found.wrong.append(f"missing{' (silent)' if silent else ''} {name}: {_gold(row)} | {sentence}")


def letters(text: str | None) -> str:
    return regex.sub(r"\W+", "", nfc(text or "")).lower()


def value(row: Row) -> Value:
    """Comparator, figures and year of a value that was read."""
    return _value({k: getattr(row, k) for k in ("comparator", "low", "high", "year")})


def _value(row: Entry) -> Value:
    """A bound has one side, and 'above' is as good as 'at least'."""
    sign = _LIKE.get(str(row["comparator"]), str(row["comparator"]))
    low, high = (None if row[k] is None else round(float(str(row[k])), 2) for k in ("low", "high"))
    sides: object = {"=": low if low is not None else high, ">": low, "<": high}.get(sign, (low, high))
    return sign, sides, row["year"]


def readings(row: Entry) -> set[Value]:
    """The values that a reader would take for right."""
    return {_value(r) for r in _readings(row)}


def _readings(row: Entry) -> list[Entry]:
    found: list[Entry] = [row]
    for also in cast("list[Entry]", row.get("also") or []):
        found += [{**r, **also} for r in found]
    return found


def _same_unit(mine: Row, row: Entry) -> bool:
    return any(_spelled(mine.unit) in _spellings(r.get("unit")) for r in _readings(row))


def _spellings(unit: object) -> set[str]:
    known = find_unit(str(unit or ""))
    return {_spelled(unit), _spelled(known.unit if known is not None else unit)}


def _spelled(unit: object) -> str:
    """A unit without differences of spelling; a rank has none."""
    return clean(str(unit or "")).lower().replace("hạng", "")


def _same_direction(mine: Row, row: Entry) -> bool:
    if isinstance(mine, ObservationRecord):
        return True
    return any(mine.direction == r.get("direction") for r in _readings(row))


def _said_of(records: DocumentRecords, ids: set[str], words: str) -> bool:
    """Whether a warning stands at one of the records, or any finding cites the words of a value."""
    wanted = letters(words)
    ids = ids | {t.target_id for t in records.targets if t.indicator_id in ids}
    for finding in records.findings:
        cited = letters(finding.found)
        if len(cited) > 1 and wanted and (cited in wanted or wanted in cited):
            return True
        if finding.severity != "info" and finding.record_id in ids:
            return True
    return False


def _id_of(row: Row) -> str:
    return row.target_id if isinstance(row, TargetRecord) else row.observation_id


def _gold(row: Entry) -> str:
    return f"{row['comparator']} {row['low']}..{row['high']} {row['unit']} {row['year']} {row.get('direction') or row.get('kind')} “{row['raw']}”"


def _words(row: Row) -> str:
    told = row.direction if isinstance(row, TargetRecord) else row.kind
    return f"{row.comparator} {row.low}..{row.high} {row.unit} {row.year} {told} “{row.raw}”"


def main() -> None:
    run(__doc__, "prose_plans", score, _line)


def _line(c: Counter[str]) -> str:
    parts = [f"sentences {c['sentences found']}/{c['sentences']}"]
    parts += [f"{name} {c[f'{name} right']}/{c[f'{name} found']}/{c[name]}" for name in LISTS]
    return "  ".join([*parts, f"in no gold {c['invented']}", f"silent {c['silent']}"])


if __name__ == "__main__":
    main()
