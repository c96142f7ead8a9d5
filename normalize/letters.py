"""Letters without their marks, one for one: ``Hằng năm`` → ``hang nam``, spans unchanged.

For matching phrases that readers of scans print with a wrong or lost mark (``Hẳng năm``, ``Trung binh``,
``ngân sách tinh``). Other than :func:`normalize.text.fold`, it keeps length and punctuation, and it maps đ to d.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from normalize.text import plain_dashes


@cache
def _table() -> dict[int, str]:
    letters = [chr(c) for block in ((0xC0, 0x250), (0x1EA0, 0x1F00)) for c in range(*block)]
    table = {}
    for letter in letters:
        base = unicodedata.normalize("NFD", letter.lower())[:1]
        table[ord(letter)] = "d" if base in ("đ", "ð") else base
    table |= {c: chr(c + 32) for c in range(ord("A"), ord("Z") + 1)}
    return table


def bare(text: str) -> str:
    """Lower case without marks, dashes plain; as long as ``text``, which should be NFC."""
    return plain_dashes(text.translate(_table()))
