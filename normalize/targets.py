"""A statement of targets taken apart: what is measured, and for each value year, bounds, unit, direction, baseline.

    Đến năm 2020, giảm lượng phát thải KNK so với phương án phát triển bình thường là 7%.
    Trong đó: mức giảm địa phương tự nguyện là 3%; 4% còn lại là mức giảm khi có hỗ trợ …

has three targets of 2020, all ``reduce`` against ``BAU``, the second and third part of the first. The values come
from ``normalize.quantities``; here each gets the words around it: its *piece* of the statement reaches from the
separator before it to the one behind it. What cannot be told carries a note above info.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

import regex

from normalize.acts import find_numbers
from normalize.notes import Code, Note, info, warning
from normalize.quantities import Quantity, find_quantities
from normalize.target_names import name_of, subject_of
from normalize.target_words import find_conditions, find_directions, pattern_of
from normalize.target_years import Baseline, YearMention, find_baselines, find_years, year_of
from normalize.text import clean


@dataclass(frozen=True, slots=True)
class Target:
    """One target value.

    Attributes:
        subject: what this value speaks of, where the statement has several values.
        year_start, year: the span, or ``year`` alone; None where none is stated.
        comparator, low, high, unit, dimension: as ``normalize.quantities`` has them.
        direction: increase, reduce, reach, keep.
        baseline: a year, ``BAU``, ``current``, or as printed; ``baseline_year`` where it is a year.
        condition: ``voluntary``, ``with support``, or None.
        part_of: index of the target this one is a part of.
        raw: the words it was read from; ``start``, ``end``: their span in the cleaned text.
    """

    subject: str | None
    year_start: int | None
    year: int | None
    comparator: str
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    dimension: str | None
    direction: str
    baseline: str | None
    baseline_year: int | None
    condition: str | None
    part_of: int | None
    raw: str
    start: int
    end: int
    rule: str
    confidence: float
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetReading:
    """What a statement says. ``name`` is what is measured, without lead-in, verb and value where they can be cut."""

    name: str
    targets: tuple[Target, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    """A value with the stretch of text that speaks of it."""

    quantity: Quantity
    start: int
    end: int
    bracketed: bool


_SEPARATOR = regex.compile(r"[;,]\s|\.\s+(?=\p{Lu}|i+\))|:\s|\s(?:và|còn)\s|\bi{1,3}\)\.?|\(")
_SENTENCE = regex.compile(r";|\.\s+(?=\p{Lu})")
_TIME_UNITS = frozenset({"time", "age"})
_PER_HEAD = regex.compile(r"(?:trên|/|cho|mỗi|trong)\s*$", regex.IGNORECASE)
_HEADS = frozenset({"dân", "người", "lao động", "hộ", "trẻ", "km2", "ha"})
_RATING = regex.compile(r"\s*(?:sao|tại chỗ)(?!\p{L})", regex.IGNORECASE)
"""``3 sao``, ``4 tại chỗ``: a grade or a slogan, no value."""
_BROKEN = regex.compile(r"\d\s?/\s?(?:\d+[.,])*\d*$|\d[.,]$")
"""Digits right before a value: a rate per so many (``80/100.000 ca``) that was not read whole."""
_GENERATION = regex.compile(r"[2-6]\s?G")
"""``3G``, ``4G``: a network, no grams."""
_ROUND = frozenset(Decimal(10) ** n for n in range(7))
_FROM_TO = regex.compile(r"\s*(?:\([^()]*\)\s*)?(?:năm\s+\d{4}\s+)?(?:xuống|lên|còn|giảm\s+còn|tăng\s+lên)\s*(?:còn|đến|tới)?\s*$", regex.IGNORECASE)  # fmt: skip
_DOWN_FROM = regex.compile(r"giảm\b[^;.]*\bxuống\s*$", regex.IGNORECASE)
_COUNT_NAME = regex.compile(r"\s*(?:số(?!\s+(?:dân|hộ|người)\b)|số lượng|tổng số)\s", regex.IGNORECASE)


_MAY_STATE = regex.compile(r"\d|gấp|một nửa|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s", regex.IGNORECASE)


def read_targets(
    text: str,
    *,
    year: int | None = None,
    year_start: int | None = None,
    unit: str | None = None,
    direction: str | None = None,
) -> TargetReading:
    """Takes a statement apart.

    Args:
        text: a clause, a cell, or a name with its value.
        year, year_start: what a line above or a column's header states, for values without a year of their own.
        unit: of the column, for bare numbers.
        direction: where the context states it, for values whose own words state none.
    """
    plain = clean(text)
    quantities = _values(plain, unit) if _MAY_STATE.search(plain) else []
    years, against = find_years(plain), find_baselines(plain)
    pieces = _pieces(plain, quantities)
    wholes = _wholes(plain, pieces)
    spans = [(p.quantity.start, p.quantity.end) for p in pieces]
    targets: list[Target] = []
    name = name_of(plain, [_cut_span(plain, q) for q in quantities], years, against)
    for index, piece in enumerate(pieces):
        mention = year_of(plain, piece.quantity.start, piece.quantity.end, years, [s for k, s in enumerate(spans) if k != index])  # fmt: skip
        whole = wholes[index]
        parent = targets[whole] if whole is not None else None
        targets.append(
            _target(plain, pieces, index, mention, against, parent, whole, (year_start, year, direction))
        )
    targets = _with_subjects(_carried_on(plain, pieces, _with_last_year(plain, pieces, targets, years)))
    notes = (*_sum_notes(plain, targets), *_broken_notes(plain, unit))
    return TargetReading(name, _with_doubts(plain, name, pieces, targets), notes)


_LEVEL = regex.compile(r"(?:bằng|chiếm|tương đương)\s*(?:khoảng\s*|trên\s*)?$", regex.IGNORECASE)


def _with_last_year(
    text: str, pieces: list[_Piece], targets: list[Target], years: tuple[YearMention, ...]
) -> list[Target]:
    """``chiếm 45%, dịch vụ 40%, nông nghiệp 15% vào năm 2030``: the one year, at the end, is of all."""
    if len(years) != 1 or len(targets) < 2 or years[0].start < pieces[-1].quantity.end:
        return targets
    only = years[0]
    within = _SENTENCE.search(text, pieces[0].quantity.end, only.start) is None
    if not within or (targets[-1].year, targets[-1].year_start) != (only.year, only.year_start):
        return targets
    return [replace(t, year=only.year, year_start=only.year_start) for t in targets]


def _carried_on(text: str, pieces: list[_Piece], targets: list[Target]) -> list[Target]:
    """``giảm 15% vào năm 2030 và 30% vào năm 2050 so với năm 2014``: verb and baseline serve both values."""
    done = list(targets)
    for place in range(1, len(done)):
        before, now = done[place - 1], done[place]
        if now.subject is not None or now.part_of is not None or before.unit != now.unit:
            continue
        words = text[pieces[place].start : pieces[place].quantity.start]
        if _LEVEL.search(words):
            continue
        if _direction(text, pieces[place]) is None:
            now = replace(now, direction=before.direction)
        if _SENTENCE.search(words) is None and now.baseline is None:
            now = replace(now, baseline=before.baseline, baseline_year=before.baseline_year)
        done[place] = now
    for place in range(len(done) - 1, 0, -1):
        before, now = done[place - 1], done[place]
        same = now.subject is None and before.unit == now.unit and now.part_of is None
        gap = text[pieces[place - 1].quantity.end : pieces[place].quantity.start]
        if same and before.baseline is None and now.baseline is not None and ";" not in gap:
            done[place - 1] = replace(before, baseline=now.baseline, baseline_year=now.baseline_year)
    return done


def _with_subjects(targets: list[Target]) -> list[Target]:
    """A value that says nothing of its subject has that of the one before; no subject where all speak of the name."""
    filled: list[Target] = []
    for target in targets:
        subject = target.subject or (filled[-1].subject if filled else None)
        filled.append(replace(target, subject=subject))
    if len({t.subject for t in filled}) <= 1:
        return [replace(t, subject=None) for t in filled]
    return filled


def _cut_span(text: str, quantity: Quantity) -> tuple[int, int]:
    """What is cut out of a name: the value with its unit, of a count only the number (``20`` of ``20 xã``)."""
    if quantity.dimension != "count" and quantity.unit is not None:
        return quantity.start, quantity.end
    number = _NUMBER_PART.match(text, quantity.start, quantity.end)
    return quantity.start, number.end() if number else quantity.end


_NUMBER_PART = regex.compile(
    r"[^\d]*[\d.,]*\d(?:\s*(?:-|–|đến)\s*[\d.,]*\d)?(?:\s*(?:nghìn|ngàn|vạn|triệu|tỷ)(?!\p{L}))*",
    regex.IGNORECASE,
)


def _values(text: str, unit: str | None) -> list[Quantity]:
    """The quantities that are values: not ages, durations, denominators, years, numbers of acts."""
    found = []
    acts = [(n.start, n.end) for n in find_numbers(text)]
    for quantity in find_quantities(text, default_unit=unit):
        before = text[: quantity.start].rstrip()
        if any(a < quantity.end and quantity.start < b for a, b in acts) or _BROKEN.search(
            text, endpos=quantity.start
        ):
            continue
        if quantity.dimension in _TIME_UNITS and not _measures_time(before):
            continue
        if _is_denominator(text, quantity):
            continue
        if _GENERATION.fullmatch(quantity.raw):
            continue
        if _RATING.match(text, quantity.end) or (quantity.unit is None and _RATING.search(quantity.raw)):
            continue
        if quantity.unit is None and quantity.low is not None and 1900 <= quantity.low <= 2100:
            continue
        found.append(quantity)
    return _without_starts(text, found)


def _measures_time(before: str) -> bool:
    return regex.search(r"(?:tuổi thọ|thời gian|thời hạn|số giờ|số ngày|số năm|kỳ vọng sống)", before[-80:], regex.IGNORECASE) is not None  # fmt: skip


def _is_denominator(text: str, quantity: Quantity) -> bool:
    """``30 giường trên 10.000 dân``, ``trên một hecta (1 ha)``: a rate per so many."""
    before = text[: quantity.start]
    if regex.search(r"(?:một|trên|mỗi|cho)\s+(?:\p{L}+\s+){1,3}\(\s*$", before, regex.IGNORECASE):
        return quantity.low == 1
    low = quantity.low or quantity.high
    if quantity.unit not in _HEADS or low not in _ROUND:
        return False
    word = regex.match(r"(?:trên|/|mỗi|cho)\s*[\d.,]+", text[quantity.start :], regex.IGNORECASE)
    return word is not None or _PER_HEAD.search(before) is not None


def _without_starts(text: str, found: list[Quantity]) -> list[Quantity]:
    """``từ 30% xuống còn 20%``: 30 % is where it starts, the target is 20 %."""
    kept = []
    for place, quantity in enumerate(found):
        behind = found[place + 1] if place + 1 < len(found) else None
        if behind is not None and behind.unit == quantity.unit:
            gap = text[quantity.end : behind.start]
            if _FROM_TO.match(gap) and regex.search(r"từ\s*$", text[: quantity.start], regex.IGNORECASE):
                continue
        kept.append(quantity)
    return kept


def _pieces(text: str, quantities: list[Quantity]) -> list[_Piece]:
    """Cuts the statement between its values: at the last separator before a value's own words."""
    pieces = []
    start = 0
    for place, quantity in enumerate(quantities):
        following = quantities[place + 1].start if place + 1 < len(quantities) else None
        end = len(text) if following is None else _cut(text, quantity.end, following)
        sentence = _SENTENCE.search(text, quantity.end, end)
        own_end = sentence.start() if sentence else end
        pieces.append(_Piece(quantity, start, own_end, _in_brackets(text, quantity.start)))
        start = end
    return pieces


