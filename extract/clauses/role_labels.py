"""The labels of tasks in prose, and the pieces of a text between them: "Đơn vị chủ trì: …; thời gian: …".

A text is read line by line (a line is a printed paragraph). What stands before a label is plain text, what
stands
behind it is its value: as far as the next label, the bracket it was opened in, or the end of the line. After
the last label of a line the value is one sentence. The register of headers says what a label means.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from extract.clauses.label_finder import EDGES, FoundLabel, find_labels
from normalize.roles import role_of

_LONGEST = 400
"""Letters a labelled value has at most."""
SENTENCE = regex.compile(r"(?<!\b(?:TP|Tp|tp|TX|Tx|TT|Tt|P|Q|H|X|TS|ThS|GS|PGS|BS|KS))\.\s+(?=[\p{Lu}\-–+])")
"""The end of a sentence, not the dot of "TP. Hồ Chí Minh"."""


@dataclass(frozen=True, slots=True)
class Plain:
    """Text outside labelled parts; ``start``: where it begins in the text, ``cut``: it stood in a line with
    labels."""

    text: str
    start: int
    cut: bool


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled part: its role, its value, where the value and where the label begin in the text."""

    role: str
    text: str
    start: int
    label_start: int


def pieces(text: str) -> tuple[Plain | Labelled, ...]:
    """A text as plain pieces and labelled parts, in order; a label without a value is left out."""
    found: list[Plain | Labelled] = []
    kinds: set[str] = set()
    for start, line in _lines(text):
        for piece in _of_line(line, kinds):
            found.append(_moved(piece, start))
            kinds = kinds | kinds_of(piece.role) if isinstance(piece, Labelled) else set()
    return tuple(found)


def labelled_parts(text: str) -> tuple[Labelled, ...]:
    """The labelled parts of a text, in order; empty where it has none."""
    return tuple(p for p in pieces(text) if isinstance(p, Labelled))


_LABEL_WITHIN = 400
"""Letters at the head of a text in which a label that begins it ends; the longest has some 60."""


def begins_with_label(text: str) -> bool:
    """Whether a text begins with the label of a task's part."""
    found = next(iter(find_labels(text[:_LABEL_WITHIN])), None)
    return found is not None and not text[: found.start].strip(EDGES)


def has_label(text: str) -> bool:
    """Whether a label stands in a text, with a value or without."""
    return any(find_labels(line) for line in text.split("\n"))


def names_lead(text: str) -> bool:
    """Whether a text names a leading body by a label."""
    return any(role_of(p.role).leads for p in labelled_parts(text))


def kinds_of(role: str) -> frozenset[str]:
    """The kinds of labels that a role fills: "Chủ trì, phối hợp" is both."""
    return frozenset({"lead", "support"}) if role == "lead_support" else frozenset({role})


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines with their start; a line that ends with a label, or its list with a comma, takes the next one."""
    start, held = 0, ""
    for line in text.split("\n"):
        if held and not (_ends_in_label(held) or (held.rstrip().endswith(",") and find_labels(held))):
            yield start, held
            start, held = start + len(held) + 1, ""
        held = f"{held}\n{line}" if held else line
    yield start, held


def _ends_in_label(text: str) -> bool:
    labels = find_labels(text)
    return bool(labels) and not text[labels[-1].end :].strip()


def _of_line(line: str, kinds: set[str]) -> Iterator[Plain | Labelled]:
    labels = find_labels(line)
    yield from _plain(line, 0, labels[0].start if labels else len(line), bool(labels))
    kinds_before = set() if labels and line[: labels[0].start].strip(EDGES) else set(kinds)
    for k, label in enumerate(labels):
        following = labels[k + 1] if k + 1 < len(labels) else None
        kinds_before |= kinds_of(label.role)
        limit = following.start if following else len(line)
        again = following is not None and bool(kinds_before & kinds_of(following.role))
        end = _end_of_value(line, label, limit, sentence=following is None or again)
        value = line[label.end : end].strip(" ;,.*\n")
        if value and len(value) <= _LONGEST:
            yield Labelled(label.role, value, line.index(value, label.end), label.start)
        rest = list(_plain(line, end, limit, True))
        if rest and following is not None and again:
            kinds_before = set()
        if rest and (following is None or again):
            yield from rest


def _plain(line: str, start: int, end: int, cut: bool) -> Iterator[Plain]:
    text = line[start:end].strip(EDGES + ":)" if start else EDGES)
    if any(c.isalnum() for c in text):
        yield Plain(text, line.index(text, start), cut)


def _end_of_value(line: str, label: FoundLabel, limit: int, *, sentence: bool) -> int:
    """Where a value ends: at the bracket that was open before its label, at its sentence, or at the limit."""
    depth = 0
    for at in range(label.end, limit):
        depth += {"(": 1, ")": -1}.get(line[at], 0)
        if depth < 0:
            return at
    found = SENTENCE.search(line, label.end, limit) if sentence else None
    return found.start() if found else limit


def open_label(text: str) -> str | None:
    """The role of the label of bodies a text ends with, where they stand in the list below it, else None."""
    labels = find_labels(text.split("\n")[-1])
    last = labels[-1] if labels and _ends_in_label(text) else None
    return last.role if last and (last.role == "support" or role_of(last.role).leads) else None


def bare_label(text: str) -> str | None:
    """The role of a label that is all a text says: "Cơ quan thực hiện:" above a list; else None."""
    labels = find_labels(text) if len(text) <= _LABEL_WITHIN and "\n" not in text else ()
    bare = len(labels) == 1 and not (text[: labels[0].start] + text[labels[0].end :]).strip(EDGES + ":")
    return labels[0].role if bare else None


def _moved(piece: Plain | Labelled, by: int) -> Plain | Labelled:
    if isinstance(piece, Plain):
        return Plain(piece.text, piece.start + by, piece.cut)
    return Labelled(piece.role, piece.text, piece.start + by, piece.label_start + by)
