"""Every printed form of every body in one tree of folded words, built once; reading a name is a walk down it.

The word ``và`` is left out on both sides, so "Nông nghiệp - Phát triển nông thôn", "NN&PTNT" and "Nông nghiệp
và PTNT" are one path or another but need no entry of their own; phrases of ``data/agency_abbreviations.csv``
are put in for each other wherever they stand in a name. Tones are compared at the end of the walk: a form
that is right but for its tones is found, and known to be misprinted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from normalize.agency_names.register import RegisterRow, register
from normalize.agency_names.tokens import COMMA, INSIDE_NAME, SLASH, Tokens
from normalize.agency_names.words import first_words, folded
from normalize.registers import rows

_MOST_VARIANTS = 24
"""Abbreviated forms made of one alias at most."""
_SHORTEST_SINGLE = 3
"""Letters of the shortest abbreviation that is taken for a body by itself: "CP" is in too many company
names."""


@dataclass(slots=True)
class Node:
    """A point in the tree. ``ends``: (toned words, rows) of the forms that end here."""

    next: dict[str, Node] = field(default_factory=dict)
    ends: list[tuple[tuple[str, ...], list[int]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Match:
    """A form found in a cell: words ``[first, last)``, the rows that are printed so, and whether the tones
    agree."""

    first: int
    last: int
    rows: tuple[int, ...]
    toned: bool
    words: int


@dataclass(frozen=True, slots=True)
class Index:
    """The tree of whole forms, one tree of rests for each shared head, and the forms as text for typing
    errors."""

    names: Node
    tails: dict[tuple[str, ...], Node]
    forms: tuple[str, ...]
    form_rows: tuple[tuple[int, ...], ...]
    vocabulary: frozenset[str]

    def match(self, tokens: Tokens, first: int, before: int | None = None) -> Match | None:
        """The longest form that begins at word ``first`` and ends before word ``before``."""
        return _walk(self.names, tokens, first, before)

    def match_tail(
        self, head: tuple[str, ...], tokens: Tokens, first: int, before: int | None = None
    ) -> Match | None:
        """The longest form of a name without its head that begins there."""
        node = self.tails.get(head)
        return _walk(node, tokens, first, before) if node else None


def _walk(node: Node, tokens: Tokens, first: int, before: int | None = None) -> Match | None:
    plain, gaps, n = tokens.plain, tokens.gap, before or len(tokens.plain)
    i, words, best, best_end, best_words = first, 0, None, 0, 0
    while i < n:
        word = plain[i]
        if i > first and (
            (gaps[i] not in INSIDE_NAME and not _slash_in_name(tokens, i))
            or (gaps[i] == COMMA and word in first_words("begins_after_comma"))
        ):
            break
        if word == "va" and words:
            if words == 1 and tuple(plain[first:i]) in folded("level"):
                break  # "TỈNH VÀ ỦY BAN NHÂN DÂN …" is no Tỉnh ủy
            i += 1
            continue
        following = node.next.get(word)
        if following is None:
            break
        node, i, words = following, i + 1, words + 1
        if node.ends:
            best, best_end, best_words = node, i, words
    if best is None:
        return None
    toned = tuple(
        t for p, t in zip(plain[first:best_end], tokens.toned[first:best_end], strict=True) if p != "va"
    )
    for form, bodies in best.ends:
        if form == toned:
            return Match(first, best_end, tuple(bodies), True, best_words)
    rows_of_all = dict.fromkeys(r for _, rows in best.ends for r in rows)
    return Match(first, best_end, tuple(rows_of_all), False, best_words)


def _slash_in_name(tokens: Tokens, i: int) -> bool:
    """“chất độc da cam/dioxin”: a small word right behind a slash goes on with a name, but for a level."""
    tight = tokens.start[i] - tokens.end[i - 1] == 1
    return (
        tokens.gap[i] == SLASH
        and tight
        and not tokens.upper(i)
        and tokens.plain[i] not in first_words("level")
    )


def _words(text: str) -> tuple[tuple[str, str], ...]:
    """(plain, toned) words of a form, without ``và``."""
    tokens = Tokens(text)
    return tuple((p, t) for p, t in zip(tokens.plain, tokens.toned, strict=True) if p != "va")


@cache
def _abbreviations() -> dict[str, list[tuple[tuple[str, ...], tuple[str, str]]]]:
    """Phrases by their first toned word: (the phrase's toned words, its abbreviation as (plain, toned))."""
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, str]]]] = {}
    for row in rows("agency_abbreviations"):
        phrase = tuple(t for _, t in _words(row["phrase"]))
        short = _words(row["abbreviation"])[0]
        found.setdefault(phrase[0], []).append((phrase, short))
    for phrases in found.values():
        phrases.sort(key=lambda p: -len(p[0]))
    return found


