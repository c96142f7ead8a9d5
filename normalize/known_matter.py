"""What stands in official documents and is no content of a plan: a form, a price list, the receivers.

The register ``data/known_matter.csv`` names each by the phrases that tell it: in the header or the caption of
a table (``table``), in the header of one of its columns (``column``), or at the beginning of a line
(``line``). Beside them stand the words that tell a column of works (``title``). Letterheads, bases and
signatures are told by ``normalize.official_words``.
"""

from __future__ import annotations

from functools import cache, lru_cache

import regex

from normalize.registers import rows
from normalize.text import fold, key


def matter_of_table(text: str) -> str:
    """What a table is by the words of its header and caption: ``price``, ``form``, …; empty where no phrase
    stands in them.

    Example: ``matter_of_table("TT Tên đường phố Giá đất ở")`` is ``"price"``.
    """
    return _first("table", text)


def matter_of_column(header: str) -> str:
    """What a column holds that is no plan's matter: ``norm`` for ``Định mức (kg/ha)``; else empty."""
    return _first("column", header)


def names_works(header: str) -> bool:
    """Whether a column of titles lists works, as ``Tên dự án`` does."""
    return bool(_first("title", header))


@lru_cache(maxsize=4096)
def matter_of_line(text: str) -> str:
    """What a line is by its first words: ``attached`` for ``(Kèm theo Quyết định …)``; else empty."""
    found = _pattern("line").match(fold(text[:120]).lstrip("(*_#>|[ "))
    return _kinds("line")[found[0]] if found else ""


def _first(place: str, text: str) -> str:
    """The kind of the first phrase of a place that stands in the text; empty where none does."""
    printed, folded = key(text), fold(text)
    for found in _pattern(place).finditer(folded):
        if len(printed) != len(folded) or not _differ(printed[found.start() : found.end()], place, found[0]):
            return _kinds(place)[found[0]]
    return ""


def _differ(printed: str, place: str, phrase: str) -> bool:
    """Whether the marks say that each word is another one: ``mục chỉ`` (of ``danh mục chỉ tiêu``) for ``mức chi``; one
    that differs may be misread."""
    words = printed.split()
    return len(words) > 1 and all(
        all(a not in (b, fold(b)) for a, b in zip(words, other.split(), strict=True))
        for other in _marked(place)[phrase]
    )


@cache
def _kinds(place: str) -> dict[str, str]:
    return {fold(row["phrase"]): row["kind"] for row in rows("known_matter") if row["place"] == place}


@cache
def _marked(place: str) -> dict[str, list[str]]:
    """Folded phrase → the phrases with their marks."""
    found: dict[str, list[str]] = {}
    for row in rows("known_matter"):
        if row["place"] == place:
            found.setdefault(fold(row["phrase"]), []).append(key(row["phrase"]))
    return found


@cache
def _pattern(place: str) -> regex.Pattern[str]:
    phrases = sorted(_kinds(place), key=len, reverse=True)
    return regex.compile(rf"(?<!\w)(?:{'|'.join(map(regex.escape, phrases))})(?!\w)")
