"""What is printed where two readers read: the labels from which their weights are learnt."""

from __future__ import annotations

import pytest

from bench.scan.second_readings import printed_here
from extract.scan.evidence import Truth

PRINTED = ["sở", "công", "thương", "-", "trước", "30/11/2022"]


@pytest.mark.parametrize(
    ("seen", "theirs", "expected"),
    [
        pytest.param(["sở", "công", "thương"], ["", "cộng", ""], "ours ours ours", id="in its place"),
        pytest.param(["sở", "cong", "thương"], ["", "công", ""], "ours theirs ours", id="the second's in its place"),
        pytest.param(["sở", "cong", "thương"], ["", "cóng", ""], "ours neither ours", id="nobody's"),
        pytest.param(["trước", "sở", "công"], ["trước", "", ""], "ours ours ours", id="a line of another column"),
        pytest.param(["trude", "sở", "công"], ["trước", "", ""], "theirs ours ours", id="the second's, elsewhere"),
        pytest.param(["công", "sở", "công", "thương"], [""] * 4, "neither ours ours ours", id="a printed word counts once"),
        pytest.param(["m", "sở", "công"], ["-", "", ""], "theirs ours ours", id="the dash of an empty cell"),
    ],
)  # fmt: skip
def test_a_reading_is_held_against_its_place_and_then_against_what_is_left(
    seen: list[str], theirs: list[str], expected: str
) -> None:
    assert list(printed_here(PRINTED, seen, theirs)) == [Truth(name) for name in expected.split()]
