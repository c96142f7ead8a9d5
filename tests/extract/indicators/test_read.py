"""Indicator statements: which clauses, rows and cells are one, and what they inherit."""

from __future__ import annotations

import json

import pytest

from extract.clauses.tree import read_clauses
from extract.indicators.declared_counts import read_declared_counts
from extract.indicators.of_tables import table_indicators
from extract.indicators.read import read_indicators
from extract.model import Block, Cell, Column, Fragment, Paragraph, Place, RawField, Table, TaskRow
from extract.model.indicators import Indicator
from extract.read import read_document
from extract.tables.read import read_tables
from tests.samples.files import corpus_file, shared_file


def blocks(text: str) -> list[Block]:
    return [
        Paragraph(line.strip(), (Fragment(line.strip(), Place(line=n)),))
        for n, line in enumerate(text.strip().split("\n"), 1)
    ]


def indicators(text: str) -> list[Indicator]:
    return list(read_indicators(read_clauses(blocks(text)), (), ()))


def seen(found: list[Indicator]) -> list[tuple[str | None, str | None, list[int | None]]]:
    return [(i.clause_path, i.number, [t.year for t in i.targets]) for i in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I. MỤC TIÊU\n2. Mục tiêu cụ thể\nb) Xanh hóa\n* Phấn đấu đến năm 2020:\n- 100% đô thị có quy hoạch;\n- 50% hộ có nước sạch;", [("I.2.b", None, [2020]), ("I.2.b", None, [2020])]),
        ("I. MỤC TIÊU\n1. Đến năm 2025\n- 90% hộ có nước sạch\n2. Đến năm 2030\n- 95% hộ có nước sạch", [("I.1", None, [2025]), ("I.2", None, [2030])]),
        ("4. Các chỉ tiêu\n4.2. Mục tiêu về sản xuất\n(1) Giảm phát thải: Năm 2030: 11%; Năm 2050: 37%.\n(2) Tỷ lệ cây xanh tại các khu đô thị.\n(3) Tỷ lệ nước thải: Năm 2030: 100%.", [("4.2", "1", [2030, 2050]), ("4.2", "2", []), ("4.2", "3", [2030])]),
        ("I. MỤC TIÊU\nPhấn đấu đến năm 2030:\n- 100% xã có điện;\nĐến năm 2050:\n- 100% xã có nước sạch.", [("I", None, [2030]), ("I", None, [2050])]),
        ("I. MỤC TIÊU\n1. Mục tiêu chung\nPhát triển kinh tế xanh, bền vững.\n2. Mục tiêu cụ thể\n- Đến năm 2030 tỷ lệ che phủ rừng đạt 42%.", [("I.2", None, [2030])]),
        ("II. GIẢI PHÁP\n- Đẩy mạnh bao phủ để đạt mục tiêu tới năm 2026 tỷ lệ bao phủ bảo hiểm y tế đạt trên 95,5% dân số.", [("II", None, [2026])]),
        ("II. GIẢI PHÁP\n1. Tuyên truyền\n- Tổ chức 05 lớp tập huấn năm 2024.\n- Hỗ trợ 50% kinh phí cho doanh nghiệp.", []),
        ("I. MỤC TIÊU\n- Nâng cao nhận thức của người dân.\n- Hoàn thiện thể chế, chính sách.", []),
        ("I. THỰC TRẠNG\n- Năm 2020 tỷ lệ che phủ rừng đạt 41%.", [("I", None, [])]),
        ("I. MỤC TIÊU\n- Tỷ lệ hộ nghèo dưới 3%.\nII. TỔ CHỨC THỰC HIỆN\n1. Sở Tài chính\n- Báo cáo trước ngày 05/6 hàng năm.", [("I", None, [None])]),
    ],
    ids=["star_list", "headings", "bracketed", "two_intros", "general_and_specific", "stated_in_solutions", "solutions", "no_figures", "what_was", "duties"],
)  # fmt: skip
def test_which_clauses_are_indicators(
    text: str, expected: list[tuple[str | None, str | None, list[int | None]]]
) -> None:
    assert seen(indicators(text)) == expected


def test_item_without_a_figure_says_so() -> None:
    found = indicators(
        "I. MỤC TIÊU\n- Tỷ lệ cây xanh tại đô thị.\n- Tỷ lệ nước thải được xử lý đạt 50% năm 2030."
    )
    assert [[n.code.value for n in i.notes] for i in found] == [["number_unparsed"], []]


