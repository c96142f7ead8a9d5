"""Lines of a text that break inside a sentence, put together again.

Converters keep the line ends of the page's source, and mail and editors break lines at a width::

    **I. MỤC
    ĐÍCH, YÊU CẦU**

    Căn cứ Nghị quyết số
    71/NQ-CP ngày 20 tháng 5 năm 2022 của Chính phủ;

Whether a text is broken so is told by its lines: some go on in lower case, or with an emphasis that the line
before opened. A text of one paragraph a line has no such lines and is left as it is. Where blank lines part
the paragraphs, lines without one between them are one paragraph unless a label begins it; where they do not,
a line must look unfinished.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from extract.plain_text.paragraphs import is_heading, plain
from normalize.numbering.labels import BULLETS, Kind
from normalize.numbering.paragraph_labels import paragraph_label
from normalize.official_words import (
    any_of,
    begins_receivers,
    document_types,
    is_broken_state,
    names_motto,
    names_state,
    signs_for,
)
from normalize.official_words import words as words_of

_FEWEST = 2
"""Lines that go on with the one before, from which on a text is hard-wrapped …"""
_SHARE = 0.1
"""… if they are at least this share of the lines that stand right below another."""
_FULL = 0.85
"""A line is full, so that only the width broke it, from this share of the longest of its paragraph on."""
_WIDE = 60
"""Letters that the longest line of a paragraph has at least, for a full line to be told by it."""
_ENDED = regex.compile(r"[.;:!?…]\s*[\"”’)*]*\s*$")
_RULE = regex.compile(r"^[\s*]*+[_–—-][\s*_–—-]*+$")
_MARKS_ONLY = regex.compile(r"^[\s*]*+$")
_ACT_NUMBER = regex.compile(r"\d{1,5}(?:/\d{4})?[/-]\p{Lu}{2}")
"""``71/NQ-CP`` begins with no label."""
_INSIDE = "/)%,;."
"""Signs that begin no paragraph."""
_NOT_MARKS = "*_#> "


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text sets its lines.

    Attributes:
        wrapped: lines break inside sentences.
        spaced: blank lines part its paragraphs.
    """

    wrapped: bool
    spaced: bool


def wrapping_of(lines: Sequence[str]) -> Wrapping:
    """How the lines of a text are set; those of tables count neither way."""
    pairs = goes_on = parted = items = 0
    for before, line in itertools.pairwise(lines):
        if not line.strip() or is_of_table(line):
            continue
        blank = not before.strip()
        if _label_kind(line) is not None:
            items += 1
            parted += blank
        if blank or is_of_table(before):
            continue
        pairs += 1
        goes_on += _continues(before, line)
    wrapped = goes_on >= _FEWEST and goes_on >= _SHARE * pairs
    return Wrapping(wrapped, spaced=2 * parted >= items and any(not line.strip() for line in lines))


def is_of_table(line: str) -> bool:
    """Whether a line holds bars or tabs between cells, or the marks of HTML."""
    return line.lstrip().startswith(("|", "+-", "<t")) or "\t" in line.strip()


def _continues(before: str, line: str) -> bool:
    """Whether a line plainly goes on with the one above it: in lower case, or inside an emphasis."""
    if _ENDED.search(before) or _RULE.match(before):
        return False
    first = line.lstrip(_NOT_MARKS)[:1]
    return (first.islower() and _label_kind(line) is None) or _emphasis_open(before)


def paragraphs_in(lines: Sequence[str], how: Wrapping) -> tuple[tuple[int, int], ...]:
    """The paragraphs of lines that no blank line parts, as indexes (half-open)."""
    ends: list[int] = []
    start, longest = 0, 0
    opened = _Emphasis()
    for k in range(1, len(lines)):
        opened.add(lines[k - 1])
        longest = max(longest, len(lines[k - 1]))
        if _is_hard_break(lines[k - 1], lines[k]) or (
            how.wrapped and _joins(lines, start, k, longest, how, opened.is_open)
        ):
            continue
        ends.append(k)
        start, longest = k, 0
        opened = _Emphasis()
    bounds = [0, *ends, len(lines)]
    return tuple((a, b) for a, b in itertools.pairwise(bounds) if a < b)


class _Emphasis:
    """Whether the lines of a paragraph so far leave an emphasis open."""

    def __init__(self) -> None:
        self._open = False

    def add(self, line: str) -> None:
        self._open ^= _emphasis_open(line)

    @property
    def is_open(self) -> bool:
        return self._open


def _emphasis_open(line: str) -> bool:
    """Whether a line alone leaves ``**`` or ``*`` open: its marks are odd in number; the star of a list item
    is none of them."""
    line = _ITEM.sub("", line)
    if "*" not in line:
        return False
    doubles = line.count("**")
    singles = len(regex.findall(r"(?<![\\*(])\*(?![*)])", line.replace("**", "\0"))) - line.count(" * ")
    return bool(doubles % 2) or bool(singles % 2)


_ITEM = regex.compile(r"^\s*+\*\s++")


def _is_hard_break(before: str, line: str) -> bool:
    """A hard break of Markdown (two spaces, a backslash) inside a paragraph; a label still begins one."""
    return before.endswith(("  ", "\\")) and not is_heading(line) and _label_kind(line) is None


