"""What a sentence assigns to bodies: "Sở A chủ trì, phối hợp với Sở B xây dựng …, hoàn thành trong quý IV/2026".

Read are who leads, who supports, and by when; the deed is what stands between. A sentence assigns where it
begins with bodies that lead ("Sở A chủ trì …") or gives a deed to bodies ("Giao Sở A rà soát …"). Whether
it is a task or a standing duty depends on where it stands, which this module does not know.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from normalize.agencies.read import parse_agencies
from normalize.official_words import begins_body
from normalize.registers import rows

_LONGEST_BODIES = 240
"""Letters of the bodies of a sentence, at most."""
_LONGEST_ADVERB = 30
"""Letters between bodies and "chủ trì", at most: "Sở A khẩn trương chủ trì"."""
_LONGEST_NAME = 90
"""Letters in which a body's name begins that goes on a list."""
_WORDS_OF_DEED = 3
"""Words that nobody knows behind known bodies, from which on they are a deed."""
_LONGEST_PHRASE = 5
"""Words of a phrase of the register ``deed_verbs``, at most."""
_TERM_WORDS = regex.compile(r"(?:^|[\s,;.(]+)(?:hoàn thành|xong|và|phải)+$", regex.IGNORECASE)
_GIVES = regex.compile(
    r"(?:(?:\p{Lu}\p{L}*\s+){0,2}(?:UBND|[UỦ]y ban nhân dân|Chủ tịch|Thủ tướng)[\p{L} ]{0,40}?\s+giao|giao|phân công|(?P<asks>đề nghị|yêu cầu))(?:\s+cho)?\s+(?=\p{L})",
    regex.IGNORECASE,
)
_LEADS = regex.compile(
    r"\s*,?\s+(?:(?:có trách nhiệm|chịu trách nhiệm)\s+)?(?:là\s+(?:cơ quan|đơn vị)\s+(?:chủ trì|đầu mối|thường trực)"
    r"|(?:làm\s+)?(?:chủ trì|đầu mối))\b,?(?:\s+tham mưu)?",
)
_LEAD_WORDS = ("chủ trì", "đầu mối", "thường trực")
"""Every match of _LEADS holds one of them."""
_SUPPORTED = regex.compile(
    r"\s*(?:[,;]|\bvà\b)?\s*phối hợp(?:\s+(?:chặt chẽ|thường xuyên))?(?:\s+(?:với|cùng))*\s+(?=\p{L})",
    regex.IGNORECASE,
)
_SUPPORT_BEHIND = regex.compile(
    r"\s*[;,]?\s*(?P<bodies>[^;.:()]{3,240}?)\s+(?:cùng\s+)?phối hợp(?:\s+thực hiện)?\s*(?=[;,.)]|$)"
)
_SUPPORTS_WORD = "phối hợp"
_WORD = regex.compile(r"\p{L}+")
_STOP = regex.compile(r"[.;:?!](?!\d)")
_BY = regex.compile(
    r"(?<=[,;.(]\s?)(?:(?:và|phải|yêu cầu|dự kiến)\s+)*(?P<label>(?:hoàn thành|xong|hoàn thiện|kết thúc|thực hiện xong)(?:\s+\p{L}+){0,2}?)\s+"
    r"(?P<value>(?:xong\s+)?(?:trước|trong|vào|chậm nhất|năm|quý|tháng|ngày|cuối|đầu)\b[^;()]{1,80})",
    regex.IGNORECASE,
)
_DATED_END = regex.compile(
    r"\b(?P<value>(?:trước|trong|vào|chậm nhất(?:\s+là)?)\s+(?:(?:ngày|tháng|quý|năm|cuối|đầu)\b[\p{L}\s,/]{0,12})?[\dIVX][\dIVX/.,\s\p{L}-]{0,24}\d{4})\s*[.;)]*\s*$",
    regex.IGNORECASE,
)
_VALUE_END = regex.compile(r"\.\s|,\s+(?=\p{Ll}{2,}\s+(?!\d))|[.;,\s]*$")


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a sentence: its role, and its half-open place in the text."""

    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a sentence assigns.

    Attributes:
        parts: bodies and the end, with their roles, in order.
        deed: half-open place of what is to be done; empty where the sentence only names bodies.
        is_general: the deed says no more than "thực hiện": what is to be done stands before.
        is_given: it begins with "Giao".
        has_term: it says by when it is to be completed ("hoàn thành trước …").
    """

    parts: tuple[Span, ...]
    deed: tuple[int, int]
    is_general: bool
    is_given: bool
    has_term: bool


def assignment_of(text: str) -> Assignment | None:
    """What a sentence assigns; None where it does not begin with bodies that lead or are given a deed."""
    gives = _GIVES.match(text)
    first = gives.end() if gives else 0
    is_given = gives is not None and gives["asks"] is None
    found = _leading(text, first, is_given=is_given)
    if found is None:
        return None
    lead, at = found
    parts = [lead]
    supported = _SUPPORTED.match(text, at)
    if supported:
        end = _bodies_end(text, supported.end())
        if _begins_with_body(text[supported.end() : end]):
            parts.append(_trimmed("support", text, supported.end(), end))
            at = end
    elif behind := _supporting_behind(text, at):
        parts.append(behind)
        at = text.index(_SUPPORTS_WORD, behind.end) + len(_SUPPORTS_WORD)
    term, has_term = _term(text, at)
    deed_end = term.start if term else len(text)
    deed = text[at:deed_end].strip(" ,;.(")
    deed = _TERM_WORDS.sub("", deed).strip(" ,;.(")
    start = text.index(deed, at) if deed else at
    return Assignment(
        (*parts, *([term] if term else [])),
        (start, start + len(deed)),
        not deed or tuple(deed.lower().split()) in _words("general"),
        is_given,
        has_term,
    )


