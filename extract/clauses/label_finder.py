"""Where labels of a task stand in a line: "Đơn vị chủ trì:", "thời gian thực hiện:", "; hoàn thành trước …".

A label ends with a colon. What it says is told by its words (:mod:`normalize.task_labels`) or by the register of
headers, which also knows a misread one. Behind another label a time or an amount needs no colon.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from normalize.assignments import begins_with_deed
from normalize.headers import match_header
from normalize.official_words import begins_body
from normalize.roles import role_of
from normalize.task_labels import label_at, label_before, names_bodies
from normalize.text import fold

_LABEL = regex.compile(
    r"(?<![\p{L}\d])(?P<label>(?:các\s+)?(?:cơ quan|đơn vị|tổ chức|bộ phận|người|thời gian|thời hạn"
    r"|tiến độ|hoàn thành|sản phẩm|kết quả|kinh phí|nguồn|chủ trì|phối hợp|lộ trình)(?:\s+[\p{L},/]+){0,5})\s*:\s*",
    regex.IGNORECASE,
)
_CONTENT = regex.compile(
    r"[\s*]*(?P<label>(?:nội dung|mục tiêu|mục đích|nhiệm vụ)(?:\s+[\p{L},/]+){0,3})\s*:[\s*]*",
    regex.IGNORECASE,
)
"""What a task is about and for: a label only at the head of a line, prose is full of "mục tiêu: …"."""
_HEAD = regex.compile(r"[\s*]*(?P<label>\p{L}+(?:[\s,/]+\p{L}+){0,6})\s*:[\s*]*")
"""A label at the head of a line may be any phrase of the register, a letter misread."""
_COLON = regex.compile(r"[\s*]*:[\s*]*")
_SECTION = frozenset(map(fold, ("tổ chức thực hiện", "tổ chức triển khai thực hiện")))
"""Phrases that at the head of a line name a section: "4. Tổ chức thực hiện: Sở … chịu trách nhiệm …"."""
_ASSIGNS = frozenset(
    map(
        fold,
        ("phân công", "phân công thực hiện", "phân công nhiệm vụ", "trách nhiệm", "trách nhiệm thực hiện"),
    )
)
"""Phrases that name a section or, where nothing but bodies follows, are a label: "Phân công: Sở Y tế"."""
_DUTY = regex.compile(r"\b(?:chịu|có)\s+trách\s+nhiệm\b", regex.IGNORECASE)
_LONGEST_ASSIGNED = 160
"""Letters of the bodies behind such a phrase, at most."""
_CONTENT_ROLES = {"content": "description", "title": "description", "target": "target"}
_SURE = 0.75
_SURE_AT_HEAD = 0.9
"""Scores a label needs to be taken for one: prose is full of colons."""
_PLACE_OF_TERM = regex.compile(r"[.;,(]\s*(?=\p{L})")
_SOME_TIME = regex.compile(
    r"\s+(?:(?:trước|trong|vào|xong|năm|quý|tháng|ngày|cuối|đầu|giai đoạn|từ|đến|hết)\b|\d)", regex.IGNORECASE
)
_AMOUNT = regex.compile(r"\s+(?:(?:là|khoảng|dự kiến|ước|tối đa)\s+){0,2}\d", regex.IGNORECASE)
EDGES = " \t\n-–+*•;,.("


@dataclass(frozen=True, slots=True)
class FoundLabel:
    """A label: its role, where its phrase begins, and where its value begins."""

    role: str
    start: int
    end: int


@lru_cache(maxsize=1024)
def find_labels(text: str) -> Sequence[FoundLabel]:
    """The labels of a line, in order."""
    at_head = _label_at_head(text)
    found = {at_head.end: at_head} if at_head else {}
    for label in (*_by_words(text), *_by_headers(text)):
        found.setdefault(label.end, label)
    found = {end: label for end, label in found.items() if not _leads_to_deeds(text, label)}
    if found:
        behind = min(label.start for label in found.values())
        found |= {label.end: label for label in _without_colon(text, behind) if label.end not in found}
    return sorted(found.values(), key=lambda label: label.start)


def _by_words(text: str) -> Iterator[FoundLabel]:
    for colon in _COLON.finditer(text):
        label = label_before(text, colon.start())
        if label is not None and not _names_section(text, label.start, label.end, colon.end()):
            header = match_header(text[label.start : label.end])
            exact = header.score > _SURE_AT_HEAD and role_of(header.role).labels_prose
            yield FoundLabel(header.role if exact else label.role, label.start, colon.end())


def _by_headers(text: str) -> Iterator[FoundLabel]:
    tried: set[int] = set()
    for match in _LABEL.finditer(text, overlapped=True):
        first = match.end() not in tried
        tried.add(match.end())
        if not (first or _stands_alone(text, match.start())):
            continue
        header = match_header(match["label"].strip())
        names_section = _names_section(text, match.start(), match.end("label"), match.end())
        if role_of(header.role).labels_prose and header.score >= _SURE and not names_section:
            yield FoundLabel(header.role, match.start(), match.end())


def _without_colon(text: str, behind: int) -> Iterator[FoundLabel]:
    """Times and amounts that follow their words: "Cơ quan thực hiện: Sở Y tế. Hoàn thành trước 30/6/2026."."""
    for place in _PLACE_OF_TERM.finditer(text, behind):
        label = label_at(text, place.end())
        if label is None:
            continue
        role = role_of(label.role)
        follows = _SOME_TIME if role.holds_time else _AMOUNT if role.money == "amount" else None
        value = follows.match(text, label.end) if follows else None
        if value is not None:
            yield FoundLabel(label.role, label.start, label.end + 1)


def _label_at_head(text: str) -> FoundLabel | None:
    match = _CONTENT.match(text) or _HEAD.match(text)
    if match is None or _names_section(text, match.start("label"), match.end("label"), match.end()):
        return None
    header = match_header(match["label"].strip())
    role = _CONTENT_ROLES.get(header.role) if match.re is _CONTENT else header.role
    if role is None or header.score < _SURE_AT_HEAD or not _is_part(role):
        return None
    return FoundLabel(role, match.start("label"), match.end())


def _names_section(text: str, start: int, end: int, value: int) -> bool:
    """Whether a phrase is the heading of a section in the line of its text, and no label."""
    if text[:start].strip(EDGES):
        return False
    phrase = fold(text[start:end])
    if phrase in _SECTION:
        return True
    following = text[value:].split(";")[0]
    bodies = begins_body(following) and len(following) <= _LONGEST_ASSIGNED and not _DUTY.search(following)
    return phrase in _ASSIGNS and bool(following.strip()) and not bodies


def _leads_to_deeds(text: str, label: FoundLabel) -> bool:
    """ "Chủ trì triển khai các nhiệm vụ: Xây dựng …" at the head of a text: what the body named above it leads."""
    if text[: label.start].strip(EDGES) or not role_of(label.role).leads:
        return False
    return not names_bodies(text[label.start : label.end]) and begins_with_deed(text[label.end :])


def _is_part(role: str) -> bool:
    """Whether a label at the head of a clause may name this part of a task."""
    return role in _CONTENT_ROLES.values() or role_of(role).labels_prose


def _stands_alone(text: str, start: int) -> bool:
    """Whether a label may begin inside a longer phrase: "Tổ chức thi, chủ trì: …", "Tổ chức thi Chủ trì:
    …"."""
    return text[start].isupper() or regex.search(r"[,;(/]\s*$", text[:start]) is not None