def _cut(text: str, start: int, end: int) -> int:
    """Where the words of the next value begin."""
    cuts = list(_SEPARATOR.finditer(text, start, end))
    strong = [m for m in cuts if m.group(0)[0] in ";."]
    if strong:
        return strong[0].end()
    parts = pattern_of("parts").search(text, start, end)
    if parts:
        return parts.start()
    if cuts:
        return cuts[-1].start() if cuts[-1].group(0) == "(" else cuts[-1].end()
    verbs = [phrase.start for phrase in find_directions(text[start:end]) if phrase.place == "verb"]
    return start + verbs[-1] if verbs else end


def _in_brackets(text: str, at: int) -> bool:
    return regex.search(r"\(\s*$", text[:at]) is not None and regex.match(r"[^()]*\)", text[at:]) is not None


def _wholes(text: str, pieces: list[_Piece]) -> list[int | None]:
    """For each value the index of the value it is a part of."""
    marker = pattern_of("parts")
    wholes: list[int | None] = []
    for index, piece in enumerate(pieces):
        wholes.append(_whole(text, pieces, wholes, index, piece, marker))
    return wholes


def _whole(
    text: str,
    pieces: list[_Piece],
    wholes: list[int | None],
    index: int,
    piece: _Piece,
    marker: regex.Pattern[str],
) -> int | None:
    if index == 0:
        return None
    if piece.bracketed:
        outer = [k for k in range(index) if not pieces[k].bracketed]
        same = outer and pieces[outer[-1]].quantity.unit == piece.quantity.unit
        between = text[pieces[outer[-1]].quantity.end : piece.quantity.start] if outer else ";"
        if same and not _SENTENCE.search(between):
            return outer[-1]
    for k in range(index - 1, -1, -1):
        mark = marker.search(text, pieces[k].quantity.end, piece.quantity.start)
        if mark is None:
            continue
        if any(wholes[j] == k or (wholes[j] is None and j > k) for j in range(k + 1, index)) and not _list_goes_on(text, mark.end(), piece):  # fmt: skip
            return None
        return k if wholes[k] is None and not _left_whole(text, pieces[k], mark) else None
    return None


