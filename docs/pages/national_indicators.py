"""Makes normalize/data/national_indicators.csv from the circular's PDF, with the project's own pipeline.

usage: python docs/pages/national_indicators.py CIRCULAR.pdf [OUTPUT.csv]

Circular 10/2023/TT-BKHĐT, appendix I: the national set of statistical indicators of green growth. Run again
when the set is replaced; the register is checked against the gold of the circular in
tests/normalize/test_national.py.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from extract.clauses.tree import read_clauses
from extract.indicators.read import read_indicators
from extract.model.indicators import Indicator
from extract.read import read_document
from extract.tables.read import read_tables

OUTPUT = Path(__file__).resolve().parents[2] / "normalize" / "data" / "national_indicators.csv"
COLUMNS = ("code", "name", "national_code", "group", "roadmap", "lead", "support", "source")
SOURCE = "Circular 10/2023/TT-BKHĐT, appendix I, no. {number}, p. {page}"


def row_of(indicator: Indicator) -> dict[str, str]:
    """One row of the register."""
    page = indicator.fragments[0].place.page if indicator.fragments else ""
    return {
        "code": indicator.code or "",
        "name": indicator.name.rstrip(" .;"),
        "national_code": indicator.national_code or "",
        "group": "/".join(indicator.group_path),
        "roadmap": indicator.roadmap or "",
        "lead": _cell(indicator, "lead"),
        "support": _cell(indicator, "support"),
        "source": SOURCE.format(number=indicator.number, page=page),
    }


def _cell(indicator: Indicator, role: str) -> str:
    return "; ".join(cell.text for cell in indicator.bodies if cell.role == role)


def main(arguments: list[str]) -> None:
    blocks = read_document(Path(arguments[0])).blocks
    tables = read_tables(blocks)
    found = [i for i in read_indicators(read_clauses(blocks), tables, ()) if i.table is not None and i.code]
    output = Path(arguments[1]) if len(arguments) > 1 else OUTPUT
    with output.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(map(row_of, found), key=lambda r: [int(n) for n in r["code"].split(".")]))


if __name__ == "__main__":
    main(sys.argv[1:])
