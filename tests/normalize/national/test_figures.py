"""Whether the figures of two targets compare."""

from __future__ import annotations

from decimal import Decimal

import pytest

from normalize.national.figures import not_comparable
from normalize.targets.read import Target, read_targets


def _target(text: str) -> Target:
    return read_targets(text).targets[0]


@pytest.mark.parametrize(
    ("first", "second", "reasons"),
    [
        ("Năm 2030 đạt 50%", "Năm 2030 đạt 60%", ()),
        ("Năm 2030 đạt 50%", "Năm 2020 đạt 60%", ("other year: 2030 against 2020",)),
        ("Năm 2030 giảm 9% so với BAU", "Năm 2030 đạt 60%", ("a level against a change",)),
        (
            "Năm 2030 giảm 9% so với BAU",
            "Năm 2030 giảm 9% so với năm 2018",
            ("other baseline: BAU against 2018",),
        ),
        ("Năm 2030 đạt 50 ha", "Năm 2030 đạt 60%", ("other unit: ha against %",)),
    ],
    ids=["same", "year", "change", "baseline", "unit"],
)
def test_not_comparable(first: str, second: str, reasons: tuple[str, ...]) -> None:
    assert not_comparable(_target(first), _target(second)) == reasons


def test_decimal_values_stay_decimal() -> None:
    assert _target("đạt 1,5%").low == Decimal("1.5")
