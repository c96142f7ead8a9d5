"""Where a document that is attached to another begins, and which appendix is an outline.

A decision is followed by what it puts in force: its own letterhead, or its type in capitals (``KẾ HOẠCH``), its
title, then its first part. ``(Kèm theo …)`` below the title says so, but many do not print it; then the first
part behind the title tells. An appendix is a table, a form, or an outline: numbered parts as in a plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from extract.model import Block, Grid, Paragraph
from normalize.numbering.labels import BULLETS, Kind, Label
from normalize.numbering.paragraph_labels import paragraph_label
from normalize.official_words import any_of, begins_receivers, document_types, names_state, signs_for
from normalize.text import clean, fold

EMPHASIS = regex.compile(r"^\*{1,3}(?=[^\s*])|^\*[\s*]*$")
"""Marks of Markdown that a converter left on a hard-wrapped line: ``**ỦY BAN NHÂN``, ``* *`` are no list
items."""
NUMBERED = frozenset(Kind) - BULLETS - {Kind.BRACKETED, Kind.SMALL_ROMAN, Kind.LETTER}
"""Labels of the parts of a text, in contrast to those of lists."""
LIKE_ONE = r"[Ll1T!|]\s?[.,:]?\s+"
"""Pattern of what OCR reads, or a typist types, for ``I.`` before a heading in capitals: ``L MỤC TIÊU``."""
_MISREAD_FIRST = regex.compile(rf"{LIKE_ONE}{any_of('first_part', capitals=True)}")
"""The heading of a plan's first part behind such a sign."""
_APPENDIX = regex.compile(r"(?:PHỤ|Phụ)\s+(?:LỤC|lục|BIỂU|biểu)\b")
_ANNEX_LIST = regex.compile(rf"{any_of('annex_list', capitals=True)}\b")
_ATTACHED = regex.compile(r"\(\s*(?:ban hành\s+)?k[èe]m\s+theo", regex.IGNORECASE)
_TITLE_WORD = regex.compile(rf"(?:DỰ THẢO\s+)?{any_of('attached', capitals=True)}\b")
_ATTACHED_WITHIN = 6
"""Blocks after an appendix's or an attached plan's title in which its ``(Kèm theo …)`` stands."""
_FIRST_PART_WITHIN = 40
"""Blocks behind the title of an attached document in which its first part begins: title, bases, a preface."""
_OUTLINE_WITHIN = 8
"""Blocks behind the name of an appendix in which an outline begins."""
_SECOND_WITHIN = 120
"""Blocks behind the first part of an appendix in which its second begins."""
_LONGEST_NAME = 200
"""Letters of the name of an appendix, at most."""
_LONGEST_SIGNED = 120
_THREE_CAPITALS = regex.compile(r"\p{Lu}{2,}\s+\p{Lu}{2,}\s+\p{Lu}{2,}")
_LETTERHEAD_ALONE = 60
"""Letters of the state's name and motto that stand alone, at most."""


def text_of(block: Block) -> str:
    """A paragraph's text without marks that a converter left, empty for a grid."""
    return EMPHASIS.sub("", clean(block.text)) if isinstance(block, Paragraph) else ""


def is_letterhead(block: Block) -> bool:
    """Whether a line or a table is a letterhead: a sentence that names the state is none."""
    if isinstance(block, Grid):
        return any(names_state(cell.text) for cell in block.cells)
    text = clean(block.text)
    return names_state(text) and (len(text) < _LETTERHEAD_ALONE or _THREE_CAPITALS.search(text) is not None)


def is_signature(block: Block) -> bool:
    """Whether a line or a table begins the end of a text: receivers, or who signs."""
    texts = (
        [line for cell in block.cells for line in (cell.text, *cell.lines)]
        if isinstance(block, Grid)
        else [text_of(block)]
    )
    return any(begins_receivers(t.strip()) or (signs_for(t) and len(t) < _LONGEST_SIGNED) for t in texts)


_FORM = regex.compile(
    r"(?:Biểu\s+m|M)ẫu(?:\s+(?:số|biểu))?\s+\d{1,2}\p{L}?(?:[-./]\w{1,8})*+\s*+[:.]?", regex.IGNORECASE
)
"""``Mẫu 01``, ``Biểu mẫu số 2a``: the name of a form, alone on its line."""


def opens_appendix(index: int, blocks: Sequence[Block], *, behind_end: bool) -> bool:
    """Whether a block is the name of an appendix; behind the end of a text a list (``DANH MỤC``) is one too."""
    block = blocks[index]
    text = text_of(block)
    if _FORM.fullmatch(text):
        return True
    if _APPENDIX.match(text):
        named = is_capitals(text) or _stands_alone(text) or _is_marked(block) or _attached_near(index, blocks)
        return len(text) < _LONGEST_NAME and named
    if not behind_end or _ANNEX_LIST.match(text) is None or not is_capitals(text):
        return False
    return _attached_near(index, blocks) or _holds_list(index, blocks)


