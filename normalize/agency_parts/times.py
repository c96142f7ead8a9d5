"""Times, sums and ticks in a cell of bodies: "Quý IV/2026 và các năm tiếp theo", "500 triệu đồng" name none.

They come from a neighbouring column, or stand behind the bodies of an item ("Sở Tài chính, quý II/2026").
"""

from __future__ import annotations

import re

from normalize.agency_names.deeds import deed_behind_body
from normalize.agency_names.tokens import COLON, COMMA, SLASH, STRONG, WEAK
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell

_TIME = re.compile(
    r"""(?:(?:từ|đến|trước|sau|trong|vào|chậm\ nhất|hết|cuối|đầu|giữa|định\ kỳ|các)\s+)*
    (?:quý\s+(?:[ivx]+|\d)\b | tháng\s+\d | năm\s+(?:\d{4}|học|tiếp\ theo|sau) | ngày\s+\d
    | giai\ đoạn\s+(?:\d{4}|[ivx]+\b) | thời\ kỳ\s+\d{4} | \d+\s+(?:tháng|năm|ngày|quý|tuần)\b
    | \d{1,2}\s*/\s*(?:\d{1,2}\s*/\s*)?\d{4}\b | (?:19|20)\d\d(?!\d) | t\d{1,2}/\d{4})""",
    re.IGNORECASE | re.VERBOSE,
)
_SUM = re.compile(r"\d[\d.,]{0,24}\s*(?:nghìn|ngàn|triệu|tỷ|tỉ|đồng|trđ|tr\.?đ|%|usd)", re.IGNORECASE)


_SHARE = re.compile(
    r"(?:(?:có|trên|tối\ thiểu|ít\ nhất|tối\ đa|khoảng|dưới|hơn|phấn\ đấu|đạt)\s+)*\d[\d.,]{0,24}\s*%",
    re.IGNORECASE,
)
"""A share of bodies or things: "100%", "trên 80%"."""


def times_to_end(cell: Cell, i: int) -> int | None:
    """The word after a time, in brackets or not, that is all up to the end of its item: "(quý II/2026)"; None where none is."""
    tokens = cell.tokens
    if i >= len(tokens):
        return None
    in_brackets = tokens.plain[i] == "("
    first = i + 1 if in_brackets else i
    if first >= len(tokens) or not _TIME.match(tokens.text, tokens.start[first]):
        return None
    end = cell.closing.get(i, len(tokens)) + 1 if in_brackets else first + 1
    while end < len(tokens) and cell.gap(end) not in (*STRONG, COMMA):
        if cell.starts_party(end):
            return None
        end += 1
    return end


def share_words(cell: Cell, i: int) -> int | None:
    """The word after a share that stands at a word: "trên 80%"; None where none stands there."""
    tokens, at = cell.tokens, i
    share = _SHARE.match(tokens.text, tokens.start[i])
    while share is not None and at < len(tokens) and tokens.start[at] < share.end():
        at += 1
    return at if at > i else None


def _share_end(cell: Cell, i: int) -> int | None:
    """The word after "trên 80%" where a noun of bodies follows, as behind "các"."""
    at = share_words(cell, i)
    if at is not None and at < len(cell.tokens) and cell.tokens.toned[at] == "số":
        at += 1
    if at is None or at >= len(cell.tokens) or cell.gap(at) not in WEAK:
        return None
    return at if cell.class_at(at) is not None or cell.many_at(at) else None


def _counts_bodies(cell: Cell, at: int) -> bool:
    """“Định kỳ 06 tháng các cơ quan …”: a plural with a noun of bodies."""
    many = word_at("quantifier", cell.tokens, at)
    return (
        many is not None and many[0] < len(cell.tokens) and word_at("class", cell.tokens, many[0]) is not None
    )


def skip_time(cell: Cell, i: int) -> int | None:
    """The word after an item that is a time or a sum; None where none begins at a word."""
    tokens, n = cell.tokens, len(cell.tokens)
    begins = i == 0 or cell.gap(i) in (*STRONG, COMMA, COLON, SLASH) or tokens.plain[i - 1] == "("
    start = tokens.start[i]
    share = _share_end(cell, i) if begins else None
    if share is not None:
        return share
    if not begins or not (_TIME.match(tokens.text, start) or _SUM.match(tokens.text, start)):
        return None
    at = i + 1
    while at < n and cell.gap(at) not in STRONG and tokens.plain[at] not in "()":
        if cell.gap(at) in WEAK and share_words(cell, at) is not None:
            return _share_end(cell, at) or at
        if (
            cell.gap(at) in (COMMA, COLON)
            and cell.starts_party(at)
            and not _TIME.match(tokens.text, tokens.start[at])
        ):
            break
        owned = word_at("preposition", tokens, at - 1) is not None
        acts = word_at("deed", tokens, at) is not None and deed_behind_body(tokens, at)
        if not owned and cell.gap(at) in WEAK and (_counts_bodies(cell, at) or acts):
            break
        if tokens.upper(at) and not owned and cell.named_at(at) is not None:
            break
        at += 1
    return at
