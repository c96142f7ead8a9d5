"""Legacy encodings, wrong OCR and torn syllables, on small texts and on real files where they are present."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium_c
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from normalize.registers import rows
from normalize.spelling.legacy_fonts import (
    WRONG_OCR_FROM,
    decode_tcvn3,
    decode_vni,
    guess_encoding,
    is_syllable,
    join_split_syllables,
    prints_capitals,
    wrong_ocr_score,
)
from tests.samples.files import ROOT

REAL = ROOT.parent / "shared" / "real"
PARAGRAPH = (
    "Ủy ban nhân dân tỉnh giao Sở Nông nghiệp chủ trì, phối hợp với các sở, ngành liên quan xây dựng kế hoạch "
    "bảo vệ rừng, ứng phó biến đổi khí hậu, sử dụng tiết kiệm năng lượng và xử lý nước thải đô thị."
)


def encode_tcvn3(text: str) -> str:
    """The inverse of the register, for round trips; capitals with tones fall to small letters."""
    table = {r["letter"]: chr(int(r["byte"], 16)) for r in rows("tcvn3")}
    return "".join(table.get(c, table.get(c.lower(), c)) for c in text)


def encode_vni(text: str) -> str:
    table = {r["letter"]: r["vni"] for r in rows("vni")}
    return "".join(
        table[c.lower()].upper() if c != c.lower() and c.lower() in table else table.get(c, c) for c in text
    )


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        pytest.param("QuyÕt ®Þnh", "Quyết định", id="letters"),
        pytest.param("Thñ t\u2212íng ChÝnh phñ", "Thủ tướng Chính phủ", id="U+2212-is-u-horn"),
        pytest.param("Thñ t\u00adíng", "Thủ tướng", id="soft-hyphen-is-u-horn"),
        pytest.param("b¶o l\u2219nh", "bảo lãnh", id="U+2219-is-a-tilde"),
        pytest.param("b¶o l·nh", "bảo lãnh", id="middle-dot-is-a-tilde"),
        pytest.param("sè 115/2004/Q§-TTg", "số 115/2004/QĐ-TTg", id="document-number"),
        pytest.param("vèn ®Çu t\x02 n-íc", "vốn đầu tư nước", id="soft-hyphen-read-as-hyphen"),
        pytest.param("rÊt lín nh- dÞch bÖnh", "rất lớn như dịch bệnh", id="hyphen-at-the-end"),
        pytest.param(
            "b- VÒ vèn; KT-XH; Q§-TTg; n-1", "b- Về vốn; KT-XH; QĐ-TTg; n-1", id="true-hyphens-stay"
        ),
        pytest.param("· kinh tÕ \u2212 x· héi", "· kinh tế \u2212 xã hội", id="bullet-and-minus-alone-stay"),
        pytest.param("2001 - 2005, 7,6%", "2001 - 2005, 7,6%", id="figures-stay"),
    ],
)
def test_tcvn3(printed: str, expected: str) -> None:
    assert decode_tcvn3(printed) == expected


def test_tcvn3_font_that_prints_capitals() -> None:
    assert decode_tcvn3("QuyÕt ®Þnh", upper_font=True) == "QUYẾT ĐỊNH"


@pytest.mark.parametrize(
    ("font", "capitals"),
    [
        (".VnTimeH", True),
        (".VnTimeH,Bold", True),
        ("GDNPMF+VnTimeHBold", True),
        (".VnArialH", True),
        (".VnArial NarrowH", True),
        (".VnTime", False),
        (".VnTime,Bold", False),
        ("VnTimeBold", False),
        (".VnHelvetIns", False),
        ("TimesNewRomanPSMT", False),
        ("HelveticaH", False),
    ],
)
def test_prints_capitals(font: str, capitals: bool) -> None:
    assert prints_capitals(font) is capitals


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        pytest.param(
            "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam", id="motto"
        ),
        pytest.param("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc", id="motto-2"),
        pytest.param("UÛY BAN NHAÂN DAÂN TÆNH", "ỦY BAN NHÂN DÂN TỈNH", id="capitals"),
        pytest.param("QUYEÁT ÑÒNH", "QUYẾT ĐỊNH", id="capitals-2"),
        pytest.param("naêm 2005, tröôùc ngaøy 25/10", "năm 2005, trước ngày 25/10", id="date"),
    ],
)
def test_vni(printed: str, expected: str) -> None:
    assert decode_vni(printed) == expected


LETTERS = sorted({r["letter"] for r in rows("vni")})


@given(
    st.lists(
        st.sampled_from([*"bcdghklmnprstvx ,.-0123456789", *LETTERS, "a", "e", "o", "u", "i", "y"]),
        max_size=60,
    )
)
def test_vni_round_trip(letters: list[str]) -> None:
    text = "".join(letters)
    assert decode_vni(encode_vni(text)) == text
    assert decode_vni(encode_vni(text.upper())) == text.upper()


LONE_BULLET = re.compile(r"(?<!\S)ã+(?!\S)")
"""The byte of ã is that of the bullet: alone between spaces it stays one (``decode_tcvn3``)."""


@given(st.text(alphabet=[r["letter"] for r in rows("tcvn3")] + list("bcdghklmn ,.-0123456789"), max_size=60))
def test_tcvn3_round_trip(text: str) -> None:
    assume(not LONE_BULLET.search(text))
    assert decode_tcvn3(encode_tcvn3(text)) == text


def test_registers_hold_every_vietnamese_letter() -> None:
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    every = {unicodedata.normalize("NFC", v + t) for v in "aăâeêioôơuưy" for t in tones} - set("aeiouy") | {
        "đ"
    }
    assert {r["letter"] for r in rows("vni")} == every
    assert {r["letter"] for r in rows("tcvn3")} - set("ĂÂÊÔƠƯĐ") == every
    codes = [c for r in rows("tcvn3") for c in (r["latin1"], *r["also_seen_as"].split("|")) if c]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("text", "fonts", "encoding"),
    [
        pytest.param(PARAGRAPH, (), "unicode", id="unicode"),
        pytest.param(unicodedata.normalize("NFD", PARAGRAPH), (), "unicode", id="unicode-nfd"),
        pytest.param(PARAGRAPH, (".VnTime", "VNI-Times"), "unicode", id="font-name-alone-proves-nothing"),
        pytest.param(encode_tcvn3(PARAGRAPH), (), "tcvn3", id="tcvn3-by-letters"),
        pytest.param(encode_tcvn3(PARAGRAPH), ("ABCDEF+VnTime",), "tcvn3", id="tcvn3-with-font"),
        pytest.param(encode_vni(PARAGRAPH), (), "vni", id="vni-by-letters"),
        pytest.param(encode_vni(PARAGRAPH.upper()), (), "vni", id="vni-capitals"),
        pytest.param(encode_vni(PARAGRAPH), ("VNI-Times",), "vni", id="vni-with-font"),
        pytest.param(encode_tcvn3("Điều 1"), (".VnTime",), "tcvn3", id="one-word-with-font"),
        pytest.param("§iÒu 1", (), "unicode", id="one-word-without-font"),
        pytest.param("Budget 2020-2025: 42,280 USD", (".VnTime",), "unicode", id="ascii"),
        pytest.param(
            "Café à la crème, déjà vu; Straße über Köln; São Paulo, Málaga, Århus", (), "unicode", id="latin"
        ),
        pytest.param("", (), "unicode", id="empty"),
    ],
)
def test_guess_encoding(text: str, fonts: tuple[str, ...], encoding: str) -> None:
    assert guess_encoding(text, fonts).encoding == encoding


def test_font_raises_confidence() -> None:
    text = encode_tcvn3(PARAGRAPH)
    assert guess_encoding(text, (".VnTime",)).confidence > guess_encoding(text).confidence


@pytest.mark.parametrize(
    "syllable",
    re.findall(
        r"\S+",
        "nghiệp quyết giếng gì gìn giữ thuở khuỷu nguyên hoà hòa Ủy uỷ yếu ương kế cà ghế "
        "ngành quốc quý đường Đắk được huyện xoong khuya ông ẤN Quỳnh quýt kỹ lý quyển",
    ),
)
def test_syllables(syllable: str) -> None:
    if syllable == "Đắk":  # a name from another language of the country: not Vietnamese spelling
        assert not is_syllable(syllable)
    else:
        assert is_syllable(syllable)
        assert is_syllable(unicodedata.normalize("NFD", syllable))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a b",
        *re.findall(r"\S+", "CQNG ciiru nhitn ceá ngiệp điề bac thuop ffa áà lých tynh UBND x1 viet"),
    ],
)
def test_no_syllables(text: str) -> None:
    assert not is_syllable(text)


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        pytest.param("ĐIỀ U KHO ẢN", "ĐIỀU KHOẢN", id="capitals"),
        pytest.param("qu ản lý ch ất thải", "quản lý chất thải", id="small"),
        pytest.param("c ó n ă m 2020", "có năm 2020", id="letter-by-letter"),
        pytest.param("ti ế n độ thực hi ệ n.", "tiến độ thực hiện.", id="three-pieces"),
        pytest.param("T ổ ch ức, H ội đồng", "Tổ chức, Hội đồng", id="capital-first"),
        pytest.param("tập trung ch ỉ đạo", "tập trung chỉ đạo", id="one-place"),
        pytest.param("quản lý ấn phẩm ở xã", "quản lý ấn phẩm ở xã", id="words-without-onset-stay"),
        pytest.param(
            "LÔ N, TỔ M, KHU A, PHỤ LỤC I", "LÔ N, TỔ M, KHU A, PHỤ LỤC I", id="letters-as-names-stay"
        ),
        pytest.param("rộng 2 m ở phía bắc", "rộng 2 m ở phía bắc", id="units-stay"),
        pytest.param("UBND xã, KH ĐT, QĐ số 5 MW", "UBND xã, KH ĐT, QĐ số 5 MW", id="abbreviations-stay"),
        pytest.param("Bảng A và nhóm B ở tỉnh", "Bảng A và nhóm B ở tỉnh", id="labels-stay"),
        pytest.param("đô thị loại I A Bộ Giao", "đô thị loại I A Bộ Giao", id="two-labels-stay"),
        pytest.param("trạm đo thứ i của sông", "trạm đo thứ i của sông", id="variable-stays"),
        pytest.param(
            "khung 3.0 V ăn phòng đề xu ất", "khung 3.0 Văn phòng đề xuất", id="lone-letter-in-torn-text"
        ),
        pytest.param("thành\tphố\n ở", "thành\tphố\n ở", id="white-space-stays"),
        pytest.param(PARAGRAPH, PARAGRAPH, id="sound-text-stays"),
        pytest.param("", "", id="empty"),
    ],
)
def test_join_split_syllables(torn: str, whole: str) -> None:
    assert join_split_syllables(torn) == whole


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        pytest.param(PARAGRAPH, False, id="fine"),
        pytest.param(unicodedata.normalize("NFD", PARAGRAPH), False, id="fine-nfd"),
        pytest.param(PARAGRAPH.upper(), False, id="fine-capitals"),
        pytest.param(
            "UBND TINH KIEN GIANG CQNG HOA XA HO! CHU NGHIA VT NAM SO Y TE Dc lp", True, id="capitals"
        ),
        pytest.param(
            "Can cir Huâng dn cüa Uy ban nhân dan tinh ye viêc quy dinh chtrc nãng, nhim vi, quyên htn",
            True,
            id="latin-1",
        ),
        pytest.param("Trang 3", False, id="too-short-to-say"),
        pytest.param("", False, id="empty"),
    ],
)
def test_wrong_ocr(text: str, wrong: bool) -> None:
    assert (wrong_ocr_score(text) >= WRONG_OCR_FROM) is wrong


@given(st.text(max_size=400))
def test_no_text_breaks_anything(text: str) -> None:
    assert 0.0 <= wrong_ocr_score(text) <= 1.0
    assert guess_encoding(text).encoding in ("unicode", "tcvn3", "vni")
    assert join_split_syllables(text).replace(" ", "") == text.replace(" ", "") or "\u00a0" in text


def real(folder: str) -> list[Path]:
    found = sorted((REAL / folder).glob("*.pdf"))
    return found or [REAL / folder / "(absent)"]


def needed(path: Path) -> Path:
    if not path.exists():
        pytest.skip(f"needs ../shared/real/{path.parent.name}/*.pdf")
    return path


def page_texts(path: Path, most: int = 40) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    step = max(1, len(document) // most)
    return [document[i].get_textpage().get_text_range() for i in range(0, len(document), step)]


def runs(path: Path) -> list[tuple[str, str]]:
    """(font, characters) in the order of the file, for the whole file; a run goes on as long as its font."""
    document = pypdfium2.PdfDocument(path)
    buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    found: list[tuple[str, str]] = []
    for number in range(len(document)):
        page = document[number].get_textpage()
        for index in range(page.count_chars()):
            pdfium_c.FPDFText_GetFontInfo(page.raw, index, buffer, 128, flags)
            font = buffer.value.decode("utf-8", "replace")
            letter = chr(pdfium_c.FPDFText_GetUnicode(page.raw, index))
            if found and found[-1][0] == font:
                found[-1] = (font, found[-1][1] + letter)
            else:
                found.append((font, letter))
    return found


@pytest.mark.parametrize("path", real("legacy_tcvn3"), ids=lambda p: p.stem[:12])
def test_real_tcvn3_files_against_their_ground_truth(path: Path) -> None:
    pieces = runs(needed(path))
    guess = guess_encoding("".join(c for _, c in pieces), {f for f, _ in pieces})
    assert guess.encoding == "tcvn3" and guess.confidence > 0.95
    decoded = "".join(decode_tcvn3(c, upper_font=prints_capitals(f)) for f, c in pieces)
    truth = path.with_name(f"{path.stem}.groundtruth.txt").read_text(encoding="utf-8")
    # the truth has spaces of its own extractor ("ch ỉ đạo") and the letters of .VnTimeH as typed, not as printed
    a, b = ("".join(t.casefold().split()) for t in (decoded, truth))
    assert Levenshtein.distance(a, b) / len(b) <= 0.005
    capitals = "".join(c for f, c in pieces if prints_capitals(f))
    assert capitals and decode_tcvn3(capitals, upper_font=True).isupper()


@pytest.mark.parametrize("path", real("born_digital"), ids=lambda p: p.stem[:24])
def test_real_unicode_files_are_not_taken_for_legacy_or_wrong(path: Path) -> None:
    pages = page_texts(needed(path))
    assert guess_encoding(" ".join(pages)).encoding == "unicode"
    assert [guess_encoding(p).encoding for p in pages] == ["unicode"] * len(pages)
    assert max(wrong_ocr_score(p) for p in pages) < WRONG_OCR_FROM
    assert sum(wrong_ocr_score(p) for p in pages) / len(pages) < 0.1


@pytest.mark.parametrize("path", real("bad_textlayer"), ids=lambda p: p.stem[:24])
def test_real_wrong_text_layers_are_found(path: Path) -> None:
    assert min(wrong_ocr_score(p) for p in page_texts(needed(path))) >= WRONG_OCR_FROM
