"""What the words of a header speak of: the class of what (``Loại II`` under ``Quy định cho đô thị``), up to which month."""

from __future__ import annotations

import regex

from normalize.text import fold

_CLASSED = regex.compile(
    r"(?<!\p{L})(?:(?:cho|đối với|của)\s+|theo\s+(?:(?:từng|các)\s+)?(?:nhóm|loại|hạng|phân\s+loại)\s+)(?P<noun>\p{L}+(?:\s\p{L}+)?)$",
    regex.IGNORECASE,
)
_CLASS = regex.compile(r"(?:loại|nhóm|hạng|cấp|mức|bậc)\s+(?:[IVX]+|\d+|[A-E])\b", regex.IGNORECASE)

_MONTHS = regex.compile(r"(?P<n>\d{1,2})\s*(?:thang|t)(?: đau nam)?")
_MONTH = regex.compile(r"(?:thang|t)\s*(?P<n>\d{1,2})")
_QUARTER = regex.compile(r"quy\s*(?P<n>iv|i{1,3}|[1-4])")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def months_summed(part: str | None) -> int | None:
    """How many months from January on a part of a year counts: ``9 tháng`` gives 9; None for other parts."""
    months = _MONTHS.fullmatch(fold(part or ""))
    return int(months["n"]) if months else None


def last_month(part: str | None) -> int | None:
    """The last month (1 to 12) of a part of a year: 9 of ``9 tháng``, ``Tháng 9`` and ``Quý III``; None for other parts."""
    summed, folded = months_summed(part), fold(part or "")
    if summed is not None:
        return summed
    if (month := _MONTH.fullmatch(folded)) is not None:
        return int(month["n"])
    quarter = _QUARTER.fullmatch(folded)
    return 3 * (_QUARTERS.get(quarter["n"]) or int(quarter["n"])) if quarter else None


def of_its_class(subject: str | None) -> str | None:
    """The subject of a column with what its class is of, else as it is.

    Example: ``Quy định cho đô thị / Loại II`` gives ``Quy định cho đô thị / đô thị Loại II``.
    """
    over, _, leaf = (subject or "").rpartition(" / ")
    whole = _CLASSED.search(over)
    if whole is None or not _CLASS.match(leaf) or fold(leaf).startswith(fold(whole["noun"])):
        return subject
    return f"{over} / {whole['noun']} {leaf}"
