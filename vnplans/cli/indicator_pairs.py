"""Pairs of indicators as people read them: the two names, below them the values of each year, and whether they compare.

What one side has alone follows in a table of its own. The CSV has each value in columns of numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import shorten
from typing import TYPE_CHECKING

from vnplans.cli.table import TableOptions, print_table

if TYPE_CHECKING:
    from schema.compare.by import Comparison
    from schema.contract.records import RecordValue

_WORDS_SHOWN = 3
_LETTERS_SHOWN = 120
"""Most letters of a name on the screen; the CSV has all."""
_Row = Mapping[str, "RecordValue"]


def print_pairs(title: str, found: Comparison, rows: Sequence[_Row]) -> None:
    """Prints the pairs with their values, then what each side has alone."""
    paired = [r for r in rows if r["pair"] is not None]
    cells: list[list[RecordValue]] = []
    several = {s: len({r[f"document_{s}"] for r in rows} - {None}) > 1 for s in "ab"}
    groups = set()
    shown: RecordValue = None
    for row in paired:
        if row["pair"] != shown:
            groups.add(len(cells))
            cells.append([_name(row, "a", several["a"]), _name(row, "b", several["b"]), _pair(row)])
        shown = row["pair"]
        cells.append([_value(row, "a"), _value(row, "b"), _verdict(row)])
    heads = (*found.sides, "pair: comparable?")
    print_table(heads, cells, TableOptions(title, found.notes, side_by_side=True, groups=frozenset(groups)))
    for side, name in zip("ab", found.sides, strict=True):
        alone = [r for r in rows if r["pair"] is None and r[f"name_{side}"] is not None]
        if alone:
            print()
            options = TableOptions(f"only in {name}", side_by_side=True)
            alone_heads = (*(["document"] if several[side] else []), "name", "values", "page")
            print_table(alone_heads, [row[-len(alone_heads) :] for row in _alone(alone, side)], options)


def _pair(row: _Row) -> str:
    """Why the two stand beside each other: a national indicator, or a score with the words that say most."""
    if row["national_code"] is not None:
        return f"{row['national_code']} {row['national_name'] or ''}".strip()
    words = str(row["matched_by"]).removeprefix("words: ").split(", ")
    score = row["score"]
    return (
        f"likeness {score:.0f} of 100: {', '.join(words[:_WORDS_SHOWN])}" if isinstance(score, float) else ""
    )


def _verdict(row: _Row) -> str | None:
    """``yes``, or ``no:`` with both sides of what differs."""
    word, why = row["comparable"], row["why"]
    if why is not None and str(word).startswith("no"):
        return f"no: {why}"
    return str(word) if word is not None else None


def _name(row: _Row, side: str, several: bool) -> str:
    """A name with its page, and with its document where the side has several."""
    page = row[f"page_{side}"]
    name = shorten(str(row[f"name_{side}"]), _LETTERS_SHOWN, placeholder=" …")
    of = f", {row[f'document_{side}']}" if several else ""
    return f"{name} (p. {page}{of})" if page is not None else f"{name}{f' ({of[2:]})' if of else ''}"


def _value(row: _Row, side: str) -> str | None:
    words, converted = row[f"targets_{side}"], row["converted_b"] if side == "b" else None
    if words is None:
        return None
    return f"· {words} = {converted}" if converted is not None else f"· {words}"


def _alone(rows: Sequence[_Row], side: str) -> Iterator[list[RecordValue]]:
    """One row for each measure that only one side has, with all its values."""
    values: dict[tuple[RecordValue, ...], list[str]] = {}
    for row in rows:
        held = values.setdefault((row[f"document_{side}"], row[f"name_{side}"], row[f"page_{side}"]), [])
        if row[f"targets_{side}"] is not None:
            held.append(str(row[f"targets_{side}"]))
    for (document, name, page), words in values.items():
        yield [document, name, "\n".join(words) or None, page]
