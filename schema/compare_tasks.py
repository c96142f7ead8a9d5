"""Tasks of either side with their nearest of the other, and the words that make them near.

Nearness is rapidfuzz's ratio of the sorted words of both titles, of 100, without the words that any task has
("xây dựng", "thực hiện", "trên địa bàn tỉnh") and the provinces' names; ten points of it are kept for a common
theme. It finds tasks that are worded alike; it does not know that two tasks mean the same. Under
``NEAR`` the nearest is shown all the same, marked ``far``.
"""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz

from normalize.text import key
from schema.compare import Comparison, Side
from schema.records import RecordValue, TaskRecord

NEAR = 50.0
_THEME_POINTS = 10.0
_EVERYDAY = frozenset(
    [
        "các",
        "của",
        "và",
        "trên",
        "địa",
        "bàn",
        "tỉnh",
        "thành",
        "phố",
        "xây",
        "dựng",
        "thực",
        "hiện",
        "tổ",
        "chức",
        "tăng",
        "cường",
        "đẩy",
        "mạnh",
        "triển",
        "khai",
        "nghiên",
        "cứu",
        "cho",
        "về",
        "theo",
        "với",
        "trong",
        "đối",
        "việc",
        "một",
        "số",
        "những",
        "được",
        "để",
        "dự",
        "án",
        "đề",
        "án",
        "chương",
        "trình",
        "kế",
        "hoạch",
        "hoạt",
        "động",
    ]
)
_WORDS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class _Worded:
    task: TaskRecord
    words: tuple[str, ...]


def by_tasks(a: Side, b: Side) -> Comparison:
    """One row for each task of either side, with the nearest of the other."""
    names_left_out = frozenset(key(f"{a.name} {b.name}").split())
    here = [_worded(t, names_left_out) for t in a.tasks]
    there = [_worded(t, names_left_out) for t in b.tasks]
    rows = [
        *(_row(a.name, t, *nearest(t, there), of_a=True) for t in here),
        *(_row(b.name, t, *nearest(t, here), of_a=False) for t in there),
    ]
    names = (
        "side", "score", "near", "common_words", "number_a", "title_a", "theme_a", "task_id_a",
        "number_b", "title_b", "theme_b", "task_id_b",
    )  # fmt: skip
    notes = (
        f"score: likeness of the titles' words (90) and a common theme (10); under {NEAR:.0f} nothing is near.",
    )
    return Comparison("tasks", (a.name, b.name), names, tuple(rows), notes)


def _worded(task: TaskRecord, left_out: frozenset[str]) -> _Worded:
    words = key(task.title or task.description or "").split()
    told = [w for w in words if w not in _EVERYDAY and w not in left_out]
    return _Worded(task, tuple(told or words))


def score(one: _Worded, other: _Worded) -> float:
    """Nearness of two tasks, 0 to 100."""
    alike = fuzz.token_sort_ratio(" ".join(one.words), " ".join(other.words))
    same_theme = one.task.theme is not None and one.task.theme == other.task.theme
    return alike * (100.0 - _THEME_POINTS) / 100.0 + (_THEME_POINTS if same_theme else 0.0)


def nearest(one: _Worded, others: list[_Worded]) -> tuple[_Worded | None, float]:
    """The nearest of the others, the first of equals; None where there are none."""
    best: _Worded | None = None
    best_score = -1.0
    for other in others:
        found = score(one, other)
        if found > best_score:
            best, best_score = other, found
    return best, max(best_score, 0.0)


def _row(
    side: str, one: _Worded, other: _Worded | None, points: float, *, of_a: bool
) -> tuple[RecordValue, ...]:
    common = [w for w in dict.fromkeys(one.words) if other is not None and w in other.words]
    near = "near" if other is not None and points >= NEAR else "far"
    mine, others = _cells(one), _cells(other)
    pair = (*mine, *others) if of_a else (*others, *mine)
    return (side, round(points, 1), near, " ".join(common[:_WORDS_SHOWN]) or None, *pair)


def _cells(found: _Worded | None) -> tuple[RecordValue, ...]:
    if found is None:
        return None, None, None, None
    return found.task.number, found.task.title or found.task.description, found.task.theme, found.task.task_id