def _supporting_behind(text: str, at: int) -> Span | None:
    """Bodies before "phối hợp": "Sở A chủ trì; Sở B, Sở C phối hợp"."""
    behind = _SUPPORT_BEHIND.match(text, at)
    known = behind is not None and _are_bodies(behind["bodies"])
    return _trimmed("support", text, *behind.span("bodies")) if behind is not None and known else None


def _leading(text: str, first: int, *, is_given: bool) -> tuple[Span, int] | None:
    """The leading bodies and the place behind them: before "chủ trì", or given a deed."""
    stop = _STOP.search(text, first)
    limit = min(stop.start() if stop else len(text), first + _LONGEST_BODIES)
    names_lead = any(words in text for words in _LEAD_WORDS)
    leads = _LEADS.search(text, first, limit) if names_lead else None
    if leads is not None:
        end = min(leads.start(), _bodies_end(text, first))
        if _are_bodies(text[first:end]) and leads.start() - end <= _LONGEST_ADVERB:
            return _trimmed("lead", text, first, end), leads.end()
    if not is_given:
        return None
    end = _bodies_end(text, first)
    if end >= len(text.rstrip(" .;")) or not _are_bodies(text[first:end]):
        return None
    return _trimmed("lead", text, first, end), end


def _bodies_end(text: str, start: int) -> int:
    """Where bodies end: at the verb of the deed, at a sign that ends them, or at the term."""
    limit = _stop(text, start)
    found = list(_WORD.finditer(text, start, min(limit, start + 2 * _LONGEST_BODIES)))
    words = [word.group(0) for word in found]
    for k in range(1, len(words)):
        if _begins_deed(words, k) and not _inside_bracket(text[start : found[k].start()]):
            return found[k].start()
    return _known_end(text[start:limit]) + start


def _stop(text: str, start: int) -> int:
    """The sign that ends a list of bodies: a semicolon before another body does not."""
    for stop in _STOP.finditer(text, start):
        if stop.group(0) != ";" or not _begins_with_body(text[stop.end() : stop.end() + _LONGEST_NAME]):
            return stop.start()
    return len(text)


def _known_end(bodies: str) -> int:
    """Where known bodies end that a text without a known verb begins with; its whole length where all are known."""
    found = parse_agencies(bodies, default_role="support") if len(bodies) <= 2 * _LONGEST_BODIES else ()
    end = 0
    for mention in found:
        if mention.rule == "unknown" and mention.raw[:1].islower():
            return end or len(bodies)
        end = mention.end
    rest = _WORD.findall(bodies, end)
    return end if len(rest) >= _WORDS_OF_DEED else len(bodies)


def _begins_deed(words: Sequence[str], k: int) -> bool:
    """Whether the verb of a deed stands at word ``k``, and no name that begins like one."""
    if not _stands_at(words, k, "verb") or _stands_at(words, k, "name"):
        return False
    before = {tuple(w.lower() for w in words[max(0, k - n) : k]) for n in (1, 2)}
    return not before & _words("before_name")


def begins_with_deed(text: str) -> bool:
    """Whether a text begins with the verb of a deed: ``Xây dựng cơ chế …``, and not ``Sở Xây dựng``."""
    words = _WORD.findall(text[:_LONGEST_NAME])
    return bool(words) and not begins_body(text) and _begins_deed([words[0].lower(), *words[1:]], 0)


def _stands_at(words: Sequence[str], k: int, kind: str) -> bool:
    known = _words(kind)
    return any(tuple(words[k : k + n]) in known for n in range(1, _LONGEST_PHRASE + 1))


def _inside_bracket(before: str) -> bool:
    return before.count("(") > before.count(")")


@cache
def _words(kind: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(row["phrase"].split()) for row in rows("deed_verbs") if row["kind"] == kind)


def _are_bodies(text: str) -> bool:
    """Whether a text is a list of bodies and nothing else."""
    printed = text.strip(" ,;")
    if not printed or len(printed) > _LONGEST_BODIES or _inside_bracket(printed):
        return False
    found = parse_agencies(printed, default_role="lead")
    if not found or found[0].start > 0:
        return False
    return all(mention.rule != "unknown" for mention in found) or begins_body(printed)


def _begins_with_body(text: str) -> bool:
    """Whether a text begins with a body that is known; others may follow."""
    found = (
        parse_agencies(text.strip(" ,;"), default_role="support") if len(text) <= 2 * _LONGEST_BODIES else ()
    )
    return bool(found) and found[0].start == 0 and (found[0].rule != "unknown" or begins_body(text))


def _term(text: str, at: int) -> tuple[Span | None, bool]:
    """By when the deed is to be done, behind ``at``; and whether it says that it is to be completed then."""
    by = next(_terms(text, at), None)
    if by is not None:
        return by, True
    dated = _DATED_END.search(text, at)
    return (
        (_trimmed("due", text, dated.start("value"), dated.end("value")), False) if dated else (None, False)
    )


def _terms(text: str, at: int) -> Iterator[Span]:
    for by in _BY.finditer(text, at):
        end = _VALUE_END.search(text, by.start("value"))
        last = min(by.end("value"), end.start() if end else len(text))
        if regex.search(r"\d", text[by.start("value") : last]):
            yield _trimmed("due", text, by.start("value"), last)


def _trimmed(role: str, text: str, start: int, end: int) -> Span:
    part = text[start:end]
    left = len(part) - len(part.lstrip(" ,;(.:"))
    return Span(role, start + left, max(start + left, start + len(part.rstrip(" ,;.("))))