def test_parts_that_do_not_add_up_are_noted() -> None:
    found = indicators(
        "I. MỤC TIÊU\n- Đến năm 2020 giảm 7%. Trong đó: tự nguyện là 3%; 5% còn lại khi có hỗ trợ."
    )
    assert [n.code.value for n in found[0].notes] == ["parts_mismatch"]


def _cell(role: str, text: str, column: int, year: int | None = None, unit: str | None = None) -> RawField:
    head = Column(column, role, role, unit=unit, year=year)
    return RawField(role, text, (Fragment(text, Place(page=1)),), head)


def _task(text: str) -> TaskRow:
    fields = (_cell("title", "Phát triển thủy điện nhỏ", 1), _cell("target", text, 2))
    return TaskRow(1, 1, None, 1, "19", None, None, fields)


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Lượng gạch không nung chiếm 25% năm 2020 và 80% vào 2030.", [(2020, 25), (2030, 80)]),
        ("Dự kiến công suất đạt 11 MW vào năm 2030 (giai đoạn 2021-2030)", [(2030, 11)]),
        ("25% năm 2020 và 80% vào 2030", [(2020, 25), (2030, 80)]),
        ("Giai đoạn 2018-2020: 5% và 2021-2030: 70%.", [(2020, 5), (2030, 70)]),
        ("Nâng cao nhận thức", []),
    ],
    ids=["share", "power", "bare", "spans", "words"],
)
def test_target_cells_of_tasks(text: str, targets: list[tuple[int, int]]) -> None:
    found = read_indicators((), (), [_task(text)])
    assert [(t.year, t.low) for i in found for t in i.targets] == targets
    assert all(i.task_position == 1 and i.name for i in found)


def _table(header: list[tuple[str, str, int | None, str | None]], rows: list[list[str]]) -> Table:
    cells = [
        Cell(r, c, 1, 1, text, (Fragment(text, Place(page=1)),) if text else ())
        for r, row in enumerate([[h[1] for h in header], *rows])
        for c, text in enumerate(row)
    ]
    columns = tuple(
        Column(n, role, text, unit=unit, year=year) for n, (role, text, year, unit) in enumerate(header)
    )
    return Table(1, None, None, "indicators", None, len(rows) + 1, len(header), tuple(cells), (0,), columns, (), 1, 1, "test", 1.0)  # fmt: skip


HEADER: list[tuple[str, str, int | None, str | None]] = [
    ("number", "TT", None, None),
    ("indicator", "Chỉ tiêu", None, None),
    ("unit", "Đơn vị", None, None),
    ("value", "Thực hiện năm 2020", 2020, None),
    ("value", "Năm 2025", 2025, None),
    ("value", "Năm 2030", 2030, None),
]
ROWS = [
    ["I", "Chỉ tiêu kinh tế", "", "", "", ""],
    ["1", "Tốc độ tăng trưởng GRDP", "%", "8,1", "9 - 10", "≥ 10,0"],
    ["2", "Thu nhập bình quân đầu người", "triệu đồng", "48", "80", "130"],
    ["II", "Chỉ tiêu môi trường", "", "", "", ""],
    ["1", "Tỷ lệ che phủ rừng", "%", "41", "42", "-"],
]


def test_table_of_indicators() -> None:
    found = [
        (i.group_path, i.number, i.name, [(t.year, t.comparator, t.low, t.high, t.unit) for t in i.targets])
        for i in table_indicators([_table(HEADER, ROWS)])
    ]
    assert found == [
        (("I",), "1", "Tốc độ tăng trưởng GRDP", [(2025, "range", 9, 10, "%"), (2030, ">=", 10, None, "%")]),
        (("I",), "2", "Thu nhập bình quân đầu người", [(2025, "=", 80_000_000, 80_000_000, "VND"), (2030, "=", 130_000_000, 130_000_000, "VND")]),
        (("II",), "1", "Tỷ lệ che phủ rừng", [(2025, "=", 42, 42, "%")]),
    ]  # fmt: skip


