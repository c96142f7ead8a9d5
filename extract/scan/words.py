"""Words after recognition: dirt dropped, look-alike signs and marks put right, each change with its note.

Changes come from closed lists only: signs that are taken for others in a given place (``¡)`` for ``i)``), the
subscript of CO2, and words by ``normalize.spelling.repair``. A changed word keeps what was read in its note.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from extract.scan.act_numbers import with_joined_numbers, with_symbols_mended
from extract.scan.sureness import chance_right
from extract.scan.tesseract import CAPITAL, RecognisedWord
from normalize.notes import Code, Note, info
from normalize.spelling.known_words import abbreviation_meant
from normalize.spelling.likelihood import in_known_pairs, likely_misread, strays_from_plans
from normalize.spelling.look_alikes import look_alikes, usual_roman
from normalize.spelling.repair import repair_words

DIRT_BELOW = 0.6
"""A sign without letter or digit of lower confidence is dirt, unless it is a bullet that begins its line."""
DOUBTED = 0.75
"""Chance given to a word that was changed in spite of its confidence, or for which a similar word fits
better."""
SMALL_LETTER = 0.56
"""Height of a lone letter, as a share of the usual size, below which it is a small one (x 0.46, X 0.66)."""
_SIGNS = regex.compile(r"[^\p{L}\p{N}]+")
_NO_BULLET = regex.compile(r"[.,:;'\"’‘“”!?%]+")
"""Signs with which no line begins."""
_NEVER_PRINTED = regex.compile(r"[|¦¬`~_^\\]+")
_EDGE_DIRT = regex.compile(r"^[|¦¬`~_^\\]+(?=[\p{L}\p{N}(])|(?<=[\p{L}\p{N}.,;)])[|¦¬`~_^\\]+$")
_LABEL = regex.compile(r"^(\P{N})([).]+)$")
_SLASH = regex.compile(r"/?⁄/?")
_CARBON = regex.compile(r"^(\P{L}*(?:t|kt|Mt)?CO)([;:azZạs°›»])(?=$|[^\p{L}]|tđ|e\b)")
SURE_LETTERS = 0.95
"""Confidence from which an abbreviation is not changed."""
_ABBREVIATION = regex.compile(r"^(\P{L}*)(\p{Lu}[\p{Lu}&\d!|-]{2,}[\p{Lu}\d!|])([.,;:)/”]*)$")
_QUARTERS = ("I", "II", "III", "IV")
_QUARTER = regex.compile(r"(?P<number>[IVHlLTÍÏÌi1!|]{1,4})(?P<tail>(?:[,.;:)/–-].*)?)")
QUARTER_CHANCE = 0.5
"""Chance given to a quarter that was changed or is of low confidence: strokes that touch are miscounted."""
SURE_QUARTER = 0.9
"""Tesseract's figure from which II and III are taken as read."""
_SAME_SHAPE = frozenset("COSUVWXZ")
_ROLE_LABELS = frozenset({"Thực hiện;", "Chủ trì;", "Phối hợp;"})
"""Labels of roles at the beginning of a line whose colon was read as a semicolon."""


def mended(words: Sequence[RecognisedWord]) -> list[RecognisedWord]:
    """The words of one cell, or of the text of a page, put right.

    Args:
        words: in reading order, with Tesseract's own figures as confidence.

    Returns:
        The words; their confidence is now the chance that they are right (:mod:`extract.scan.sureness`).
    """
    kept = list(_without_dirt(with_joined_numbers(words)))
    kept = [with_symbols_mended(_abbreviation_mended(_sign_mended(w))) for w in kept]
    kept, quarters = _quarters_mended(_labels_mended(kept))
    repairs = {r.index: r for r in repair_words([w.text for w in kept], [w.confidence for w in kept])}
    for index, repair in repairs.items():
        kept[index] = _changed(kept[index], repair.text, f"“{repair.pair}” is the known pair")
    known = in_known_pairs([w.text for w in kept])
    chances = [chance_right(w.text, w.confidence, known=k) for w, k in zip(kept, known, strict=True)]
    texts = [w.text for w in kept]
    for index, chance in enumerate(chances):
        changed = repairs.get(index)
        if chance > DOUBTED and (
            (changed is not None and changed.doubted)
            or (not known[index] and likely_misread(texts, index))
            or (known[index] and strays_from_plans(texts, index))
        ):
            chances[index] = DOUBTED
        if index in quarters:
            chances[index] = min(chance, QUARTER_CHANCE)
    return [w.trusted(chance) for w, chance in zip(kept, chances, strict=True)]


