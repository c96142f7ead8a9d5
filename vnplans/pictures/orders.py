"""What is asked of the process that paints pages, and what it answers; both cross as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

Place = tuple[float, float, float, float]
"""x0, top, x1, bottom in points of the page as a person sees it."""


@dataclass(frozen=True, slots=True)
class PaintPage:
    """A page as JPEG, ``width`` pixels wide; only the part ``crop`` where one is given (``width`` is then the whole page's)."""

    path: Path
    page: int
    width: int
    crop: Place | None = None


@dataclass(frozen=True, slots=True)
class AskSizes:
    """Width and height of all pages, in points."""

    path: Path


@dataclass(frozen=True, slots=True)
class AskWords:
    """The words that a page states, each with its place; none for a page that is a picture."""

    path: Path
    page: int


Order = PaintPage | AskSizes | AskWords


@dataclass(frozen=True, slots=True)
class Painted:
    """The answer: a picture, or numbers (sizes, places of words) with texts, or the reason why there is none."""

    picture: bytes = b""
    numbers: tuple[tuple[float, ...], ...] = ()
    texts: tuple[str, ...] = ()
    problem: str | None = None
