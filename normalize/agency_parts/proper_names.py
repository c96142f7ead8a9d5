"""Whether a name that the register does not hold is a body's proper name in full: "Công ty Cổ phần Du lịch An Giang".

Such a name is no doubt: companies, schools and centres are more than any register holds. A doubt are a name close to a
known one, words that are misspelt, a noun alone ("Văn phòng Sở"), and nouns of which the register holds every body ("Sở").
"""

from __future__ import annotations

from normalize.agency_names.deeds import deed_in_name
from normalize.agency_names.misprints import is_close_to_known
from normalize.agency_names.province_names import province_at
from normalize.agency_names.words import first_words, word_at
from normalize.agency_parts.cell import Cell
from normalize.spelling.syllables import is_syllable

_HEADS = ("unit_head", "name_head", "class")
_FEWEST, _MOST = 2, 20
"""Words behind the noun of a name that tell which body it is."""
_JOINTS = ("va", "cua", "voi", "cac", "thuoc", "hoac", "tai", "cho")
"""Words with which no name ends, folded."""


def is_proper_name(cell: Cell, first: int, last: int) -> bool:
    """Whether words ``[first, last)`` are the full name of one body."""
    tokens = cell.tokens
    if not tokens.upper(first) or tokens.text.isupper() or tokens.plain[first] in first_words("all_known"):
        return False
    head = max((found[0] for kind in _HEADS if (found := word_at(kind, tokens, first))), default=first)
    if head == first or not _FEWEST <= last - head <= _MOST or tokens.plain[last - 1] in _JOINTS:
        return False
    if any(deed_in_name(tokens, k) or cell.role_at(k) for k in range(head, last)):
        return False
    return _is_spelt(cell, first, last) and not is_close_to_known(tokens, first, last)


def _is_spelt(cell: Cell, first: int, last: int) -> bool:
    """Whether each word is a syllable, a number, an abbreviation in capitals, or of a province's name."""
    tokens, k = cell.tokens, first
    while k < last:
        province = province_at(tokens, k)
        if province is not None:
            k = province[0]
            continue
        word = tokens.printed(k)
        if not (is_syllable(word) or word.isupper() or word.isdigit() or word == "&"):
            return False
        k += 1
    return True
