"""The act that a document changes or replaces, as it says itself.

Three places say so, and the first that names an act by its number is taken: the title ("Sửa đổi, bổ sung Kế hoạch … ban hành
kèm theo Quyết định số 337/QĐ-UBND"), a clause on its effect ("Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định
số …"), and, where the title speaks of a change and names no act, the first article. An act that is only carried
out ("Kế hoạch thực hiện Nghị quyết số … sửa đổi …"), or of whose plan a part is changed ("Điều chỉnh Kế hoạch
thực hiện Quyết định số 90"), is not the one.

It is *replaced* where nothing but verbs of replacing stands before it ("thay thế", "bãi bỏ") and no part of it is
named between ("thay thế Phụ lục I ban hành kèm theo Quyết định số …"); else it is *changed*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from extract.model import Block, Fragment, Paragraph
from extract.model.head import Head
from extract.official.citations import Citation, find_citations
from normalize.acts import act_types, find_date, find_year
from normalize.notes import Code, Note, info
from normalize.official_words import any_of, words

_MIDDLE = 400
"""Most letters between the verb and the act: the name of a plan may stand there."""
_OPENING = 200
"""Most letters before the verb of a title or a sentence."""
_LONGEST = 5_000
"""Letters of the longest paragraph that is looked at: a clause on effect is short."""
_ARTICLE = regex.compile(r"\s*Điều\s+\d+\s*[.:]", regex.IGNORECASE)
_FIRST_ARTICLE = regex.compile(r"\s*Điều\s+1\s*[.:]", regex.IGNORECASE)
_AT_THE_SAME_TIME = r";\s*(?=đồng thời(?!\p{L}))"
"""A sentence on its effect goes on: ``kể từ ngày ký; đồng thời thay thế Quyết định số …``."""
_SENTENCE = regex.compile(r"(?:[.;:]\s+|^\s*)(?=\p{L})")


@dataclass(frozen=True, slots=True)
class AmendedAct:
    """The act that is changed or replaced, as printed.

    Attributes:
        raw: its number with type and date: ``Quyết định số 337/QĐ-UBND ngày 04/4/2018``.
        fragments, start, end: where it stands: the span in the fragments' texts, joined by one space.
        rule: ``title``, ``effect`` or ``article``.
        effect: ``replaces`` or ``changes``.
        notes: what is doubtful.
    """

    raw: str
    fragments: tuple[Fragment, ...]
    start: int
    end: int
    rule: str
    effect: str
    notes: tuple[Note, ...] = ()


_Span = tuple[int, int]
"""Where the verbs before an act begin and end."""


def read_amended_act(blocks: Sequence[Block], head: Head) -> AmendedAct | None:
    """The act that a document says to change or to replace; None where it names none."""
    title = head.title.fragments if head.title is not None else ()
    printed = _text(title)
    found = _cited(printed, title, _opening(printed), "title")
    if found is not None:
        return found
    paragraphs = _joined([b.fragments for b in blocks if isinstance(b, Paragraph)])
    for fragments in paragraphs:
        text = _text(fragments)
        if len(text) <= _LONGEST and _may_change(text) and (found := _effect(text, fragments)) is not None:
            return found
    if printed and _opening(printed) is not None:
        for fragments in paragraphs:
            text = _text(fragments)
            if article := _FIRST_ARTICLE.match(text):
                return _cited(text, fragments, _opening(text, article.end()), "article")
    return None


def _text(fragments: Sequence[Fragment]) -> str:
    return " ".join(f.text for f in fragments)


def _joined(paragraphs: Sequence[tuple[Fragment, ...]]) -> list[tuple[Fragment, ...]]:
    """Paragraphs; one that a file broke inside a citation (``Quyết định số`` / ``942/QĐ-TTg``) goes on in the next."""
    found: list[tuple[Fragment, ...]] = []
    for fragments in paragraphs:
        if found and _is_broken_off(_text(found[-1])):
            found[-1] = (*found[-1], *fragments)
        else:
            found.append(fragments)
    return found


def _is_broken_off(text: str) -> bool:
    last = text.rstrip()[
        -1:
    ].lower()  # of a word of the pattern, or a digit: told before the whole text is searched
    return (last in _LAST_LETTERS or last.isdigit()) and _BROKEN_OFF.search(text) is not None


_LAST_LETTERS = frozenset("ốygmếa")
_BROKEN_OFF = regex.compile(r"(?<!\p{L})(?:số|ngày|tháng|năm|thay thế|của)\s*\d{0,2}\s*$", regex.IGNORECASE)


@cache
def _patterns() -> tuple[regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    """What may stand before the verb of a title, the verbs, and what may stand right before the act."""
    types = "|".join(
        sorted((regex.escape(n) for k in act_types() for n in (k.name, *k.aliases)), key=len, reverse=True)
    )
    verbs = any_of("changes")
    opening = rf"\s*(?:(?:{types}|{any_of('opens_title')}|[-–:.]|\d+[.)])\s*)*+"
    return (
        regex.compile(rf"{opening}(?P<verb>{verbs}(?:(?:\s*,\s*|\s+và\s+|\s+hoặc\s+){verbs})*)(?!\p{{L}})", regex.IGNORECASE),
        regex.compile(rf"(?<!\p{{L}})(?:{types}) này(?!\p{{L}})(?:[^;“”\"]|{_AT_THE_SAME_TIME}){{0,{_OPENING}}}?(?<!\p{{L}})(?P<verb>{verbs}(?:\s*,\s*{verbs})*)(?!\p{{L}})", regex.IGNORECASE),
        regex.compile(rf"(?:^|.*(?<!\p{{L}}){any_of('changed_in')})\s*$", regex.IGNORECASE | regex.DOTALL),
    )  # fmt: skip


def _opening(text: str, at: int = 0) -> _Span | None:
    """The verbs of a title or an article that begins with a change."""
    found = _patterns()[0].match(text, at)
    return found.span("verb") if found else None


def _may_change(text: str) -> bool:
    """A quick look: most paragraphs hold none of the verbs."""
    folded = text.lower()
    return any(verb in folded for verb in words("changes"))


def _effect(text: str, fragments: tuple[Fragment, ...]) -> AmendedAct | None:
    """``Quyết định này … thay thế Quyết định số …``; in an article a sentence may begin with the verb."""
    for match in _patterns()[1].finditer(text):
        if not _quoted(text, match.start()) and (
            found := _cited(text, fragments, match.span("verb"), "effect")
        ):
            return found
    if _ARTICLE.match(text):
        replaces = regex.compile(rf"{any_of('replaces')}(?!\p{{L}})", regex.IGNORECASE)
        for start in _SENTENCE.finditer(text):
            verb = replaces.match(text, start.end())
            if verb and not _quoted(text, verb.start()):
                return _cited(text, fragments, verb.span(), "effect")
    return None


def _quoted(text: str, at: int) -> bool:
    """Whether a place stands between quotation marks: an act that changes another quotes what it puts in."""
    before = text[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _cited(text: str, fragments: tuple[Fragment, ...], verbs: _Span | None, rule: str) -> AmendedAct | None:
    """The act behind verbs, where nothing stands between them but the part or the plan that is changed."""
    if verbs is None:
        return None
    behind = [c for c in find_citations(text) if c.number is not None and c.start >= verbs[1]]
    if not behind:
        return None
    first = behind[0]
    between = text[verbs[1] : first.start]
    if len(between) > _MIDDLE or regex.search(r"[;“”\"]|\.\s", between) or not _patterns()[2].match(between):
        return None
    others = [c for c in behind[1:] if _is_listed(text, first, c)]
    end = _end_of(text, first)
    effect = "replaces" if _is_replaced(text[slice(*verbs)], between) else "changes"
    notes = tuple(_several(text, others))
    return AmendedAct(text[first.start : end], fragments, first.start, end, rule, effect, notes)


def _is_replaced(verbs: str, between: str) -> bool:
    """Whether an act is replaced as a whole: ``thay thế Quyết định``, but ``sửa đổi, thay thế``, ``thay thế Phụ lục I của``."""
    joined = rf"{any_of('replaces')}(?:(?:\s*,\s*|\s+và\s+|\s+hoặc\s+){any_of('replaces')})*"
    part = rf"(?<!\p{{L}})(?:{any_of('part_of_act')}(?!\p{{L}})|Điều\s+\d)"
    return (
        regex.fullmatch(joined, verbs, regex.IGNORECASE) is not None
        and regex.search(part, between, regex.IGNORECASE) is None
    )


def _is_listed(text: str, first: Citation, other: Citation) -> bool:
    """Whether another act stands in one list with the first: ``thay thế Quyết định số 1 … và Quyết định số 2 …``."""
    between = text[_end_of(text, first) : other.start]
    return (
        ";" not in between
        and regex.search(r"(?:,|(?<!\p{L})và)\s*$", between) is not None
        and ". " not in between
    )


def _end_of(text: str, cited: Citation) -> int:
    """Where number and date of an act end."""
    end = cited.number.end if cited.number is not None else cited.title_from
    dated = find_date(text, end) or find_year(text, end)
    return dated[1] if dated is not None else end


def _several(text: str, others: Sequence[Citation]) -> Iterator[Note]:
    if others:
        named = ", ".join(text[c.start : _end_of(text, c)] for c in others)
        message = "The document changes or replaces several acts; the first is taken."
        yield info(Code.SEVERAL_VALUES, message, found=named)
