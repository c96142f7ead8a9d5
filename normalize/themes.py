"""Themes of tasks, after the national green-growth strategy's fields, by phrases in a register.

``data/themes.csv`` says what the themes are, ``data/theme_rules.csv`` by which phrases they are known, and
``docs/registers-themes.md`` how a person chooses; the rules follow the same order.

A phrase is of one of four kinds. **telling** (tuyên truyền, tập huấn): at the head of a title it decides,
whatever the subject is. **field** (nước thải, rừng): what the task is about. **cross** (chuyển đổi số, tín
dụng, rà soát): serves all fields and wins only where no field speaks. Phrases that ``hide`` ("hồ sơ", "nhà
nước") mean nothing and only keep shorter ones ("hồ", "nước") from being found in them. A longer phrase hides
the shorter ones in it ("xử lý nước thải" is not "nước"). The title counts most, then the description, then
the group the task stands in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from normalize.notes import Note
from normalize.registers import rows
from normalize.text import fold, key

_HEAD_WORDS = 14
"""Words of a title before which a telling phrase must begin; one that begins later is a part of another
work."""
_FIRST_FIELD = 5.0
"""Weight of a field phrase from which a telling phrase behind it does not decide."""
_FADE = 0.04
"""What a phrase loses of its weight with each word before it, since the head of a title names the work."""
_LEAST_FADED = 0.5
"""Share of its weight that a phrase keeps wherever it stands."""
_DESCRIPTION = 0.4
"""Weight of the description, where the title's is 1."""
_GROUP = 0.3
"""Weight of the group's title, where the title's is 1."""
_FURTHER_PHRASES = (1.0, 0.5, 0.25)
"""Shares that the first, second and third phrase of a theme add; more phrases add nothing."""
_CROSS_BESIDE_FIELD = 0.4
"""Share of its weight that a cross phrase keeps where a field speaks."""
_FIELD_SPEAKS = 2.0
"""Weight of a field's phrases from which it speaks."""
_TELLING_LATE = 0.4
"""Share of its weight that a telling phrase keeps where it does not decide."""
_GAP_WORDS = 6
"""Most words that "…" in a phrase may stand for."""
_TONES_DAMAGED = 0.8
"""Share of its weight that a phrase keeps where its tones are damaged ("trạm bom")."""
_LEAST_LETTERS_DAMAGED = 8
"""Letters of the shortest phrase that is read with damaged tones."""
_LEAST = 1.0
"""Least weight of a theme that is given."""
_SECOND_LEAST = 1.5
"""Least weight of a second theme."""
_SECOND_SHARE = 0.45
"""Least weight of a second theme as a share of the first's, of which no more than _FIRST_COUNTED counts."""
_FIRST_COUNTED = 6.0


@dataclass(frozen=True, slots=True)
class ThemeReading:
    """What a task is about.

    Attributes:
        theme, secondary: ids of the register; None where nothing speaks.
        score: weight of the theme's phrases; above 4 is plain, below 2 a hint.
        rule: the phrases that decided, joined by ``; ``.
        notes: none so far; a theme is a reading aid, no printed value.
    """

    theme: str | None
    secondary: str | None
    score: float
    rule: str
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class _Rule:
    theme: str
    phrase: str
    kind: str
    weight: float
    parts: tuple[tuple[str, ...], ...]
    toneless: tuple[list[str], ...]
    """Words with tones, and without; more than one part where ``…`` stands between."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A phrase in a text; ``word``: how many words stand before it."""

    rule: _Rule
    word: int
    weight: float


def classify_theme(
    title: str, *, group_title: str | None = None, description: str | None = None
) -> ThemeReading:
    """The theme of a task from its printed texts.

    Args:
        title: the task's title.
        group_title: title of the group row above it.
        description: its content or description cell.
    """
    found = _phrases(title)
    beside = [
        *_weighed(_phrases(description or ""), _DESCRIPTION),
        *_weighed(_phrases(group_title or ""), _GROUP),
    ]
    scores = _scores([*found, *beside], _tells(found))
    ranked = sorted((t for t in scores if scores[t] >= _LEAST), key=lambda t: (-scores[t], t))
    if not ranked:
        return ThemeReading(None, None, 0.0, "")
    first = ranked[0]
    second = _secondary(ranked, scores, found)
    deciding = [f.rule.phrase for f in (*found, *beside) if f.rule.theme == first]
    return ThemeReading(first, second, round(scores[first], 2), "; ".join(dict.fromkeys(deciding)))


