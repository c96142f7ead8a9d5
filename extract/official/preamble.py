"""Where the title of a document ends and the sentence begins in which its issuer puts it in force.

A title is a phrase; behind it may stand, without any ``Căn cứ``, a sentence: ``Ủy ban nhân dân tỉnh ban hành Kế hoạch … như
sau:``. What a sentence is tells its end (a colon, a full stop, a semicolon) and its look (the title is bold, it is not),
not its words.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extract.official.zones import Line
from normalize.official_words import greets

_CLOSES = regex.compile(r"[:;.]\W*$")
_ABBREVIATED = regex.compile(r"\b(?:TP|P|Q|TX|TT|v\.v|tr)\.\W*$")
"""A full stop that shortens a word."""
_GOES_ON = regex.compile(r"[\p{Ll}\d(]")
_FULL_LINE = 70
"""Letters of a line that a sentence may leave for the next one, whatever that begins with."""
_LINES = 8
"""Lines of one sentence, at most."""
_LEAST_WORDS = 6
"""Words of such a sentence, at least; a title may end in a full stop: ``năm 2026.``"""
_LEAST_WORDS_PLAIN = 10
"""Words of a paragraph in another weight than the title, at least."""


def begins_preamble(lines: Sequence[Line], at: int, title: Line) -> bool:
    """Whether a line below the first of a title begins a sentence and does not go on with the title.

    Args:
        at: index of the line among those of the head.
        title: the first line of the title.
    """
    line = lines[at]
    if greets(line.text):
        return True
    if _GOES_ON.match(line.text) or line.text.isupper():
        return False
    words = sentence_at(lines, at).split()
    if len(words) >= _LEAST_WORDS and _closes(words[-1]):
        return True
    return title.bold and not line.bold and len(words) >= _LEAST_WORDS_PLAIN


def sentence_at(lines: Sequence[Line], at: int) -> str:
    """The lines of one sentence, hard wrapped or not."""
    text = lines[at].text
    for above, below in zip(lines[at : at + _LINES], lines[at + 1 :], strict=False):
        wrapped = below.zone is above.zone and (_GOES_ON.match(below.text) or len(above.text) >= _FULL_LINE)
        if _closes(above.text) or not wrapped:
            break
        text = f"{text} {below.text}"
    return text


def _closes(text: str) -> bool:
    return _CLOSES.search(text) is not None and _ABBREVIATED.search(text) is None
