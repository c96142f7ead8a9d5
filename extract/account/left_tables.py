"""Tables that were left in running text: cells between bars, or the names of columns in a line or one a line.

A reader that knows a table makes a grid of it. What is found here is what no reader knew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from extract.account.paragraphs import matter_of_grid_words
from extract.model import Block, Paragraph
from normalize.headers import is_number_header, match_header
from normalize.known_matter import matter_of_table
from normalize.roles import UNMAPPED, role_of
from normalize.text import fold

_TITLE = regex.compile(r"PHỤ LỤC|Phụ lục|\(?\s?Kèm theo")
_LAYOUT_LINES = 6
"""Lines within which a layout says that it is one."""
_GAP = 8
"""Paragraphs between two bars of one table, at most: a cell may hold several."""
_FEWEST_BARS = 6
_HEADER_WINDOW = 14
"""Paragraphs within which the names of columns stand one a line."""
_LONGEST_NAME = 60
_LONGEST_NUMBER_NAME = 18
"""Letters of the name of a column; of the one that numbers the rows (``Số thứ tự``)."""


@dataclass(frozen=True, slots=True)
class LeftTable:
    """A run of blocks ``first`` to ``last`` (0-based, closed) that is a table; ``known`` as in ``Seen``."""

    first: int
    last: int
    sign: str
    known: str


def left_tables(blocks: Sequence[Block]) -> tuple[LeftTable, ...]:
    """The tables left in the paragraphs, in order."""
    texts = [b.text if isinstance(b, Paragraph) else None for b in blocks]
    found = [_judged(texts, first, last) for first, last in _runs_of_bars(texts)]
    covered = {k for t in found for k in range(t.first, t.last + 1)}
    found += [t for t in _under_headers(texts) if not covered & set(range(t.first, t.last + 1))]
    return tuple(sorted(found, key=lambda t: t.first))


def _runs_of_bars(texts: Sequence[str | None]) -> list[tuple[int, int]]:
    """Runs of paragraphs between bars; a grid, a title or the header of a number column ends a run."""
    runs: list[list[int]] = []
    parted = False
    for at, text in enumerate(texts):
        parted = parted or text is None or _parts_tables(text)
        if text is None or "|" not in text:
            continue
        if runs and not parted and at - runs[-1][-1] <= _GAP:
            runs[-1].append(at)
        else:
            runs.append([at])
        parted = False
    return [(r[0], r[-1]) for r in runs if sum((texts[k] or "").count("|") for k in r) >= _FEWEST_BARS]


def _parts_tables(text: str) -> bool:
    line = text.strip(" *|_#")
    return _TITLE.match(line) is not None or _names_number(line)


def _judged(texts: Sequence[str | None], first: int, last: int) -> LeftTable:
    own = [t for t in texts[first : last + 1] if t and any(map(str.isalnum, t))]
    matter = matter_of_grid_words(own[:_LAYOUT_LINES]) or ("" if own else "empty")
    if not matter and not _roles(own[:_HEADER_WINDOW]):
        matter = matter_of_table(" ".join(own[:_HEADER_WINDOW]))
    return LeftTable(first, last, "bars", matter)


def _under_headers(texts: Sequence[str | None]) -> list[LeftTable]:
    """Where a number's header opens the names of columns, one a line: down to the next grid, or the end."""
    found: list[LeftTable] = []
    for at, text in enumerate(texts):
        if text is None or (found and at <= found[-1].last) or not _names_number(text):
            continue
        near = [t for t in texts[at : at + _HEADER_WINDOW] if t]
        if len(_roles(near)) >= 2:
            found.append(LeftTable(at, _end(texts, at), "header", ""))
    return found


@lru_cache(maxsize=4096)
def _names_number(text: str) -> bool:
    return len(text) < _LONGEST_NUMBER_NAME and is_number_header(text.strip(" *|"))


def _roles(texts: Sequence[str]) -> set[str]:
    """Roles that whole lines name and that only tables of tasks have: bodies, times, sums."""
    names = {match_header(t.strip(" *|")).role for t in texts if 2 < len(t) < _LONGEST_NAME}
    known = {r for r in names if r != UNMAPPED}
    return {r for r in known if role_of(r).carries_out or role_of(r).holds_time or role_of(r).money}


def _end(texts: Sequence[str | None], at: int) -> int:
    """The last block of a table one cell a line: before a grid, a long paragraph, or the receivers."""
    last = at
    for k in range(at, len(texts)):
        text = texts[k]
        if text is None or len(text.split()) > 120 or matter_of_grid_words([text]) or fold(text) == "phu luc":
            break
        last = k
    return last
