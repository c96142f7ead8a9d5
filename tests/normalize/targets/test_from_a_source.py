"""``từ`` before a value: at least so much, or what something is taken from."""

from __future__ import annotations

import pytest

from normalize.notes import Code
from normalize.targets.read import read_targets

SOURCES = [
    "Bản đồ số của tỉnh An Giang tổng hợp từ 100% các trạm đo mưa.",
    "Số liệu rừng thu thập từ 45 xã.",
    "Kinh phí bảo trì được lấy từ 30% tiền thuê mặt nước.",
    "Tiếp nhận dữ liệu từ 60% bệnh viện.",
    "Nối mạng từ 100% trạm y tế.",
]
LEAST = [
    "Tỷ lệ hộ có nhà tiêu hợp vệ sinh đạt từ 85%.",
    "Tỷ lệ hộ có nhà tiêu hợp vệ sinh đạt từ 85% trở lên.",
    "Sản lượng tôm tăng từ 6%.",
    "Tỷ lệ thu hồi bao bì đạt từ 90%.",
    "Thu hồi từ 70% bao bì thuốc bảo vệ thực vật trở lên.",
    "Mỗi xã có từ 2 mô hình.",
    "Huy động từ 500 tỷ đồng vốn xã hội hóa.",
]
EITHER = ["Huy động từ 20 doanh nghiệp cảng.", "Chuyển đổi từ 150 ha mía kém năng suất.", "Thu hồi từ 80% dự án treo."]  # fmt: skip


def comparators(text: str) -> list[str]:
    return [t.comparator for t in read_targets(text).targets]


@pytest.mark.parametrize("text", SOURCES)
def test_a_source_bounds_nothing(text: str) -> None:
    assert comparators(text) == ["="]


@pytest.mark.parametrize("text", LEAST)
def test_at_least(text: str) -> None:
    assert comparators(text) == [">="]


@pytest.mark.parametrize("text", EITHER)
def test_what_may_be_either_is_told(text: str) -> None:
    (target,) = read_targets(text).targets
    assert target.comparator == "="
    assert any(n.code is Code.NUMBER_AMBIGUOUS and "at least" in n.message for n in target.notes)


def test_a_range_stays_a_range() -> None:
    assert comparators("Năng suất tăng từ 5-7%.") == ["range"]