def _joins(lines: Sequence[str], start: int, at: int, longest: int, how: Wrapping, is_open: bool) -> bool:
    """Whether a line goes on with the one before it, in a text that is hard-wrapped.

    Args:
        start: the first line of the paragraph so far.
        longest: letters of its longest line.
        is_open: whether an emphasis runs on.
    """
    before, line = lines[at - 1], lines[at]
    if is_heading(line) or is_heading(before) or stands_alone(before, is_open):
        return False
    if is_open or _MARKS_ONLY.match(line):
        return True
    if stands_alone(line):
        return False
    ended = _ENDED.search(before) is not None
    if _label_kind(line) is not None:
        return not ended and (_leads_on(before) or _is_dash_inside(before, line))
    if _begins_basis(line) and (ended or not how.spaced):
        return False
    if how.spaced:
        return not _both_emphasised(before, line)
    if _is_bold(before) or line.startswith("*"):
        return False
    full = longest >= _WIDE and len(before) >= _FULL * longest
    if ended:
        return full
    return full or _is_unfinished(lines[start], before, line)


def _is_unfinished(first: str, before: str, line: str) -> bool:
    """Whether a line that no sign ends goes on: with lower case, a figure or a bracket, in capitals as well,
    behind a word that needs another; a list item goes on with whatever has no label."""
    goes_on = line.lstrip(_NOT_MARKS)[:1]
    return (
        goes_on.islower()
        or goes_on.isdigit()
        or line.startswith(("(", *_INSIDE))
        or (before.isupper() and line.isupper())
        or _leads_on(before)
        or _label_kind(first) in BULLETS
    )


def stands_alone(line: str, is_open: bool = False) -> bool:
    """Whether a line is a paragraph of its own: motto, ``Nơi nhận:``, ``TM. …``, a type in capitals, a rule.

    Args:
        is_open: whether an emphasis that is still open runs through the line: ``**KẾ HOẠCH`` goes on.
    """
    if _RULE.match(line):
        return True
    text = plain(line).strip(" *:")
    if not text or is_open:
        return False
    return (
        names_motto(text)
        or (names_state(text) and is_broken_state(text))
        or begins_receivers(text)
        or signs_for(text)
        or text in document_types()
    )


@cache
def _leading_on() -> regex.Pattern[str]:
    words = "|".join(
        regex.escape(form) for word in words_of("leads_on") for form in {word, word.capitalize()}
    )
    return regex.compile(rf"(?:(?<!\p{{L}})(?:{words}):?|[,(–-]|^\[\d+\])\s*$")


@cache
def _bases() -> regex.Pattern[str]:
    return regex.compile(rf"[*_\s-]*{any_of('cites', 'proposes')}\b")


def _leads_on(line: str) -> bool:
    """Whether a line ends with a word that needs another: ``Nghị quyết số``, ``ngày``, ``của``."""
    return _leading_on().search(line.rstrip("*_ ")) is not None


def _begins_basis(line: str) -> bool:
    return _bases().match(line) is not None


def _label_kind(line: str) -> Kind | None:
    """The kind of the label that a line begins with, marks of emphasis left out; None where it has none."""
    text = line.lstrip("*_\\ ")
    if _RULE.match(line) or not text or _ACT_NUMBER.match(text):
        return None
    if line.lstrip()[:1] == "*" and line.lstrip()[1:2] == " ":
        return Kind.STAR
    label = paragraph_label(text[:40].replace("**", "").replace("\\", ""))
    return label.kind if label is not None else None


def _is_dash_inside(before: str, line: str) -> bool:
    """``kinh tế⏎- xã hội``, ``05⏎- 06%``: a dash before lower case, or between two figures."""
    text = line.lstrip("*_\\ ")
    label = paragraph_label(text[:40])
    if label is None or label.kind is not Kind.DASH:
        return False
    first = text[label.end : label.end + 1]
    return first.islower() or (first.isdigit() and before.rstrip("*_ ")[-1:].isdigit())


def _both_emphasised(before: str, line: str) -> bool:
    """``**ỦY BAN NHÂN DÂN**⏎**TỈNH HẬU GIANG**``: each line is set for itself."""
    return before.rstrip().endswith("*") and line.startswith("*") and before.startswith("*")


def _is_bold(line: str) -> bool:
    """Whether a line is bold from its first letter to its last: a heading where no blank line parts it."""
    text = line.strip()
    return text.startswith("**") and text.endswith("**") and text.count("**") == 2 and len(text) > 4


def joined_cell(lines: Iterable[str], *, set_aside: bool = False) -> tuple[str, ...]:
    """The paragraphs of a cell's lines, marks off: a line goes on unless a label begins it behind an ended one.

    Args:
        set_aside: the cell is a letterhead or a signature, whose lines mostly stand for themselves.
    """
    given = [line for line in lines if line.strip()]
    found = paragraphs_in(given, Wrapping(wrapped=True, spaced=not set_aside))
    texts = (plain(" ".join(line.strip() for line in given[a:b])) for a, b in found)
    return tuple(text for text in texts if text)
