"""What is doubtful about a target or a statement of targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

import regex

from normalize.notes import Code, Note, info, warning
from normalize.quantities.find import Quantity, find_quantities
from normalize.quantities.units import units
from normalize.registers import rows
from normalize.targets.asides import Aside
from normalize.targets.fractions import fractions_in_words
from normalize.targets.model import Piece, Target
from normalize.targets.pieces import SEPARATOR
from normalize.targets.values import WHOLE
from normalize.targets.words import find_directions, pattern_of
from normalize.text import compiled

_DOWN_FROM = regex.compile(r"giảm\b[^;.]*\bxuống\s*$", regex.IGNORECASE)
_OF_WHOLE = regex.compile(
    r"(?<!\p{L})(?:chiếm|bằng|đóng góp)\s*(?:khoảng\s*|tới\s*|trên\s*)?$", regex.IGNORECASE
)
_COUNT_NAME = regex.compile(r"\s*(?:số(?!\s+(?:dân|hộ|người)\b)|số lượng|tổng số)\s", regex.IGNORECASE)


DOUBTED = 0.6
"""Highest confidence of a target that has a doubt."""


def with_doubts(
    text: str, name: str, pieces: list[Piece], targets: list[Target], about: str = ""
) -> tuple[Target, ...]:
    """The targets of a statement with their doubts as notes, which lower the confidence.

    Args:
        about: what is measured, where the text does not say it: the name of a table's row.
    """
    doubted = []
    for index, target in enumerate(targets):
        notes = (*target.notes, *_doubts(text, name, pieces, index, target, about))
        confidence = target.confidence
        if any(note.severity.value != "info" for note in notes):
            confidence = min(confidence, DOUBTED)
        doubted.append(replace(target, notes=notes, confidence=confidence))
    return tuple(doubted)


def _doubts(text: str, name: str, pieces: list[Piece], index: int, target: Target, about: str) -> list[Note]:
    """The doubts about value ``index`` of a statement."""
    notes, piece = [], pieces[index]
    before = text[piece.start : piece.quantity.start]
    down = _DOWN_FROM.search(before) is not None and piece.quantity.raw.lower().startswith("từ")
    if down:
        message = "'giảm … xuống từ a - b' may be a reduction by or to a - b; read as a reduction by it."
        notes.append(warning(Code.NUMBER_AMBIGUOUS, message, found=target.raw))
    level = target.direction not in ("increase", "reduce") and _OF_WHOLE.search(before) is None
    if level and target.unit == "%" and _COUNT_NAME.match(name) and name in text[: pieces[0].quantity.start]:
        notes.append(
            warning(Code.UNIT_CONFLICT, "The name counts things, the value is a share.", found=target.raw)
        )
    if _exceeds_the_whole(text, piece, target, about):
        notes.append(
            warning(Code.OUTLIER, "A share above 100 % that is no growth.", found=piece.quantity.raw)
        )
    unknown = _unknown_bound(before)
    if unknown is not None:
        message = f"'{unknown}' may bound this value; it is no word of the register."
        notes.append(warning(Code.NUMBER_AMBIGUOUS, message, found=piece.quantity.raw))
    if _may_be_rank(before, piece):
        message = "This count may be a rank; the words behind it are none of the register."
        notes.append(warning(Code.NUMBER_AMBIGUOUS, message, found=piece.quantity.raw))
    if target.year is None and target.year_start is None:
        notes.append(info(Code.PERIOD_UNPARSED, "The statement names no year.", found=target.raw))
    if _is_criterion(text, pieces, index):
        message = "This value may describe what is counted rather than be a target."
        notes.append(warning(Code.NUMBER_AMBIGUOUS, message, found=piece.quantity.raw))
    return notes


def _exceeds_the_whole(text: str, piece: Piece, target: Target, about: str) -> bool:
    """Whether a value is a share of more than the whole: no change, no comparison (``bằng 120% mức trung bình``), no
    fulfilment, index or ratio of two things (``xuất khẩu trên GRDP``)."""
    value = target.low if target.low is not None else target.high
    if target.unit != "%" or value is None or value <= WHOLE or target.direction in ("increase", "reduce"):
        return False
    if target.baseline is not None or pattern_of("compares").search(text[piece.start : piece.end]):
        return False
    named = (about, text[: piece.end] if target.subject is None else text[piece.start : piece.end])
    return not any(pattern_of("no_share").search(words) for words in named)


_LINKED_WORD = regex.compile(
    r"(?<!\p{L})(?:đạt|còn|là|chiếm|lên|xuống)\s+(?P<word>\p{L}+(?:\s\p{L}+)?)\s+$", regex.IGNORECASE
)


def _unknown_bound(before: str) -> str | None:
    """``đạt xêm xêm 50%``: words between a linking word and its value that no register holds; None where there are
    none."""
    found = _LINKED_WORD.search(before)
    if found is None:
        return None
    unknown = [w for w in found["word"].lower().split() if w not in _between()]
    return (
        found["word"]
        if len(unknown) == len(found["word"].split()) and not find_directions(found["word"])
        else None
    )


@cache
def _between() -> frozenset[str]:
    """Words that may stand between a linking word and its value and bound nothing."""
    known = {
        w
        for row in rows("target_phrases")
        if not row["use"].startswith("from_")
        for w in row["phrase"].lower().split()
    }
    known |= {w for row in rows("comparators") for w in row["phrase"].split()}
    known |= {w for row in rows("plan_words") for w in row["pair"].split()}
    return frozenset(known | {w for unit in units() for form in unit.aliases for w in form.split()})


_AMONG_PLACES = frozenset({"tỉnh", "thành phố", "nước", "quốc gia", "địa phương", "tỉnh thành"})


def _may_be_rank(before: str, piece: Piece) -> bool:
    """``lọt vào nhóm 15 tỉnh có môi trường đầu tư minh bạch``: places among which one is, without the words of a rank."""
    return piece.quantity.unit in _AMONG_PLACES and pattern_of("rank_among").search(before) is not None


def _is_criterion(text: str, pieces: list[Piece], index: int) -> bool:
    """A second value without a separator or verb of its own: ``80% xã có từ 2 mô hình trở lên``."""
    if index == 0 or pieces[index].bracketed:
        return False
    between = text[pieces[index - 1].quantity.end : pieces[index].quantity.start]
    if SEPARATOR.search(between) or find_directions(between):
        return False
    has_verb = compiled(r"\b(?:đạt|còn|là)\s*$").search(between) is not None
    return not has_verb or pieces[index].quantity.unit != pieces[index - 1].quantity.unit


def aside_notes(asides: Sequence[Aside]) -> tuple[Note, ...]:
    """What a figure that was read as no value of the statement was taken for."""
    return tuple(
        info(
            Code.NUMBER_AMBIGUOUS,
            f"This figure was read as {aside.why}, not as a target.",
            found=aside.quantity.raw,
        )
        for aside in asides
    )


def broken_notes(text: str, unit: str | None, values: Sequence[Quantity]) -> tuple[Note, ...]:
    """Figures that are no target: fractions, values no quantity was read from; nothing is lost unsaid.

    Args:
        values: what was read as a value.
    """
    halves = tuple(
        warning(Code.NUMBER_UNPARSED, "A part in words was not read as a target.", found=m.group(0))
        for m in fractions_in_words(text)
        if not any(v.start < m.end() and m.start() < v.end for v in values)
    )
    if not any(c.isdigit() for c in text):
        return halves
    read = [(q.start, q.end) for q in find_quantities(text, default_unit=unit)]
    lost = [m for m in _VALUE.finditer(text) if not any(a < m.end() and m.start() < b for a, b in read)]
    rates = [
        m for m in _RATE.finditer(text) if not any(v.start < m.end() and m.start() < v.end for v in values)
    ]
    found = sorted({m.start(): m.group(0).strip() for m in (*rates, *lost)}.items())
    return halves + tuple(
        warning(Code.NUMBER_UNPARSED, "A figure of the statement was not read as a target.", found=raw)
        for _, raw in found
    )


_VALUE = regex.compile(
    r"(?<![\d.,/-]|trên\s|mỗi\s|/\s)\d+(?:[.,]\d+)*\s?(?:%|(?:nghìn|ngàn|vạn|triệu|tỷ)(?!\s*(?:lệ|trọng))\b|ha\b|MW\b)"
)
"""A figure that can only be a value: with a percent sign, a scale word, a measure."""
_RATE = regex.compile(
    r"(?<![\d/])(?:\d+\s?/\s?1(?:0{2,}|(?:[.,]0{3})+)(?!\d)|\d{1,2}/\d{1,2}(?=\s+(?:số|tổng|các|xã|phường|huyện|hộ|đơn vị|diện tích)\b))"
)
"""``80/100.000 ca``, ``2/3 số xã``."""


def sum_notes(text: str, targets: list[Target]) -> tuple[Note, ...]:
    """Parts that do not add up to their whole."""
    notes = []
    for place, whole in enumerate(targets):
        parts = [t for t in targets if t.part_of == place and t.unit == whole.unit]
        values = [t.low for t in parts if t.comparator == "="]
        if len(parts) < 2 or len(values) != len(parts) or whole.comparator != "=" or whole.low is None:
            continue
        total = sum((v for v in values if v is not None), Decimal(0))
        exhaustive = "còn lại" in text.lower() or any(t.raw.endswith(")") for t in parts)
        if total > whole.low or (exhaustive and total != whole.low):
            message = "The parts do not add up to the whole."
            notes.append(warning(Code.PARTS_MISMATCH, message, expected=str(whole.low), found=str(total)))
    return tuple(notes)
