"""Which row adds up others, by its first words: ``Tổng cộng``, ``Cộng II``; not ``Tổng hợp báo cáo`` or ``Công nghiệp``."""

from __future__ import annotations

import regex

from normalize.text import fold

_TOTAL = regex.compile(
    r"^(tong cong|tong so|tong|tong kinh phi|tong nhu cau|tong toan bo)\b(?!\s*(?:hop|cuc|giam|cong ty|doan|dien|nghe|dong|khai|tac|ket|chi cuc|thu hut))"
    # "Cộng" alone or with what is added up; "Công nghiệp" folds to the same beginning.
    r"|^cong(?=\s*(?:$|[:(.,;+=\d]|(?:[ivx]+|[a-e]|cac nguon|cac muc|muc|phan|nhom|chuong|theo|toan bo|bang chu|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)\b))"
)
_LONGEST = 80
"""Letters of the label of a total, at most."""


def is_total(text: str) -> bool:
    """Whether a text names a total."""
    return len(text) < _LONGEST and _TOTAL.match(fold(text)) is not None
