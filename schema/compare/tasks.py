"""Tasks of either side with their nearest of the other, and the words that make them near.

Nearness counts the words two titles share: Vietnamese words are mostly two syllables, so pairs of
neighbouring syllables count one and single syllables a quarter, each weighed by how few tasks have it ("than
sinh học" says more than "năng lượng"). 80 points are for the share of common words in both titles, 20 for a
common theme. The words are shown, so that a reader sees why. It finds tasks worded alike; it does not know
that two tasks mean the same. Under ``NEAR`` the nearest is shown all the same, marked ``far``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import log

from normalize.text import key
from schema.compare.by import Comparison, Side
from schema.contract.records import RecordValue, TaskRecord

NEAR = 30.0
_WORD_POINTS = 80.0
_THEME_POINTS = 20.0
_SYLLABLE_WEIGHT = 0.25  # a syllable alone is rarely a word
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
        "tại",
        "cao",
    ]
)
_WORDS_SHOWN = 5

Terms = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Worded:
    """A task with the words it is compared by: syllables and pairs of neighbouring syllables."""

    task: TaskRecord
    terms: Terms


def by_tasks(a: Side, b: Side) -> Comparison:
    """One row for each task of either side, with the nearest of the other."""
    here, there = [worded(t) for t in a.tasks], [worded(t) for t in b.tasks]
    weights = term_weights([*here, *there])
    rows = [
        *(_row(a.name, t, *nearest(t, there, weights), of_a=True) for t in here),
        *(_row(b.name, t, *nearest(t, here, weights), of_a=False) for t in there),
    ]
    names = (
        "side", "score", "near", "common_words", "number_a", "title_a", "theme_a", "task_id_a",
        "number_b", "title_b", "theme_b", "task_id_b",
    )  # fmt: skip
    notes = (
        f"score: words that both titles share, rare ones weighing more ({_WORD_POINTS:.0f}), and a common "
        f"theme ({_THEME_POINTS:.0f}); under {NEAR:.0f} nothing is near.",
    )
    return Comparison("tasks", (a.name, b.name), names, tuple(rows), notes)


def worded(task: TaskRecord) -> Worded:
    """A task with its words, everyday ones left out; they end a pair."""
    syllables = key(task.title or task.description or "").split()
    telling = [w not in _EVERYDAY for w in syllables]
    singles = {(w,) for w, kept in zip(syllables, telling, strict=True) if kept}
    pairs = {
        (x, y)
        for (x, first), (y, second) in pairwise(zip(syllables, telling, strict=True))
        if first and second
    }
    return Worded(task, frozenset(singles | pairs))


def term_weights(tasks: list[Worded]) -> dict[tuple[str, ...], float]:
    """What each term weighs: more, the fewer of the tasks have it."""
    counted = Counter(term for t in tasks for term in t.terms)
    return {
        term: log(1.0 + len(tasks) / count) * (1.0 if len(term) > 1 else _SYLLABLE_WEIGHT)
        for term, count in counted.items()
    }


def score(one: Worded, other: Worded, weights: Mapping[tuple[str, ...], float]) -> float:
    """Nearness of two tasks, 0 to 100."""
    total = sum(weights[t] for t in one.terms) + sum(weights[t] for t in other.terms)
    common = sum(weights[t] for t in sorted(one.terms & other.terms))
    same_theme = one.task.theme is not None and one.task.theme == other.task.theme
    words = 2.0 * common / total if total else 0.0
    return _WORD_POINTS * words + (_THEME_POINTS if same_theme else 0.0)


def nearest(
    one: Worded, others: list[Worded], weights: Mapping[tuple[str, ...], float]
) -> tuple[Worded | None, float]:
    """The nearest of the others, the first of equals; None where nothing is shared."""
    best: Worded | None = None
    best_score = 0.0
    for other in others:
        found = round(score(one, other, weights), 3)
        if found > best_score:
            best, best_score = other, found
    return best, best_score


def _row(
    side: str, one: Worded, other: Worded | None, points: float, *, of_a: bool
) -> tuple[RecordValue, ...]:
    common = _common_words(one, other) if other is not None else None
    near = "near" if other is not None and points >= NEAR else "far"
    mine, others = _cells(one), _cells(other)
    pair = (*mine, *others) if of_a else (*others, *mine)
    return (side, round(points, 1), near, common, *pair)


def _common_words(one: Worded, other: Worded) -> str | None:
    """The shared words in the order of the first title, phrases before single syllables."""
    syllables = key(one.task.title or one.task.description or "").split()
    shared = one.terms & other.terms
    phrases: list[list[str]] = []
    joined = False
    for first, second in pairwise(syllables):
        if (first, second) in shared and joined:
            phrases[-1].append(second)
        elif (first, second) in shared:
            phrases.append([first, second])
        joined = (first, second) in shared
    covered = {w for phrase in phrases for w in phrase}
    singles = [[w] for w in syllables if (w,) in shared and w not in covered]
    telling = dict.fromkeys(" ".join(p) for p in [*phrases, *singles])
    return ", ".join(list(telling)[:_WORDS_SHOWN]) or None


def _cells(found: Worded | None) -> tuple[RecordValue, ...]:
    if found is None:
        return None, None, None, None
    return found.task.number, found.task.title or found.task.description, found.task.theme, found.task.task_id
