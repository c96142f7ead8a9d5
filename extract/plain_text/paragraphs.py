"""Paragraphs of a text file: the marks of Markdown taken off, those that a page broke made whole."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import regex

from extract.model import Block, Fragment, Paragraph, Place
from extract.plain_text.emphasis import emphasised_letters, without_emphasis, without_loose_emphasis
from normalize.text import clean

_INLINE_TAG = regex.compile(r"</?(?:b|i|u|strong|em|sub|sup|span|font|br)\b[^<>]*/?>", regex.IGNORECASE)
_SUBSCRIPT = regex.compile(r"(?<!\s)\s*+<su([bp])>([^<]*+)</su\1>", regex.IGNORECASE)
_LINE_BREAK = regex.compile(r"<br\s*/?>", regex.IGNORECASE)
_HEADING = regex.compile(r"^(#{1,6})\s+")
_ESCAPED = regex.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_JUNK = regex.compile(r"[↴↵]+")
_ITEM = regex.compile(r"^\s*(?:\\?[-+*•]|\d+[.)]|[a-zđ][.)]|\(\d+\))\s")
_ENDS_SENTENCE = regex.compile(r"[.;:!?…/)\]”\"]\s*$")
_MARK = regex.compile(r"[<*_\\&↴↵]")
_NESTED = 3
"""Marks of emphasis inside each other that are taken off, at most."""


@lru_cache(maxsize=16_384)
def plain(text: str) -> str:
    """A line of Markdown without its marks: emphasis, tags, escapes, entities; spaces folded."""
    if not _MARK.search(text):
        return clean(text)
    without = without_subscripts(text)
    without = _LINE_BREAK.sub(" ", without)
    without = _INLINE_TAG.sub("", without)
    without = without_loose_emphasis(without)
    for _ in range(_NESTED):
        without = without_emphasis(without)
    without = _ESCAPED.sub(r"\1", html.unescape(without))
    return clean(_JUNK.sub("", without))


def without_subscripts(text: str) -> str:
    """``CO <sub>2</sub>`` as ``CO2``."""
    return _SUBSCRIPT.sub(lambda found: found[2].strip(), text)


def paragraph_of(lines: list[str], first: int) -> tuple[Paragraph, ...]:
    """The paragraph that some lines print, the first of them line ``first`` (1-based); none where they are
    empty."""
    heading = _HEADING.match(lines[0])
    joined = " ".join(line.rstrip("\\").strip() for line in lines)
    body = _HEADING.sub("", joined)
    text = plain(body)
    if not text:
        return ()
    bold, italic, letters = emphasised_letters(body)
    found = Paragraph(
        text,
        (Fragment(text, Place(line=first)),),
        heading=len(heading.group(1)) if heading else None,
        bold=bold * 2 > letters or body.strip().startswith("<b>"),
        italic=(italic * 2 > letters or body.strip().startswith("<i>")) and bold * 2 <= letters,
    )
    return (found,)


def is_heading(line: str) -> bool:
    """Whether a line is marked as a heading: ``## II. NHIỆM VỤ``."""
    return _HEADING.match(line) is not None


def begins_item(line: str) -> bool:
    """Whether a line begins an item of a list: ``- ``, ``1. ``, ``a) ``, ``(1) ``."""
    return _ITEM.match(line) is not None


def rejoined(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with paragraphs that a page broke made whole: the rest goes on in lower case."""
    runs: list[list[Block]] = []
    for block in blocks:
        if runs and _broken_by_page(runs[-1], block):
            runs[-1].append(block)
        else:
            runs.append([block])
    return tuple(_joined(run) for run in runs)


def _joined(run: list[Block]) -> Block:
    pieces = [block for block in run if isinstance(block, Paragraph)]
    if len(pieces) < 2:
        return run[0]
    fragments = tuple(fragment for piece in pieces for fragment in piece.fragments)
    return replace(pieces[0], text=" ".join(piece.text for piece in pieces), fragments=fragments)


def _broken_by_page(run: list[Block], after: Block) -> bool:
    """A paragraph (its pieces so far) that stops inside a sentence and one that begins in lower case are
    one."""
    before, last = run[0], run[-1]
    if not (isinstance(before, Paragraph) and isinstance(last, Paragraph) and isinstance(after, Paragraph)):
        return False
    if before.heading or after.heading or before.bold or after.bold:
        return False
    return after.text[:1].islower() and not begins_item(after.text) and not _ENDS_SENTENCE.search(last.text)
