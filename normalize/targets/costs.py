"""Money that is paid for the work of a plan, and shares of it: nobody wants it reached.

Kinh phí thực hiện: 5 tỷ đồng; bố trí 15 tỷ đồng           a cost
hỗ trợ 50% chi phí                                         a rate of aid
51% vốn điều lệ                                            a share that somebody owns
"""

from __future__ import annotations

import regex

from normalize.targets.said import FILL, Said, words
from normalize.targets.words import find_directions, pattern_of
from normalize.text import compiled


def costs(said: Said) -> bool:
    """Money whose words begin with a cost; what is to be reached (``đạt``, ``tăng``) is none."""
    if not (said.quantity.dimension or "").startswith("money") or _is_wanted(said):
        return False
    if said.quantity.comparator in (">=", ">") and said.dated:
        return False
    if _CHANGED_COST.search(said.before):
        return True
    own = [said.before, compiled(r"[,(]\s").split(said.before)[-1]]
    heads = [
        o
        for o in own
        if compiled(
            rf"\W*(?:[\d.]+\s*|\p{{Ll}}\)\s*)?(?:về\s+)?(?:ưu tiên\s+|tiếp tục\s+|chủ động\s+)?{words('cost')}(?!\s+(?:tiêu|thu)(?!\p{{L}}))",
            regex.IGNORECASE,
        ).match(o)
    ]
    return (
        bool(heads)
        and not find_directions(heads[-1])
        and not compiled(r"đạt\s*$", regex.IGNORECASE).search(said.before)
    )


def _is_wanted(said: Said) -> bool:
    """Whether a word wants the money; ``từ năm 2025 đến năm 2030, tổng kinh phí 125 tỷ đồng`` only says for how long."""
    own = compiled(r",\s").split(said.before)[-1]
    if compiled(rf"{words('cost')}", regex.IGNORECASE).match(own) is None:
        return said.is_wanted
    return any(not _UNTIL.fullmatch(m[0]) for m in pattern_of("wanted").finditer(said.before))


_UNTIL = regex.compile(r"(?:đến|tới)\s+(?:hết\s+|cuối\s+)?năm", regex.IGNORECASE)
_CHANGED_COST = regex.compile(
    rf"(?:{words('cost')}|{words('budget')})(?!\s+tiêu)[^,;:\d]{{0,60}}?(?:từ\s+|(?:từ\s+)?[\d.,]+\s*(?:\p{{L}}+\s+){{0,3}}?(?:lên|xuống|còn|thành)\s+)(?:còn\s+)?$",
    regex.IGNORECASE,
)
"""``Điều chỉnh tổng mức đầu tư từ 1.120 tỷ đồng lên 1.385 tỷ đồng``: both."""


_CUTS = regex.compile(r"(?:^|[,;:])\W*giảm\s*(?:đến|tới|tối đa)?\s*$", regex.IGNORECASE)
"""``Giảm 50% tiền thuê đất``: of what somebody has to pay, where nothing says that it is wanted."""


def aids(said: Said) -> bool:
    """``hỗ trợ 50% chi phí``, ``hỗ trợ tối đa 50 triệu đồng/hộ``."""
    quantity = said.quantity
    if quantity.unit == "%" and said.alone and not said.is_wanted and _CUTS.search(said.before):
        return compiled(rf"\s*{words('fee')}", regex.IGNORECASE).match(said.behind) is not None
    some = r"(?:\s+(?!đạt|tăng|giảm)\p{L}+){0,3}" if quantity.unit != "%" else ""
    if said.is_wanted or not compiled(rf"{words('aid')}{some}{FILL}$", regex.IGNORECASE).search(said.before):
        return False
    if quantity.unit == "%":
        return compiled(rf"\s*(?:của\s+)?{words('aid_of')}", regex.IGNORECASE).match(said.behind) is not None
    per = (quantity.unit or "").partition("/")[2]
    return (quantity.dimension or "").startswith("money") and per not in ("", "năm", "tháng", "quý")


def is_owned(said: Said) -> bool:
    return said.quantity.unit == "%" and not said.is_wanted and compiled(rf"\s*{words('owned')}", regex.IGNORECASE).match(said.behind) is not None  # fmt: skip