def test_unit_in_the_name() -> None:
    header = [HEADER[0], HEADER[1], HEADER[4]]
    found = list(
        table_indicators(
            [_table(header, [["1", "Tỷ lệ hộ nghèo (%)", "2,5"], ["2", "GRDP bình quân (USD)", "5.000"]])]
        )
    )
    assert [(t.low, t.unit) for i in found for t in i.targets] == [(pytest.approx(2.5), "%"), (5000, "USD")]


def test_declared_counts() -> None:
    text = "III. NHIỆM VỤ\n1.3. Giảm phát thải\nGồm 25 hoạt động được đề xuất.\n- Về lĩnh vực lâm nghiệp: Có 03 hoạt động, gồm: trồng cây."
    found = [
        (c.clause_path, c.raw, c.subject, c.count) for c in read_declared_counts(read_clauses(blocks(text)))
    ]
    assert found == [
        ("III.1.3", "Gồm 25 hoạt động", "Giảm phát thải", 25),
        ("III.1.3", "Có 03 hoạt động", "lâm nghiệp", 3),
    ]


LEVEL = "Nâng tỷ lệ sử dụng năng lượng sạch đạt 5%"
"""A level that is reached by rising: the contract has ``reach``; the older reading of the plan had the way it goes."""


@pytest.mark.parametrize(
    ("plan", "ending"),
    [(p, e) for p, t in (("cao-bang", ".md"), ("bac-ninh", ".txt")) for e in (t, ".pdf", ".docx")],
)
def test_plans(plan: str, ending: str) -> None:
    path = corpus_file(plan, ending)
    gold = json.loads(
        (path.parent.parent / "gold" / f"{plan.replace('-', '_')}_body.json").read_text("utf-8")
    )
    clauses = read_clauses(read_document(path).blocks)
    found = read_indicators(clauses, (), ())
    assert [i.clause_path for i in found] == [g["clause"] for g in gold["indicators"]]
    assert [len(i.targets) for i in found] == [len(g["targets"]) for g in gold["indicators"]]
    for indicator, expected in zip(found, gold["indicators"], strict=True):
        for target, wanted in zip(indicator.targets, expected["targets"], strict=True):
            if indicator.raw.startswith(LEVEL):
                assert (wanted["direction"], target.direction) == ("increase", "reach")
                wanted["direction"] = "reach"
            assert (target.year, target.comparator, target.unit, target.direction, target.condition) == tuple(
                wanted[k] for k in ("year", "comparator", "unit", "direction", "condition")
            )
            assert {target.low, target.high} - {None} == {wanted["low"], wanted["high"]} - {None}
            assert target.part_of == wanted.get("part_of")
    assert [c.count for c in read_declared_counts(clauses)] == [d["count"] for d in gold["declared_counts"]]


@pytest.mark.parametrize(
    "count", ["(16 mục tiêu)", "(gồm 09 chỉ tiêu):", "(03 nhóm nhiệm vụ)", "(12 tiêu chí thành phần)"]
)
def test_how_many_items_stand_below_a_heading_is_no_target(count: str) -> None:
    text = f"I. MỤC TIÊU\n1. Nhóm chỉ tiêu về môi trường đến năm 2030 {count}\na) Tỷ lệ che phủ rừng đạt 63%."
    found = read_indicators(read_clauses(blocks(text)), (), ())
    assert [(i.name, len(i.targets)) for i in found] == [("Tỷ lệ che phủ rừng", 1)]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("real/born_digital/quyet-dinh-so-844-qd-ttg-469526.pdf", [("II.5", 2026)]),
        ("real/born_digital/nghi-quyet-so-116-nq-cp-469463.pdf", []),
    ],
    ids=["one", "none"],
)
def test_real_documents(path: str, expected: list[tuple[str, int]]) -> None:
    found = read_indicators(read_clauses(read_document(shared_file(path)).blocks), (), ())
    assert [(i.clause_path, i.targets[0].year) for i in found] == expected


def test_the_circular() -> None:
    gold = json.loads(shared_file("gold/tt-10-2023.json").read_text("utf-8"))["indicators"]
    found = read_document(shared_file("real/born_digital/thong-tu-so-10-2023-tt-bkhdt-40324.pdf")).blocks
    rows = list(table_indicators(read_tables(found)))
    assert [(i.number, i.code, i.national_code, i.roadmap, list(i.group_path)) for i in rows] == [
        (g["number"], g["code"], g["national_code"], g["roadmap"], g["group_path"]) for g in gold
    ]
    assert all(i.targets == () for i in rows)
