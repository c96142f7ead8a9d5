"""Candidates of tasks: three, the nearest first, and what people decided before all."""

from __future__ import annotations

from dataclasses import replace

from schema.contract.records import TaskMatchRecord
from schema.matching.candidates import SHOWN, Decisions, candidates, pair_of, standing
from tests.samples.titled_plans import plan

A = plan("A", "Phát triển xe buýt", "Cai nghiện ma túy", "Trồng rừng")
B = plan(
    "B",
    "Trồng cây phân tán",
    "Vận tải hành khách công cộng",
    "Xe buýt điện",
    "Xe đạp công cộng",
    "Kè bờ sông",
)


def decided(one: str, other: str, verdict: str, at: str = "2026-01-01T00:00:00Z") -> TaskMatchRecord:
    first, second = pair_of(one, other)
    return TaskMatchRecord(task_id_a=first, task_id_b=second, verdict=verdict, created_at=at)


def nearest(task: str, decisions: Decisions | None = None) -> list[tuple[str, str]]:
    here, there = candidates(A, B, decisions or {})
    return [(c.task.task_id, c.verdict) for c in {**here, **there}[task]]


def held(*made: TaskMatchRecord) -> Decisions:
    return standing(made)


def test_the_nearest_stand_first_and_no_more_than_three() -> None:
    found = nearest("A:1")
    assert found[0] == ("B:3", "same")
    assert found[1][0] == "B:2"
    assert len(found) == SHOWN


def test_both_sides_have_their_candidates() -> None:
    assert nearest("B:3")[0][0] == "A:1"
    assert nearest("B:1")[0][0] == "A:3"


def test_what_shares_nothing_is_no_candidate() -> None:
    assert nearest("A:2") == []


def test_a_confirmed_pair_stands_first_whatever_its_score() -> None:
    assert nearest("A:2", held(decided("A:2", "B:5", "related"))) == [("B:5", "related")]
    found = nearest("A:1", held(decided("B:4", "A:1", "same")))
    assert found[0] == ("B:4", "same")
    assert found[1][0] == "B:3"


def test_a_pair_called_unrelated_is_not_shown_again_and_the_next_takes_its_place() -> None:
    before = [task for task, _ in nearest("A:1")]
    after = [task for task, _ in nearest("A:1", held(decided("A:1", "B:3", "unrelated")))]
    assert after[:2] == before[1:3]
    assert "B:3" not in after
    assert "A:1" not in [task for task, _ in nearest("B:3", held(decided("A:1", "B:3", "unrelated")))]


def test_a_revoked_decision_counts_no_more_and_the_last_one_counts() -> None:
    first = decided("A:1", "B:4", "same")
    later = decided("A:1", "B:4", "related", "2026-01-02T00:00:00Z")
    assert standing([later, first])[pair_of("A:1", "B:4")].verdict == "related"
    assert standing([replace(first, revoked_at="2026-01-03T00:00:00Z")]) == {}


def test_an_empty_plan_has_no_candidates() -> None:
    assert candidates(A, plan("C"), {})[0] == {"A:1": (), "A:2": (), "A:3": ()}
    assert candidates(plan("C"), A, {})[1] == {"A:1": (), "A:2": (), "A:3": ()}
