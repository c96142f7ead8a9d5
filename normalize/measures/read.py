"""What an indicator measures, taken apart: a head, the thing counted, what is true of it, where, by what.

    Tỷ lệ hộ nông thôn được dùng nước hợp vệ sinh
    share of households, rural; nước, hợp vệ sinh

The head is what the figure is (a share, a number, growth), and the unit says it better than the words: ``75% số
hộ`` is a share of households. ``per`` is what a figure is divided by (``trên GRDP``, ``bình quân đầu người``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from normalize.measures.words import Word, words_of

SHARE_UNITS = frozenset(["%", "‰"])
"""Units of a share; with a direction of change they say how much it changes."""
PLACES = ("place", "listed place")
"""Roles of urban and rural; listed where a comma stands before."""
_LEFT_OUT = ("head", "predicate", "per")
_NARROWING = ("other", "term", "weak", "near", "thing")
_HEADS = ("share", "number", "amount")
"""Of several heads the first of these is the figure's: ``mức giảm tỷ lệ hộ nghèo`` is of a share."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What is measured.

    Attributes:
        head: share, number, amount or growth; None where neither words nor unit say.
        words: what is measured, each word once, in order; heads and linking words left out.
        counted: the things a share or number counts, with their groups: ``hộ`` → ``people``.
        places: urban, rural (``đô thị``, ``nông thôn``), where they do not stand for what is counted.
        kinds: group → words of it that exclude others (``poverty`` → ``nghèo``).
        per: what the figure is divided by.
        subject: the things counted with the words that narrow them (``cơ sở mới xây dựng``).
        predicate: words of what is true of the things counted (``được chứng nhận VietGAP``).
    """

    head: str | None
    words: tuple[Word, ...]
    counted: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    places: frozenset[str] = frozenset()
    kinds: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    per: frozenset[str] = frozenset()
    predicate: frozenset[str] = frozenset()
    subject: tuple[str, ...] = ()


def read_measure(name: str, unit: str | None = None) -> Measure:
    """What a name, with the unit of its figures, speaks of.

    Args:
        name: without verb and value, with what its subject is part of: ``các khu đô thị có hệ thống xử lý nước thải``.
        unit: as the unit register writes it; ``giường/10.000 dân`` says what is divided by. None for a change, whose
            ``%`` is no share.
    """
    printed = _without_whole(words_of(name))
    divided = unit.partition("/")[2] if unit else ""
    per = {w.text for w in (*printed, *words_of(f"x trên {divided}" if divided else "")) if w.role == "per"}
    counted = _counted(printed)
    words = {w.text: w for w in printed if w.role not in _LEFT_OUT}.values()
    return Measure(
        head=_head(printed, unit),
        words=tuple(words),
        counted=MappingProxyType(counted),
        places=frozenset(w.text for w in words if w.role in PLACES and w.text not in counted),
        kinds=MappingProxyType(_kinds(tuple(words))),
        per=frozenset(per),
        predicate=frozenset(_predicate(printed)),
        subject=_subject(printed, counted),
    )


def _without_whole(printed: tuple[Word, ...]) -> tuple[Word, ...]:
    """Up to ``trong tổng số …``: what a share is of is not what is measured."""
    end = next((n for n, w in enumerate(printed) if n > 1 and w.role == "whole"), len(printed))
    return tuple(w for w in printed[:end] if w.role != "whole")


def _head(printed: tuple[Word, ...], unit: str | None) -> str | None:
    named = {w.text for w in printed if w.role == "head"}
    if "growth" in named or (unit or "").startswith("%/"):
        return "growth"
    if unit in SHARE_UNITS:
        return "share"
    return next((h for h in _HEADS if h in named), "amount" if unit else None)


def _end_of_subject(printed: tuple[Word, ...]) -> int:
    """Where the first predicate stands behind something: ``hộ | được dùng nước``."""
    return next((n for n, w in enumerate(printed) if n and w.role == "predicate"), len(printed))


def _subject(printed: tuple[Word, ...], counted: Mapping[str, str]) -> tuple[str, ...]:
    """The things counted; before a predicate also what narrows them, but for place and kind, which are compared."""
    end = _end_of_subject(printed)
    narrower = [w.text for w in printed[:end] if w.role in _NARROWING] if end < len(printed) else []
    return tuple(dict.fromkeys(w.text for w in printed if w.text in counted or w.text in narrower))


def _predicate(printed: tuple[Word, ...]) -> set[str]:
    """Words behind the subject that it does not have itself."""
    end = _end_of_subject(printed)
    return {w.text for w in printed[end:] if w.role not in _LEFT_OUT} - {w.text for w in printed[:end]}


def _counted(printed: tuple[Word, ...]) -> dict[str, str]:
    """The things before the predicate; without any, those of the whole name. A town is counted where no other
    thing is, or where it stands beside things (``KCN, CCN, đô thị``)."""
    for part in (printed[: _end_of_subject(printed)], printed):
        things = {
            w.text: w.group for n, w in enumerate(part) if w.role == "thing" or _beside_a_thing(part, n)
        }
        found = things or {w.text: w.group for w in part if w.role in PLACES}
        if found:
            return found
    return {}


def _beside_a_thing(words: tuple[Word, ...], n: int) -> bool:
    return n > 0 and words[n].role == "listed place" and words[n - 1].role == "thing"


def _kinds(words: tuple[Word, ...]) -> dict[str, frozenset[str]]:
    groups = dict.fromkeys(w.group for w in words if w.role == "kind")
    return {g: frozenset(w.text for w in words if w.role == "kind" and w.group == g) for g in groups}
