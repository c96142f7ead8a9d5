"""A figure that a narrow cell breaks is one figure; two figures stay two."""

from __future__ import annotations

import pytest

from extract.grid.wrapped_figures import whole_figures


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("12.", "000"), ("12.000",)),
        (("1.250", ".000"), ("1.250.000",)),
        (("1.250.", "000.", "000"), ("1.250.000.000",)),
        (("1,", "250"), ("1,250",)),
        (("1.250.", "000,5"), ("1.250.000,5",)),
        (("1.2", "50"), ("1.2", "50")),
        (("1.", "250 ha rừng"), ("1.", "250 ha rừng")),
        (("1.", "25"), ("1.", "25")),
        (("540", "1.250"), ("540", "1.250")),
        (("2023-", "2025"), ("2023-", "2025")),
        (("năm 2025.", "250"), ("năm 2025.", "250")),
        (("12.000",), ("12.000",)),
        ((), ()),
    ],
    ids=lambda value: " ".join(value) or "nothing",
)
def test_lines_of_a_cell(lines: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert whole_figures(lines) == expected
