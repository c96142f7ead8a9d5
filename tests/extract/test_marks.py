"""Struck, hidden, raised and lowered text in tables made at random: in each format the cells hold what is in force."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from random import Random

import pytest

from extract.model import Document, Grid, SightingKind
from extract.read import read_document
from tests.samples.marked import WRITERS, Cell, Row, gone_text, live_text

TITLES = (
    "Trồng rừng phòng hộ",
    "Xây dựng mô hình",
    "Đào tạo cán bộ",
    "Lập bản đồ nước mặt",
    "Thay đèn đường",
)
HEADER: Row = [[("STT", "")], [("Nhiệm vụ", "")], [("Thời gian", "")], [("Kinh phí", "")]]
SEEDS = range(24)


def figure(chance: Random) -> str:
    return f"{chance.randint(1, 99)}.{chance.randint(100, 999)}"


def money(chance: Random) -> Cell:
    """An amount: plain, with a footnote, replaced, or with something hidden behind it."""
    new = (figure(chance), "")
    note = (str(chance.randint(1, 9)), "note")
    old = (figure(chance), "struck")
    unseen = (str(chance.randint(1, 9)), "hidden")
    return chance.choice(
        [[new], [new, note], [old, (" ", ""), new], [new, unseen], [old, (" ", ""), new, note], [old]]
    )


def title(chance: Random) -> Cell:
    """A title: plain, with a footnote, with a unit or a formula."""
    words = chance.choice(TITLES)
    area = [(f"{words} {chance.randint(11, 99)} km", ""), ("2", "exponent")]
    gas = [(f"{words} giảm CO", ""), ("2", "lowered"), (" nhanh", "")]
    power = [(f"{words} 10", ""), (chance.choice("69"), "exponent"), (" cây", "")]
    return chance.choice(
        [[(words, "")], [(words, ""), (str(chance.randint(1, 9)), "note")], area, gas, power]
    )


def plan(chance: Random) -> list[Row]:
    """A table of four tasks."""
    rows = [HEADER]
    for number in range(1, 5):
        years = chance.choice([[("2023-2025", "")], [("2021-2022", "struck"), (" ", ""), ("2024-2030", "")]])
        rows.append([[(str(number), "")], title(chance), years, money(chance)])
    return rows


def folded(text: str) -> str:
    """Raised figures as figures, without spaces: a struck word leaves one or two."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def cells_of(document: Document) -> list[list[str]]:
    [grid] = [b for b in document.blocks if isinstance(b, Grid)]
    rows: list[list[str]] = [[] for _ in range(grid.n_rows)]
    for cell in sorted(grid.cells, key=lambda c: (c.row, c.column)):
        rows[cell.row].append(folded(cell.text))
    return rows


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_cell_holds_what_is_in_force(tmp_path: Path, kind: str, seed: int) -> None:
    chance = Random(seed)
    rows = plan(chance)
    document = read_document(WRITERS[kind](tmp_path / f"plan.{kind}", rows, chance))
    assert cells_of(document) == [[folded(live_text(cell)) for cell in row] for row in rows]


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_struck_or_hidden_is_told(tmp_path: Path, kind: str, seed: int) -> None:
    chance = Random(seed)
    rows = plan(chance)
    document = read_document(WRITERS[kind](tmp_path / f"plan.{kind}", rows, chance))
    told = " ".join(s.text for s in document.sightings if s.kind is SightingKind.STRUCK)
    assert all(text in told for text in gone_text(rows))


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("seed", SEEDS[:6])
def test_a_row_that_is_struck_whole_is_no_row(tmp_path: Path, kind: str, seed: int) -> None:
    chance = Random(seed)
    rows = [HEADER, *([[(str(n), "")], [(TITLES[n], "")], [("2025", "")], [("540", "")]] for n in range(4))]
    dead = chance.randint(1, 4)
    struck = [[(text, "struck") for text, _ in cell] for cell in rows[dead]]
    document = read_document(
        WRITERS[kind](tmp_path / f"plan.{kind}", [*rows[:dead], struck, *rows[dead + 1 :]], chance)
    )
    left = [row for row in cells_of(document) if any(row)]
    assert left == [[folded(live_text(c)) for c in row] for k, row in enumerate(rows) if k != dead]