def _holds_list(index: int, blocks: Sequence[Block]) -> bool:
    """Whether a table or a numbering begins right behind the name of a list."""
    near = blocks[index + 1 : index + _ATTACHED_WITHIN]
    return any(isinstance(b, Grid) or first_label(b) is not None for b in near)


def opens_attached(index: int, blocks: Sequence[Block]) -> bool:
    """Whether a block behind the end of a text is the title of a document that is attached to it."""
    block = blocks[index]
    text = text_of(block)
    printed = _TITLE_WORD.match(text) is not None or (
        _is_marked(block) and _TITLE_WORD.match(text.upper()) is not None
    )
    if not printed or len(text) >= _LONGEST_NAME:
        return False
    return (is_capitals(text) and _attached_near(index, blocks)) or _first_part_follows(index, blocks)


def opens_attached_amid_text(index: int, blocks: Sequence[Block]) -> bool:
    """Whether a block behind articles is such a title, where no signature stands between: the type alone."""
    text = text_of(blocks[index]).rstrip(" :")
    return text in _attached_types() and _first_part_follows(index, blocks)


def holds_document(index: int, blocks: Sequence[Block]) -> bool:
    """Whether the letterhead at ``index`` is that of an attached document and not of a form."""
    near = range(index + 1, min(index + 1 + 2 * _ATTACHED_WITHIN, len(blocks)))
    return any(opens_attached(at, blocks) for at in near)


def opens_outline(index: int, begun: int, blocks: Sequence[Block]) -> bool:
    """Whether a block is the first part of an outline in the appendix that began at ``begun``."""
    head = blocks[begun:index]
    if index - begun > _OUTLINE_WITHIN or any(isinstance(b, Grid) for b in head):
        return False
    first = first_label(blocks[index])
    if first is None or _NO_OUTLINE.search(" ".join(text_of(b).lower() for b in head)):
        return False
    return any(
        (label := paragraph_label(text_of(b))) is not None
        and label.kind is first.kind
        and label.parts == (2,)
        for b in _until_end(index + 1, _SECOND_WITHIN, blocks)
    )


def opens_first_part(block: Block) -> bool:
    """Whether a block is the heading of a plan's first part: ``I. MỤC TIÊU``."""
    text, label = text_of(block), first_label(block)
    if label is None or label.kind not in (Kind.ROMAN, Kind.UPPER) or not is_capitals(text):
        return is_first_part_misread(text)
    return _FIRST_PART.match(text[label.end :]) is not None


def is_first_part_misread(text: str) -> bool:
    """Whether a line is the heading of a first part behind a misread ``I.``."""
    return _MISREAD_FIRST.match(text) is not None and text.isupper()


def first_label(block: Block) -> Label | None:
    """The label of a block that begins a numbering, with a text behind it unless it is that of a part."""
    text = text_of(block)
    label = paragraph_label(text)
    if label is None or label.kind not in NUMBERED or label.parts not in ((1,), (1, 1)):
        return None
    bare = label.kind in (Kind.NUMBER, Kind.DECIMAL, Kind.UPPER) and not text[label.end :].strip()
    return None if bare else label


def is_capitals(text: str) -> bool:
    """Whether at least four of five letters are capitals."""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) >= 0.8 * len(letters)


_FIRST_PART = regex.compile(any_of("first_part", capitals=True))
_NO_OUTLINE = regex.compile(rf"\b{any_of('no_outline').lower()}\b")


def _first_part_follows(index: int, blocks: Sequence[Block]) -> bool:
    """Whether a first part stands behind a title, before any end of a text."""
    for block in _until_end(index + 1, _FIRST_PART_WITHIN, blocks):
        if first_label(block) is not None or is_first_part_misread(text_of(block)):
            return True
    return False


def _until_end(start: int, within: int, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks from ``start`` on, up to a signature, receivers or an appendix."""
    for at in range(start, min(start + within, len(blocks))):
        if is_signature(blocks[at]) or _APPENDIX.match(text_of(blocks[at])):
            return
        yield blocks[at]


def _attached_near(index: int, blocks: Sequence[Block]) -> bool:
    near = blocks[index : index + _ATTACHED_WITHIN]
    return any(isinstance(b, Paragraph) and _ATTACHED.search(b.text) for b in near)


def _is_marked(block: Block) -> bool:
    """Whether the file itself marks a paragraph as a heading."""
    return isinstance(block, Paragraph) and (block.heading is not None or block.bold)


def _stands_alone(text: str) -> bool:
    return regex.fullmatch(r"phu luc( (so )?[\divxa-h]{1,4}( [\da-z])?)?", fold(text)) is not None


@cache
def _attached_types() -> frozenset[str]:
    """Types of documents, in capitals, that are attached to a decision."""
    return frozenset(name for name in document_types() if _TITLE_WORD.match(name))
