"""A text as its words, made once and kept: ``xử_lý nước_thải đô_thị``.

Vietnamese writes a space between syllables, so words must be found; underthesea does it, in three milliseconds a
sentence after a second of loading. What it gives is kept beside the tasks, and :data:`MADE_WITH` with it.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version

from normalize.text import clean, key

_FORM = "1"
"""Changes where the same words are written otherwise than before."""


@cache
def made_with() -> str:
    """What makes the words, in which version; words made by another one are made again."""
    try:
        return f"underthesea {version('underthesea')}, form {_FORM}"
    except PackageNotFoundError:
        return f"syllables, form {_FORM}"


def segmented(text: str) -> str:
    """The words of a text with spaces between them and ``_`` between their syllables; lower case, no punctuation.

    Example: ``Ứng dụng phân vi sinh, chế phẩm`` gives ``ứng_dụng phân_vi_sinh chế_phẩm``.
    """
    plain = clean(text)
    if not plain:
        return ""
    words = (key(word) for word in _words(plain))
    return " ".join(word.replace(" ", "_") for word in words if word)


def _words(text: str) -> list[str]:
    if made_with().startswith("syllables"):
        return text.split()
    from underthesea import word_tokenize  # takes a second to load, and only new tasks need it

    found: list[str] = word_tokenize(text)
    return found
