"""Text with a bar alone on a line: what stands between two bars is a cell, or text outside of a table.

Converters of portal pages write a table so, one cell a line and hard-wrapped; two bars end a row, and an
empty cell is two bars too::

    |
    **STT**
    |
    **Nhiệm vụ và
    giải pháp**
    |
    |
    1
    |
    Rà soát cơ chế
    |

What is no cell stands behind a blank line, or is known by what it says: the type of a document, an appendix,
an article.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from extract.plain_text.paragraphs import is_heading, plain
from normalize.numbering.labels import Kind
from normalize.numbering.paragraph_labels import paragraph_label
from normalize.official_words import any_of, begins_receivers, document_types, names_state, signs_for

_BARS = regex.compile(r"\s*\|(?:\s*\|)*+\s*")
_ALONE = regex.compile(r"\s*\|\s*")
_LEADING = regex.compile(r"\s*\|\s*+(?=[^|]*+$)")
_FEWEST = 4
"""Lines with nothing but one bar, from which on a text is written so."""
_APPENDIX = regex.compile(rf"{any_of('appendix')}\b", regex.IGNORECASE)
_LONG = 25
"""Lines of text between two bars that are no cell where clauses stand in them."""
_PARTS = frozenset({Kind.ARTICLE, Kind.ROMAN, Kind.CHAPTER, Kind.PART})


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands between two bars: its lines, blank ones included, each with its number (1-based).

    Attributes:
        line: the number of the bar before it.
    """

    line: int
    lines: tuple[tuple[int, str], ...]

    @property
    def is_empty(self) -> bool:
        return not any(text.strip() for _, text in self.lines)

    @property
    def printed(self) -> list[str]:
        """Its lines that are not blank."""
        return [text for _, text in self.lines if text.strip()]


@dataclass(frozen=True, slots=True)
class Region:
    """Lines ``[first, last)`` (0-based) from a bar to a bar, and the pieces between them."""

    first: int
    last: int
    pieces: tuple[Piece, ...]


def bar_regions(lines: Sequence[str]) -> tuple[Region, ...]:
    """The tables of a text with a bar alone on a line; none where it is not written so."""
    if sum(1 for line in lines if _ALONE.fullmatch(line)) < _FEWEST:
        return ()
    bars = [k for k, line in enumerate(lines) for _ in range(_bars_in(line))]
    spaced = _sets_blanks(lines, bars)
    regions: list[Region] = []
    gathered: list[Piece] = []
    first = bars[0]
    for bar, following in itertools.pairwise(bars):
        piece = _between(lines, bar, following)
        if _is_text(piece, spaced=spaced):
            regions += _region(first, bar + 1, gathered)
            gathered, first = [], following
        else:
            gathered.append(piece)
    end = next((k for k in range(bars[-1] + 1, len(lines)) if not lines[k].strip()), len(lines))
    rest = Piece(bars[-1] + 1, tuple((k + 1, lines[k]) for k in range(bars[-1] + 1, end)))
    if _is_last_cell(rest, gathered):
        return (*regions, *_region(first, end, [*gathered, rest]))
    return (*regions, *_region(first, bars[-1] + 1, gathered))


def _bars_in(line: str) -> int:
    """How many bars a line of nothing but bars holds; 1 where a cell stands behind the only one."""
    if _BARS.fullmatch(line):
        return line.count("|")
    return 1 if _LEADING.match(line) else 0


def _between(lines: Sequence[str], bar: int, following: int) -> Piece:
    behind = _LEADING.sub("", lines[bar], count=1) if not _BARS.fullmatch(lines[bar]) else ""
    own = ((bar + 1, behind),) if behind.strip() else ()
    return Piece(bar + 1, (*own, *((k + 1, lines[k]) for k in range(bar + 1, following))))


def _is_last_cell(rest: Piece, before: Sequence[Piece]) -> bool:
    """Whether the text behind the last bar is the last cell of a table whose last bar was trimmed off.

    The row is not full then: it has fewer cells than the first one.
    """
    if rest.is_empty or _is_text(rest, spaced=False) or not before:
        return False
    return _run(before[::-1]) < _run(before)


def _run(pieces: Sequence[Piece]) -> int:
    """How many pieces stand before the first empty one."""
    return next((k for k, piece in enumerate(pieces) if piece.is_empty), len(pieces))


def _region(first: int, last: int, pieces: Sequence[Piece]) -> tuple[Region, ...]:
    """A region, none where its pieces are all empty."""
    return (Region(first, last, tuple(pieces)),) if any(not p.is_empty for p in pieces) else ()


def _sets_blanks(lines: Sequence[str], bars: Sequence[int]) -> bool:
    """Whether blank lines stand round the cells too, so that they part no text from a table."""
    pieces = [_between(lines, a, b) for a, b in itertools.pairwise(bars)]
    filled = [piece for piece in pieces if not piece.is_empty and len(piece.lines) <= _LONG]
    blank = sum(1 for piece in filled if not piece.lines[0][1].strip() and not piece.lines[-1][1].strip())
    return 2 * blank > len(filled)


def _is_text(piece: Piece, *, spaced: bool) -> bool:
    """Whether a piece is no cell but text outside of tables.

    Args:
        spaced: blank lines stand round cells as well.
    """
    if piece.is_empty:
        return False
    if not spaced and _is_parted(piece):
        return True
    printed = piece.printed
    if is_heading(printed[0]):
        return True
    if names_state(plain(" ".join(printed[:3]))) or begins_receivers(plain(printed[0])):
        return False
    if len(printed) > _LONG and _holds_parts(printed):
        return True
    return any(_opens_document(line) for line in printed[:3])


def _is_parted(piece: Piece) -> bool:
    """Whether a blank line parts a piece from one of its bars."""
    return not piece.lines[0][1].strip() or not piece.lines[-1][1].strip()


def _holds_parts(printed: Sequence[str]) -> bool:
    labels = (paragraph_label(plain(line)[:40]) for line in printed)
    return any(label is not None and label.kind in _PARTS for label in labels)


def _opens_document(line: str) -> bool:
    """``QUYẾT ĐỊNH``, ``PHỤ LỤC I``, ``Căn cứ Luật …``: no cell begins so."""
    text = plain(line).strip(" *:.")
    if text.isupper() and (text in document_types() or _APPENDIX.match(text)):
        return True
    label = paragraph_label(text[:40])
    return label is not None and label.kind is Kind.ARTICLE


def is_letterhead(piece: Piece) -> bool:
    """Whether a piece is the right half of a letterhead."""
    return names_state(plain(" ".join(piece.printed[:4])))


def is_signing(piece: Piece) -> bool:
    """Whether a piece begins the receivers or the signature."""
    printed = piece.printed
    return bool(printed) and (begins_receivers(plain(printed[0])) or signs_for(plain(printed[0])))