def _left_whole(text: str, whole: _Piece, mark: regex.Match[str]) -> bool:
    """Whether a new item of the list begins between the whole and ``trong đó``."""
    return ";" in text[whole.quantity.end : mark.start()].rstrip().rstrip(";")


def _list_goes_on(text: str, mark_end: int, piece: _Piece) -> bool:
    """Whether a list of parts still goes on at a later value: to the end after ``trong đó:``, else within the sentence."""
    between = text[mark_end : piece.quantity.start]
    return between.lstrip().startswith(":") or not _SENTENCE.search(between)


def _target(
    text: str,
    pieces: list[_Piece],
    index: int,
    mention: YearMention | None,
    against: tuple[Baseline, ...],
    parent: Target | None,
    whole: int | None,
    given: tuple[int | None, int | None, str | None],
) -> Target:
    piece, quantity = pieces[index], pieces[index].quantity
    year_start, year = (mention.year_start, mention.year) if mention is not None else given[:2]
    baseline = next((b for b in against if piece.start <= b.start < piece.end), None)
    condition = _condition(text, pieces, index)
    inherited = parent is not None
    raw = text[piece.start : piece.end].strip(" ,;.(")
    start = text.find(raw, piece.start) if raw else piece.start
    return Target(
        subject=subject_of(text, piece.start, piece.end, *_cut_span(text, quantity))
        if len(pieces) > 1
        else None,
        year_start=year_start,
        year=year,
        comparator=quantity.comparator,
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        dimension=quantity.dimension,
        direction=_direction(text, piece)
        or (parent.direction if parent else None)
        or _leading_direction(text, pieces, index)
        or given[2]
        or "reach",
        baseline=baseline.baseline if baseline else parent.baseline if inherited and parent else None,
        baseline_year=baseline.year if baseline else parent.baseline_year if inherited and parent else None,
        condition=condition or (parent.condition if parent else None),
        part_of=whole,
        raw=raw,
        start=start,
        end=start + len(raw),
        rule=f"target_{quantity.rule}",
        confidence=quantity.confidence,
        notes=quantity.notes,
    )


