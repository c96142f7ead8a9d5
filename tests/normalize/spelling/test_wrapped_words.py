"""A word, a figure or the number of an act that a narrow cell breaks is whole; what may stand alone stays as it is printed."""

from __future__ import annotations

import pytest

from normalize.spelling.wrapped_words import whole_words


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Qu", "ý I"), ("Quý", "I")),
        (("Qu", "ý", "III"), ("Quý", "III")),
        (("Thực hi", "ện"), ("Thực hi", "ện")),
        (("Kinh ph", "í (triệu", "đồng)"), ("Kinh phí", "(triệu", "đồng)")),
        (("650.000.0", "00"), ("650.000.000",)),
        (("16.820.00", "0.000"), ("16.820.000.000",)),
        (("360.000.0", "00", "đồng/năm"), ("360.000.000", "đồng/năm")),
        (("Trước 15/11/202", "6"), ("Trước 15/11/2026",)),
        (("theo Nghị quyết số 17-", "NQ/TU ngày 04/7/2017"), ("theo Nghị quyết số 17-NQ/TU", "ngày 04/7/2017")),
        (("Sở LĐ-", "TB&XH; Sở Xây dựng"), ("Sở LĐ-TB&XH;", "Sở Xây dựng")),
        (("6.750.", "000.000 đồng"), ("6.750.000.000", "đồng")),
        (("mục 3.", "000 ha"), ("mục 3.", "000 ha")),
        (("1.2", "50"), ("1.2", "50")),
        (("1.250.000", "000"), ("1.250.000", "000")),
        (("trồng 500 t", "ại hai xã"), ("trồng 500 t", "ại hai xã")),
        (("TP", "ở phía Bắc"), ("TP", "ở phía Bắc")),
        (("2023-", "2025"), ("2023-", "2025")),
        (("Ban Quản lý", "ý kiến"), ("Ban Quản lý", "ý kiến")),
        ((), ()),
    ],
    ids=lambda value: " ".join(value) or "nothing",
)  # fmt: skip
def test_lines_of_a_cell(lines: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert whole_words(lines) == expected
