"""Sheets of people's tasks, drawn as pictures: what a department gives each of its offices to do in a year.

Several short tables a page, each under a heading ``1. Phòng … (6 NV trọng tâm)``, with the columns ``TT | Nhiệm vụ |
Chỉ tiêu định lượng | Thời gian hoàn thành``; a table that does not end on a page goes on over it, without its
header. Offices, tasks and figures are made up. What is drawn is known, so that tasks can be counted. Sheets in other
words and with other columns are given by another :class:`Form` (``bench.scan.other_sheets``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from bench.scan.harm import Dots

FONT_FOLDER = Path("/usr/share/fonts/truetype/liberation2")
"""Where Debian's package fonts-liberation2 puts the metric twin of Times New Roman."""
PAGE = (595.0, 842.0)
"""Width and height of a sheet, in points."""
LEFT, TOP, BOTTOM = 62.0, 56.0, 780.0
"""Points: where text begins at the left and above, and where it ends below."""
SIZE, LEADING, PAD = 12.0, 15.0, 4.0
RULE = 0.7
"""Points: how thick a drawn line is."""
Task = tuple[str, ...]
"""What is to be done, then what stands in the further columns: its measure, by when."""


@dataclass(frozen=True, slots=True)
class Form:
    """How a sheet is set.

    Attributes:
        head: left edge in points, text, whether bold; two a line.
        title: its lines.
        widths, header: of the columns, the numbers of rows first.
        heading: over a table; ``k``, ``name`` and ``n`` are its number, its office and how many tasks it has.
        centred: columns whose text stands in the middle.
        number: how rows are numbered.
    """

    head: tuple[tuple[float, str, bool], ...]
    title: tuple[str, ...]
    widths: tuple[float, ...]
    header: tuple[str, ...]
    heading: str = "{k}. {name} ({n} NV trọng tâm)"
    centred: frozenset[int] = frozenset()
    number: str = "{k}"


