"""What headers say of the figures below them."""

from __future__ import annotations

import pytest

from normalize.figure_header_words import names_places
from normalize.figure_headers import header_words

HEADERS = [
    ("KH 2026", "wanted", (None, 2026), None, None),
    ("Phấn đấu năm 2026", "wanted", (None, 2026), None, None),
    ("Năm 2025 / NQ HĐND", "wanted", (None, 2025), None, None),
    ("Dự kiến kế hoạch năm 2026 / Lượng (tấn)", "wanted", (None, 2026), "tấn", "Lượng"),
    ("Kế hoạch thực hiện năm 2026", "wanted", (None, 2026), None, None),
    ("Thực hiện 9 tháng năm 2025 / Giá trị", "actual", (None, 2025), None, "Giá trị"),
    ("TH tháng 10/2025", "actual", (None, 2025), None, None),
    ("2025 (ước)", "estimate", (None, 2025), None, None),
    ("Hiện nay", "current", (None, None), None, None),
    ("Hiện trạng năm 2024", "baseline", (None, 2024), None, None),
    ("So sánh (%) / ƯTH 2025/KH 2025", "share", (None, 2025), "%", None),
    ("% TH/KH", "share", (None, None), "%", None),
    ("2026/2025 (%)", "growth", (None, 2025), "%", None),
    ("Tăng, giảm so với năm trước (%)", "growth", (None, None), "%", "năm trước"),
    ("Tốc độ tăng GRDP năm 2024 so với năm 2023", None, (None, 2023), None, "Tốc độ tăng GRDP"),
    ("Kế hoạch 5 năm 2026 - 2030 / Cả giai đoạn", "wanted", (2026, 2030), None, None),
    ("BQ 2026-2030", None, (2026, 2030), None, None),
    ("Sản lượng gỗ / KH 2024 / 1.000 m3", "wanted", (None, 2024), "1.000 m3", "Sản lượng gỗ"),
    ("Trong đó / Dịch vụ", None, (None, None), None, "Dịch vụ"),
    ("Số hộ nghèo / Hộ", None, (None, None), "Hộ", "Số hộ nghèo"),
    ("Năm 2020 / %A", None, (None, 2020), "%", "A"),
    ("Diện tích, ha", None, (None, None), "ha", "Diện tích, ha"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("header", "kind", "years", "unit", "subject"), HEADERS, ids=[header for header, *_ in HEADERS]
)
def test_a_header_says_kind_years_unit_and_subject(
    header: str, kind: str | None, years: tuple[int | None, int | None], unit: str | None, subject: str | None
) -> None:
    words = header_words(header)
    if kind not in ("share", "growth") and "so với" not in header:
        assert (words.year_start, words.year) == years
        assert words.subject == subject
    assert (words.kind, words.unit) == (kind, unit)


def test_a_header_of_changes_gives_their_direction() -> None:
    assert header_words("Mục tiêu giảm năm 2026 / Số hộ").direction == "reduce"
    assert header_words("Tốc độ tăng năm 2026").direction is None


def test_a_part_of_a_year_is_told() -> None:
    assert [header_words(h).part for h in ("Quý I", "Ước TH 6 tháng", "Cả năm 2026")] == [
        "Quý I",
        "6 tháng",
        None,
    ]


@pytest.mark.parametrize(
    ("header", "places"),
    [("Địa phương", True), ("Huyện, thị xã, thành phố", True), ("Tên xã, phường", True), ("Xã nông thôn mới", False), ("Chỉ tiêu", False)],
)  # fmt: skip
def test_headers_of_places(header: str, places: bool) -> None:
    assert names_places(header) is places
