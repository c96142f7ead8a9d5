"""Texts: words and lines printed twice, cells cut short, a figure copied from the row above."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from operator import eq

import regex
from rapidfuzz import fuzz

from extract.model import RawField
from normalize.notes import Code, Note, info, warning
from normalize.registers import rows as register_rows
from normalize.roles import role_of, roles_that
from normalize.text import clean, fold
from schema.checks.given import CheckInput, field_of, page_of
from schema.recorder import Recorder

_MOST_WORDS = 4
"""Words that are known where they stand twice, at most."""
TWICE = regex.compile(
    rf"(?<!\w)(\p{{L}}++(?:\s\p{{L}}++){{0,{_MOST_WORDS - 1}}})(?:,?\s)\1(?!\w)", regex.IGNORECASE
)
"""A word is taken whole (``++``): behind it stands a space or a comma, so no shorter piece of it could match."""
_LETTERS = regex.compile(r"\p{L}++")
_REDUPLICATED = frozenset(
    [
        "dần",
        "từ",
        "luôn",
        "thường",
        "ngày",
        "xanh",
        "đời",
        "người",
        "nhà",
        "nơi",
        "lần",
        "tháng",
        "năm",
        "song",
        "chiều",
        "từng",
        "nhiều",
        "cao",
        "sâu",
        "rộng",
        "mãi",
        "hay",
        "các",
        "xa",
        "gần",
        "đều",
        "nhẹ",
        "nhanh",
        "khe",
        "thi",
    ]
)
"""Words that Vietnamese doubles on purpose (dần dần, thường thường, ngày ngày)."""
_SHORTEST_LINE = 20
_SAME_TEXT = 88.0
"""Percent of likeness from which a description says again what the title says."""
_SHORTEST_CUT = 4
"""Words a cell must have to be taken for the beginning of a longer one."""


def check_repeated_words(given: CheckInput, recorder: Recorder) -> None:
    """Tells words printed twice in a row ("cho cho điện khí hóa") in clauses and cells."""
    for clause in given.records.clauses:
        for twice in repeated_words(clause.text or ""):
            recorder.note("clauses", clause.clause_id, "text", _repeated(twice), clause.page_first)
    for task, record in given.tasks():
        for field in task.fields:
            table, name = field_of(field.role)
            for twice in (*repeated_words(field.text), *_lines_twice(field)):
                recorder.note(table, record, name, _repeated(twice), page_of(field))
        title, body = task.field("title"), task.field("description")
        if title and body and len(fold(title.text)) > _SHORTEST_LINE and _says_again(title.text, body.text):
            note = info(Code.TEXT_REPEATED, "The description repeats the title.", found=body.text[:120])
            recorder.note("tasks", record, "description", note, page_of(body))


def repeated_words(text: str) -> Iterator[str]:
    """The words of a text that stand twice in a row; not what is doubled on purpose, nor the members of a list."""
    plain = clean(text)
    for match in TWICE.finditer(plain) if may_repeat(plain) else ():
        words = match.group(1)
        if fold(words) in _folded_reduplicated() or words.isupper():
            continue
        if not _of_two_words(match) and not _in_list(match):
            yield match.group(0)


def _in_list(match: regex.Match[str]) -> bool:
    """``chủ quyền, quyền tài phán``, ``Hội Phụ nữ tỉnh, Tỉnh đoàn``: a sign stands between the two, and the second begins a
    longer name. Of ``Sở Y tế, Sở Y tế, Sở Nội vụ`` nothing follows it."""
    behind = _NEXT_WORD.match(match.string, match.end())
    return "," in match.group(0) and behind is not None and behind[1].lower() not in _JOINS


_NEXT_WORD = regex.compile(r"[\s-](\p{L}+)")
_JOINS = frozenset({"và", "hoặc", "cùng", "với", "hay"})
"""Words that join the next member to a list, and begin no longer name."""


def may_repeat(plain: str) -> bool:
    """Whether one to four words are followed by the same: a cheap test that holds wherever TWICE matches.

    Every word of a match is a whole run of letters, and letters that match are alike when folded (``ı`` and ``İ`` are
    an ``i`` to the pattern too).
    """
    folded = " ".join(_LETTERS.findall(plain)).casefold().replace("\u0131", "i").replace("i\u0307", "i")
    words = folded.split(" ")
    return any(b"\1" * n in bytes(map(eq, words, words[n:])) for n in range(1, _MOST_WORDS + 1))


@cache
def _pairs() -> frozenset[str]:
    """Pairs of syllables that are one word: ``học sinh``, ``vi phạm``."""
    return frozenset(row["pair"] for row in register_rows("plan_words") if row["kind"] == "word")


@cache
def _folded_reduplicated() -> frozenset[str]:
    return frozenset(map(fold, _REDUPLICATED))


def _of_two_words(match: regex.Match[str]) -> bool:
    """``học sinh, sinh viên``, ``phạm vi vi phạm``: one word ends with the syllable that the next begins with."""
    syllable = match.group(1).lower()
    before = regex.search(r"(\p{L}+)\s$", match.string[: match.start()])
    behind = regex.match(r"\s(\p{L}+)", match.string[match.end() :])
    if " " in syllable or before is None or behind is None:
        return False
    ends = f"{before[1].lower()} {syllable}" in _pairs()
    begins = f"{syllable} {behind[1].lower()}" in _pairs()
    return (ends or begins) if "," in match.group(0) else (ends and begins)


def _lines_twice(field: RawField) -> Iterator[str]:
    lines = [fold(line).strip(" -+•.;") for line in field.lines]
    counted = Counter(line for line in lines if len(line) >= _SHORTEST_LINE)
    yield from (line for line, n in counted.items() if n > 1)


def _says_again(title: str, body: str) -> bool:
    return (
        fuzz.partial_ratio(fold(title), fold(body)) >= _SAME_TEXT if len(body) >= len(title) * 0.7 else False
    )


def _repeated(twice: str) -> Note:
    return info(Code.TEXT_REPEATED, "The same words stand twice.", found=twice[:120])


def check_cut_cells(given: CheckInput, recorder: Recorder) -> None:
    """A finding on a cell that is the beginning of a longer one printed at least twice under the same
    heading."""
    for rows in given.rows:
        fields = [(r, f) for t, r in given.tasks() if t.table == rows.table for f in t.fields]
        texts = Counter((f.role, _plain(f.text)) for _, f in fields if _is_compared(f))
        for record, field in fields:
            whole = _longer(field, texts) if _is_compared(field) else None
            if whole is not None:
                table, name = field_of(field.role)
                note = warning(
                    Code.ROW_TRUNCATED,
                    "The cell ends where the same words go on in other rows: its end may be lost.",
                    expected=whole,
                    found=field.text[:120],
                )
                recorder.note(table, record, name, note, page_of(field))


def _is_compared(field: RawField) -> bool:
    """Names of bodies and of sources are printed again and again; other words are not."""
    role = role_of(field.role)
    return role.holds_bodies or role.money == "source"


def _longer(field: RawField, texts: Counter[tuple[str, str]]) -> str | None:
    own = _plain(field.text)
    if len(own.split()) < _SHORTEST_CUT or not own[-1:].isalpha():
        return None
    role = {"funding": "funding", "funding_mark": "funding"}
    longer = [
        text
        for (r, text), n in texts.items()
        if role.get(r, r) == role.get(field.role, field.role) and n >= 2 and text.startswith(f"{own} ")
    ]
    return longer[0] if longer and texts[(field.role, own)] == 1 else None


def _plain(text: str) -> str:
    return clean(text).lower()


def check_copied_figures(given: CheckInput, recorder: Recorder) -> None:
    """Tells an amount of three or more figures that stands in two rows of one group, one below the other."""
    for rows in given.rows:
        for before, after in zip(rows.tasks, rows.tasks[1:], strict=False):
            record = given.task_ids.get(after.position)
            if record is None or before.group != after.group:
                continue
            for role in roles_that(lambda role: role.figure == "own"):
                a, b = before.field(role), after.field(role)
                if a and b and a.text == b.text and _is_telling(a.text):
                    note = info(
                        Code.TEXT_REPEATED,
                        f"The row above prints the same figure {a.text}: one may be copied.",
                        found=b.text,
                    )
                    recorder.note("tasks", record, field_of(role)[1], note, page_of(b))


def _is_telling(text: str) -> bool:
    """Whether a figure is no round one: with decimals, or three figures without ending zeros."""
    digits = regex.sub(r"\D", "", text)
    return ("," in text and len(digits.lstrip("0")) >= 2) or len(digits.rstrip("0")) >= 3
