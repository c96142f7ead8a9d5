"""Words at the ends of a name or a subject that belong to it, or do not."""

from __future__ import annotations

import pytest

from normalize.targets.read import read_targets


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Đến năm 2030, 90% số lượng ngư dân có bảo hiểm; 50% số lượng tàu cá lắp giám sát.", ["số lượng ngư dân có bảo hiểm", "số lượng tàu cá lắp giám sát"]),
        ("Đến năm 2027, 100% số liệu rừng được cập nhật; 80% số hộ trồng rừng có sổ.", ["số liệu rừng được cập nhật", "hộ trồng rừng có sổ"]),
        ("Phấn đấu xây dựng 10% trường đạt chuẩn ngay trong năm 2026 và lập lộ trình mở rộng hằng năm, bảo đảm đến năm 2030, ít nhất 50% trường đạt chuẩn.", ["xây dựng trường đạt chuẩn", "trường đạt chuẩn"]),
        ("100% xã xây dựng và triển khai kế hoạch bảo đảm an toàn; 50% xã có chợ.", ["xã xây dựng và triển khai kế hoạch bảo đảm an toàn", "xã có chợ"]),
    ],
)  # fmt: skip
def test_a_subject_is_whole_and_holds_no_more(text: str, subjects: list[str]) -> None:
    assert [t.subject for t in read_targets(text).targets] == subjects


def test_a_name_ends_before_the_further_deed() -> None:
    text = "Phấn đấu xây dựng được 40% ấp văn hóa trong năm 2026 và lập lộ trình hằng năm, đảm bảo đến năm 2030 toàn tỉnh đạt chuẩn."
    assert read_targets(text).name == "xây dựng ấp văn hóa"
