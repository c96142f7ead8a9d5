"""What a class is a class of, where the header above says it: ``Loại II`` under ``Quy định cho đô thị``."""

from __future__ import annotations

import regex

_CLASSED = regex.compile(r"(?<!\p{L})(?:cho|đối với|của)\s+(?P<noun>\p{L}+(?:\s\p{L}+)?)$", regex.IGNORECASE)
_CLASS = regex.compile(r"(?:loại|nhóm|hạng|cấp|mức|bậc)\s+(?:[IVX]+|\d+|[A-E])\b", regex.IGNORECASE)


def of_its_class(subject: str | None) -> str | None:
    """The subject of a column with what its class is of, else as it is.

    Example: ``Quy định cho đô thị / Loại II`` gives ``Quy định cho đô thị / đô thị Loại II``.
    """
    over, _, leaf = (subject or "").rpartition(" / ")
    whole = _CLASSED.search(over)
    return subject if whole is None or not _CLASS.match(leaf) else f"{over} / {whole['noun']} {leaf}"
