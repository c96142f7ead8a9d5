"""Tasks in prose, whatever the wording of their labels, their order, their place and the format of the file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from extract.clauses.tree import read_clauses
from extract.model import Fragment, Paragraph, Place, TaskRow
from extract.read import read_document
from extract.tasks.of_prose import read_prose_tasks
from tests.samples.prose_plans import FORMATS, Plan, assigning_plan, labelled_plan

HEAD = ("KẾ HOẠCH", "Trồng rừng năm 2026")


def tasks_of(*lines: str) -> list[dict[str, str]]:
    blocks = tuple(Paragraph(t, (Fragment(t, Place(line=k)),)) for k, t in enumerate([*HEAD, *lines], 1))
    return [told(t) for t in read_prose_tasks(read_clauses(blocks))]


def told(task: TaskRow) -> dict[str, str]:
    """What a task says by role; what is said of the deed again is left out."""
    roles = dict.fromkeys(f.role for f in task.fields if f.role != "description")
    return {role: " ".join(f.text for f in task.all_of(role)) for role in roles}


@pytest.mark.parametrize("make", [labelled_plan, assigning_plan])
def test_tasks_of_plans_made_at_random(make: Callable[[int], Plan]) -> None:
    for seed in range(40):
        plan = make(seed)
        blocks = tuple(Paragraph(t, (Fragment(t, Place(line=k)),)) for k, t in enumerate(plan.lines, 1))
        read = [told(t) for t in read_prose_tasks(read_clauses(blocks))]
        assert read == [t.fields() for t in plan.tasks], (seed, plan.name)


@pytest.mark.parametrize("make", [labelled_plan, assigning_plan])
@pytest.mark.parametrize("write", FORMATS, ids=lambda write: write.__name__)
def test_tasks_in_every_format(
    write: Callable[[Sequence[str], Path], Path], make: Callable[[int], Plan], tmp_path: Path
) -> None:
    for seed in range(100, 106):
        plan = make(seed)
        path = write(plan.lines, tmp_path / f"plan-{seed}")
        read = [told(t) for t in read_prose_tasks(read_clauses(read_document(path).blocks))]
        assert read == [t.fields() for t in plan.tasks], (seed, plan.name)


def test_labels_below_several_items_make_items_the_tasks_everywhere() -> None:
    found = tasks_of(
        "I. NHIỆM VỤ",
        "1. Nâng cao nhận thức",
        "- Phổ biến pháp luật.",
        "Đơn vị chủ trì tham mưu thực hiện: Sở Tư pháp.",
        "- Tập huấn cho cán bộ.",
        "Đơn vị chủ trì: Sở Nội vụ.",
        "2. Kiện toàn đội ngũ",
        "- Rà soát biên chế.",
        "- Bố trí người làm việc.",
        "Đơn vị thực hiện: các sở, ngành.",
    )
    assert found == [
        {"title": "Phổ biến pháp luật", "lead": "Sở Tư pháp"},
        {"title": "Tập huấn cho cán bộ", "lead": "Sở Nội vụ"},
        {"title": "Rà soát biên chế", "lead": "các sở, ngành"},
    ]


def test_items_told_together_say_so_and_lose_nothing() -> None:
    lines = (
        "I. NHIỆM VỤ",
        "1. A",
        "- Rà soát B.",
        "- Bố trí C.",
        "Chủ trì: Sở Y tế.",
        "- Lập D.",
        "Chủ trì: Sở Tư pháp.",
    )
    blocks = tuple(Paragraph(t, (Fragment(t, Place(line=k)),)) for k, t in enumerate([*HEAD, *lines], 1))
    task = read_prose_tasks(read_clauses(blocks))[0]
    assert [f.text for f in task.all_of("description")] == ["Bố trí C"]
    assert {n.code.value for f in task.fields for n in f.notes} == {"join_doubtful"}


def test_parts_with_a_label_each() -> None:
    (task,) = tasks_of(
        "I. NHIỆM VỤ",
        "1. Về các nền tảng số",
        "a) Nhiệm vụ:",
        "- Rà soát các nền tảng.",
        "- Kết nối dữ liệu.",
        "b) Cơ quan thực hiện:",
        "- Đơn vị chủ trì: Công an tỉnh.",
        "- Đơn vị phối hợp: các sở, ngành.",
        "c) Thời gian thực hiện: năm 2026.",
    )
    assert task == {
        "title": "Về các nền tảng số",
        "lead": "Công an tỉnh",
        "support": "các sở, ngành",
        "period": "năm 2026",
    }


def test_what_follows_a_label_without_a_colon() -> None:
    (task,) = tasks_of(
        "I. NHIỆM VỤ",
        "1. Thay đèn. Chủ trì: Sở Công Thương; kinh phí dự kiến 8,4 tỷ đồng; hoàn thành trước 30/6/2026.",
    )
    assert task == {
        "title": "Thay đèn",
        "lead": "Sở Công Thương",
        "budget": "8,4 tỷ đồng",
        "period": "trước 30/6/2026",
    }


def test_a_label_of_time_beside_a_sentence_that_assigns() -> None:
    (task,) = tasks_of(
        "I. NHIỆM VỤ", "1. Sở Y tế chủ trì, phối hợp với Sở Tài chính xây dựng đề án. Thời gian: Quý II/2026."
    )
    assert (task["lead"], task["support"], task["period"]) == ("Sở Y tế", "Sở Tài chính", "Quý II/2026")


@pytest.mark.parametrize(
    "basis", ["Thực hiện theo Công văn số 894/VP-KTTH", "Căn cứ Quyết định số 12/QĐ-UBND ngày 05/02/2026"]
)
@pytest.mark.parametrize(
    ("deed", "title"),
    [
        ("Giao Sở Y tế tổ chức đấu thầu trong toàn tỉnh", "Đấu thầu mua vật tư y tế"),
        ("Giao Sở Y tế thực hiện", None),
    ],
)
def test_an_act_in_whose_name_a_deed_is_given_is_no_title(basis: str, deed: str, title: str | None) -> None:
    (task,) = tasks_of("I. NHIỆM VỤ", "1. Đấu thầu mua vật tư y tế:", f"{basis}. {deed}.")
    assert (task["title"].rstrip(":"), task["lead"]) == (title or basis, "Sở Y tế")


STANDING = "1. Sở Tài chính chủ trì, phối hợp với các sở, ngành bố trí kinh phí"


@pytest.mark.parametrize(
    "lines",
    [
        ("I. TỔ CHỨC THỰC HIỆN", f"{STANDING}."),
        ("I. PHÂN CÔNG TRÁCH NHIỆM", "1. Giao Sở Tư pháp theo dõi, đôn đốc việc thực hiện."),
        ("I. GIẢI PHÁP VÀ TỔ CHỨC THỰC HIỆN", f"{STANDING}."),
        (
            "Điều 1. Giao Sở Công Thương chủ trì, phối hợp với các sở triển khai Kế hoạch này.",
            "Điều 2. Hiệu lực",
        ),
        ("I. NHIỆM VỤ", "1. Sở Y tế", "- Chủ trì, phối hợp với các sở, ngành tham mưu cho tỉnh."),
        ("I. NHIỆM VỤ", "1. Tăng cường vai trò chủ trì của Sở Y tế."),
        ("I. NHIỆM VỤ", "1. Đề nghị các cơ quan, đơn vị nâng cao nhận thức."),
        ("I. NHIỆM VỤ", "1. Các sở, ngành triển khai Kế hoạch này."),
        ("I. NHIỆM VỤ", "1. Sở Xây dựng: Là đơn vị chủ trì, phối hợp thực hiện các đề án."),
    ],
)
def test_standing_duties_and_other_sentences_are_no_tasks(lines: tuple[str, ...]) -> None:
    assert tasks_of(*lines) == []


@pytest.mark.parametrize(
    "duty",
    [
        "Chủ trì triển khai các nhiệm vụ: Rà soát định mức và hướng dẫn các trường; thí điểm hồ sơ số.",
        "Chủ trì thực hiện: Kiểm tra chợ đầu mối.",
        "Chủ trì, phối hợp thực hiện: Tuyên truyền, vận động hội viên.",
    ],
)
def test_a_body_above_the_deeds_it_leads_is_no_task(duty: str) -> None:
    assert (
        tasks_of(
            "I. TỔ CHỨC THỰC HIỆN", "1. Sở Giáo dục và Đào tạo", duty, "2. Sở Y tế", "a) Bố trí nhân lực."
        )
        == []
    )


@pytest.mark.parametrize(
    "label", ["Chủ trì thực hiện: Sở Y tế", "Đơn vị chủ trì: Kiểm toán nhà nước khu vực I"]
)
def test_a_bare_label_with_bodies_behind_it_tells_of_the_task_above_it(label: str) -> None:
    (task,) = tasks_of("I. NHIỆM VỤ", "1. Kiểm tra chợ đầu mối", f"{label}.")
    assert (task["title"], task["lead"]) == ("Kiểm tra chợ đầu mối", label.partition(": ")[2])


def test_a_duty_with_the_day_of_its_completion_is_a_task() -> None:
    (task,) = tasks_of("I. TỔ CHỨC THỰC HIỆN", f"{STANDING}; hoàn thành trước ngày 30/6/2026.")
    assert (task["lead"], task["period"]) == ("Sở Tài chính", "trước ngày 30/6/2026")


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (("1. Trồng rừng", "- Chủ trì: Sở Y tế."), "1"),
        (("1. Trồng rừng", "Trồng rừng ven sông.", "- Chủ trì: Sở Y tế."), None),
        (("1. Trồng rừng. Chủ trì: Sở Y tế.",), "1"),
    ],
    ids=["beside", "below-a-heading", "run-in"],
)
def test_a_number_belongs_to_the_text_beside_it(lines: tuple[str, ...], number: str | None) -> None:
    texts = [*HEAD, "I. NHIỆM VỤ", *lines]
    blocks = tuple(Paragraph(t, (Fragment(t, Place(line=k)),)) for k, t in enumerate(texts, 1))
    (task,) = read_prose_tasks(read_clauses(blocks))
    assert task.number == number
