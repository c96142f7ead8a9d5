"""What a label says follows from its words, in any order and number."""

from __future__ import annotations

import pytest

from normalize.task_labels import label_at, label_before, label_role


@pytest.mark.parametrize(
    ("phrase", "role"),
    [
        ("Đơn vị chủ trì tham mưu thực hiện", "lead"),
        ("Cơ quan, đơn vị đầu mối", "lead"),
        ("Cơ quan thực hiện", "lead"),
        ("Trách nhiệm", "lead"),
        ("Đơn vị phối hợp thực hiện", "support"),
        ("Cơ quan liên quan", "support"),
        ("Cơ quan chủ trì và cơ quan phối hợp", "lead_support"),
        ("Cơ quan thực hiện, phối hợp", "lead_support"),
        ("Thời gian thực hiện", "period"),
        ("Tiến độ hoàn thành", "due"),
        ("Sản phẩm đầu ra", "product"),
        ("Dự kiến kinh phí", "budget"),
        ("Nguồn kinh phí thực hiện", "funding"),
        ("Cơ quan theo dõi, đôn đốc", "monitor"),
        ("Tổ chức thực hiện", None),
        ("Cơ quan", None),
        ("Thực hiện", None),
        ("Sở Xây dựng", None),
        ("Mục tiêu", None),
        ("Sản phẩm, thời gian", None),
    ],
)
def test_role_of_a_label(phrase: str, role: str | None) -> None:
    assert label_role(phrase) == role


def test_a_label_has_all_its_words_and_none_of_the_text_before() -> None:
    text = "Trồng rừng ven sông. Cơ quan, đơn vị đầu mối thực hiện: Sở A"
    found = label_before(text, text.index(":"))
    assert found is not None
    assert text[found.start : found.end] == "Cơ quan, đơn vị đầu mối thực hiện"


def test_words_amid_a_sentence_are_no_label() -> None:
    text = "giúp đỡ các đơn vị thực hiện: trồng rừng"
    assert label_before(text, text.index(":")) is None


def test_a_label_before_its_value_without_a_colon() -> None:
    found = label_at("hoàn thành trước 30/6", 0)
    assert (found.role, found.end) == ("due", len("hoàn thành")) if found else False
