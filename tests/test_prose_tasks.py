"""Tasks in prose: only where labels stand, with their fields traced into the clause."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.clauses import read_clauses
from extract.model import Fragment, Paragraph, Place, TaskRow
from extract.prose_tasks import labelled_parts, read_prose_tasks
from extract.read import read_document
from schema.build import build_records
from tests.conftest import shared_file

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
        "1. Sở Tài chính chủ trì, phối hợp với các sở, ngành liên quan bố trí kinh phí.",
        "1. Mục tiêu cụ thể: hoàn thành 100% chỉ tiêu.",
        "1. Thời gian: năm 2026.",
        "1. Kinh phí: ngân sách nhà nước.",
    ],
    ids=["duty", "colon", "time-only", "money-only"],
)
def test_what_is_no_task(line: str) -> None:
    assert tasks_of(line) == ()


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
