"""Names of communes and districts in an agency cell, as the gazetteer has them: "xã Thành Công", "phường Từ Liêm".

A name may hold a noun of bodies, a verb or a preposition ("xã Trường Hà", "phường Yên Sở"): what the gazetteer knows is
taken whole.
"""

from __future__ import annotations

from normalize.agency_names.tokens import DASH, LINE, SPACE, Tokens
from normalize.places.gazetteer import names_of_units


def unit_name_end(tokens: Tokens, first: int) -> int | None:
    """The word after the longest name of the gazetteer that begins at a word, where each of its words has a capital."""
    if first >= len(tokens):
        return None
    for words in names_of_units().get(tokens.plain[first], ()):
        last = first + len(words)
        if tuple(tokens.plain[first:last]) != words:
            continue
        joined = all(gap in (SPACE, LINE, DASH) for gap in tokens.gap[first + 1 : last])
        if joined and all(tokens.upper(k) or _behind_apostrophe(tokens, k) for k in range(first, last)):
            return last
    return None


def _behind_apostrophe(tokens: Tokens, k: int) -> bool:
    """“Cư M'gar”"""
    return tokens.text[tokens.start[k] - 1 : tokens.start[k]] in ("'", "’")
