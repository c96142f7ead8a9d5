"""The bytes of a text file or a web page as text, whatever encoding they are in.

Bytes of an encoding from before Unicode come back as Latin-1 characters, one for each byte: which encoding it is
may differ from line to line (:mod:`normalize.spelling.piecewise`).
"""

from __future__ import annotations

import html
import quopri

import regex

from normalize.spelling.piecewise import best_encoding

FEW_LOST = 0.02
"""Share of characters that may be no UTF-8 in a text that is UTF-8 for the rest."""
WIDE_SHARE = 0.15
"""Share of zero bytes from which a text without a byte order mark is UTF-16."""
FEWEST_ESCAPES = 5
_LOOKED_AT = 100_000
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_ENTITY = regex.compile(r"&(?:#\d{2,6}|#[xX][0-9A-Fa-f]{2,5}|[A-Za-z]{3,8});")
_CODE = regex.compile(r"\\u([0-9A-Fa-f]{4})")
_ZEROS = regex.compile("\x00+")
"""Where bytes of a file were lost and a disk gave zeros: letters that cannot be known."""
_LOST = regex.compile(rb"\x00{4,}")
"""More zeros than letters of UTF-16 can have side by side."""
_QUOTED = regex.compile(r"=[0-9A-F]{2}=[0-9A-F]{2}")


def text_of(data: bytes) -> str | None:
    """The text with ``\\n`` at the end of each line; None where the bytes are no text that can be told."""
    text = _decoded(data)
    return None if text is None else text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _if_it_is(data, encoding)
    wide = _wide(data[:_LOOKED_AT])
    if wide:
        return _if_it_is(data, wide)
    text = _if_it_is(data, "utf-8")
    if text is not None:
        return _ZEROS.sub("\ufffd", text)
    bytewise = data.decode("latin-1")
    if best_encoding(bytewise[:_LOOKED_AT]) is not None:
        return bytewise
    mended = data.decode("utf-8", "replace")
    lost = mended.count("\ufffd")
    return mended if lost <= FEW_LOST * len(mended) and lost * 2 < _beyond_ascii(mended) else None


def _if_it_is(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _wide(data: bytes) -> str:
    """The UTF-16 that a text without a mark is in, empty where it is not."""
    data = _LOST.sub(lambda run: b"-" * len(run[0]), data)
    if data.count(0) < WIDE_SHARE * len(data):
        return ""
    return "utf-16-le" if data[1::2].count(0) > data[0::2].count(0) else "utf-16-be"


def _beyond_ascii(text: str) -> int:
    return sum(not c.isascii() for c in text)


def unescaped(text: str) -> str:
    """A text whose letters are written as escapes with these letters: ``&#7879;``, ``\\u1ec7``, ``=E1=BB=87``.

    Only escapes of letters beyond ASCII are undone; ``&lt;`` stays.
    """
    if len(_QUOTED.findall(text)) >= FEWEST_ESCAPES and text.isascii():
        text = quopri.decodestring(text.encode()).decode("utf-8", "replace")
    if len(_CODE.findall(text)) >= FEWEST_ESCAPES:
        text = _CODE.sub(lambda found: _letter(chr(int(found[1], 16)), found[0]), text)
    return (
        _ENTITY.sub(lambda found: _letter(html.unescape(found[0]), found[0]), text) if "&" in text else text
    )


def _letter(letter: str, printed: str) -> str:
    is_one = len(letter) == 1 and not letter.isascii() and (letter.isalpha() or letter in "\u00ad\u00a0")
    is_mark = "\u0300" <= letter <= "\u036f"
    return letter if is_one or is_mark else printed
