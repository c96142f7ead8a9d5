"""Numbers of footnotes at the head of paragraphs."""

from __future__ import annotations

from extract.indicators.footnotes import footnote_marks


def test_numbers_in_a_row_are_marks() -> None:
    texts = ["1 GDP ước 708 tỷ", "Năm 2004 tăng 7%", "2 Công nghiệp tăng 10%", "4 Dầu thô", "12 Xã đạt chuẩn"]
    assert footnote_marks(texts) == [2, 0, 2, 2, 0]


def test_a_count_is_none() -> None:
    assert footnote_marks(["10 Hợp tác xã thành lập mới", "5 Tổ hợp tác", "1 Liên hiệp"]) == [0, 0, 0]
