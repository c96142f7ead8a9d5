"""Cycles of objects are looked for seldom while documents are read, and as before afterwards."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from vnplans.intake.collecting import COLLECT_AFTER, seldom_collected


@pytest.fixture
def threshold() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


@pytest.mark.usefixtures("threshold")
@pytest.mark.parametrize(
    ("before", "within"),
    [
        pytest.param((700, 10, 10), (COLLECT_AFTER, 10, 10), id="as Python begins"),
        pytest.param((90_000, 5, 5), (90_000, 5, 5), id="seldom already"),
        pytest.param((0, 10, 10), (0, 10, 10), id="switched off by the caller"),
    ],
)
def test_seldom_and_then_as_before(before: tuple[int, int, int], within: tuple[int, int, int]) -> None:
    gc.set_threshold(*before)
    with pytest.raises(RuntimeError), seldom_collected():
        assert gc.get_threshold() == within
        raise RuntimeError
    assert gc.get_threshold() == before
