"""What a pair is held to be among the other pairs of its tasks."""

from __future__ import annotations

import pytest

from schema.matching.classes import SET, Beside, held


@pytest.mark.parametrize(
    ("pair", "verdict", "why"),
    [
        pytest.param(Beside(40, 40, 40, {"nước thải"}), "same", "both_nearest", id="each-the-nearest"),
        pytest.param(Beside(39, 40, 39, {"nước thải"}), "same", "both_nearest", id="nearly-the-nearest"),
        pytest.param(Beside(40, 40, 40, ()), "related", "other_names", id="titles-name-other-things"),
        pytest.param(Beside(40, 60, 40, {"nước thải"}), "related", "among_nearest", id="one-has-a-nearer"),
        pytest.param(Beside(40, 60, 60, {"nước thải"}), "unrelated", "others_nearer", id="both-have-a-nearer"),
        pytest.param(Beside(20, 20, 20, {"nước thải"}), "related", "among_nearest", id="nearest-and-not-near"),
        pytest.param(Beside(5, 5, 5, {"nước thải"}), "unrelated", "little", id="nearest-of-nothing"),
        pytest.param(Beside(0, 0, 0, ()), "unrelated", "little", id="nothing"),
    ],
)  # fmt: skip
def test_a_pair_is_held_against_the_other_pairs_of_its_tasks(pair: Beside, verdict: str, why: str) -> None:
    found = held(pair)
    assert (found.verdict, found.why) == (verdict, why)


def test_it_is_the_same_from_either_side() -> None:
    assert held(Beside(40, 41, 60, {"rừng"})) == held(Beside(40, 60, 41, {"rừng"}))


def test_what_both_titles_name_is_told() -> None:
    assert held(Beside(40, 40, 40, {"thu gom", "nước thải"})).names == ("nước thải", "thu gom")


def test_related_asks_less_than_same() -> None:
    assert 0 < SET.related < SET.same < 100
