"""What the words of a header speak of: the class of what (``Loại II`` under ``Quy định cho đô thị``), up to which month."""

from __future__ import annotations

import regex

from normalize.text import fold

_CLASSED = regex.compile(
    r"(?<!\p{L})(?:(?:cho|đối với|của)\s+|theo\s+(?:(?:từng|các)\s+)?(?:nhóm|loại|hạng|phân\s+loại)\s+)(?P<noun>\p{L}+(?:\s\p{L}+)?)$",
    regex.IGNORECASE,
)
_CLASS = regex.compile(r"(?:loại|nhóm|hạng|cấp|mức|bậc)\s+(?:[IVX]+|\d+|[A-E])\b", regex.IGNORECASE)

_MONTHS = regex.compile(r"(?P<n>\d{1,2}) thang(?: đau nam)?")


def last_month(part: str | None) -> str | None:
    """The last of the months that a part of a year counts, folded: ``9 tháng`` gives ``thang 9``; None for other parts."""
    months = _MONTHS.fullmatch(fold(part or ""))
    return f"thang {months['n']}" if months else None


def of_its_class(subject: str | None) -> str | None:
    """The subject of a column with what its class is of, else as it is.

    Example: ``Quy định cho đô thị / Loại II`` gives ``Quy định cho đô thị / đô thị Loại II``.
    """
    over, _, leaf = (subject or "").rpartition(" / ")
    whole = _CLASSED.search(over)
    if whole is None or not _CLASS.match(leaf) or fold(leaf).startswith(fold(whole["noun"])):
        return subject
    return f"{over} / {whole['noun']} {leaf}"
