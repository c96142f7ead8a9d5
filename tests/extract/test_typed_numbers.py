"""Numbers that a file states are printed numbers: whatever the series says, none is rewritten and no
row is lost.

Each kind of file holds the same table, its rows numbered 1, 2, 2, 4, 5 (a portal's page as it was
published). In some of them the cells carry a confidence below 1 (a row that lost one): that is a doubt
about the cell, not about its letters.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import pytest

from extract.model import TaskRow
from extract.read import read_document
from extract.tables.read import read_tables
from extract.tasks.of_tables import TableRows, read_task_tables
from normalize.notes import Code
from tests.samples.pdf import Sheet, write

HEADER = ("STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện")
REPEATED = ("1", "2", "2", "4", "5")
TITLES = (
    "Trồng rừng",
    "Theo dõi rừng",
    "Sửa kênh mương",
    "Xây hồ chứa",
    "Lập bản đồ",
    "Thu gom rác",
    "Mở lớp học",
)


def rows(numbers: Sequence[str]) -> list[tuple[str, ...]]:
    """A row for each number; a roman one heads the rows below it."""
    return [
        (number, title) if number.isupper() else (number, title, "Sở Y tế", "Sở Nội vụ", "Năm 2022")
        for number, title in zip(numbers, TITLES, strict=False)
    ]


def as_bare_text(path: Path, numbers: Sequence[str]) -> Path:
    cells = [cell for row in (HEADER, *rows(numbers)) for cell in row]
    path.with_suffix(".txt").write_text("\n".join(["KẾ HOẠCH", *cells, "III. TỔ CHỨC THỰC HIỆN"]), "utf-8")
    return path.with_suffix(".txt")


def as_bare_text_that_lost_a_cell(path: Path, numbers: Sequence[str]) -> Path:
    cells = [cell for k, row in enumerate((HEADER, *rows(numbers))) for cell in (row[:-1] if k == 2 else row)]
    path.with_suffix(".txt").write_text("\n".join(["KẾ HOẠCH", *cells, "III. TỔ CHỨC THỰC HIỆN"]), "utf-8")
    return path.with_suffix(".txt")


def as_tabbed_text(path: Path, numbers: Sequence[str]) -> Path:
    lines = ["KẾ HOẠCH"]
    for row in (HEADER, *rows(numbers)):
        lines += [*(f"\t{cell}" for cell in (*row, *[""] * (len(HEADER) - len(row)))), ""]
    path.with_suffix(".md").write_text("\n".join(lines), "utf-8")
    return path.with_suffix(".md")


def as_markdown(path: Path, numbers: Sequence[str]) -> Path:
    full = [(*row, *[""] * (len(HEADER) - len(row))) for row in (HEADER, *rows(numbers))]
    lines = [f"| {' | '.join(row)} |" for row in full]
    lines.insert(1, "|" + "---|" * len(HEADER))
    path.with_suffix(".md").write_text("\n".join(["# KẾ HOẠCH", "", *lines]), "utf-8")
    return path.with_suffix(".md")


def as_html(path: Path, numbers: Sequence[str]) -> Path:
    body = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in (*row, *[''] * (len(HEADER) - len(row))))}</tr>"
        for row in (HEADER, *rows(numbers))
    )
    text = f"<!DOCTYPE html><html><body><p>KẾ HOẠCH</p><table>{body}</table></body></html>"
    path.with_suffix(".html").write_text(text, "utf-8")
    return path.with_suffix(".html")


def as_docx(path: Path, numbers: Sequence[str]) -> Path:
    file = docx.Document()
    file.add_paragraph("KẾ HOẠCH")
    table = file.add_table(0, len(HEADER))
    for row in (HEADER, *rows(numbers)):
        for cell, text in zip(table.add_row().cells, row, strict=False):
            cell.text = text
    file.save(str(path.with_suffix(".docx")))
    return path.with_suffix(".docx")


def as_pdf(path: Path, numbers: Sequence[str]) -> Path:
    xs = [40.0, 80.0, 220.0, 330.0, 450.0, 560.0]
    ys = [100.0 + 30 * k for k in range(len(numbers) + 2)]
    sheet = Sheet()
    for top, row in zip(ys, (HEADER, *rows(numbers)), strict=False):
        for x, text in zip(xs, row, strict=False):
            sheet.text(x + 4, top + 8, text, 9)
    sheet.grid(xs, ys)
    return write(path.with_suffix(".pdf"), [sheet])


KINDS = (
    as_bare_text,
    as_bare_text_that_lost_a_cell,
    as_tabbed_text,
    as_markdown,
    as_html,
    as_docx,
    as_pdf,
)
Writer = Callable[[Path, Sequence[str]], Path]


def read(path: Path) -> TableRows:
    [found] = read_task_tables(read_tables(read_document(path).blocks))
    return found


def numbers_of(tasks: Sequence[TaskRow]) -> list[str | None]:
    return [task.number for task in tasks]


@pytest.mark.parametrize("as_file", KINDS)
def test_numbers_that_repeat_are_kept_and_no_row_is_lost(as_file: Writer, tmp_path: Path) -> None:
    found = read(as_file(tmp_path / "plan", REPEATED))
    assert numbers_of(found.tasks) == list(REPEATED)
    titles = [field.text for task in found.tasks if (field := task.field("title")) is not None]
    assert titles == list(TITLES[: len(REPEATED)])
    told = [(t.number, n.code) for t in found.tasks for n in t.notes]
    assert ("2", Code.ROW_NUMBER_REPEATED) in told
    assert ("4", Code.ROW_NUMBER_GAP) in told


@pytest.mark.parametrize("as_file", KINDS)
def test_a_group_number_that_is_printed_twice_stays(as_file: Writer, tmp_path: Path) -> None:
    found = read(as_file(tmp_path / "plan", ("I", "1", "II", "2", "II", "3")))
    assert [group.number for group in found.groups] == ["I", "II", "II"]
    assert [n.code for group in found.groups for n in group.notes] == [Code.ROW_NUMBER_REPEATED]
    assert numbers_of(found.tasks) == ["1", "2", "3"]
