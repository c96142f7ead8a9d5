"""Tasks in prose: only where labels stand, with their fields traced into the clause."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from rapidfuzz import fuzz

from extract.clauses.role_labels import labelled_parts
from extract.clauses.tree import read_clauses
from extract.model import Fragment, Paragraph, Place, TaskRow
from extract.read import read_document
from extract.scan.pages import ScanSettings
from extract.tasks.of_prose import read_prose_tasks
from normalize.text import fold
from schema.assemble import build_records
from schema.contract.records import DocumentRecords, TaskRecord
from tests.extract.scan.test_pages import needs_tesseract
from tests.samples.files import ROOT, shared_file

HEAD = ["KẾ HOẠCH", "Thực hiện chuyển đổi số năm 2026", "I. NHIỆM VỤ"]


def tasks_of(*lines: str) -> tuple[TaskRow, ...]:
    texts = [*HEAD, *lines]
    blocks = tuple(Paragraph(t, (Fragment(t, Place(line=k)),)) for k, t in enumerate(texts, 1))
    return read_prose_tasks(read_clauses(blocks))


def told(task: TaskRow) -> dict[str, str]:
    return {f.role: f.text for f in task.fields}


def test_labels_behind_the_task() -> None:
    (task,) = tasks_of(
        "1. Xây dựng nền tảng dữ liệu. Đơn vị chủ trì: Sở Tư pháp; đơn vị phối hợp: Sở Tài chính, UBND các huyện; thời gian thực hiện: năm 2026."
    )
    assert told(task) == {
        "title": "Xây dựng nền tảng dữ liệu",
        "lead": "Sở Tư pháp",
        "support": "Sở Tài chính, UBND các huyện",
        "period": "năm 2026",
    }
    assert (task.table, task.number) == (None, "1")


def test_labels_in_bullets_below_the_task() -> None:
    (task,) = tasks_of(
        "1. Tập huấn cho cán bộ xã",
        "- Cơ quan chủ trì: Sở Nội vụ.",
        "- Cơ quan phối hợp: Trường Chính trị tỉnh.",
        "- Thời gian hoàn thành: Quý II/2026.",
    )
    assert told(task) == {
        "title": "Tập huấn cho cán bộ xã",
        "lead": "Sở Nội vụ",
        "support": "Trường Chính trị tỉnh",
        "period": "Quý II/2026",
    }


def test_labels_in_brackets() -> None:
    (task,) = tasks_of(
        "a) Rà soát thủ tục hành chính (Chủ trì: Văn phòng UBND tỉnh; phối hợp: các sở, ngành)."
    )
    assert told(task)["lead"] == "Văn phòng UBND tỉnh"
    assert told(task)["support"] == "các sở, ngành"


@pytest.mark.parametrize(
    "line",
    [
        "II. TỔ CHỨC THỰC HIỆN\n1. Sở Tài chính chủ trì, phối hợp với các sở, ngành liên quan bố trí kinh phí.",
        "1. Mục tiêu cụ thể: hoàn thành 100% chỉ tiêu.",
        "1. Thời gian: năm 2026.",
        "1. Kinh phí: ngân sách nhà nước.",
    ],
    ids=["duty", "colon", "time-only", "money-only"],
)
def test_what_is_no_task(line: str) -> None:
    assert tasks_of(*line.split("\n")) == ()


def test_labels_that_stand_twice_under_a_clause_say_that_tasks_may_be_joined() -> None:
    (task,) = tasks_of(
        "1. Hỗ trợ pháp lý cho doanh nghiệp",
        "- Đơn vị chủ trì: Sở Tư pháp.",
        "- Thời gian thực hiện: năm 2026.",
        "- Đơn vị chủ trì: Sở Nội vụ.",
        "- Thời gian thực hiện: năm 2027.",
    )
    doubted = {f.role for f in task.fields if any(n.code.value == "join_doubtful" for n in f.notes)}
    assert doubted == {"lead", "period"}


def test_parts_know_where_they_stand() -> None:
    text = "Lập đề án; chủ trì: Sở A; phối hợp: Sở B"
    for part in labelled_parts(text):
        assert text[part.start : part.start + len(part.text)] == part.text


def test_values_are_traced_into_the_clause(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text(
        "\n\n".join(
            [*HEAD, "1. Xây dựng nền tảng. Đơn vị chủ trì: Sở Tư pháp; thời gian thực hiện: năm 2026."]
        ),
        "utf-8",
    )
    records = build_records(read_document(path))
    (task,) = records.tasks
    assert task.clause_id is not None and task.table_id is None
    rows = {(p.field): p for p in records.provenance if p.record_id == task.task_id}
    for field, text in (
        ("title", "Xây dựng nền tảng"),
        ("period_start", "năm 2026"),
        ("lead.1", "Sở Tư pháp"),
    ):
        row = rows[field]
        assert (row.raw or "")[row.char_start : row.char_end].strip() == text


def test_duties_of_a_real_decision_are_no_tasks() -> None:
    path = shared_file("real/born_digital/quyet-dinh-so-892-qd-ttg-469579.pdf")
    assert read_prose_tasks(read_clauses(read_document(path).blocks)) == ()


def test_labelled_duties_of_a_real_resolution_are_tasks() -> None:
    path = shared_file("real/born_digital/nghi-quyet-so-175-nq-cp-40286.pdf")
    tasks = read_prose_tasks(read_clauses(read_document(path).blocks))
    assert len(tasks) == 11
    assert all(told(t).get("lead") for t in tasks)


def doubts(task: TaskRow) -> set[str]:
    return {n.code.value for f in task.fields for n in f.notes}


SEVERAL = {
    "lines-below-bullets": (
        "1. Đáp ứng yêu cầu thông tin",
        "- Xây dựng cơ sở dữ liệu:",
        "Đơn vị chủ trì thực hiện: Sở Tư pháp.",
        "Thời gian thực hiện: Quý I/2026.",
        "- Tập hợp văn bản. Đồng thời, in tập văn bản.",
        "Đơn vị thực hiện: Sở Nội vụ.",
        "Thời gian thực hiện: Quý II/2026.",
    ),
    "label-bullets-beside-task-bullets": (
        "1. Đáp ứng yêu cầu thông tin",
        "- Xây dựng cơ sở dữ liệu",
        "- Cơ quan thực hiện: Sở Tư pháp.",
        "- Hoàn thành: Quý I/2026.",
        "- Tập hợp văn bản. Đồng thời, in tập văn bản.",
        "- Cơ quan thực hiện: Sở Nội vụ.",
        "- Hoàn thành: Quý II/2026.",
    ),
    "stars-beside-dashes": (
        "1. Đáp ứng yêu cầu thông tin",
        "- Xây dựng cơ sở dữ liệu",
        "* Chủ trì: Sở Tư pháp.",
        "* Thời gian: Quý I/2026.",
        "- Tập hợp văn bản. Đồng thời, in tập văn bản.",
        "* Chủ trì: Sở Nội vụ.",
        "* Thời gian: Quý II/2026.",
    ),
    "plus-below-dashes": (
        "1. Đáp ứng yêu cầu thông tin",
        "- Xây dựng cơ sở dữ liệu",
        "+ Đơn vị chủ trì: Sở Tư pháp.",
        "+ Thời gian hoàn thành: Quý I/2026.",
        "- Tập hợp văn bản. Đồng thời, in tập văn bản.",
        "+ Đơn vị chủ trì: Sở Nội vụ.",
        "+ Thời gian hoàn thành: Quý II/2026.",
    ),
    "in-brackets": (
        "1. Đáp ứng yêu cầu thông tin",
        "- Xây dựng cơ sở dữ liệu (Chủ trì: Sở Tư pháp; hoàn thành: Quý I/2026);",
        "- Tập hợp văn bản. Đồng thời, in tập văn bản (Chủ trì: Sở Nội vụ; thời gian: Quý II/2026).",
    ),
    "bracket-on-a-line": (
        "1. Đáp ứng yêu cầu thông tin",
        "- Xây dựng cơ sở dữ liệu",
        "(Chủ trì: Sở Tư pháp; thời gian: Quý I/2026)",
        "- Tập hợp văn bản. Đồng thời, in tập văn bản",
        "(Chủ trì: Sở Nội vụ; thời gian: Quý II/2026)",
    ),
    "behind-a-full-stop": (
        "1. Xây dựng cơ sở dữ liệu. Cơ quan thực hiện: Sở Tư pháp. Thời gian thực hiện: Quý I/2026.",
        "2. Tập hợp văn bản. Đồng thời, in tập văn bản. Cơ quan thực hiện: Sở Nội vụ. Hoàn thành: Quý II/2026.",
    ),
    "lead-behind-time-in-a-bullet": (
        "1. Đáp ứng yêu cầu thông tin",
        "- Xây dựng cơ sở dữ liệu. Đơn vị chủ trì: Sở Tư pháp;",
        "- Thời gian: Quý I/2026.",
        "- Tập hợp văn bản. Đồng thời, in tập văn bản. Đơn vị chủ trì: Sở Nội vụ;",
        "- Thời gian: Quý II/2026.",
    ),
    "lines-in-one-clause": (
        "1. Đáp ứng yêu cầu thông tin",
        "Xây dựng cơ sở dữ liệu.",
        "Đơn vị chủ trì: Sở Tư pháp.",
        "Thời gian thực hiện: Quý I/2026.",
        "Tập hợp văn bản. Đồng thời, in tập văn bản.",
        "Đơn vị chủ trì: Sở Nội vụ.",
        "Thời gian thực hiện: Quý II/2026.",
    ),
}


@pytest.mark.parametrize("lines", SEVERAL.values(), ids=SEVERAL.keys())
def test_each_of_several_tasks_has_its_own_labels(lines: tuple[str, ...]) -> None:
    tasks = tasks_of(*lines)
    assert [told(t) for t in tasks] == [
        {"title": "Xây dựng cơ sở dữ liệu", "lead": "Sở Tư pháp", "period": "Quý I/2026"},
        {"title": "Tập hợp văn bản. Đồng thời, in tập văn bản", "lead": "Sở Nội vụ", "period": "Quý II/2026"},
    ]
    assert [doubts(t) for t in tasks] == [set(), set()]
    assert all(t.number is None or t.number.isalnum() for t in tasks)


def test_a_second_label_in_one_paragraph_begins_a_task_and_says_so() -> None:
    first, second = tasks_of(
        "1. Tổ chức lớp A. Đơn vị chủ trì: UBND TP. Huế. Thời gian thực hiện: năm 2026. "
        "Tổ chức lớp B. Đơn vị chủ trì: Sở Y tế. Thời gian thực hiện: năm 2027."
    )
    assert told(first) == {"title": "Tổ chức lớp A", "lead": "UBND TP. Huế", "period": "năm 2026"}
    assert told(second) == {"title": "Tổ chức lớp B", "lead": "Sở Y tế", "period": "năm 2027"}
    assert (first.row, second.row) == (0, 1)
    assert (doubts(first), doubts(second)) == (set(), {"join_doubtful"})


def test_two_brackets_in_one_bullet_are_two_tasks() -> None:
    first, second = tasks_of(
        "- Tổ chức lớp A (chủ trì: Sở Y tế; phối hợp: Sở Nội vụ (Phòng Cán bộ)); lập quỹ B (chủ trì: Sở Tư pháp)."
    )
    assert told(first) == {"title": "Tổ chức lớp A", "lead": "Sở Y tế", "support": "Sở Nội vụ (Phòng Cán bộ)"}
    assert told(second) == {"title": "lập quỹ B", "lead": "Sở Tư pháp"}


def test_labels_below_a_list_of_contents_are_those_of_the_clause() -> None:
    (task,) = tasks_of(
        "1. Tập huấn cho cán bộ xã",
        "- Lớp về chuyển đổi số;",
        "- Lớp về cải cách hành chính.",
        "Đơn vị chủ trì: Sở Nội vụ.",
        "Thời gian thực hiện: Quý I/2026.",
    )
    assert told(task) == {"title": "Tập huấn cho cán bộ xã", "lead": "Sở Nội vụ", "period": "Quý I/2026"}
    assert task.clause_path == "I.1"


@pytest.mark.parametrize(
    ("lines", "path", "title", "code"),
    [
        (("1. Hỗ trợ", "- Lớp A", "Chủ trì: Sở Y tế"), "I.1.-1", "Lớp A", "join_doubtful"),
        (
            ("1. Hỗ trợ", "a) Việc một;", "b) Việc hai.", "Chủ trì: Sở Y tế"),
            "I.1.b",
            "Việc hai",
            "join_doubtful",
        ),
        (("1. Hỗ trợ", "- Lớp A", "- Chủ trì: Sở Y tế", "- Lớp B"), "I.1", "Hỗ trợ", "join_doubtful"),
        (("1. Chủ trì: Sở Y tế.", "2. Thời gian: năm 2026."), "I", "NHIỆM VỤ", "cell_empty"),
    ],
    ids=["only-bullet", "last-letter", "amid-bullets", "untitled"],
)
def test_a_doubtful_owner_carries_a_finding(lines: tuple[str, ...], path: str, title: str, code: str) -> None:
    (task,) = tasks_of(*lines)
    assert (task.clause_path, told(task)["title"], doubts(task)) == (path, title, {code})


def test_a_task_without_a_lead_beside_others_is_kept_and_says_so() -> None:
    first, second = tasks_of(
        "1. Hỗ trợ",
        "- Lớp A",
        "- Đơn vị chủ trì: Sở Y tế.",
        "- Thời gian: năm 2026",
        "- Lớp B",
        "- Thời gian: năm 2027",
    )
    assert told(first)["period"] == "năm 2026"
    assert (told(second), doubts(second)) == ({"title": "Lớp B", "period": "năm 2027"}, {"lead_missing"})


def test_a_task_that_is_only_counted_has_its_number_and_is_called_by_its_content() -> None:
    first, second = tasks_of(
        "I. NỘI DUNG HOẠT ĐỘNG",
        "a) Hoạt động 1",
        "- Nội dung: Khám sàng lọc cho học sinh.",
        "- Cơ quan thực hiện: Sở Y tế.",
        "b) Hoạt động 2",
        "- Nội dung:",
        "+ In tờ gấp.",
        "+ Mở lớp tập huấn.",
        "- Cơ quan thực hiện: Sở Tư pháp.",
    )
    assert (first.number, told(first)["title"]) == ("a", "Khám sàng lọc cho học sinh")
    assert "description" not in told(first)
    assert (second.number, told(second)["title"]) == ("b", "In tờ gấp")
    assert told(second)["description"] == "Mở lớp tập huấn"


def test_labels_go_on_over_a_page_break() -> None:
    (task,) = tasks_of(
        "1. Xây dựng cơ sở dữ liệu của tỉnh",
        "Đơn vị phối hợp: Văn phòng UBND tỉnh,",
        "UBND các huyện, thành phố.",
        "Đơn vị chủ trì: Sở Tư pháp.",
    )
    assert told(task)["support"] == "Văn phòng UBND tỉnh, UBND các huyện, thành phố"
    assert told(task)["lead"] == "Sở Tư pháp"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("1. Khảo sát nhu cầu", "Điều tra nhu cầu của doanh nghiệp."), "Điều tra nhu cầu của doanh nghiệp"),
        (("1. Khảo sát nhu cầu", "Điều tra nhu cầu.", "Lập báo cáo."), "Khảo sát nhu cầu"),
        (("1. Khảo sát nhu cầu", "Nội dung: điều tra, lập báo cáo."), "Khảo sát nhu cầu"),
        (("1. Khảo sát: điều tra nhu cầu của doanh nghiệp.",), "Khảo sát: điều tra nhu cầu của doanh nghiệp"),
        (("1. Nhiệm vụ 3", "Nội dung: điều tra nhu cầu của hộ."), "điều tra nhu cầu của hộ"),
        (("1. Nhiệm vụ 3 năm", "Nội dung: điều tra nhu cầu của hộ."), "Nhiệm vụ 3 năm"),
    ],
    ids=["one-paragraph", "two-paragraphs", "content-label", "run-in-heading", "counted", "not-counted"],
)
def test_what_a_task_is_called(lines: tuple[str, ...], title: str) -> None:
    (task,) = tasks_of(*lines, "Đơn vị chủ trì: Sở Tư pháp.")
    assert told(task)["title"] == title


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Lớp A; cơ quan thực hiện: Sở Y tế", [("lead", "Sở Y tế")]),
        ("Tổ chức thi, chủ trì: Sở Y tế", [("lead", "Sở Y tế")]),
        ("Đơn vị chủ trì: Sở Y tế (CDC)", [("lead", "Sở Y tế (CDC)")]),
        (
            "Chủ trì: Ban Điều hành Đơn vị phối hợp thực hiện: Các Sở",
            [("lead", "Ban Điều hành"), ("support", "Các Sở")],
        ),
        (
            "Chủ trì: Sở Y tế. Hoàn thành trước ngày 30/6/2026.",
            [("lead", "Sở Y tế"), ("due", "trước ngày 30/6/2026")],
        ),
        ("Chủ đầu tư: Ban Quản lý dự án", [("lead", "Ban Quản lý dự án")]),
        ("Tổ chức thực hiện: Sở Y tế chịu trách nhiệm hướng dẫn", []),
        ("Hoàn thành trước ngày 30/6/2026", []),
    ],
    ids=[
        "lower-case",
        "longer-phrase",
        "inner-bracket",
        "no-stop",
        "term",
        "head-of-line",
        "section",
        "no-label",
    ],
)
def test_labelled_parts(text: str, parts: list[tuple[str, str]]) -> None:
    assert [(p.role, p.text) for p in labelled_parts(text)] == parts


def test_bodies_in_the_list_below_their_label() -> None:
    (task,) = tasks_of(
        "1. Lớp A", "- Đơn vị chủ trì: Sở Y tế.", "- Đơn vị phối hợp:", "+ Sở Nội vụ;", "+ Sở Tư pháp."
    )
    assert [f.text for f in task.all_of("support")] == ["Sở Nội vụ", "Sở Tư pháp"]


def test_tasks_of_one_clause_have_ids_and_places_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text("\n\n".join([*HEAD, *SEVERAL["lines-in-one-clause"]]), "utf-8")
    records = build_records(read_document(path))
    assert [t.task_id.rpartition(":c:")[2] for t in records.tasks] == ["I.1:p1", "I.1:p2"]
    for task in records.tasks:
        (row,) = (p for p in records.provenance if p.record_id == task.task_id and p.field == "title")
        assert (row.raw or "")[row.char_start : row.char_end] == task.title


SCAN = "real/scanned/bacgiang-2012-kh-353-kh-bdh.pdf"


@pytest.fixture(scope="module")
def scanned() -> DocumentRecords:
    return build_records(read_document(shared_file(SCAN), ScanSettings()))


@needs_tesseract
class TestScan:
    """A real scan with seven tasks told by labels, against what a reader of the page images wrote down."""

    GOLD = json.loads((ROOT / "tests/gold/real/kh-353.json").read_text("utf-8"))
    TASKS = tuple(t for t in GOLD["prose_tasks"] if t.get("labels"))

    def pairs(self, records: DocumentRecords) -> list[tuple[dict[str, object], TaskRecord]]:
        paths = {c.clause_id: c.path for c in records.clauses}
        assert [paths[t.clause_id or ""] for t in records.tasks] == [t["clause"] for t in self.TASKS]
        return list(zip(self.TASKS, records.tasks, strict=True))

    def test_titles_are_whole(self, scanned: DocumentRecords) -> None:
        for gold, task in self.pairs(scanned):
            title, start, end = (
                fold(str(t)).strip(" .:") for t in (task.title, gold["title_start"], gold["title_end"])
            )
            assert fuzz.ratio(title[: len(start)], start) > 94
            assert fuzz.ratio(title[-len(end) :], end) > 89

    def test_each_task_has_its_own_time_and_bodies(self, scanned: DocumentRecords) -> None:
        held = {(p.record_id, p.field): fold(p.raw or "") for p in scanned.provenance}
        for gold, task in self.pairs(scanned):
            assert fuzz.ratio(fold(task.period_raw or ""), fold(str(gold["time_raw"]))) > 85
            for role in ("lead", "support"):
                raw, read = gold[f"{role}_raw"], held.get((task.task_id, f"{role}.1"))
                assert (raw is None) == (read is None)
                assert raw is None or fold(str(raw)).strip(" .")[:60] in (read or "")

    def test_a_task_keeps_its_labels_over_the_page(self, scanned: DocumentRecords) -> None:
        first = scanned.tasks[0]
        assert (first.page_first, first.page_last, first.period_start) == (1, 2, date(2012, 1, 1))

    def test_no_task_is_doubted_for_its_labels(self, scanned: DocumentRecords) -> None:
        tasks = {t.task_id for t in scanned.tasks}
        assert not [f for f in scanned.findings if f.record_id in tasks and f.code == "join_doubtful"]
