"""Where the title of a cited act ends and the sentence that cites it goes on.

``Nghị quyết số 9/NQ-CP … về phát triển cây chè (sau đây gọi tắt là Nghị quyết 9) và nhu cầu của tỉnh, Ủy ban nhân dân tỉnh
ban hành Kế hoạch …``: the title is ``về phát triển cây chè``.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from normalize.acts import act_types
from normalize.official_words import any_of

_SENTENCE_END = r"\.\s+(?=\p{Lu})|(?<=\))\s*[,.;]"
_QUOTATION = r"\s*:\s*[“\"]"
_PLACE_OF_A_MEETING = regex.compile(r"(?i:khóa|lần thứ)\s+[IVXLC\d]+\W*")
"""What stands behind the body of a party's act, and is no title: ``của Ban Chấp hành Trung ương khóa XII``."""
_ACT_WITH_NUMBER = r"(?:\s+\p{Ll}+){0,2}?\s+(?:số\s*:?\s*\d|\d+(?:/\d{4})?[/-]\p{Lu})"
"""What follows the word of an act that is cited by its number, unlike ``Kế hoạch 5 năm``."""


def title_within(text: str) -> str:
    """The title that a text begins with, up to where the sentence round it goes on; empty where none is left."""
    title = _ends().split(text, maxsplit=1)[0]
    behind = _next_act().search(title)
    if behind is not None and not _any_act().search(title, 0, behind.start()):
        title = title[: behind.start()]
    if title.endswith(")") and title.count(")") > title.count("("):
        title = title[:-1]
    return "" if _PLACE_OF_A_MEETING.fullmatch(title) else title


@lru_cache(maxsize=1)
def _types() -> str:
    names = sorted(
        {name for kind in act_types() for name in (kind.name, *kind.aliases)}, key=len, reverse=True
    )
    return "|".join(map(regex.escape, names))


@lru_cache(maxsize=1)
def _ends() -> regex.Pattern[str]:
    """The ends of a title: of the sentence, a shorter name, a quotation, this very act, who issues what on its ground."""
    this_act = rf"\s+và\s+(?i:{_types()})\s+này\b"
    issues = rf"\s*,\s+(?:{any_of('issuer', 'local_issuer')})\b[^,;:.]{{0,60}}?\s{any_of('grounds')}\s(?:\p{{Ll}}+\s){{0,3}}(?i:{_types()})\b"
    short_name = rf"\s*\((?i:{any_of('short_name')})\b"
    return regex.compile(f"{_SENTENCE_END}|{short_name}|{_QUOTATION}|{this_act}|{issues}")


@lru_cache(maxsize=1)
def _next_act() -> regex.Pattern[str]:
    """A further act that is cited beside the one whose title is read."""
    return regex.compile(rf"\s+và\s+(?:{_types()}){_ACT_WITH_NUMBER}")


@lru_cache(maxsize=1)
def _any_act() -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?i:{_types()}){_ACT_WITH_NUMBER}")