def _condition(text: str, pieces: list[_Piece], index: int) -> str | None:
    piece = pieces[index]
    own = find_conditions(text[piece.start : piece.end])
    if own:
        return own[0].value
    return None


_STARTS = regex.compile(
    r"^(?:[\s,:;.\-–]|i+\)|(?:" + r"phấn đấu|chỉ tiêu|mục tiêu|đến|vào|tới|hết|cuối|năm|giai đoạn|trong|sẽ|cơ bản|tiếp tục|từng bước|bình quân|mỗi|hàng|hằng|ít nhất|để|nhằm|và|đạt"
    r")\b|\d{4}(?:\s*[-–]\s*\d{4})?)*$", regex.IGNORECASE
)  # fmt: skip
_LINKS_TO = regex.compile(
    r"^\s*(?:thêm|lên|xuống|còn|ở|ổn định|bình quân|trung bình|được|đạt|khoảng|từ|ít nhất|tối thiểu|hơn|trên|tới|đến|mức|mỗi năm|hàng năm|hằng năm|trưởng|năm|\d{4}|[\d.,]+\s*%|[\s,:(])*$",
    regex.IGNORECASE,
)


def _direction(text: str, piece: _Piece) -> str | None:
    """The direction the value's own words state: a verb at their head, or right before or behind the value."""
    words = text[piece.start : piece.quantity.start]
    found = find_directions(words)
    for phrase in reversed(found):
        if _LINKS_TO.match(words[phrase.end :]) or phrase.place == "noun":
            return phrase.value
    for phrase in found:
        if phrase.place == "verb" and _STARTS.match(words[: phrase.start]):
            return phrase.value
    moved = regex.search(r"(?P<up>lên|gấp)\s*(?:gấp\s*)?$|xuống\s*(?:còn\s*)?$", words)
    if moved and not found:
        return "increase" if moved["up"] else "reduce"
    inside = find_directions(text[piece.quantity.start : piece.quantity.end])
    if inside:
        return inside[0].value
    after = find_directions(text[piece.quantity.end : piece.end])
    if after and regex.match(
        r"^\s*(?:còn lại|tiếp theo)?\s*là\s*$", text[piece.quantity.end : piece.quantity.end + after[0].start]
    ):
        return after[0].value
    return None