FORM = Form(
    head=(
        (85.0, "UBND TỈNH YÊN BÁI", False), (330.0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True),
        (75.0, "SỞ KHOA HỌC VÀ CÔNG NGHỆ", True), (372.0, "Độc lập - Tự do - Hạnh phúc", True),
        (112.0, "Số: 41/TB-SKHCN", False), (352.0, "Yên Bái, ngày 16 tháng 02 năm 2024", False),
    ),
    title=("THÔNG BÁO", "Nhiệm vụ trọng tâm của các phòng, đơn vị thuộc Sở năm 2024"),
    widths=(32.0, 232.0, 130.0, 98.0),
    header=("TT", "Nhiệm vụ", "Chỉ tiêu định lượng", "Thời gian hoàn thành"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Office:
    """An office and its tasks, as a table of the sheet."""

    name: str
    tasks: tuple[Task, ...]


OFFICES = (
    Office("Văn phòng Sở", (
        ("Tham mưu ban hành quy chế làm việc của Sở", "01 quy chế", "Quý I"),
        ("Số hóa hồ sơ lưu trữ giai đoạn 2015 - 2020", "100% hồ sơ", "Tháng 9"),
        ("Tổ chức kiểm tra cải cách hành chính tại các đơn vị trực thuộc", "04 đơn vị", "Tháng 6"),
        ("Bảo trì hệ thống phòng cháy, chữa cháy của trụ sở", "02 đợt", "Quý II, Quý IV"),
    )),
    Office("Phòng Quản lý Khoa học", (
        ("Tuyển chọn tổ chức chủ trì thực hiện đề tài cấp tỉnh", "12 đề tài", "Tháng 5"),
        ("Nghiệm thu các đề tài kết thúc năm 2023", "09 đề tài", "Tháng 11"),
        ("Xây dựng danh mục đặt hàng nhiệm vụ khoa học năm 2025", "01 danh mục", "Tháng 10"),
        ("Hỗ trợ doanh nghiệp thành lập quỹ phát triển khoa học và công nghệ", "03 doanh nghiệp", "Quý IV"),
        ("Tổ chức hội thảo ứng dụng kết quả nghiên cứu vào sản xuất chè", "02 hội thảo", "Tháng 8"),
        ("Thống kê nghiên cứu khoa học theo biểu mẫu mới", "01 báo cáo", "Tháng 12"),
    )),
    Office("Phòng Quản lý Công nghệ", (
        ("Thẩm định công nghệ các dự án đầu tư trên địa bàn", "20 dự án", "Cả năm"),
        ("Đánh giá trình độ công nghệ của doanh nghiệp ngành gỗ", "15 doanh nghiệp", "Quý III"),
        ("Kết nối cung cầu công nghệ với tỉnh bạn", "01 hội nghị", "Tháng 7"),
        ("Rà soát nhu cầu đổi mới thiết bị của hợp tác xã", "30 hợp tác xã", "Tháng 4"),
    )),
    Office("Phòng Sở hữu trí tuệ", (
        ("Hướng dẫn nộp đơn đăng ký nhãn hiệu tập thể", "10 đơn", "Cả năm"),
        ("Quản lý chỉ dẫn địa lý đối với quế và gạo nếp", "02 chỉ dẫn", "Quý II"),
        ("Tập huấn về bảo hộ giống cây trồng cho cán bộ xã", "05 lớp", "Tháng 3"),
        ("Hậu kiểm các văn bằng đã được cấp hỗ trợ", "08 văn bằng", "Tháng 10"),
        ("Cập nhật sổ tay sáng kiến của cán bộ, công chức", "01 sổ tay", "Tháng 12"),
    )),
    Office("Chi cục Tiêu chuẩn Đo lường Chất lượng", (
        ("Kiểm định phương tiện đo tại chợ và cửa hàng xăng dầu", "900 phương tiện", "Cả năm"),
        ("Kiểm tra nhãn hàng hóa đồ chơi trẻ em", "02 cuộc", "Tháng 9"),
        ("Chuyển đổi hệ thống quản lý chất lượng theo tiêu chuẩn mới", "25 cơ quan", "Quý III"),
    )),
)  # fmt: skip
N_TASKS = sum(len(o.tasks) for o in OFFICES)


def titles_of(offices: Sequence[Office] = OFFICES) -> list[str]:
    """What is to be done, in the order of the sheets."""
    return [task[0] for office in offices for task in office.tasks]


def drawn(
    dpi: float = 200.0, offices: Sequence[Office] = OFFICES, form: Form = FORM, *, open_places: bool = False
) -> list[Dots]:
    """The sheets as grey dots.

    Args:
        open_places: the number and the day are left open in print, to be written by hand.
    """
    return _Press(dpi, form, open_places).sheets(offices)


class _Press:
    """Draws text and lines from above to below, sheet after sheet."""

    def __init__(self, dpi: float, form: Form, open_places: bool) -> None:
        self.scale = dpi / 72.0
        self.form = form
        self.open_places = open_places
        names = {False: "LiberationSerif-Regular.ttf", True: "LiberationSerif-Bold.ttf"}
        self.fonts = {
            bold: ImageFont.truetype(str(FONT_FOLDER / name), round(SIZE * self.scale))
            for bold, name in names.items()
        }
        self.done: list[Image.Image] = []
        self._new_sheet()

    def sheets(self, offices: Sequence[Office]) -> list[Dots]:
        self._head()
        for k, office in enumerate(offices, start=1):
            self._office(k, office)
        return [np.asarray(image, np.uint8) for image in self.done]

    def _new_sheet(self) -> None:
        size = tuple(round(v * self.scale) for v in PAGE)
        self.done.append(Image.new("L", (size[0], size[1]), 255))
        self.pen = ImageDraw.Draw(self.done[-1])
        self.y = TOP

    def _text(self, x: float, y: float, text: str, *, bold: bool = False) -> None:
        self.pen.text((x * self.scale, y * self.scale), text, font=self.fonts[bold], fill=0)

    def _head(self) -> None:
        for k, (x, text, bold) in enumerate(self.form.head):
            if self.open_places:
                text = text.replace(" 41/", "        /").replace("ngày 16 tháng 02", "ngày      tháng     ")
            self._text(x, TOP + k // 2 * LEADING * 1.2, text, bold=bold)
        self.y = TOP + 5 * LEADING
        for text in self.form.title:
            width = self.fonts[True].getlength(text) / self.scale
            self._text((PAGE[0] - width) / 2, self.y, text, bold=True)
            self.y += LEADING * 1.3
        self.y += LEADING

    def _office(self, number: int, office: Office) -> None:
        header = self._wrapped(self.form.header, bold=True)
        if self.y + LEADING * 5 > BOTTOM:
            self._new_sheet()
        heading = self.form.heading.format(k=number, name=office.name, n=len(office.tasks))
        self._text(LEFT, self.y, heading, bold=True)
        self.y += LEADING * 1.5
        self._row(header, bold=True)
        for k, task in enumerate(office.tasks, start=1):
            self._row(self._wrapped((self.form.number.format(k=k), *task)))
        self.y += LEADING

    def _wrapped(self, texts: Sequence[str], *, bold: bool = False) -> list[list[str]]:
        return [
            list(self._lines(text, width - 2 * PAD, bold))
            for text, width in zip(texts, self.form.widths, strict=True)
        ]

    def _lines(self, text: str, width: float, bold: bool) -> Iterator[str]:
        line = ""
        for word in text.split():
            longer = f"{line} {word}".strip()
            if line and self.fonts[bold].getlength(longer) > width * self.scale:
                yield line
                longer = word
            line = longer
        yield line

    def _row(self, cells: Sequence[Sequence[str]], *, bold: bool = False) -> None:
        height = LEADING * max(map(len, cells)) + 2 * PAD
        if self.y + height > BOTTOM:
            self._new_sheet()
        x = LEFT
        for column, (lines, width) in enumerate(zip(cells, self.form.widths, strict=True)):
            box = [v * self.scale for v in (x, self.y, x + width, self.y + height)]
            self.pen.rectangle(box, outline=0, width=max(1, round(RULE * self.scale)))
            for k, line in enumerate(lines):
                free = width - 2 * PAD - self.fonts[bold].getlength(line) / self.scale
                aside = free / 2 if column in self.form.centred else 0.0
                self._text(x + PAD + aside, self.y + PAD + k * LEADING, line, bold=bold)
            x += width
        self.y += height
