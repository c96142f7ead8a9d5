"""Times, sums and ticks in a cell of bodies: "Quý IV/2026 và các năm tiếp theo", "500 triệu đồng" name none.

They come from a neighbouring column, or stand behind the bodies of an item ("Sở Tài chính, quý II/2026").
"""

from __future__ import annotations

import re

from normalize.agencies.cell import Cell
from normalize.agencies.tokens import COLON, COMMA, SLASH, STRONG
from normalize.agencies.words import word_at

_TIME = re.compile(
    r"""(?:(?:từ|đến|trước|sau|trong|vào|chậm\ nhất|hết|cuối|đầu|giữa|định\ kỳ|các)\s+)*
    (?:quý\s+(?:[ivx]+|\d)\b | tháng\s+\d | năm\s+(?:\d{4}|học|tiếp\ theo|sau) | ngày\s+\d
    | giai\ đoạn\s+(?:\d{4}|[ivx]+\b) | thời\ kỳ\s+\d{4} | \d+\s+(?:tháng|năm|ngày|quý|tuần)\b
    | \d{1,2}\s*/\s*(?:\d{1,2}\s*/\s*)?\d{4}\b | (?:19|20)\d\d(?!\d) | t\d{1,2}/\d{4})""",
    re.IGNORECASE | re.VERBOSE,
)
_SUM = re.compile(r"\d[\d.,]*\s*(?:nghìn|ngàn|triệu|tỷ|tỉ|đồng|trđ|tr\.?đ|%|usd)", re.IGNORECASE)


def skip_time(cell: Cell, i: int) -> int | None:
    """The word after an item that is a time or a sum; None where none begins at a word."""
    tokens, n = cell.tokens, len(cell.tokens)
    begins = i == 0 or cell.gap(i) in (*STRONG, COMMA, COLON, SLASH) or tokens.plain[i - 1] == "("
    start = tokens.start[i]
    if not begins or not (_TIME.match(tokens.text, start) or _SUM.match(tokens.text, start)):
        return None
    at = i + 1
    while at < n and cell.gap(at) not in STRONG and tokens.plain[at] not in "()":
        if (
            cell.gap(at) in (COMMA, COLON)
            and cell.starts_party(at)
            and not _TIME.match(tokens.text, tokens.start[at])
        ):
            break
        owned = word_at("preposition", tokens, at - 1) is not None
        if tokens.upper(at) and not owned and cell.named_at(at) is not None:
            break
        at += 1
    return at
