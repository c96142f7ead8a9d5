"""What another program read in the same picture: heard as a further reading where it reads well."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

pytest.importorskip("cv2", reason="opencv-python-headless is not installed (extra scan)")

from extract.model import Box, Page, PageKind, TextSource, Word
from extract.model.geometry import turn_upright
from extract.scan.text_layer import DOUBTED, with_layer_heard
from normalize.notes import Code

LINE = "Hỗ trợ 12 doanh nghiệp chế biến chè, trồng mới 150 ha rừng năm 2024"
N_LINES = 5
Spoil = Callable[[int, str], str | None]


def page(kind: PageKind, spoil: Spoil = lambda k, t: t, confidence: float = 0.99) -> Page:
    """Five lines of fifteen words; ``spoil`` gives the k-th word another text, or None to leave it out."""
    words: list[Word] = []
    for line in range(N_LINES):
        x = 60.0
        for text in LINE.split():
            shown = spoil(len(words), text)
            width = 5.0 * len(text)
            words.append(
                Word(
                    shown or "",
                    Box(x, 100 + 20 * line, x + width, 112 + 20 * line),
                    12.0,
                    confidence=confidence,
                )
            )
            x += width + 4
    source = TextSource.OCR if kind is PageKind.SCANNED else TextSource.BORN_DIGITAL
    return Page(1, 595, 842, tuple(w for w in words if w.text), (), kind=kind, text_source=source)


def at(page: Page, index: int) -> Word:
    return page.words[index]


def test_agreement_changes_nothing() -> None:
    read = page(PageKind.SCANNED, confidence=0.97)
    assert with_layer_heard(read, page(PageKind.WRONG_TEXT)) == read


def test_another_figure_is_doubted_and_told() -> None:
    layer = page(PageKind.WRONG_TEXT, lambda k, t: "17" if k == 2 else t)
    heard = with_layer_heard(page(PageKind.SCANNED), layer)
    word = at(heard, 2)
    assert (word.text, word.confidence) == ("12", DOUBTED)
    assert word.note is not None
    assert (word.note.code, word.note.found, word.note.expected) == (Code.NUMBER_AMBIGUOUS, "12", "17")
    assert [w.confidence for k, w in enumerate(heard.words) if k != 2] == [0.99] * (len(heard.words) - 1)


@pytest.mark.parametrize(("confidence", "doubted"), [(0.9, True), (0.99, False)])
def test_another_word_is_doubted_where_it_was_not_read_surely(confidence: float, doubted: bool) -> None:
    read = page(PageKind.SCANNED)
    words = list(read.words)
    words[6] = replace(words[6], text="biên", confidence=confidence)
    heard = with_layer_heard(replace(read, words=tuple(words)), page(PageKind.WRONG_TEXT))
    assert (at(heard, 6).confidence == DOUBTED) is doubted
    assert at(heard, 6).text == "biên"


def test_a_poor_layer_is_not_heard() -> None:
    layer = page(
        PageKind.WRONG_TEXT,
        lambda k, t: "17" if k == 2 else t.replace("ệ", "e").replace("ồ", "o").replace("ế", "e"),
    )
    read = page(PageKind.SCANNED)
    assert with_layer_heard(read, layer) == read


def test_words_where_nothing_was_read_are_told() -> None:
    read = page(PageKind.SCANNED, lambda k, t: None if 30 <= k < 36 else t)
    heard = with_layer_heard(read, page(PageKind.WRONG_TEXT))
    [note] = heard.notes
    assert note.code is Code.REGION_UNREAD
    assert "doanh nghiệp" in (note.found or "")


def test_places_are_compared_on_the_sheet_as_printed() -> None:
    """The picture was read after it was turned; the layer lies as the file states it."""
    upright = page(PageKind.SCANNED)
    layer = page(PageKind.WRONG_TEXT, lambda k, t: "17" if k == 2 else t)
    turned = replace(
        upright,
        width=842,
        height=595,
        turned=90,
        words=tuple(replace(w, box=turn_upright(w.box, 595, 842, 90)) for w in upright.words),
    )
    heard = with_layer_heard(turned, layer)
    assert [w.text for w in heard.words if w.confidence == DOUBTED] == ["12"]
