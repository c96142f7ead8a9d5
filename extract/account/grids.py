"""What a printed grid is, where it is known to be no table of a plan: layout, a form, a list of another kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import regex

from extract.account.paragraphs import matter_of_grid_words
from extract.model import Block, Grid, Paragraph
from normalize.headers import match_header
from normalize.known_matter import matter_of_table
from normalize.official_words import any_of
from normalize.roles import UNMAPPED, role_of
from normalize.text import key

_ACT = regex.compile(rf"{any_of('cited')}\b.{{0,40}}(?:số|\d{{1,4}}/)", regex.IGNORECASE)
_BLANK = regex.compile(r"[\s.…_\-–—☐□]*")
_NUMBERED = regex.compile(r"\s*\d{1,3}(?:\.\d{1,3})*[.)]?\s*")
_HEADER_ROWS = 3
_CAPTION_BLOCKS = 3
_LONGEST_CAPTION = 60
"""Words."""
_LAYOUT_CELLS = 12
_RUNNING_PAGES = 3
"""Pages on which a small table stands alike that is a running head."""
_RUNNING_ROWS = 2
_MOSTLY_BLANK = 0.85
_MOSTLY_ACTS = 0.6


def known_grids(blocks: Sequence[Block], running: Iterable[str]) -> dict[int, str]:
    """Number of a block → what it is, for the grids that are known matter.

    Args:
        running: texts that the reader took for running heads on other pages.
    """
    heads = {_plain(text) for text in running}
    grids = {at: b for at, b in enumerate(blocks) if isinstance(b, Grid)}
    alike = Counter(_words(g) for g in grids.values() if g.n_rows <= _RUNNING_ROWS)
    found: dict[int, str] = {}
    for at, grid in grids.items():
        words = _words(grid)
        runs = grid.n_rows <= _RUNNING_ROWS and (alike[words] >= _RUNNING_PAGES or words in heads)
        matter = "running_head" if runs else _matter(grid, _caption(blocks, at))
        if matter:
            found[at] = matter
    return found


def _words(grid: Grid) -> str:
    """The words of a grid without figures: a running head counts its pages."""
    return _plain(" ".join(c.text for c in grid.cells))


def _plain(text: str) -> str:
    return key(regex.sub(r"\d+", "", text))


def _matter(grid: Grid, caption: str) -> str:
    texts = [c.text for c in grid.cells]
    if layout := matter_of_grid_words(texts[:_LAYOUT_CELLS]):
        return layout if layout == "letterhead" or not _has_plan_columns(grid) else ""
    if not any(any(map(str.isalnum, t)) for t in texts):
        return "empty"
    if _has_plan_columns(grid):
        return ""
    header = " ".join(c.text for c in grid.cells if c.row < _rows_of_header(grid))
    if matter := matter_of_table(header) or matter_of_table(caption):
        return matter
    body = [c for c in grid.cells if c.row > 0 and c.column > 0]
    if body and sum(1 for c in body if _BLANK.fullmatch(c.text)) >= _MOSTLY_BLANK * len(body):
        return "form"
    return "acts" if _lists_acts(grid) else ""


def _rows_of_header(grid: Grid) -> int:
    """How many of the first rows may be a header: those above the first that is numbered. A cell of a numbered row ("7 | Cuộc
    thi …: chấm điểm") does not say what the table is."""
    numbered = (c.row for c in grid.cells if c.column == 0 and _NUMBERED.fullmatch(c.text))
    return min(next(numbered, _HEADER_ROWS), _HEADER_ROWS)


def _has_plan_columns(grid: Grid) -> bool:
    """Whether two headers in its first rows speak of bodies that carry out, or of time: known by no phrase
    of another kind."""
    roles = {match_header(c.text).role for c in grid.cells if c.row < _HEADER_ROWS and 0 < len(c.text) < 80}
    telling = [r for r in roles if r != UNMAPPED and (role_of(r).carries_out or role_of(r).holds_time)]
    return len(telling) >= 2


def _lists_acts(grid: Grid) -> bool:
    rows = Counter(c.row for c in grid.cells if _ACT.match(c.text))
    return len(rows) > _MOSTLY_ACTS * max(1, grid.n_rows - 1)


def _caption(blocks: Sequence[Block], at: int) -> str:
    above: list[str] = []
    for block in reversed(blocks[max(0, at - _CAPTION_BLOCKS) : at]):
        if not isinstance(block, Paragraph) or len(block.text.split()) > _LONGEST_CAPTION:
            break
        above.insert(0, block.text)
    return " ".join(above)
