"""Scores of two tasks: what makes them near, and what does not."""

from __future__ import annotations

import pytest

from schema.matching.classes import SET
from schema.matching.likeness import Likeness, likeness, score
from schema.matching.profile import Profile, profiles
from tests.samples.titled_plans import Titled, plan, years

OTHERS = ("Trồng rừng phòng hộ", "Tiêm chủng cho trẻ em", "Sửa chữa hồ chứa nước")
"""Tasks of the same plan, so that no word is in all of its tasks."""


def profile(document: str, *titled: Titled, lead: str | None = None) -> Profile:
    """The first of the given tasks."""
    made = plan(document, *titled, *OTHERS, leads={1: lead} if lead else None)
    return profiles(made)[0]


def near(one: Titled, other: Titled) -> Likeness:
    return likeness(profile("A", one), profile("B", other))


def test_a_task_is_like_itself() -> None:
    found = near("Phát triển xe buýt điện", "Phát triển xe buýt điện")
    assert found.score >= SET.same


def test_tasks_of_other_matter_are_not_related() -> None:
    found = near("Phát triển xe buýt điện", "Cai nghiện ma túy tại cộng đồng")
    assert found.score < SET.related


@pytest.mark.parametrize(
    ("one", "like", "unlike"),
    [
        pytest.param(
            "Phát triển các tuyến xe buýt", "Tăng tỷ lệ vận tải hành khách công cộng", "Xây dựng các tuyến kè", id="synonyms"
        ),
        pytest.param(
            "Ứng dụng phân compost cho ngô", "Sản xuất nông nghiệp hữu cơ", "Ứng dụng phần mềm cho doanh nghiệp", id="part-of"
        ),
        pytest.param(
            "Tổ chức xử lý rác thải", "Đẩy mạnh xử lý chất thải rắn", "Tổ chức xử lý vi phạm", id="deeds-say-little"
        ),
        pytest.param(
            "Đào tạo kỹ năng số cho thanh niên", "Phổ cập kỹ năng số", "Đào tạo nghề cho thanh niên", id="narrower-subject"
        ),
        pytest.param("Xử lý CTR", "Xử lý chất thải rắn", "Xử lý vi phạm", id="abbreviation"),
    ],
)  # fmt: skip
def test_what_means_the_same_is_nearer_than_what_is_worded_alike(one: str, like: str, unlike: str) -> None:
    assert near(one, like).score > near(one, unlike).score


def test_the_very_word_is_nearer_than_its_synonym() -> None:
    bus = "Phát triển xe buýt"
    assert near(bus, "Đầu tư xe buýt").score > near(bus, "Đầu tư đường sắt đô thị").score > SET.related


def test_the_measure_is_the_same_from_either_side() -> None:
    one, other = profile("A", "Xử lý nước thải đô thị"), profile("B", "Thu gom nước thải khu công nghiệp")
    assert score(one, other) == pytest.approx(score(other, one))


def test_what_every_task_of_a_plan_says_counts_little() -> None:
    title = "Cơ sở dữ liệu quy hoạch"
    alone = profile("A", title)
    among = profiles(plan("C", *(f"{title} {what}" for what in ("giao thông", "y tế", "đất đai", "điện"))))[0]
    other = profile("B", title)
    assert score(among, other) < score(alone, other) * 0.7


def test_a_shared_lead_counts_more_where_few_tasks_have_it() -> None:
    def led(tasks_led: int) -> float:
        bodies = dict.fromkeys(range(1, tasks_led + 1), "Sở Y tế")
        one = profiles(plan("A", "Khám bệnh", *OTHERS, leads=bodies))[0]
        return score(one, profile("B", "Xe đạp", lead="Sở Y tế"))

    assert led(1) > led(4) > score(profile("A", "Khám bệnh"), profile("B", "Xe đạp"))


def test_reasons_name_what_is_shared() -> None:
    one = profile(
        "A", ("Xử lý nước thải đô thị", {"theme": "waste", **years(2022, 2025)}), lead="Sở Xây dựng"
    )
    other = profile("B", ("Thu gom nước thải", {"theme": "waste", **years(2024, 2027)}), lead="Sở Xây dựng")
    found = likeness(one, other)
    assert found.common[0] == "nước thải"
    assert found.reasons[0].text.startswith("both speak of nước thải")
    assert [(r.kind, r.said) for r in found.reasons[1:]] == [
        ("theme", "waste"), ("lead", "Sở Xây dựng"), ("years", "2024-2025"),
    ]  # fmt: skip
    assert sum(r.points for r in found.reasons) == pytest.approx(found.score, abs=0.1)


def test_a_wider_subject_is_not_named_beside_its_part() -> None:
    found = near("Trợ giá xe buýt", "Trợ giá đường sắt đô thị")
    assert "giao thông công cộng" in found.common
    assert "giao thông" not in found.common


@pytest.mark.parametrize("titled", ["", "…"])
def test_a_task_without_words_is_like_nothing(titled: str) -> None:
    assert near(titled, "Xử lý nước thải").score == 0


def test_years_that_do_not_meet_give_no_points() -> None:
    title = "Xử lý nước thải"
    met = near((title, years(2021, 2030)), (title, years(2025, 2030)))
    apart = near((title, years(2016, 2020)), (title, years(2025, 2030)))
    assert met.score > apart.score
    assert not [r for r in apart.reasons if r.kind == "years"]
