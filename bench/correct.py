"""How much of the tables a tool has right: cells, and whole rows.

On the corpus every cell's text is known. A cell of a tool is right where its letters are those of a printed
cell (spaces folded), each printed cell counted once; a row is whole where all its texts stand in one row of
the tool, in their order and nothing else with them. A cell that a page breaks is one cell: a tool that does
not join pages has it wrong.

On gold a row is known by its number, the beginning and end of its title, and the bodies: these are its cells.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.tools import Row


@dataclass(frozen=True, slots=True)
class Score:
    """Right cells and whole rows, of how many."""

    cells: int
    of_cells: int
    rows: int
    of_rows: int

    def __add__(self, other: Score) -> Score:
        return Score(
            self.cells + other.cells,
            self.of_cells + other.of_cells,
            self.rows + other.rows,
            self.of_rows + other.of_rows,
        )


NOTHING = Score(0, 0, 0, 0)


def squeezed(text: str) -> str:
    """NFC without any space; the look-alike Ð as Đ."""
    return "".join(unicodedata.normalize("NFC", text).replace("Ð", "Đ").split())


def against_truth(rows: Iterable[Row], truth: Path) -> Score:
    """Against the cells of a rendition."""
    wanted = _true_rows(truth)
    read = [tuple(filter(None, map(squeezed, row))) for row in rows]
    cells = Counter(text for row in wanted for text in row)
    found = Counter(text for row in read for text in row)
    whole, found_rows = Counter(wanted), Counter(read)
    return Score(
        sum((cells & found).values()), cells.total(), sum((whole & found_rows).values()), whole.total()
    )


def _true_rows(truth: Path) -> list[tuple[str, ...]]:
    rows: dict[tuple[int, int], list[tuple[int, str]]] = {}
    for table in json.loads(truth.read_text(encoding="utf-8"))["tables"]:
        for cell in table["cells"]:
            if text := squeezed(cell["text"]):
                rows.setdefault((table["position"], cell["row"]), []).append((cell["column"], text))
    return [tuple(text for _, text in sorted(row)) for _, row in sorted(rows.items())]


def against_gold(rows: Iterable[Row], gold: Path) -> Score:
    """Against the rows that a careful reader wrote down."""
    read = [[t for t in map(squeezed, row) if t] for row in rows]
    content = json.loads(gold.read_text(encoding="utf-8"))
    total = NOTHING
    for wanted in content["tasks"] or content["indicators"]:
        total += _best(read, wanted)
    return total


def _best(read: Sequence[Sequence[str]], wanted: dict[str, object]) -> Score:
    """The row of the tool that has most of a gold row's cells."""
    number = squeezed(str(wanted.get("number") or ""))
    start = squeezed(str(wanted.get("title_start") or wanted.get("name_start") or ""))
    end = squeezed(str(wanted.get("title_end") or ""))
    bodies = [list(map(squeezed, _texts(wanted.get(role)))) for role in ("lead", "support")]
    parts = 2 + sum(1 for b in bodies if b)
    best = 0
    for row in read:
        title = any(t.startswith(start) and t.endswith(end) for t in row)
        if not title:
            continue
        numbered = any(t.rstrip(".") == number for t in row) or not number
        held = sum(1 for b in bodies if b and any(all(x in t for x in b) for t in row))
        best = max(best, 1 + numbered + held)
    return Score(best, parts, int(best == parts), 1)


def _texts(value: object) -> list[str]:
    return [str(x) for x in value] if isinstance(value, list) else []
