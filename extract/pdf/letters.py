"""Letters that are not what the file states: text of pre-Unicode fonts, text layers that are wrong OCR.

Decoding goes font by font, since one page may mix fonts of both kinds; a font with too little text of its own
follows the page. Most pages are cleared by a look at their letters alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

import regex

from extract.pdf.words import GLYPHS, Run
from normalize.notes import Code, Note, info, warning
from normalize.spelling.legacy_fonts import (
    WRONG_OCR_FROM,
    decode_tcvn3,
    decode_vni,
    guess_encoding,
    prints_capitals,
    wrong_ocr_score,
)
from normalize.spelling.old_letters import with_capitals
from normalize.spelling.piecewise import (
    FEW_STRANGE,
    ONLY_UNICODE,
    Piece,
    n_strange,
    read_pieces,
)

_LEGACY_FONT = regex.compile(r"^(?:[A-Z]{6}\+)?(?:\.?Vn[A-Z]|VNI[- ])")
_UNKNOWN = regex.compile(r"[\ufffd\ue000-\uf8ff]")
INVISIBLE = 0.8
"""Share of invisible letters from which a text layer was made by an OCR program."""
SPOILT = 0.2
"""Share of letters without a Unicode value from which a page's text is not to be used."""
OWN_LETTERS = 40
"""Letters from which a font's own text says how it is encoded."""


def decoded(runs: Sequence[Run]) -> tuple[list[Run], tuple[Note, ...], bool]:
    """The runs with letters in Unicode, what there is to say, and whether an encoding from before Unicode was
    undone."""
    text = " ".join([run.text for run in runs])
    strange = n_strange(text)
    whole, note = _decoded_by_font(runs, text, strange)
    if note is not None:
        return whole, (note,), True
    if "ñ" not in text and strange < FEW_STRANGE:
        return whole, (), False
    reading = read_pieces([Piece(run.text, run.style.font) for run in runs], whole=False)
    read = [replace(run, text=text) for run, text in zip(runs, reading.texts, strict=True)]
    return read, reading.notes, bool(reading.encodings)


def _decoded_by_font(runs: Sequence[Run], text: str, strange: int) -> tuple[list[Run], Note | None]:
    """The runs of a page most of which is in an old encoding, font by font; its text has so many strange letters."""
    if not strange:
        return list(runs), None
    fonts = {run.style.font for run in runs}
    hinted = any(_LEGACY_FONT.match(font) for font in fonts)
    if strange < (1 if hinted else FEW_STRANGE):
        return list(runs), None
    if sum(1 for _ in ONLY_UNICODE.finditer(text)) > FEW_STRANGE:
        return list(runs), None  # a part of the page is in Unicode
    page = guess_encoding(text, fonts)
    if page.encoding == "unicode":
        return list(runs), None
    by_font: dict[str, list[str]] = defaultdict(list)
    for run in runs:
        by_font[run.style.font].append(run.text)
    encodings = {font: _encoding(font, " ".join(texts), page.encoding) for font, texts in by_font.items()}
    note = info(
        Code.LEGACY_ENCODING,
        f"The text layer is encoded in {page.encoding.upper()} and was converted to Unicode ({page.reason}).",
    )
    read = [replace(run, text=_decode(run, encodings[run.style.font])) for run in runs]
    return _with_capitals(read) if page.encoding == "tcvn3" else read, note


def _with_capitals(runs: list[Run]) -> list[Run]:
    """The runs with capitals that TCVN3 cannot write, line by line."""
    lines = groupby(enumerate(runs), key=lambda at: round(at[1].boxes[0][3]))
    for _, line in lines:
        own = list(line)
        words = with_capitals([run.text for _, run in own])
        for (at, run), word in zip(own, words, strict=True):
            if word != run.text:
                runs[at] = replace(run, text=word)
    return runs


def _encoding(font: str, text: str, page: str) -> str:
    if len(text) < OWN_LETTERS or _LEGACY_FONT.match(font):
        return page
    own = guess_encoding(text, [font])
    return own.encoding if own.confidence > 0.5 else page


def _decode(run: Run, encoding: str) -> str:
    if encoding == "tcvn3":
        return decode_tcvn3(run.text, upper_font=prints_capitals(run.style.font))
    return decode_vni(run.text) if encoding == "vni" else run.text


FEWEST_SPOILT = 12
"""Unknown letters from which a page is spoilt that has more known ones."""


def unknown_letters(runs: Sequence[Run]) -> tuple[Note | None, bool]:
    """A note where fonts do not say which letters they print, and whether that spoils the page."""
    letters = sum(len(run.text) for run in runs)
    unknown = len(_UNKNOWN.findall("".join([run.text for run in runs]).translate(GLYPHS)))
    if not unknown:
        return None, False
    spoilt = unknown >= SPOILT * letters and (unknown >= FEWEST_SPOILT or 2 * unknown >= letters)
    text = f"The fonts of the page give no Unicode value for {unknown} of {letters} letters."
    if spoilt:
        text += " Its text is not used."
    return warning(Code.TEXT_LAYER_WRONG, text, found=f"{unknown}"), spoilt


def wrong_layer(runs: Sequence[Run]) -> Note | None:
    """A note where the text over an image of the page is wrong or made by OCR; None where it is right.

    Invisible text that an OCR program has put under a picture has no tables and shows no doubts, so the
    picture is read instead.
    """
    letters = sum(len(run.text) for run in runs)
    if letters and sum(len(run.text) for run in runs if run.style.invisible) >= INVISIBLE * letters:
        text = "The text layer was laid under the page image by an OCR program; the image is read instead."
        return info(Code.TEXT_LAYER_WRONG, text)
    score = wrong_ocr_score(" ".join(run.text for run in runs))
    if score < WRONG_OCR_FROM:
        return None
    return warning(
        Code.TEXT_LAYER_WRONG,
        f"The text layer over the page image is wrong OCR (score {score:.2f}); it is not used.",
    )
