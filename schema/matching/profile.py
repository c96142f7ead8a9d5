"""What a task says, weighed: subjects and words, pieces of words, theme, leading bodies, units and years.

A weight is what the word tells (``normalize.subjects.telling``) times where it stands (title 1, heading of the group 0.3)
times how few other tasks of its plan have it: what every task of a plan says is the subject of the plan, not of the task.
A subject counts in full, what it is a part of less; the very word counts a little beside its subject, so that ``xe buýt``
is nearer to ``xe buýt`` than to ``tàu điện``. Words that no register has count half, single syllables a quarter: they are rarely words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log, sqrt

from normalize.subjects.read import mentions, with_wider
from normalize.subjects.telling import piece_tells, pieces, subject_tells, word_tells
from schema.contract.records import TaskRecord
from schema.matching.words import TaskWords

_PLACES: Mapping[str, float] = {"title": 1.0, "description": 0.7, "target": 0.3, "product": 0.3, "group": 0.3}
"""What a word counts by where it stands."""
_WORDING = 0.3
"""What the very phrase counts beside its subject."""
_OTHER = 0.5
"""A word that no register has."""
_SYLLABLE = 0.25
"""A single syllable that no register has."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is compared of a plan.

    Attributes:
        words: task → its segmented texts (``schema.matching.words``).
        leads: task → the bodies that lead it, under their names of today.
        units: task → the units of its targets.
    """

    tasks: tuple[TaskRecord, ...]
    words: Mapping[str, TaskWords]
    leads: Mapping[str, frozenset[str]] = field(default_factory=dict)
    units: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Profile:
    """One task, weighed.

    Attributes:
        subjects: subject of the register → weight.
        words: phrase or word → weight.
        total: the sum of both.
        pieces: piece of a word → weight, of length 1 together.
        themes: its theme, and how alone it is with it: 1, nearly 0 where all tasks of its plan have it.
        leads: the same of each body that leads it.
        named: the subjects and words of its title, or of its description where it has none.
    """

    task: TaskRecord
    subjects: Mapping[str, float]
    words: Mapping[str, float]
    total: float
    pieces: Mapping[str, float]
    themes: Mapping[str, float]
    leads: Mapping[str, float]
    units: frozenset[str]
    named: frozenset[str]


def profiles(plan: Plan) -> tuple[Profile, ...]:
    """The profiles of a plan's tasks, in their order."""
    raw = [_weights(plan.words[t.task_id]) for t in plan.tasks]
    subjects = _thinned([s for s, _ in raw])
    words = _thinned([w for _, w in raw])
    themes = _rarity(plan.tasks, lambda t: () if t.theme is None else (t.theme,))
    leads = _rarity(plan.tasks, lambda t: plan.leads.get(t.task_id, ()))
    return tuple(
        Profile(
            task=task,
            subjects=subjects[n],
            words=words[n],
            total=sum(subjects[n].values()) + sum(words[n].values()),
            pieces=_pieces(plan.words[task.task_id]),
            themes={} if task.theme is None else {task.theme: themes[task.theme]},
            leads={body: leads[body] for body in plan.leads.get(task.task_id, ())},
            units=plan.units.get(task.task_id, frozenset()),
            named=_named(plan.words[task.task_id]),
        )
        for n, task in enumerate(plan.tasks)
    )


def _weights(own: TaskWords) -> tuple[dict[str, float], dict[str, float]]:
    """Subjects and words of a task, each with its best weight."""
    subjects: dict[str, float] = defaultdict(float)
    words: dict[str, float] = defaultdict(float)
    for place, counts in _PLACES.items():
        for mention in mentions(getattr(own, place)):
            if mention.subject is None:
                share = _OTHER if " " in mention.text else _SYLLABLE
                weight = counts * share * word_tells(mention.text)
                words[mention.text] = max(words[mention.text], weight)
                continue
            for subject, part in with_wider(mention.subject).items():
                subjects[subject] = max(subjects[subject], counts * part * subject_tells(subject))
            if mention.text != mention.subject:
                weight = counts * _WORDING * subject_tells(mention.subject)
                words[mention.text] = max(words[mention.text], weight)
    return subjects, words


def _named(own: TaskWords) -> frozenset[str]:
    """What its title names itself, without the wider subjects that it is a part of."""
    return frozenset(m.subject or m.text for m in mentions(own.title or own.description))


def _thinned(weights: Sequence[Mapping[str, float]]) -> list[dict[str, float]]:
    """Weights times the share of the plan's tasks in which no other says the word."""
    have = Counter(word for own in weights for word in own)
    return [{w: x * _alone(have[w], len(weights)) for w, x in own.items()} for own in weights]


def _alone(count: int, size: int) -> float:
    """1 for what one task of ``size`` has, nearly 0 for what all have."""
    return 1 - (count - 1) / size


def _rarity(tasks: Sequence[TaskRecord], of: Callable[[TaskRecord], Iterable[str]]) -> dict[str, float]:
    """The same for each theme or body."""
    have = Counter(one for task in tasks for one in of(task))
    return {one: _alone(count, len(tasks)) for one, count in have.items()}


def _pieces(own: TaskWords) -> dict[str, float]:
    """Pieces of the words of title and description."""
    words = f"{own.title} {own.description}".split()
    counted = Counter(p for word in words for p in pieces(word.replace("_", " ")))
    weighed = {p: (1 + log(times)) * piece_tells(p) for p, times in counted.items()}
    length = sqrt(sum(w * w for w in weighed.values()))
    return {p: w / length for p, w in weighed.items()} if length else {}
