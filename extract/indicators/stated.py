"""Sentences outside the targets' part of a document that say themselves they are targets.

    …, phấn đấu xây dựng được ít nhất 20% xã … trong năm 2025
    Đến năm 2030, tỷ lệ thu gom, xử lý rác thải nhựa đạt 100%.
    Đổi mới công nghệ: 100% khu công nghiệp triển khai chương trình hỗ trợ …
    Có ít nhất 02 vùng nuôi thủy sản công nghệ cao.

A share needs a word of goals, a year ahead, or the head of the sentence; a count or a measure needs more.
What is paid, charged or granted is none (``hỗ trợ 100% kinh phí``). The words are in ``target_phrases.csv`` (``strives``,
``aims``, ``assures``, ``reaches``), ``value_asides.csv`` (``paid``, ``paid_of``, ``budget``, ``may_be``) and
``value_kinds.csv`` (``at_start``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from extract.indicators.grounds import AIM, ASSURED, Ground, Sentence, ground_of, names_aim
from extract.indicators.headings_over import Part, Years
from extract.indicators.left_figures import left_notes
from extract.indicators.told_before import told_year
from normalize.notes import Code, info
from normalize.targets.model import Target, TargetReading
from normalize.targets.read import Told, read_targets
from normalize.targets.sentences import SHARE_AHEAD
from normalize.targets.values import find_values
from normalize.targets.words import kind_phrases

_NEXT_SENTENCE = regex.compile(
    rf"(?<=[.;])\s+(?:(?=\p{{Lu}})|{SHARE_AHEAD})(?!(?:Trong đó|Riêng|Bao gồm|Cụ thể)(?!\p{{L}}))"
)
_MAY_STATE = regex.compile(r"\d|ít nhất|tối thiểu|nửa|\sphần\s")
_NO_LEAD_IN = frozenset({"yêu cầu", "quyết tâm"})
"""Words that a name would keep."""
_NOW = regex.compile(rf"\W*{kind_phrases('at_start')}", regex.IGNORECASE)
"""The head of a sentence that tells how things are."""


def stated(
    text: str, part: Part, years: Years | None, now: int | None, *, late: bool = False
) -> TargetReading:
    """The targets that sentences of a text state to be such; none in most texts. Places are those of the
    text.

    Args:
        years: what the headings above hand down.
        now: the year of the document; ``late``: whether it is of the last quarter of that year.
    """
    starts = [0, *(m.end() for m in _NEXT_SENTENCE.finditer(text))]
    found: list[TargetReading] = []
    n_targets = 0
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        sentence = text[start:end].rstrip()
        if not _MAY_STATE.search(sentence):
            continue
        reading = _of_sentence(sentence, part, years, Told(now=now, late=late))
        if part is Part.OTHER and not reading.values and (over := told_year(sentence, now)) is not None:
            past = read_targets(sentence, year=over, told=Told("actual", now))
            reading = replace(past, targets=())
        if reading.values or reading.notes:
            found.append(_moved(reading, start, n_targets))
            n_targets += len(reading.targets)
    return _joined(found)


def _of_sentence(text: str, part: Part, years: Years | None, told: Told) -> TargetReading:
    now = told.now
    tells_now = _NOW.match(text) is not None
    begin, end = (None, None) if tells_now or years is None else years
    told = replace(told, alone=part in (Part.OTHER, Part.RULES))
    reading = read_targets(text, year=end, year_start=begin, told=told)
    figures = _figures(text, reading.targets)
    sentence = Sentence(text, reading.targets, figures, part, now if now is not None else end)
    kept: dict[int, Ground] = {}
    for index in range(len(reading.targets)):
        ground = ground_of(sentence, index, kept)
        if (
            ground is not None
            and not _tells_last_year(sentence, years, index)
            and not (tells_now and not sentence.is_led(AIM, index))
        ):
            kept[index] = ground
    left = left_notes(sentence, kept) if part is Part.DEEDS and not tells_now else ()
    if not kept:
        return TargetReading(reading.name, (), left, reading.observations if tells_now else ())
    places = {old: new for new, old in enumerate(kept)}
    targets = [_with_ground(reading.targets[k], ground) for k, ground in kept.items()]
    return replace(
        reading,
        name=_name(sentence, reading.name, next(iter(kept))),
        observations=reading.observations,
        notes=(*reading.notes, *left),
        targets=tuple(
            replace(t, part_of=places.get(t.part_of) if t.part_of is not None else None) for t in targets
        ),
    )


_OF_TASK = "A figure among tasks: no word says that it is a target; it was read as what the task is to reach."


def _with_ground(target: Target, ground: Ground) -> Target:
    if ground is Ground.SAID:
        return target
    return replace(target, notes=(*target.notes, info(Code.NUMBER_AMBIGUOUS, _OF_TASK, found=target.raw)))


def _tells_last_year(sentence: Sentence, years: Years | None, index: int) -> bool:
    """``Năm 2021, rà soát 412 văn bản (đạt tỷ lệ xử lý 100%)`` in the plan of 2022, dated in 2021."""
    if (
        years is None
        or years[0] is not None
        or years[1] is None
        or sentence.targets[index].year != years[1] - 1
    ):
        return False
    leads = _LED_BY_YEAR.match(sentence.text)
    past = leads is not None and int(leads["year"]) == years[1] - 1
    return past and not names_aim(sentence.text)


_LED_BY_YEAR = regex.compile(r"\W*(?:trong\s+)?năm\s+(?P<year>(?:19|20)\d\d)\s*,", regex.IGNORECASE)


def _figures(text: str, targets: Sequence[Target]) -> tuple[int, ...]:
    """Where the figure of each target begins."""
    found = find_values(text, None).values if targets else ()
    return tuple(
        next(
            (q.start for q in found if t.start <= q.start < t.end and (q.low, q.high) == (t.low, t.high)),
            t.start,
        )
        for t in targets
    )


def _name(sentence: Sentence, name: str, first: int) -> str:
    """What is measured: of the words behind the word of goals that leads the first value, where there is one
    and they name it."""
    cues = [m for cue in (AIM, ASSURED) for m in cue.finditer(sentence.before(first))]
    if not cues:
        return name
    cue = max(cues, key=lambda m: m.start())
    kept = cue.group(0).lower() in _NO_LEAD_IN
    own = read_targets(sentence.text[cue.end() if kept else cue.start() :].strip()).name
    return own if len(own.split()) > 1 else name


def _moved(reading: TargetReading, letters: int, n_before: int) -> TargetReading:
    """The reading of one sentence with its places in the whole text and among all targets."""
    targets = tuple(
        replace(
            t,
            start=t.start + letters,
            end=t.end + letters,
            part_of=None if t.part_of is None else t.part_of + n_before,
        )
        for t in reading.targets
    )
    observed = tuple(replace(o, start=o.start + letters, end=o.end + letters) for o in reading.observations)
    return replace(reading, targets=targets, observations=observed)


def _joined(found: Sequence[TargetReading]) -> TargetReading:
    """The readings of several sentences as one; each value then says of what it speaks."""
    if not found:
        return TargetReading("", ())
    if len(found) == 1:
        return found[0]
    name = next((r.name for r in found if r.values), "")
    targets = [replace(t, subject=t.subject or r.name) for r in found for t in r.targets]
    observed = [replace(o, subject=o.subject or r.name) for r in found for o in r.observations]
    notes = tuple(n for r in found for n in r.notes)
    return TargetReading(name, tuple(targets), notes, tuple(observed))