def _leading_direction(text: str, pieces: list[_Piece], index: int) -> str | None:
    """``Giảm tiêu hao năng lượng: Năm 2030: 1%; Năm 2050: 2%``: the verb before the colon leads all values."""
    first = pieces[0]
    if index == 0 or not regex.search(r":", text[: first.quantity.start]):
        return None
    own = text[pieces[index].start : pieces[index].quantity.start]
    if regex.sub(r"(?i:đến|vào|năm|giai đoạn|hết|tới|đạt|là|[\d\s:,–-])", "", own):
        return None
    return _direction(text, first)


def _with_doubts(text: str, name: str, pieces: list[_Piece], targets: list[Target]) -> tuple[Target, ...]:
    doubted = []
    for index, (piece, target) in enumerate(zip(pieces, targets, strict=True)):
        notes = [*target.notes, *_doubts(text, name, pieces, index, piece, target)]
        low = any(n.severity.value != "info" for n in notes)
        doubted.append(replace(target, notes=tuple(notes), confidence=min(target.confidence, 0.6) if low else target.confidence))  # fmt: skip
    return tuple(doubted)


def _doubts(
    text: str, name: str, pieces: list[_Piece], index: int, piece: _Piece, target: Target
) -> list[Note]:
    notes = []
    before = text[piece.start : piece.quantity.start]
    down = _DOWN_FROM.search(before) is not None and piece.quantity.raw.lower().startswith("từ")
    if down:
        notes.append(warning(Code.NUMBER_AMBIGUOUS, "'giảm … xuống từ a - b' may be a reduction by or to a - b; read as a reduction by it.", found=target.raw))  # fmt: skip
    if target.unit == "%" and _COUNT_NAME.match(name) and name in text[: pieces[0].quantity.start]:
        notes.append(
            warning(Code.UNIT_CONFLICT, "The name counts things, the value is a share.", found=target.raw)
        )
    if target.year is None and target.year_start is None:
        notes.append(info(Code.PERIOD_UNPARSED, "The statement names no year.", found=target.raw))
    if _is_criterion(text, pieces, index):
        notes.append(warning(Code.NUMBER_AMBIGUOUS, "This value may describe what is counted rather than be a target.", found=piece.quantity.raw))  # fmt: skip
    return notes


def _is_criterion(text: str, pieces: list[_Piece], index: int) -> bool:
    """A second value without a separator or verb of its own: ``80% xã có từ 2 mô hình trở lên``."""
    if index == 0 or pieces[index].bracketed:
        return False
    between = text[pieces[index - 1].quantity.end : pieces[index].quantity.start]
    if _SEPARATOR.search(between) or find_directions(between):
        return False
    return regex.search(r"\b(?:đạt|còn|là)\s*$", between) is None or pieces[index].quantity.unit != pieces[index - 1].quantity.unit  # fmt: skip


def _broken_notes(text: str, unit: str | None) -> tuple[Note, ...]:
    """Rates per so many, which are not read as values: said, so that nothing is lost unsaid."""
    found = regex.findall(r"\d+\s?/\s?1(?:0{2,}|(?:[.,]0{3})+)(?!\d)", text)
    return tuple(
        warning(Code.NUMBER_UNPARSED, "A rate per so many was not read as a target.", found=rate)
        for rate in found
    )


def _sum_notes(text: str, targets: list[Target]) -> tuple[Note, ...]:
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
            notes.append(warning(Code.PARTS_MISMATCH, "The parts do not add up to the whole.", expected=str(whole.low), found=str(total)))  # fmt: skip
    return tuple(notes)