def variants(form: str) -> list[tuple[tuple[str, str], ...]]:
    """A form and its abbreviated forms as words, the form itself first, at most :data:`_MOST_VARIANTS`."""
    words = _words(form)
    done: list[tuple[tuple[str, str], ...]] = []
    open_ends: list[tuple[tuple[tuple[str, str], ...], int]] = [((), 0)]
    while open_ends and len(done) < _MOST_VARIANTS:
        made, at = open_ends.pop()
        if at == len(words):
            done.append(made)
            continue
        for phrase, short in _abbreviations().get(words[at][1], ()):
            if tuple(t for _, t in words[at : at + len(phrase)]) == phrase and (
                made or len(phrase) < len(words)
            ):
                open_ends.append(((*made, short), at + len(phrase)))
        open_ends.append(((*made, words[at]), at + 1))
    return done


def _add(root: Node, words: tuple[tuple[str, str], ...], row: int) -> None:
    node = root
    for plain, _ in words:
        node = node.next.setdefault(plain, Node())
    toned = tuple(t for _, t in words)
    for form, bodies in node.ends:
        if form == toned:
            if row not in bodies:
                bodies.append(row)
            return
    node.ends.append((toned, [row]))


def forms_of(row: RegisterRow) -> tuple[str, ...]:
    """Name, abbreviation and aliases of a row, as the register has them."""
    abbreviation = (row.agency.abbreviation,) if row.agency.abbreviation else ()
    return (row.agency.name, *abbreviation, *row.aliases)


@cache
def index() -> Index:
    """The index over the register, built at the first look-up."""
    names = Node()
    tails: dict[tuple[str, ...], Node] = {head: Node() for head in folded("shared_head")}
    texts: dict[str, list[int]] = {}
    vocabulary: set[str] = set()
    for number, row in enumerate(register()):
        for form in forms_of(row):
            all_words = variants(form)
            vocabulary.update(t for _, t in all_words[0])
            for words in all_words:
                if len(words) == 1 and len(words[0][0]) < _SHORTEST_SINGLE:
                    continue
                _add(names, words, number)
                plain = tuple(p for p, _ in words)
                numbers = texts.setdefault(" ".join(plain), [])
                if number not in numbers:
                    numbers.append(number)
                for head in (plain[:1], plain[:2]):
                    if head in tails and len(plain) > len(head):
                        _add(tails[head], words[len(head) :], number)
    return Index(names, tails, tuple(texts), tuple(tuple(r) for r in texts.values()), frozenset(vocabulary))


@dataclass(frozen=True, slots=True)
class Near:
    """A form close to what is printed: rows, edits between the two, likeness 0 to 100."""

    rows: tuple[int, ...]
    edits: int
    likeness: float


def near(plain: str, *, at_least: float = 60.0, limit: int = 5) -> list[Near]:
    """The forms nearest to folded words without ``và``, best first."""
    known = index()
    hits = process.extract(plain, known.forms, scorer=fuzz.ratio, score_cutoff=at_least, limit=limit * 2)
    found = [
        Near(known.form_rows[at], int(DamerauLevenshtein.distance(plain, form)), float(score))
        for form, score, at in hits
    ]
    return sorted(found, key=lambda f: (f.edits, -f.likeness))[:limit]
