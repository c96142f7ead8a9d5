"""Lines of running text, put together to paragraphs, over page breaks too.

The question is always whether line ``b`` goes on with the paragraph that line ``a`` belongs to. The strongest
sign: had the paragraph gone on, the first word of ``b`` would have been set at the end of ``a`` if there was
room. Then come labels, indents, leading and style.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from extract.layout.lines import LEFT, MAIN, RIGHT, SIDEWAYS, TextLine
from extract.model import Box, Doubt, Fragment, Paragraph, Place, union
from normalize.official_words import any_of, is_broken_state

INDENT = 8.0
"""Points from which a line counts as indented."""
DEEP = 100.0
"""Points of indent beyond which a line is no prose (a name under a signature, a unit note)."""
CENTRED = 9.0
"""Points by which the middle of a centred line may be off the middle of its column."""
FIRST_LINE = 40.0
"""Points of indent of a first line at most."""
CENTRED_FREE = 18.0
"""Points that are free on both sides of a centred line at least."""
WIDE_LEADING = 1.4
"""Times the usual distance of lines from which a distance parts paragraphs."""
SLACK = 3.0
"""Points of room that a word needs beyond its width and a space to have fitted."""
SHORT = 0.25
"""Share of its column: a line that leaves more free at its end ends a paragraph, whatever its last letter."""
OTHER_SIZE = 1.6
"""Points by which font sizes differ between text of different kinds."""
_LABEL = regex.compile(
    rf"(?:Điều\s+\d+|Chương\s+[IVXL\d]+|Mục\s+[IVXL\d]+|Phần\s+|Phụ lục|PHỤ LỤC|{any_of('cites')}\s|[IVXLC]{{1,6}}[.)/\s]"
    r"|\d{1,3}(?:\.\d{1,3}){0,4}[.)/]\s?|\d{1,3}(?:\.\d{1,3}){1,4}\s|\(?[a-zđ]{1,2}\d?(?:\.\d+)?[.)]\s|\(\d{1,2}\)\s|[-–—+•*▪➢❖✓●○□]\s?)"
)
_CLAUSE = re.compile(
    rf"(?:Điều\s+\d+|\d{{1,3}}(?:\.\d{{1,3}})*[.)]\s|\(?[a-zđ][.)]\s|[-–—+•*]\s|{any_of('cites')}\s)"
)
_ENDS = re.compile(r"[.;:!?…/]['”\"»)\]]*$")
_ALONE = regex.compile(
    rf"(?i)(?:{any_of('alone')}|phụ lục(?: số)?(?:\s+[ivxlc\d.]+[a-zđ]?)?|(?:phần|chương|mục)(?:\s+(?:thứ\s+)?[\p{{L}}\d]+))\s*:?"
)
_BROKEN_WORD = regex.compile(r"[\p{L}\p{N}]-$")


@dataclass(slots=True)
class Open:
    """A paragraph while it is built: its lines so far, and whether it is centred."""

    lines: list[TextLine]
    centred: bool


def paragraphs_of(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """Lines in reading order, grouped to paragraphs. ``left`` and ``right`` of the lines must be set."""
    leading = usual_leading(lines)
    groups: list[Open] = []
    for line in lines:
        if groups and goes_on(groups[-1], line, leading):
            groups[-1].lines.append(line)
        else:
            groups.append(Open([line], is_centred(line)))
    return [group.lines for group in groups]


def usual_leading(lines: Sequence[TextLine]) -> float:
    """The usual distance between lower edges of neighbouring lines, in points; 0 where there are none."""
    steps = sorted(
        b.box.bottom - a.box.bottom
        for a, b in pairwise(lines)
        if a.page == b.page and 0 < b.box.bottom - a.box.bottom < 3 * max(a.size, 1.0)
    )
    # The lower third: where most paragraphs are one line long, the median would be a gap between paragraphs.
    return steps[len(steps) // 3] if steps else 0.0


def goes_on(group: Open, line: TextLine, leading: float) -> bool:
    """Whether ``line`` goes on with the paragraph."""
    last = group.lines[-1]
    if last.side != line.side or abs(last.size - line.size) > OTHER_SIZE:
        return False
    if last.page == line.page and _far(last, line, leading):
        return False
    if line.side in (LEFT, RIGHT, SIDEWAYS):
        return _column_goes_on(group, line)
    centred = is_centred(line)
    if group.centred or centred:
        joins = symmetric(line) and all(symmetric(other) for other in group.lines) and _same_title(last, line)
        group.centred = group.centred or joins
        return joins or _only_seemed_centred(group, line)
    return _prose_goes_on(group, line)


def _only_seemed_centred(group: Open, line: TextLine) -> bool:
    """Whether a first line only looked centred: it is indented, and the text goes on at the left edge."""
    first = group.lines[0]
    chance = len(group.lines) == 1 and first.box.x0 - first.left < DEEP and line.side == MAIN
    if chance and line.box.x0 - line.left <= INDENT and not is_centred(line) and _prose_goes_on(group, line):
        group.centred = False
        return True
    return False


def _far(last: TextLine, line: TextLine, leading: float) -> bool:
    step = line.box.bottom - last.box.bottom
    usual = max(leading, 1.1 * max(last.size, line.size))
    return step > WIDE_LEADING * usual or step < -2.0


def _same_title(last: TextLine, line: TextLine) -> bool:
    return (
        last.page == line.page
        and (is_centred(last) or last.bold or last.italic or last.text.isupper())
        and last.bold == line.bold
        and last.italic == line.italic
        and abs(last.size - line.size) < 0.6
        and not line.text.startswith("(")
        and _same_case(last.text, line.text)
        and not _ALONE.fullmatch(last.text.strip())
        and not _ALONE.fullmatch(line.text.strip())
    )


def _same_case(a: str, b: str) -> bool:
    """Whether both are in capitals or neither is; figures alone go with either."""
    return a.isupper() == b.isupper() or not any(c.isalpha() for c in b)


def _column_goes_on(group: Open, line: TextLine) -> bool:
    """In a letterhead or a list of addressees: only a line that its neighbour could not hold goes on."""
    last = group.lines[-1]
    if _LABEL.match(line.text) or last.bold != line.bold or last.italic != line.italic:
        return False
    if is_broken_state(f"{last.text} {line.text}"):
        return True
    if line.bold or line.text.isupper() or last.text.isupper():
        return False  # names of bodies and offices: a line each
    return not _had_room(last, line) and not _ENDS.search(last.text)


def _prose_goes_on(group: Open, line: TextLine) -> bool:
    last = group.lines[-1]
    if _had_room(last, line):
        return _is_cut_short(group, line)
    ended = bool(_ENDS.search(last.text))
    label = bool(_LABEL.match(line.text))
    indent, last_indent = _indent(line), _indent(last)
    alone = len(group.lines) == 1
    if alone and last_indent > DEEP and (last.bold or abs(indent - last_indent) > INDENT):
        return False
    if label and (ended or indent > INDENT) and not _inside_number(last.text):
        return False
    if last.bold and not line.partly_bold and indent > INDENT:
        return False
    if indent > last_indent + INDENT:
        # A hanging label: the text under it is set further in.
        return alone and bool(_LABEL.match(last.text)) and not ended
    if abs(indent - last_indent) <= INDENT < indent and alone:
        return not (ended and (label or line.text[:1].isupper()))
    return True


def _is_cut_short(group: Open, line: TextLine) -> bool:
    """Whether a paragraph goes on although its last line had room for the next word.

    Words that must stay together ("01 năm 2026") leave a line short. A new paragraph would begin with an
    indent.
    """
    last = group.lines[-1]
    very_short = last.right - last.box.x1 > SHORT * (last.right - last.left)
    if _ENDS.search(last.text) or _LABEL.match(line.text) or very_short:
        return False
    return INDENT < _indent(group.lines[0]) < DEEP and _indent(line) <= INDENT


def _indent(line: TextLine) -> float:
    return line.box.x0 - line.left


def _inside_number(text: str) -> bool:
    """Whether the line before ends where a number or a reference goes on ("khoản", "ngày", "số")."""
    return text.lower().endswith(
        (" số", " ngày", " khoản", " điểm", " điều", " mục", " năm", " tháng", " và", ",")
    )


def _had_room(last: TextLine, line: TextLine) -> bool:
    space = 0.28 * last.size
    return last.box.x1 + space + line.first_width + SLACK < last.right


def is_centred(line: TextLine) -> bool:
    """Whether the line stands in the middle of its column with room on both sides (no clause that happens
    to)."""
    if line.side == MAIN and _CLAUSE.match(line.text) and line.box.x0 - line.left < DEEP / 2:
        return False
    free_left, free_right = line.box.x0 - line.left, line.right - line.box.x1
    off = abs(free_left - free_right)
    if line.side == MAIN and not line.bold and free_left < DEEP / 2 and _ENDS.search(line.text):
        # A sentence of one line leaves by chance as much free as its first line is indented.
        return False
    if min(free_left, free_right) >= DEEP:
        # The centred line may still have the indent of a first line.
        return off <= 2 * CENTRED + FIRST_LINE
    return min(free_left, free_right) >= CENTRED_FREE and off <= 2 * CENTRED


def symmetric(line: TextLine) -> bool:
    """Whether the line leaves as much room on the left as on the right, if any."""
    free_left, free_right = line.box.x0 - line.left, line.right - line.box.x1
    return abs(free_left - free_right) <= 2 * CENTRED


def paragraph(lines: Sequence[TextLine], boxes: Sequence[Box]) -> Paragraph:
    """Lines as a paragraph with a fragment for each page.

    ``boxes``: places of the lines on the pages as printed.
    """
    fragments: list[Fragment] = []
    text = ""
    start = 0
    for at in range(1, len(lines) + 1):
        if at < len(lines) and lines[at].page == lines[start].page:
            continue
        part = join_lines([line.text for line in lines[start:at]])
        box = union(boxes[start:at])
        fragments.append(_fragment(part, lines[start:at], box))
        text = join_lines([text, part]) if text else part
        start = at
    weight = sum(len(line.text) for line in lines)
    return Paragraph(
        text=text,
        fragments=tuple(fragments),
        bold=sum(len(line.text) for line in lines if line.bold) > weight / 2,
        italic=sum(len(line.text) for line in lines if line.italic) > weight / 2,
        centered=any(map(is_centred, lines)) and all(map(symmetric, lines)),
    )


def _fragment(text: str, lines: Sequence[TextLine], box: Box | None) -> Fragment:
    """The lines of a paragraph on one page; ``text``: as they are joined."""
    doubts: list[Doubt] = []
    at = 0
    for line in lines:
        at += text.startswith(" ", at)
        doubts += (replace(d, start=d.start + at, end=d.end + at) for d in line.doubts)
        at += len(line.text)
    notes = tuple(n for line in lines for n in line.notes)
    confidence = min(line.confidence for line in lines)
    recognised = any(line.recognised for line in lines)
    return Fragment(text, Place(page=lines[0].page, box=box), confidence, notes, tuple(doubts), recognised)


def join_lines(texts: Sequence[str]) -> str:
    """Printed lines as one text; a hyphen inside a word or number at the line's end takes no space after
    it."""
    joined = ""
    for text in texts:
        glued = bool(_BROKEN_WORD.search(joined)) and text[:1].isalnum()
        joined += text if not joined or glued else " " + text
    return joined
