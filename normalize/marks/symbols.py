"""Letters of symbol fonts (Wingdings, Webdings, Symbol) as Unicode letters that say the same.

Such a font prints a tick for ``ü`` or for the private-use letter U+F0FC, and ≥ for U+F0B3. The register
``symbol_letters.csv`` holds, for each font, the code of the letter and what it prints. A letter of the private-use
area whose font is not named is read as the rows of font ``any`` say.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from normalize.registers import rows

_PRIVATE = 0xF000
"""A symbol font's letter of code c has the Unicode value U+F000 + c."""
_WINDOWS = "cp1252"
_LETTERS = re.compile("[\uf000-\uf0ff]")


def symbols_as_letters(text: str, font: str | None) -> str:
    """A text with the letters of a symbol font replaced.

    Args:
        text: the letters as the file has them.
        font: name of their font, with or without the mark of a subset (``ABCDEF+Wingdings-Regular``); None where
            the file names none.

    Example: ``("ü", "Wingdings")`` gives ``✓``; ``("\\uf0b3 63%", None)`` gives ``≥ 63%``.
    """
    family = family_of(font)
    if family is None and (text.isascii() or not _LETTERS.search(text)):
        return text
    letters = _tables()[family or "any"]
    return "".join(letters.get(c, c) for c in text)


@lru_cache(maxsize=1024)
def family_of(font: str | None) -> str | None:
    """The symbol font that a font's name names, None for a font of letters."""
    folded = " ".join((font or "").rpartition("+")[2].lower().replace("-", " ").replace("_", " ").split())
    joined = folded.replace(" ", "")
    if joined.startswith(("symbolmt", "symbol")) and not joined.startswith(("symbola", "symbolneu")):
        return "symbol"
    families = sorted((f for f in _tables() if f not in ("any", "symbol")), key=len, reverse=True)
    return next((f for f in families if joined.startswith(f.replace(" ", ""))), None)


@cache
def _tables() -> dict[str, dict[str, str]]:
    """For each font its letters, by the private-use letter and, but for ``any``, by the letter of Windows."""
    tables: dict[str, dict[str, str]] = {}
    for row in rows("symbol_letters"):
        letters = tables.setdefault(row["font"], {})
        code = int(row["code"], 16)
        letters[chr(_PRIVATE + code)] = row["letter"]
        if row["font"] != "any":
            letters[chr(code)] = letters[bytes([code]).decode(_WINDOWS, "replace")] = row["letter"]
    return tables
