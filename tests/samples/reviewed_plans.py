"""A small database for tests of the review: a plan drawn as PDF, whose rows go on over its page, and one as text.

The PDF has thirty tasks; the fourth goes on over a page, a lead is missing in the second, and in twenty the time
cannot be read.
"""

from __future__ import annotations

from pathlib import Path

import vnplans
from tests.samples.drawn_plans import Row, Style, draw
from tests.samples.tiny_plans import tiny_plan

PDF_ID = "lang-son-77-kh-ubnd-2021"
TEXT_ID = "bac-ninh-31-kh-ubnd-2024"
LONG = "Rà soát, hoàn thiện cơ sở dữ liệu đất đai tại các xã vùng cao " * 24


def rows() -> list[Row]:
    """The tasks of the PDF."""
    bodies = ("Sở Xây dựng", "Sở Tài chính", "Sở Y tế", "Sở Công Thương")
    made = [
        (str(k), f"Nâng cấp trạm y tế số {k}", bodies[k % 4], bodies[(k + 1) % 4], "2021-2024", f"{k}.500")
        for k in range(1, 31)
    ]
    made[1] = (*made[1][:2], "", *made[1][3:])
    made[3] = ("4", LONG.strip(), *made[3][2:])
    for k in range(5, 25):
        made[k] = (*made[k][:4], "1921-1924", made[k][5])
    return made  # type: ignore[return-value]


def reviewed(folder: Path) -> str:
    """Makes the database, with its files kept, and gives its name."""
    pdf = draw(folder / "lang-son.pdf", rows(), Style(cut_rows=True, header="each"))
    text = folder / "bac-ninh.md"
    text.write_text(tiny_plan(31), encoding="utf-8")
    db = str(folder / "plans.sqlite")
    for result in vnplans.ingest(pdf, text, db=db, jobs=0):
        assert result.error is None, result.error
    return db
