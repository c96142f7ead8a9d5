"""Values that go with a list of years or of things, one each."""

from __future__ import annotations

from decimal import Decimal

import pytest

from normalize.notes import Code
from normalize.targets.read import read_targets


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đến năm 2027 và năm 2030, tỷ lệ xã đạt chuẩn lần lượt là 60% và 80%", [(60, 2027), (80, 2030)]),
        ("Năm 2026, 2027: lần lượt từ 45 và 52 triệu đồng/người", [(45_000_000, 2026), (52_000_000, 2027)]),
        ("Khách quốc tế đạt 1,2 và 2,5 triệu lượt vào các năm 2027, 2030", [(1_200_000, 2027), (2_500_000, 2030)]),
    ],
)  # fmt: skip
def test_years(text: str, expected: list[tuple[int, int]]) -> None:
    targets = read_targets(text).targets
    assert [(t.low, t.year) for t in targets] == [(Decimal(v), y) for v, y in expected]
    assert len({t.unit for t in targets}) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tỷ lệ thu gom rác ở đô thị, nông thôn đạt lần lượt 98% và 85%", ["đô thị", "nông thôn"]),
        ("Trồng 90 ha rừng tại xã A, xã B và xã C, mỗi nơi lần lượt 50 ha, 30 ha và 10 ha", ["xã A", "xã B", "xã C"]),
        ("Tỷ trọng nông nghiệp, công nghiệp tương ứng là 20%, 35%", ["Tỷ trọng nông nghiệp", "công nghiệp"]),
        ("Chỉ số PCI và PAPI lần lượt nằm trong nhóm 15 và nhóm 10 cả nước", ["Chỉ số PCI", "PAPI"]),
    ],
)  # fmt: skip
def test_things(text: str, expected: list[str]) -> None:
    assert [t.subject for t in read_targets(text).targets][-len(expected) :] == expected


def test_a_list_of_another_length_is_a_doubt() -> None:
    targets = read_targets("Tỷ lệ của cấp tỉnh, cấp huyện, cấp xã lần lượt là 98% và 97%").targets
    assert [Code.NUMBER_AMBIGUOUS in {n.code for n in t.notes} for t in targets] == [True, True]
