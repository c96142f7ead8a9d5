"""Plans drawn as PDF at random: one table of tasks, in the ways in which offices print it.

The tasks are known, so what is read can be held against them. The letters are as wide as each other
(:mod:`tests.samples.pdf`), so lines are wrapped by counting.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tests.samples.pdf import LETTER, Sheet, write

SIZE = 9.0
LEADING = 11.0
PAD = 3.0
TOP, BOTTOM, LEFT = 90.0, 60.0, 40.0
HEADER = (
    "STT",
    "Nhiệm vụ",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Thời gian thực hiện",
    "Kinh phí (triệu đồng)",
)
WIDTHS = (34.0, 190.0, 120.0, 120.0, 80.0, 90.0)
_DEEDS = ("Rà soát", "Xây dựng", "Triển khai", "Nâng cấp", "Hỗ trợ đầu tư", "Hoàn thiện")
_THINGS = ("hệ thống thu gom nước thải", "cơ sở dữ liệu đất đai", "mô hình canh tác lúa ít phát thải",
    "trạm quan trắc không khí", "mạng lưới y tế cơ sở", "rừng phòng hộ đầu nguồn", "lưới điện nông thôn")  # fmt: skip
_PLACES = ("các xã vùng cao", "huyện Cao Lộc", "thành phố Lạng Sơn", "khu kinh tế cửa khẩu", "toàn tỉnh")
_ENDS = ("", " theo lộ trình đã được phê duyệt", " và báo cáo kết quả định kỳ cho Ủy ban nhân dân tỉnh",
    " gắn với bảo vệ môi trường, phát triển sinh kế cho người dân và ứng phó với biến đổi khí hậu")  # fmt: skip
_BODIES = ("Sở Xây dựng", "Sở Tài chính", "Sở Y tế", "Sở Công Thương", "Sở Giáo dục và Đào tạo", "Sở Nội vụ")

GROUP = 4
"""Tasks of a group."""
GROUPS = (
    "Nhóm nhiệm vụ về hoàn thiện thể chế, chính sách và tổ chức thực hiện",
    "Nhóm nhiệm vụ về đầu tư, hạ tầng",
    "Nhóm nhiệm vụ về truyền thông",
)

Row = tuple[str, str, str, str, str, str]


@dataclass(frozen=True)
class Style:
    """How a table is drawn.

    Attributes:
        lines: ``all``, ``across``, ``down``, ``none`` or ``shades`` (every other row is grey).
        header: on the ``first`` page, or on ``each``.
        frame: whether each page has a running head in a frame.
        cut_rows: whether a row may go on over a page.
        merged: whether neighbouring rows with the same lead share its cell.
        facing: columns of the left page, 0 where all stand on one; ``numbers``: they are printed again.
        turned: whether the pages are turned.
        rows_a_page: at most.
        middle: whether the texts stand in the middle of their rows.
        right: whether amounts end at the right edge, and headers and numbers stand in the middle of theirs.
        groups: whether tasks stand under groups ``I``, ``II``, whose names run across the columns.
        tail: whether text follows the table.
    """

    lines: str = "all"
    header: str = "first"
    frame: bool = False
    cut_rows: bool = False
    merged: bool = False
    facing: int = 0
    numbers: bool = False
    turned: bool = False
    rows_a_page: int = 99
    middle: bool = False
    right: bool = False
    groups: bool = False
    tail: bool = False


def tasks(rng: random.Random, n: int, same_leads: bool = False) -> list[Row]:
    """So many tasks, no two with the same title."""
    rows: list[Row] = []
    deeds = [f"{a} {b} tại {c}" for a in _DEEDS for b in _THINGS for c in _PLACES]
    lead = rng.choice(_BODIES)
    for k, deed in enumerate(rng.sample(deeds, n), 1):
        if not same_leads or rng.random() < 0.4:
            lead = rng.choice([b for b in _BODIES if b != lead])
        year = rng.randint(2021, 2026)
        period = rng.choice((f"{year}-{year + rng.randint(1, 4)}", str(year)))
        support = rng.choice([b for b in _BODIES if b != lead])
        rows.append(
            (
                str(k),
                deed + rng.choice(_ENDS),
                lead,
                support,
                period,
                f"{rng.randint(1, 99)}.{rng.randint(100, 999)}",
            )
        )
    return rows


def wrapped(text: str, width: float, size: float = SIZE) -> list[str]:
    """The lines of a text in a column of this width."""
    most = int((width - 2 * PAD) / (LETTER * size))
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > most:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


Cells = list[list[str]]
"""The lines of each cell of a row."""


@dataclass
class Strip:
    """A row on one page, or the part of it that stands there. ``opens``, ``closes``: it begins or ends there."""

    cells: Cells
    opens: bool = True
    closes: bool = True
    task: int = -1
    group: str = ""

    @property
    def height(self) -> float:
        return max(map(len, self.cells)) * LEADING + 2 * PAD


def paged(rows: Sequence[Row], style: Style, height: float) -> list[list[Strip]]:
    """The rows as strips, page by page."""
    head = Strip([wrapped(t, w) for t, w in zip(HEADER, WIDTHS, strict=True)])
    pages: list[list[Strip]] = [[head]]
    for k, row in enumerate(rows):
        if style.groups and k % GROUP == 0:
            name = GROUPS[k // GROUP % len(GROUPS)]
            pages[-1].append(Strip([[_roman(k // GROUP)], [name], [], [], [], []], group=name))
        strip = Strip([wrapped(t, w) for t, w in zip(row, WIDTHS, strict=True)], task=k)
        while True:
            room = height - sum(s.height for s in pages[-1])
            if strip.height <= room and len(pages[-1]) <= style.rows_a_page:
                pages[-1].append(strip)
                break
            n = int((room - 2 * PAD) // LEADING)
            if style.cut_rows and 1 <= n < max(map(len, strip.cells)):
                pages[-1].append(Strip([c[:n] for c in strip.cells], strip.opens, False, k))
                strip = Strip([c[n:] for c in strip.cells], False, True, k)
            pages.append([head] if style.header == "each" else [])
    return pages


def _roman(k: int) -> str:
    return ("I", "II", "III", "IV", "V")[k]


class Turned(Sheet):
    """A wide page printed on an upright one, to be read from the right side."""

    def text(
        self, x: float, top: float, text: str, size: float = 12.0, *, bold: bool = False, upward: bool = False
    ) -> Sheet:
        return super().text(
            top + 0.8 * size, self.height - x - 0.8 * size, text, size, bold=bold, upward=True
        )

    def line(
        self, x0: float, y0: float, x1: float, y1: float, *, dash: str = "", thick: float = 0.5
    ) -> Sheet:
        return super().line(y0, self.height - x0, y1, self.height - x1, dash=dash, thick=thick)

    def bar(self, x0: float, top: float, x1: float, bottom: float, grey: float = 0.0) -> Sheet:
        return super().bar(top, self.height - x1, bottom, self.height - x0, grey)


def draw(path: Path, rows: Sequence[Row], style: Style) -> Path:
    """A plan with this table."""
    wide, high = 842.0, 595.0
    sheets = [_first_page()]
    pages = paged(rows, style, high - TOP - BOTTOM)
    parts = [list(range(style.facing)), list(range(style.facing, 6))] if style.facing else [list(range(6))]
    if style.numbers:
        parts[1].insert(0, 0)
    for k, strips in enumerate(pages):
        for columns in parts:
            sheet = Turned(high, wide) if style.turned else Sheet(wide, high)
            if style.frame:
                _frame(sheet, len(sheets) + 1)
            if k == 0 and columns[0] == 0 and columns == parts[0]:
                sheet.text(LEFT, TOP - 34, "PHỤ LỤC", bold=True).text(
                    LEFT, TOP - 18, "DANH MỤC NHIỆM VỤ", bold=True
                )
            before = pages[k - 1][-1] if k else None
            after = pages[k + 1][0] if k + 1 < len(pages) else None
            _table(sheet, strips, columns, style, rows, before, after)
            sheets.append(sheet)
    return write(path, sheets)


def _first_page() -> Sheet:
    sheet = Sheet()
    sheet.lines(60, 60, ["ỦY BAN NHÂN DÂN", "TỈNH LẠNG SƠN", "Số: 77/KH-UBND"])
    sheet.text(300, 90, "Lạng Sơn, ngày 12 tháng 3 năm 2021")
    sheet.text(260, 130, "KẾ HOẠCH", bold=True)
    sheet.text(60, 150, "Hành động tăng trưởng xanh tỉnh Lạng Sơn giai đoạn 2021-2030", bold=True)
    sheet.lines(
        60,
        190,
        [
            "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
            "I. MỤC TIÊU",
            "Nâng cao chất lượng tăng trưởng.",
        ],
    )
    sheet.lines(300, 280, ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn Mẫu"])
    return sheet


def _frame(sheet: Sheet, page: int) -> None:
    sheet.grid([LEFT, 200, 420], [20, 36, 52]) if not isinstance(sheet, Turned) else _grid(
        sheet, [LEFT, 200, 420], [20, 36, 52]
    )
    sheet.text(LEFT + 3, 23, "UBND TỈNH", 9).text(203, 23, "KẾ HOẠCH TĂNG TRƯỞNG XANH", 9)
    sheet.text(LEFT + 3, 39, "Mã số: KH-77", 9).text(203, 39, f"Trang {page}", 9)


def _grid(sheet: Sheet, xs: Sequence[float], ys: Sequence[float]) -> None:
    for x in xs:
        sheet.line(x, ys[0], x, ys[-1])
    for y in ys:
        sheet.line(xs[0], y, xs[-1], y)


def _table(
    sheet: Sheet, strips: Sequence[Strip], columns: Sequence[int], style: Style, rows: Sequence[Row],
    before: Strip | None, after: Strip | None,
) -> None:  # fmt: skip
    xs = [LEFT]
    for c in columns:
        xs.append(xs[-1] + WIDTHS[c])
    ys = [TOP]
    for strip in strips:
        ys.append(ys[-1] + strip.height)
    for k, strip in enumerate(strips):
        if style.lines == "shades" and k % 2 == 0:
            sheet.bar(xs[0], ys[k], xs[-1], ys[k + 1], 0.85)
        for (x0, x1), c in zip(pairwise(xs), columns, strict=True):
            above = strips[k - 1] if k else before
            if c == 2 and style.merged and _same_lead(above, strip, rows):
                continue
            lines = strip.cells[c]
            top = ys[k] + PAD
            if style.middle and strip.opens and strip.closes:
                top += (strip.height - 2 * PAD - len(lines) * LEADING) / 2
            for n, line in enumerate(lines):
                x = x0 + PAD
                spare = x1 - x0 - 2 * PAD - len(line) * LETTER * SIZE
                if style.right and (c == 0 or strip.task < 0) and not strip.group:
                    x += spare / 2
                elif style.right and c == 5:
                    x += spare
                sheet.text(x, top + n * LEADING, line, SIZE, bold=strip.task < 0)
    if style.lines in ("all", "down"):
        for n, x in enumerate(xs):
            for k, strip in enumerate(strips):
                if not strip.group or n in (0, 1, len(xs) - 1) or style.lines == "down":
                    sheet.line(x, ys[k], x, ys[k + 1])
    if style.tail and after is None and 5 in columns:
        foot = ["Các cơ quan, đơn vị căn cứ nhiệm vụ được giao tổ chức triển khai thực hiện; trong quá trình thực hiện",
            "nếu có khó khăn, vướng mắc, kịp thời báo cáo Ủy ban nhân dân tỉnh để xem xét, chỉ đạo."]  # fmt: skip
        sheet.lines(LEFT, ys[-1] + 14, foot, 11)
    if style.lines in ("all", "across"):
        for k, y in enumerate(ys):
            for (x0, x1), c in zip(pairwise(xs), columns, strict=False):
                merged = (
                    style.merged
                    and c == 2
                    and 0 < k < len(strips)
                    and _same_lead(strips[k - 1], strips[k], rows)
                )
                if not merged:
                    sheet.line(x0, y, x1, y)


def _same_lead(above: Strip | None, strip: Strip, rows: Sequence[Row]) -> bool:
    if (
        above is None
        or above.group
        or strip.group
        or above.task < 0
        or strip.task < 0
        or above.task == strip.task
    ):
        return False
    return rows[above.task][2] == rows[strip.task][2]
