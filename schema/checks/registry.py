"""The checks in the order they run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from normalize.notes import Code, Severity
from schema.checks.cited_dates import check_cited_dates
from schema.checks.counts import check_counts
from schema.checks.duplicates import check_duplicates, duplicates_of
from schema.checks.empty_cells import check_empty_cells, check_missing_numbers
from schema.checks.foreign_cells import check_bodies, check_kinds
from schema.checks.funding import check_funding, check_sources_read
from schema.checks.given import CheckInput
from schema.checks.hidden_cells import check_hidden_cells
from schema.checks.lines import check_boxes, check_ledger, check_stray_lines
from schema.checks.numbering import check_group_numbers, check_running_numbers
from schema.checks.outliers import check_outliers, check_writing
from schema.checks.periods import check_inside, check_order, check_period_cells
from schema.checks.readers import check_readers
from schema.checks.shares import check_shares
from schema.checks.sums import check_sums
from schema.checks.sureness import check_confidence
from schema.checks.units import check_units
from schema.checks.wording import check_copied_figures, check_cut_cells, check_repeated_words
from schema.contract.records import DocumentRecords
from schema.recorder import Recorder


@dataclass(frozen=True, slots=True)
class Check:
    """One check: what it looks at and what its finding means to a reader."""

    code: Code
    severity: Severity
    run: Callable[[CheckInput, Recorder], None]
    explanation: str
    example: str


CHECKS: tuple[Check, ...] = (
    Check(
        Code.SUM_MISMATCH,
        Severity.WARNING,
        check_sums,
        "A printed subtotal or total is not the sum of the rows it stands over: one of them, or the sum, is wrong. It stands on the table, naming the sum, and on every value under it. Where the sum holds the next group too, or the difference is rounding that the whole column shows, it is told as info.",
        "Group A prints 413,87 for rows that add up to 125,87.",
    ),
    Check(
        Code.PARTS_MISMATCH,
        Severity.WARNING,
        check_shares,
        "The amounts by year, by source, or of other columns of parts, do not give the total of their row.",
        "2021: 300, 2022: 400 beside a total of 800.",
    ),
    Check(
        Code.COUNT_MISMATCH,
        Severity.WARNING,
        check_counts,
        "The body declares a number of activities that the tables do not hold.",
        "“Gồm 25 hoạt động” over groups that hold 24 rows.",
    ),
    Check(
        Code.ROW_NUMBER_GAP,
        Severity.WARNING,
        check_group_numbers,
        "The numbering of groups skips one. (Gaps between tasks are found while rows are read, under the same code.)",
        "Groups A, B, D.",
    ),
    Check(
        Code.ROW_NUMBER_GAP,
        Severity.WARNING,
        check_missing_numbers,
        "A row has no number in a table that numbers its rows.",
        "A first row without its 3, before row 4.",
    ),
    Check(
        Code.ROW_NUMBER_GAP,
        Severity.INFO,
        check_running_numbers,
        "A group goes on with the numbers of the group before, while others begin at 1.",
        "C1 ends with 3, C2 begins with 4, A and B begin with 1.",
    ),
    Check(
        Code.DUPLICATE_TASK,
        Severity.WARNING,
        check_duplicates,
        "Two tasks have the same title and contradict each other nowhere; totals count them once.",
        "11.6 and 11.16 are one embankment, printed twice.",
    ),
    Check(
        Code.CELL_SHIFTED,
        Severity.WARNING,
        check_kinds,
        "A cell holds what its column does not: a period among bodies, a name among amounts.",
        "“2017-2020” under “Nguồn khác”.",
    ),
    Check(
        Code.CELL_SHIFTED,
        Severity.WARNING,
        check_bodies,
        "A cell under a heading of bodies names none; where most cells of the column do so, the heading is wrong.",
        "“Lồng ghép với chương trình nông thôn mới” under “Cơ quan phê duyệt”.",
    ),
    Check(
        Code.CELL_SHIFTED,
        Severity.WARNING,
        check_funding,
        "A cell names another source than the one it stands under.",
        "“Kinh phí khuyến công Trung ương” under “Ngân sách địa phương”.",
    ),
    Check(
        Code.CELL_SHIFTED,
        Severity.WARNING,
        check_sources_read,
        "A cell under a heading of sources of money names none that the register knows: it has no row of funding.",
        "“Nguồn dự phòng” under “Nguồn kinh phí”.",
    ),
    Check(
        Code.CELL_EMPTY,
        Severity.WARNING,
        check_empty_cells,
        "A cell is empty in a column that nearly all rows fill: it may be lost, or in its neighbour's cell.",
        "A row without a period where 33 of 34 have one.",
    ),
    Check(
        Code.CELL_EMPTY,
        Severity.WARNING,
        check_hidden_cells,
        "A cell of a scan was read as empty, and a dark streak or other ink lies in it: what stands there may be lost. It stands on the value that the cell would give; for a column that is empty all down, and for rows that are no tasks, on the table.",
        "The number 3 under a streak 1.5 mm wide.",
    ),
    Check(
        Code.UNIT_CONFLICT,
        Severity.WARNING,
        check_units,
        "The header states one unit and most of its cells another; the cells were believed.",
        "“triệu đồng” over “10 tỷ”, “7 tỷ đồng”.",
    ),
    Check(
        Code.OUTLIER,
        Severity.WARNING,
        check_outliers,
        "An amount lies far from all others of its column, or is no possible amount: a digit, a separator or the unit may be lost.",
        "3.851 tỷ between 10 and 60 tỷ.",
    ),
    Check(
        Code.NUMBER_AMBIGUOUS,
        Severity.WARNING,
        check_writing,
        "Figures of one column are written in two ways, so that a point or a missing comma can mean two things.",
        "“2.500 tỷ” beside “1023 tỷ”.",
    ),
    Check(
        Code.PERIOD_INVERTED,
        Severity.WARNING,
        check_order,
        "A period ends before it begins, or a task is due before it begins.",
        "Execution 2026-2030, product due 2025.",
    ),
    Check(
        Code.PERIOD_OUTSIDE_PLAN,
        Severity.WARNING,
        check_inside,
        "A period lies outside the plan's years; what only reaches over their edge is told as info.",
        "1998-2000 in a plan of 2017-2020.",
    ),
    Check(
        Code.PERIOD_UNPARSED,
        Severity.WARNING,
        check_period_cells,
        "A cell of time holds a figure that is no part of the period read from it.",
        "“1023-2025”, read as 2025.",
    ),
    Check(
        Code.TEXT_REPEATED,
        Severity.INFO,
        check_repeated_words,
        "The same words stand twice, or the description repeats the title. A comma before a longer name (“một cửa, một cửa liên thông”) makes a list, and is not told.",
        "“cho cho điện khí hóa”.",
    ),
    Check(
        Code.TEXT_REPEATED,
        Severity.INFO,
        check_copied_figures,
        "Two rows in succession print the same uneven figure: one may be copied.",
        "12,76 and 12,76.",
    ),
    Check(
        Code.ROW_TRUNCATED,
        Severity.WARNING,
        check_cut_cells,
        "A cell is the beginning of a longer one that other rows print whole.",
        "“Vốn hỗ trợ từ các tổ chức” beside “… tổ chức quốc tế”.",
    ),
    Check(
        Code.ROW_TRUNCATED,
        Severity.ERROR,
        check_ledger,
        "Lines in and lines out of a table do not balance: a row or a cell went nowhere.",
        "43 rows printed, 42 accounted for.",
    ),
    Check(
        Code.ROW_TRUNCATED,
        Severity.WARNING,
        check_stray_lines,
        "A line stands inside a table's frame and in none of its cells.",
        "A line of a cell whose rule was not seen.",
    ),
    Check(
        Code.PLACE_WRONG,
        Severity.ERROR,
        check_boxes,
        "A cell's box does not lie on its page, so that its source cannot be shown.",
        "A box that ends right of the paper's edge.",
    ),
    Check(
        Code.READERS_DISAGREE,
        Severity.WARNING,
        check_readers,
        "Two readers saw a cell differently: a figure differs in a digit, or the words are others.",
        "“38,51” and “3851”.",
    ),
    Check(
        Code.OCR_LOW_CONFIDENCE,
        Severity.WARNING,
        check_confidence,
        "A value was read from letters of which the reader was not sure.",
        "“3/12” read with 41 %.",
    ),
    Check(
        Code.SOURCES_DISAGREE,
        Severity.WARNING,
        check_cited_dates,
        "The date of a cited act is of another year than its number, or later than the document that cites it: one of the two is misprinted or misread. It stands on `issued_on` of the act.",
        "“Nghị quyết số 12/2024/QH15 ngày 05 tháng 6 năm 2025”.",
    ),
)


def run_checks(given: CheckInput, recorder: Recorder) -> DocumentRecords:
    """Runs every check; returns the records with ``duplicate_of`` set."""
    for check in CHECKS:
        check.run(given, recorder)
    twins = duplicates_of(given.records.tasks)
    tasks = tuple(
        replace(t, duplicate_of=twins[t.task_id]) if t.task_id in twins else t for t in given.records.tasks
    )
    return replace(given.records, tasks=tasks)
