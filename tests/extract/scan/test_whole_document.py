"""What a document says elsewhere: doubts of words that it settles, names that it makes doubtful, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

pytest.importorskip("cv2", reason="opencv-python-headless is not installed (extra scan)")

from extract.model import Box, Page, PageKind, TextSource, Word
from extract.paged import _with_document_heard
from extract.scan.effort import ScanEffort
from extract.scan.pages import ScanSettings
from extract.scan.whole_document import with_document_heard
from normalize.notes import LOOK, Code, Note, Severity, info, warning

DOUBTED = 0.8
SIZE = 12.0
WEAK = 0.6


def disagree(read: str, other: str, more: str = "") -> Note:
    text = f"Read as {read!r}, by a second reader as {other!r}; the first is taken.{LOOK}{more}"
    return warning(Code.READERS_DISAGREE, text, expected=other, found=read)


def words_of(line: str, top: float, *, sure: float = 0.999) -> Iterator[Word]:
    """The words of a line: ``trang|trạng`` is one that a second reader has otherwise, ``chung?`` one that is weakly read."""
    x = 60.0
    for printed in line.split():
        text, _, other = printed.removesuffix("?").partition("|")
        weak = bool(other) or printed.endswith("?")
        width = 6.0 * len(text)
        box = Box(x, top, x + width, top + SIZE)
        note = disagree(text, other) if other else None
        yield Word(text, box, SIZE, confidence=WEAK if weak else sure, note=note, recognised=True)
        x += width + 4


def page_of(*lines: str, sure: float = 0.999) -> Page:
    """A page of lines far apart, each a text of its own."""
    words = [w for k, line in enumerate(lines) for w in words_of(line, 100 + 60.0 * k, sure=sure)]
    return Page(1, 595, 842, tuple(words), (), kind=PageKind.SCANNED, text_source=TextSource.OCR)


def doubtful(page: Page) -> Word:
    """The one word of a page that is, or was, in doubt."""
    [word] = [w for w in page.words if w.note is not None or w.confidence < DOUBTED]
    return word


def is_doubted(word: Word) -> bool:
    return word.confidence < DOUBTED or (word.note is not None and word.note.severity is not Severity.INFO)


@pytest.mark.parametrize(
    ("line", "elsewhere"),
    [
        pytest.param("mạng tin học diện|điện rộng, đẩy", ["mạng tin học diện rộng của"], id="beside-both"),
        pytest.param(
            "tin học diện|điện rộng",
            ["học diện rộng", "trường học điện tử"],
            id="beside-both-says-more-than-beside-one",
        ),
        pytest.param("dùng chung|chúng cho", ["dùng chung để", "được dùng chung."], id="twice-beside-one"),
        pytest.param(
            "kết nối internet|intemet trong",
            ["nối internet và", "mạng internet trong"] * 2,
            id="two-strokes-as-one",
        ),
        pytest.param("hồ Nặm|Năm Cắt, xã", ["hồ Nặm Cắt (giai", "hồ Nặm Cắt."], id="a-name"),
        pytest.param(
            "số liệu dùng chung? cho", ["dùng chung để", "được dùng chung."], id="weakly-read-without-a-rival"
        ),
    ],
)
def test_the_document_settles(line: str, elsewhere: list[str]) -> None:
    word = doubtful(with_document_heard([page_of(line), page_of(*elsewhere)])[0])
    assert word.confidence >= DOUBTED
    assert word.note is not None and word.note.severity is Severity.INFO
    assert "elsewhere" in word.note.message


@pytest.mark.parametrize(
    ("line", "elsewhere"),
    [
        pytest.param("dùng chung|chúng cho", ["chung cho dùng", "chúng"], id="nowhere-beside-the-same"),
        pytest.param("dùng chung|chúng cho", ["dùng chung để"], id="once-beside-one"),
        pytest.param(
            "chữ ký sổ|số phục", ["ký sổ và", "ký sổ của", "ký số của"], id="the-other-stands-there-too"
        ),
        pytest.param(
            "chữ ký sổ|sô phục",
            ["ký sổ và", "ký sổ của", "ký số của"],
            id="or-the-same-letters-with-a-third-mark",
        ),
        pytest.param("dùng chung|chúng cho", ["dùng chung? cho", "dùng chung? cho"], id="not-surely"),
        pytest.param(
            "dùng chung|chúng cho", ["dùng? chung cho", "dùng? chung để"], id="beside-a-doubtful-neighbour"
        ),
        pytest.param(
            "đã dùng. chung|chúng cho", ["dùng chung để", "dùng chung và"], id="in-another-sentence"
        ),
        pytest.param("phần mềm trang|trang: thông", ["mềm trang thông"] * 3, id="a-sign"),
        pytest.param("trong quý II|III năm", ["quý II năm"] * 3, id="a-roman-number"),
        pytest.param("gồm 12|72 xã", ["gồm 12 xã"] * 3, id="a-figure"),
        pytest.param("theo 43/QĐ-TTg|48/QĐ-TTg ngày", ["theo 43/QĐ-TTg ngày"] * 3, id="an-act"),
        pytest.param("và truyền thông|ồn là", ["truyền thông là"] * 3, id="readings-that-share-little"),
        pytest.param("sử dụng “dùng? chung", ["sử dụng “dùng chung"] * 3, id="a-sign-before-it"),
    ],
)
def test_less_settles_nothing(line: str, elsewhere: list[str]) -> None:
    page = page_of(line)
    assert with_document_heard([page, page_of(*elsewhere)])[0] == page
    assert is_doubted(doubtful(page))


SAYS = page_of("được dùng chung để", "đã dùng chung và")


@pytest.mark.parametrize(
    "note",
    [
        pytest.param(
            disagree("chung", "chúng", f" Ink beside 'chung' is left out.{LOOK}"), id="ink-beside-it-too"
        ),
        pytest.param(
            warning(Code.OCR_LOW_CONFIDENCE, f"Ink beside it is left out.{LOOK}", found="L"),
            id="ink-beside-it",
        ),
        pytest.param(
            info(Code.TEXT_REPAIRED, "Put right.", expected="chung", found="chúng"), id="put-right-by-a-pair"
        ),
    ],
)
def test_another_doubt_is_not_settled(note: Note) -> None:
    page = page_of("nay dùng chung? cho")
    doubted = tuple(replace(w, note=note) if w.confidence < DOUBTED else w for w in page.words)
    page = replace(page, words=doubted)
    assert with_document_heard([page, SAYS])[0] == page


def test_a_word_beside_a_streak_or_under_a_text_layer_stays_in_doubt() -> None:
    page = page_of("nay dùng chung|chúng cho")
    box = doubtful(page).box
    streaked = replace(page, hidden=(Box(box.x1 + 2, 0, box.x1 + 6, 842),))
    layered = replace(page, kind=PageKind.WRONG_TEXT)
    assert with_document_heard([streaked, SAYS])[0] == streaked
    assert with_document_heard([layered, SAYS])[0] == layered
    assert not is_doubted(doubtful(with_document_heard([page, SAYS])[0]))


def test_words_of_two_columns_are_no_neighbours() -> None:
    left, right = "nay dùng", "chung|chúng cho"
    second = [
        replace(w, box=replace(w.box, x0=w.box.x0 + 200, x1=w.box.x1 + 200)) for w in words_of(right, 100)
    ]
    page = replace(page_of(left), words=(*words_of(left, 100), *second))
    assert with_document_heard([page, SAYS])[0] == page


def test_words_go_on_in_the_next_line() -> None:
    words = (*words_of("nay dùng", 100), *words_of("chung|chúng cho", 116))
    page = replace(page_of(""), words=words)
    assert not is_doubted(doubtful(with_document_heard([page, SAYS])[0]))


@pytest.mark.parametrize(
    ("line", "elsewhere", "read", "other"),
    [
        pytest.param("cụm hồ Khuối Khoang", ["hồ Khuổi Dáng, xã", "hồ Khuổi? Vàng, xã"], "Khuối", "Khuổi", id="a-word-no-list-knows"),
        pytest.param("xã Đức Thống làm", ["xã Đức Thông,", "tại Đức Thông."], "Thống", "Thông", id="a-whole-name"),
    ],
)  # fmt: skip
def test_a_name_that_the_document_has_otherwise_is_doubted(
    line: str, elsewhere: list[str], read: str, other: str
) -> None:
    pages = with_document_heard([page_of(line), page_of(*elsewhere)])
    word = doubtful(pages[0])
    assert (word.text, is_doubted(word)) == (read, True)
    assert word.note is not None
    assert (word.note.severity, word.note.found, word.note.expected) == (Severity.WARNING, read, other)
    assert read in word.note.message and other in word.note.message


@pytest.mark.parametrize(
    ("line", "elsewhere"),
    [
        pytest.param("hồ Khuối Khoang", ["hồ Khuổi Dáng, xã"], id="not-more-often"),
        pytest.param("hồ Khuối Khoang", ["hồ Khuổi? Dáng, xã", "hồ Khuổi? Vàng"], id="never-surely"),
        pytest.param("hồ Khuối", ["hồ Khuổi Dáng, xã", "hồ Khuổi Vàng"], id="no-name-of-several-words"),
        pytest.param("xã Đức Thống làm", ["xã Đức Thông,"], id="a-whole-name-once"),
        pytest.param("xã Đức Thống làm", ["xã Nam Thông,", "xã Nam Thông,"], id="another-name"),
        pytest.param("do Sở Giáo dục", ["do Sở Giao thông"] * 3, id="a-pair-of-the-registers"),
        pytest.param("xã Thượng Hà và", ["xã Thường Hạ,"] * 3, id="two-words-differ"),
    ],
)
def test_a_name_without_a_likelier_form_stays(line: str, elsewhere: list[str]) -> None:
    pages = [page_of(line), page_of(*elsewhere)]
    assert with_document_heard(pages)[0] == pages[0]


def test_what_a_file_states_is_not_doubted() -> None:
    page = page_of("hồ Khuối Khoang", sure=1.0)
    typed = replace(page, words=tuple(replace(w, recognised=False) for w in page.words))
    other = page_of("hồ Khuổi Dáng, xã", "hồ Khuổi Vàng")
    assert with_document_heard([typed, other])[0] == typed


@pytest.mark.parametrize("effort", list(ScanEffort))
def test_only_pages_read_by_two_readers_are_heard(
    effort: ScanEffort, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = None if effort is ScanEffort.FAST else object()
    monkeypatch.setattr("extract.scan.pages.second_reader", lambda _: second)
    typed = replace(page_of("dùng chung|chúng cho"), kind=PageKind.BORN_DIGITAL)
    scanned = page_of("nay dùng chung|chúng cho")
    pages = list(_with_document_heard(iter([typed, scanned, typed, SAYS]), ScanSettings(effort=effort)))
    assert [pages[0], pages[2], pages[3]] == [typed, typed, SAYS]
    assert is_doubted(doubtful(pages[1])) is (effort is ScanEffort.FAST)


def test_without_settings_pages_pass_as_they_are() -> None:
    pages = [page_of("nay dùng chung|chúng cho"), SAYS]
    assert list(_with_document_heard(iter(pages), None)) == pages
