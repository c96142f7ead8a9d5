"""UTF-8 that was read as Windows-1252 and written as UTF-8 again, once or more often: ``Káº¿ hoáº¡ch`` for Kế hoạch.

Each letter has become two or three characters that stand together nowhere else. A no-break space among them may
have become a space on the way (``ngÃ y`` for ngày), and a control character may be lost; what is lost cannot be
read any more and becomes U+FFFD.
"""

from __future__ import annotations

import regex

from normalize.notes import Code, Note, info, warning
from normalize.text import is_vietnamese

FEWEST = 3
"""Letters that must come out, at least."""
MOST_TIMES = 3
"""How often a text may have been encoded again."""
UNKNOWN = "\ufffd"
_RENAMED = {
    bytes([b]).decode("cp1252"): b for b in range(0x80, 0xA0) if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_FOLLOWS = r"[\x80-\xbf" + "".join(map(regex.escape, _RENAMED)) + "]"
_LEADS = {"Ă": 0xC3}
"""Windows-1258 has Ă where Windows-1252 has Ã."""
_SEQUENCE = regex.compile(rf"[ÂÃĂÄÅÆËÌ]{_FOLLOWS}|[áâï]{_FOLLOWS}{{2}}|ð{_FOLLOWS}{{3}}")
_BLANK = regex.compile(r"([ÃĂ]|Æ|á[º»]) (?=\p{Ll}|[ \W]|\p{Lu}|$)")
_REST = regex.compile(r"á[º»](?![\x80-\xbf])")
_BEYOND = regex.compile(r"[\u0100-\u0101\u0104-\u0151\u0154-\u0160\u1ea0-\u1ef9ơưƠƯ]")
"""Letters that Windows-1252 does not have: the piece holds text that was encoded once."""


def undo_twice(texts: list[str]) -> tuple[list[str], Note | None]:
    """The texts with what was encoded twice undone, and a note; the same texts where nothing was."""
    undone, lost = texts, 0
    for _ in range(MOST_TIMES):
        letters = "".join(
            m for t in undone for found in _SEQUENCE.finditer(t) if (m := _letter(found.group()))
        )
        if sum(c.isalpha() for c in letters) < FEWEST or not _reads_better(undone):
            break
        undone = [_undone(t) for t in undone]
    if undone is texts:
        return texts, None
    undone, lost = _with_gaps(undone)
    message = "The text was encoded twice as UTF-8 and was converted back."
    if lost:
        message += f" {lost} letters are lost in the file and shown as {UNKNOWN}. Get the document from another source."
    note = warning if lost else info
    return undone, note(Code.LEGACY_ENCODING, message, expected="unicode", found="utf-8 twice")


def _reads_better(texts: list[str]) -> bool:
    """Whether Vietnamese comes out, or text that has to be undone once more."""
    touched = [t for t in texts if _SEQUENCE.search(t)]
    after = "\n".join(map(_undone, touched))
    return is_vietnamese(after) or len(_SEQUENCE.findall(after)) >= FEWEST


def _undone(text: str) -> str:
    mixed = _BEYOND.search(text) is not None

    def letter(found: regex.Match[str]) -> str:
        printed = found.group()
        if mixed and printed.endswith("\xa0"):
            return printed  # "XÃ\xa0HỘI"
        return _letter(printed) or printed

    return _SEQUENCE.sub(letter, text)


def _letter(printed: str) -> str:
    """What the characters stand for, empty where they stand for themselves."""
    codes = bytes(_RENAMED.get(c, _LEADS.get(c, ord(c))) & 0xFF for c in printed)
    try:
        return codes.decode("utf-8")
    except UnicodeDecodeError:
        return ""


def _with_gaps(texts: list[str]) -> tuple[list[str], int]:
    """Letters of which one byte became a space; U+FFFD for those that lost one, and how many these are."""
    whole = [_BLANK.sub(lambda found: _letter(f"{found[1]}\xa0") or found[0], t) for t in texts]
    lost = sum(len(_REST.findall(t)) for t in whole)
    return [_REST.sub(UNKNOWN, t) for t in whole], lost
