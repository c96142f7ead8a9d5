"""Tables over many pages: the numbering is asked at each seam, in the time of the piece and not of the table."""

from __future__ import annotations

from itertools import product

import pytest

from extract.model import Fragment, Grid, GridCell, Place
from extract.tables import numbering_so_far
from extract.tables.numbering_so_far import NumberingSoFar
from extract.tables.read import read_tables
from normalize.numbering.labels import Label, cell_label
from normalize.numbering.order import follows, is_child

TEXTS = [
    "1",
    "2",
    "3",
    "01",
    "10",
    "1.1",
    "1.2",
    "2.1",
    "1.1.1",
    "2.10",
    "I",
    "II",
    "III",
    "IV",
    "IX",
    "X",
    "A",
    "B",
    "C",
    "D",
    "Đ",
    "E",
    "H",
    "C1",
    "C2",
    "C.1.2",
    "I.1",
    "a",
    "b",
    "d",
    "đ",
    "e",
    "h",
    "i",
    "-",
    "+",
    "*",
]


def label(text: str) -> Label:
    found = cell_label(text)
    assert found is not None
    return found


@pytest.mark.parametrize("after", TEXTS)
def test_looking_up_finds_what_going_through_all_labels_finds(after: str) -> None:
    for pair in product(TEXTS, repeat=2):
        so_far = NumberingSoFar()
        for text in pair:
            so_far.add(label(text))
        through_all = any(follows(label(b), label(after)) or is_child(label(b), label(after)) for b in pair)
        assert so_far.leads_to(label(after)) is through_all, pair
        assert so_far.last == label(pair[1])


def page_of(number: int) -> Grid:
    """Two rows of a table of tasks; the first page has the header."""
    rows = [(str(2 * number - 1), "Trồng rừng", "Sở Y tế"), (str(2 * number), "Trồng cây", "Sở Y tế")]
    if number == 1:
        rows.insert(0, ("TT", "Nhiệm vụ", "Cơ quan chủ trì"))
    cells = tuple(
        GridCell(r, c, 1, 1, text, Fragment(text, Place(page=number)), (text,))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    return Grid(number, Place(page=number), len(rows), 3, cells, method="docx")


def comparisons(n_pages: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many labels are compared while a table of so many pages is joined."""
    compared: list[tuple[Label, Label]] = []

    def counted(before: Label, after: Label) -> bool:
        compared.append((before, after))
        return follows(before, after)

    monkeypatch.setattr(numbering_so_far, "follows", counted)
    [table] = read_tables([page_of(n) for n in range(1, n_pages + 1)])
    assert table.n_rows == 2 * n_pages + 1
    assert all("numbering_goes_on" in join.reasons for join in table.joins)
    return len(compared)


def test_each_page_is_compared_with_as_few_labels_as_the_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 0 < comparisons(80, monkeypatch) <= 5 * comparisons(20, monkeypatch)


def grid_of(page: int, rows: list[tuple[str, ...]]) -> Grid:
    cells = tuple(
        GridCell(r, c, 1, 1, text, Fragment(text, Place(page=page)), (text,))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    return Grid(page, Place(page=page), len(rows), len(rows[0]), cells, method="docx")


FIRST = [
    ("TT", "Công việc", "Đơn vị chủ trì", "Kinh phí (triệu đồng)"),
    ("1", "Trồng mới 300 cây xanh", "Phòng Kinh tế, Hạ tầng và Đô thị", "150"),
    (
        "2",
        "Sơn sửa đèn chiếu sáng tại 42 hẻm; gắn camera an ninh ở các giao",
        "Công an phường (phụ trách",
        "",
    ),
]
SECOND = [
    ("", "lộ theo phương thức Nhà nước và nhân dân cùng làm", "camera), Phòng Kinh tế (phụ trách chiếu sáng)", ""),
    ("3", "Nạo vét hố ga", "Phòng Kinh tế", "200"),
]  # fmt: skip


def test_the_rest_of_a_row_is_no_header_though_its_words_look_like_one() -> None:
    [table] = read_tables([grid_of(1, FIRST), grid_of(2, SECOND)])
    texts = [c.text for c in table.cells if c.column == 1]
    assert texts[2].endswith("ở các giao lộ theo phương thức Nhà nước và nhân dân cùng làm")
    assert texts[3] == "Nạo vét hố ga"
    assert [j.row_continues for j in table.joins] == [True]


def test_a_header_of_its_own_stays_one_on_the_next_page() -> None:
    other = [("TT", "Đơn vị", "Nhiệm vụ", "Hoàn thành"), *SECOND[1:]]
    assert len(read_tables([grid_of(1, FIRST), grid_of(2, other)])) == 2