def put_right_alone(text: str, sure: float) -> str:
    """A reading with symbols of acts and abbreviations as the registers have them, whatever stands beside it.

    Args:
        sure: of its least sure letter, 0 to 1.

    Example: ``491/BTTTT-UDCN11`` is ``491/BTTTT-ƯDCNTT``, ``CN11`` is ``CNTT``.
    """
    parts = (RecognisedWord(part, 0.0, 1.0, 0.0, 1.0, 1.0, 0, sure) for part in text.split())
    return " ".join(with_symbols_mended(_abbreviation_mended(part)).text for part in parts)


def _without_dirt(words: Sequence[RecognisedWord]) -> Iterator[RecognisedWord]:
    line = -1
    for word in words:
        first, line = word.line != line, word.line
        if _NEVER_PRINTED.fullmatch(word.text):
            continue
        begins = first and not _NO_BULLET.fullmatch(word.text)
        if _SIGNS.fullmatch(word.text) and word.confidence < DIRT_BELOW and not begins:
            continue
        text = _EDGE_DIRT.sub("", word.text)
        yield word if text == word.text else replace(word, text=text)


def _sign_mended(word: RecognisedWord) -> RecognisedWord:
    text = _SLASH.sub("/", word.text.replace("—", "–"))
    label = _LABEL.match(text)
    if label and (meant := look_alikes("label").get(label.group(1))):
        return _changed(word, meant[0] + label.group(2), "a label is a letter")
    if _CARBON.match(text):
        return _changed(word, _CARBON.sub(r"\g<1>2", text), "the unit is CO2")
    return word if text == word.text else replace(word, text=text)


def _labels_mended(words: Sequence[RecognisedWord]) -> list[RecognisedWord]:
    """The words, a label of a role that begins a line with its colon (``Thực hiện; các xã``)."""
    done = list(words)
    for k in range(len(words) - 1):
        first, last = words[k], words[k + 1]
        begins = k == 0 or words[k - 1].line != first.line
        if begins and f"{first.text} {last.text}" in _ROLE_LABELS:
            done[k + 1] = _changed(last, f"{last.text[:-1]}:", "the label of a role ends in a colon")
    return done


def _quarters_mended(words: Sequence[RecognisedWord]) -> tuple[list[RecognisedWord], frozenset[int]]:
    """Roman numbers of quarters behind "quý" that were read as other letters ("Quý IH"), towards I to IV.

    Returns the words, and the indexes of those in doubt: changed ones (``H`` is mostly II, sometimes III),
    and II and III of low confidence.
    """
    mended_words = list(words)
    changed: set[int] = set()
    for k, word in enumerate(words[1:], start=1):
        found = _QUARTER.fullmatch(word.text)
        if found is None or words[k - 1].text.lower() not in ("quý", "quí", "quy", "qúy"):
            continue
        meant = usual_roman(found["number"])
        if found["number"] in ("II", "III") and word.confidence < SURE_QUARTER:
            changed.add(k)
        elif meant != found["number"] and meant in _QUARTERS:
            mended_words[k] = _changed(word, meant + found["tail"], "quarters are I to IV")
            changed.add(k)
    return mended_words, frozenset(changed)


def _abbreviation_mended(word: RecognisedWord) -> RecognisedWord:
    found = _ABBREVIATION.match(word.text)
    meant = abbreviation_meant(found.group(2)) if found and word.confidence < SURE_LETTERS else None
    if found is None or meant is None:
        return word
    return _changed(word, found.group(1) + meant + found.group(3), f"{meant} is the known abbreviation")


def _changed(word: RecognisedWord, text: str, reason: str) -> RecognisedWord:
    note: Note = info(
        Code.TEXT_REPAIRED, f"Read as {word.text!r}, put right: {reason}.", expected=text, found=word.text
    )
    return replace(word, text=text, note=word.note or note)


def small_letter(word: RecognisedWord, usual: float) -> RecognisedWord:
    """A lone capital that is only as high as a small letter, as that letter: an ``x`` put as a mark."""
    if word.text in _SAME_SHAPE and CAPITAL * word.size < SMALL_LETTER * usual:
        return replace(word, text=word.text.lower(), size=usual)
    return word
