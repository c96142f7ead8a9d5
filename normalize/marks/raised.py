"""Raised figures: the mark of a footnote (``540¹``, ``63²%``), or part of what stands before it (``m²``,
``10⁶``, ``30°C``)?

Every reader of files asks here, so that a mark is the same in each format. What is part of a unit or of a power is
kept in raised figures, which the readers of units and numbers know; the mark of a footnote is dropped: no value
holds it. A raised sign that begins a text is the footnote's own and stays.
"""

from __future__ import annotations

import regex

from normalize.text import clean

_FIGURES = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_UP = str.maketrans("0123456789+-", _FIGURES + "⁺⁻")
_DOWN = str.maketrans(f"{_FIGURES}⁺⁻⁽⁾−", "0123456789+-()-")
_RAISED = regex.compile(rf"[{_FIGURES}⁺⁻⁽⁾]++(?:[,;][{_FIGURES}⁽⁾]++)*+")
_LENGTH = regex.compile(r"(?<!\p{L})(?:[kcdmhµμn]?m|dam|[Mm]ét)\s?$")
_UNIT = regex.compile(r"(?<!\p{L})(?:[kcdm]?m|s|h|l|ha|kg|g|t|giây|giờ|năm|ngày)\s?$")
_TIMES_TEN = regex.compile(r"(?:\d\s?[x×*·∙⋅]\s?|\d,\d{1,4}\.|(?<![\d.,])\d{1,3}\.)10\s?$")
_TEN = regex.compile(r"(?<![\d.,/])10\s?$")
_DEGREE_BEFORE = regex.compile(r"\d\s?$")
_NUMERO = regex.compile(r"(?<!\p{L})[Nn]\s?$")
_FORMULA = regex.compile(r"(?<!\p{Lu})(?:CO|CH|SO|NO|NH)$")
"""A formula whose figure was set high for low: ``CO²``."""
_NOTE = regex.compile(
    r"[(\[]?(?:\d{1,3}|[*†‡§¶#]{1,4}|[a-z]|[ivx]{1,4}|[IVX]{1,4})\*?"
    r"(?:\s?[,;]\s?(?:\d{1,3}|[*†‡§]{1,3}|[a-z]))*+[)\]]?"
)
SMALLEST_POWER = 3
"""``10`` alone with a raised figure below this is ten with a footnote: nobody writes a hundred as 10²."""
LARGEST_POWER = 15
"""Exponents above this are footnotes: no plan counts in 10¹⁶."""


def raised_text(before: str, mark: str) -> str:
    """What a raised text adds to the text before it: figures of a power or a unit, or nothing.

    Args:
        before: the text of the paragraph or cell up to it.
        mark: the raised text as the file has it.

    Example: ``("25 km", "2")`` gives ``²``; ``("540", "1")`` and ``("Sở Tài chính", "(2)")`` give nothing;
    ``("30", "o")`` gives ``°``. Words set higher are given back as they are.
    """
    plain = clean(mark).translate(_DOWN)
    head = before.rstrip("\n")[-40:]
    if not plain:
        return mark
    if not head.strip():
        return plain.translate(_UP)
    if plain in ("o", "O", "0"):
        return plain if _NUMERO.search(head) else "°" if _DEGREE_BEFORE.search(head) else ""
    if plain in ("2", "3", "4") and _FORMULA.search(head):
        return plain
    size = _exponent_size(head, plain)
    if size:
        return plain[:size].translate(_UP)
    return "" if _NOTE.fullmatch(plain) else mark


def _exponent_size(head: str, mark: str) -> int:
    """How many of the mark's letters belong to a unit or a power of ten; 0 for none."""
    power = regex.match(r"[+-]?\d{1,2}(?!\d)", mark)
    if power is None:
        return 0
    if mark[0] in "23" and len(power[0]) == 1 and _LENGTH.search(head):
        return 1
    if mark[0] == "-":
        fits = _UNIT.search(head) or _TIMES_TEN.search(head) or _TEN.search(head)
        return len(power[0]) if fits else 0
    if _TIMES_TEN.search(head):
        return len(power[0])
    alone = _TEN.search(head) and SMALLEST_POWER <= int(power[0]) <= LARGEST_POWER
    return len(power[0]) if alone else 0


def without_note_marks(text: str) -> str:
    """A text without the raised figures that are marks of footnotes: ``đạt 63²% của 25 km²`` gives
    ``đạt 63% của 25 km²``."""
    if not _RAISED.search(text):
        return text
    pieces: list[str] = []
    at = 0
    for found in _RAISED.finditer(text):
        pieces.append(text[at : found.start()])
        pieces.append(raised_text(text[max(0, found.start() - 40) : found.start()], found.group()))
        at = found.end()
    return "".join([*pieces, text[at:]])


def holds_raised(text: str | None) -> bool:
    """Whether raised figures stand anywhere in a text; quick."""
    return bool(text) and not str(text).isascii() and _RAISED.search(str(text)) is not None


def lowered_text(before: str, mark: str) -> str:
    """What a lowered text adds: the figure of a formula (``CO₂`` as ``CO2``); a mark behind a figure, nothing."""
    plain = clean(mark)
    after_figure = before.rstrip()[-1:].isdigit()
    return "" if after_figure and plain.isdigit() and len(plain) < 3 else plain or mark