def _tells(found: Sequence[_Found]) -> bool:
    """Whether the title is one of telling or teaching: it says so before it names a field."""
    fields = [f.word for f in found if f.rule.kind == "field" and f.rule.weight >= _FIRST_FIELD]
    limit = min([_HEAD_WORDS, *fields])
    return any(f.rule.kind == "telling" and f.word < limit for f in found)


def _secondary(ranked: list[str], scores: dict[str, float], in_title: Sequence[_Found]) -> str | None:
    """The next theme, where the title itself names it and it is not far behind."""
    named = {f.rule.theme for f in in_title}
    for theme in ranked[1:]:
        if theme in named and scores[theme] >= max(
            _SECOND_LEAST, _SECOND_SHARE * min(scores[ranked[0]], _FIRST_COUNTED)
        ):
            return theme
    return None


def _scores(found: list[_Found], tells: bool) -> dict[str, float]:
    """Weight of each theme; a head that tells lifts education above all."""
    fields = _sum([f for f in found if f.rule.kind == "field"])
    cross = _sum([f for f in found if f.rule.kind == "cross"])
    telling = _sum([f for f in found if f.rule.kind == "telling"])
    beside = _CROSS_BESIDE_FIELD if max(fields.values(), default=0.0) >= _FIELD_SPEAKS else 1.0
    scores = dict(fields)
    for theme, weight in cross.items():
        scores[theme] = scores.get(theme, 0.0) + weight * beside
    for theme, weight in telling.items():
        scores[theme] = scores.get(theme, 0.0) + (weight if tells else weight * _TELLING_LATE)
    if tells:
        scores["education"] = max(scores.values()) + 1.0
    return scores


def _sum(found: list[_Found]) -> dict[str, float]:
    weights: dict[str, list[float]] = {}
    counted: set[str] = set()
    for one in sorted(found, key=lambda f: -f.weight):
        if one.rule.phrase not in counted:
            counted.add(one.rule.phrase)
            weights.setdefault(one.rule.theme, []).append(one.weight)
    return {
        t: sum(w * f for w, f in zip(sorted(ws, reverse=True), _FURTHER_PHRASES, strict=False))
        for t, ws in weights.items()
    }


def _weighed(found: Sequence[_Found], factor: float) -> list[_Found]:
    return [_Found(f.rule, f.word, f.weight * factor) for f in found]


@lru_cache(maxsize=1024)
def _phrases(text: str) -> tuple[_Found, ...]:
    """The register's phrases in a text, each word read once, phrases of many words first."""
    words, folded = key(text).split(), fold(text).split()
    fits = [
        (rule, at)
        for start, word in enumerate(folded)
        for rule in _by_first_word().get(word, ())
        if (at := _fit(rule, words, folded, start)) is not None
    ]
    fits.sort(key=lambda f: (-sum(map(len, f[0].parts)), -f[0].weight, f[1][0], f[0].phrase))
    taken: set[int] = set()
    found: list[_Found] = []
    for rule, (start, end, exact) in fits:
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            weight = rule.weight * (1.0 if exact else _TONES_DAMAGED) * max(_LEAST_FADED, 1.0 - _FADE * start)
            found.append(_Found(rule, start, weight))
    return tuple(sorted((f for f in found if f.rule.kind != "hides"), key=lambda f: f.word))


def _fit(rule: _Rule, words: list[str], folded: list[str], start: int) -> tuple[int, int, bool] | None:
    """First word, word after the last, and whether the tones agree, where the phrase stands at ``start``."""
    at, exact = start, True
    for number, (part, toneless) in enumerate(zip(rule.parts, rule.toneless, strict=True)):
        starts = range(at, at + 1 + (_GAP_WORDS if number else 0))
        here = next((s for s in starts if folded[s : s + len(part)] == toneless), None)
        if here is None:
            return None
        exact = exact and words[here : here + len(part)] == list(part)
        at = here + len(part)
    long_enough = sum(map(len, rule.parts)) > 1 and len(rule.phrase) >= _LEAST_LETTERS_DAMAGED
    return (start, at, exact) if exact or long_enough else None


@cache
def _by_first_word() -> dict[str, tuple[_Rule, ...]]:
    """The register by the folded first word of its phrases."""
    found: dict[str, list[_Rule]] = {}
    for r in rows("theme_rules"):
        parts = tuple(tuple(key(p).split()) for p in r["phrase"].split("…"))
        toneless = tuple([fold(w) for w in part] for part in parts)
        rule = _Rule(r["theme"], r["phrase"], r["kind"], float(r["weight"]), parts, toneless)
        found.setdefault(fold(parts[0][0]), []).append(rule)
    return {word: tuple(rules) for word, rules in found.items()}
