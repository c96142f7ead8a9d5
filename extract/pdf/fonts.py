"""The letters that the fonts of a PDF state for their glyphs, where there is reason not to believe them.

A font's ``/ToUnicode`` says which letter each code prints. Some programs leave codes out, or write one digit for two
glyphs. Such fonts are told by the table alone, without looking at pages; most files have none and cost a few
milliseconds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf
import regex

FIRST_SIGN = 0xE000
"""Private-use characters from this one on stand for codes whose letter is not known."""
MOST_SIGNS = 0x0F00
"""U+F000 and above are letters of symbol fonts."""
_CHARS = regex.compile(rb"beginbfchar(.*?)endbfchar", regex.DOTALL)
_RANGES = regex.compile(rb"beginbfrange(.*?)endbfrange", regex.DOTALL)
_HEX = regex.compile(rb"<([0-9A-Fa-f\s]*+)>")
_RANGE = regex.compile(
    rb"<([0-9A-Fa-f]++)>\s*+<([0-9A-Fa-f]++)>\s*+(?:<([0-9A-Fa-f]++)>|\[([^\]]*+)\])", regex.DOTALL
)
_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_MOST_CODES = 70_000
_SHEET_WIDTH, _SHEET_HEIGHT, _GLYPH_SIZE, _TIMES = 160, 48, 24, 3
"""Points of a page that shows a glyph, and of the glyph, and how often it is shown."""
_COMMON = 4
"""Digits whose codes follow each other, from which another digit out of their order is doubtful."""

Codes = Mapping[int, str]


@dataclass(frozen=True, slots=True)
class DoubtfulFont:
    """A font of a file whose table is not to be believed.

    Attributes:
        id: object number and generation.
        name: as the file has it.
        letters: what its table says, code to letters.
        width: bytes of a code.
        unknown: codes without a letter.
        doubles: codes that print a letter that another code prints too.
        digits: codes that print a digit and may print another.
    """

    id: tuple[int, int]
    name: str
    letters: Codes
    width: int
    unknown: tuple[int, ...] = ()
    doubles: tuple[int, ...] = ()
    digits: tuple[int, ...] = ()


def doubtful_font(obj: pikepdf.Object) -> DoubtfulFont | None:
    """An object of a file as a font whose table leaves letters out or contradicts itself; None where it is
    none."""
    if not isinstance(obj, pikepdf.Dictionary) or obj.get("/Type") != "/Font" or "/CIDSystemInfo" in obj:
        return None
    is_wide = obj.get("/Subtype") == "/Type0"
    stated = _stated(obj)
    if stated is None:
        return None
    unknown = tuple(code for code, letters in stated.items() if _is_unknown(letters))
    digits = _doubtful_digits(stated, is_wide)
    doubles = _doubles(stated, is_wide)
    if not unknown and not digits and not doubles:
        return None
    name = str(obj.get("/BaseFont", "")).lstrip("/")
    return DoubtfulFont(obj.objgen, name, stated, 2 if is_wide else 1, unknown, doubles, digits)


def is_lent(obj: pikepdf.Object) -> bool:
    """Whether an object is a font that is not in the file, so that another takes its place.

    Which one pdfium takes hangs on what the same process has read before, and with it the widths of letters, by a tenth
    of a point.
    """
    if not isinstance(obj, pikepdf.Dictionary) or obj.get("/Type") != "/Font":
        return False
    if obj.get("/Subtype") == "/Type0":
        parts = obj.get("/DescendantFonts")
        return isinstance(parts, pikepdf.Array) and any(is_lent(part) for part in parts)
    described = obj.get("/FontDescriptor")
    is_embedded = isinstance(described, pikepdf.Dictionary) and any(f in described for f in _FILES)
    return obj.get("/Subtype") != "/Type3" and not is_embedded


def _stated(font: pikepdf.Dictionary) -> Codes | None:
    """The table of a font; for an embedded font of one-byte codes without any, ASCII and nothing beyond it."""
    table = font.get("/ToUnicode")
    if isinstance(table, pikepdf.Stream):
        return read_table(table.read_bytes())
    described = font.get("/FontDescriptor")
    is_embedded = isinstance(described, pikepdf.Dictionary) and any(f in described for f in _FILES)
    if not is_embedded or "/Encoding" in font or font.get("/Subtype") not in ("/TrueType", "/Type1"):
        return None
    return {code: chr(code) if 0x20 <= code < 0x7F else "" for code in range(256)}


def read_table(data: bytes) -> dict[int, str]:
    """The codes and letters of a ``/ToUnicode`` table."""
    letters: dict[int, str] = {}
    for block in _CHARS.finditer(data):
        pairs = _HEX.findall(block[1])
        letters.update(
            {int(c, 16): _text(t) for c, t in zip(pairs[::2], pairs[1::2], strict=False) if c.strip()}
        )
    for block in _RANGES.finditer(data):
        for first, last, start, each in _RANGE.findall(block[1]):
            codes = range(int(first, 16), min(int(last, 16), int(first, 16) + _MOST_CODES) + 1)
            texts = [_text(t) for t in _HEX.findall(each)] if each else _counted(start, len(codes))
            letters.update(zip(codes, texts, strict=False))
    return letters


def _text(digits: bytes) -> str:
    packed = b"".join(digits.split())
    return bytes.fromhex(packed.decode("ascii") + "0" * (len(packed) % 2)).decode("utf-16-be", "replace")


def _counted(start: bytes, count: int) -> list[str]:
    text = _text(start)
    return [text[:-1] + chr(min(ord(text[-1]) + k, 0x10FFFF)) for k in range(count)] if text else [""] * count


def _is_unknown(letters: str) -> bool:
    return not letters.strip("\x00\ufffd") or any("\ue000" <= c < "\uf000" for c in letters)


def _doubles(letters: Codes, is_wide: bool) -> tuple[int, ...]:
    """Codes of letters that several codes print; a one-byte code that is its own letter is right."""
    times = Counter(text for text in letters.values() if len(text) == 1 and text.isalpha())
    return tuple(
        code
        for code, text in letters.items()
        if times.get(text, 0) > 1 and (is_wide or not text.isascii() or code != ord(text))
    )


def _doubtful_digits(letters: Codes, is_wide: bool) -> tuple[int, ...]:
    """The codes of digits where two print the same digit, a digit's own code prints another, or some stand out
    of order."""
    codes = [(code, int(text)) for code, text in letters.items() if len(text) == 1 and text in "0123456789"]
    times = Counter(digit for _, digit in codes)
    other = not is_wide and any(0x30 <= code < 0x3A and code - 0x30 != digit for code, digit in codes)
    steps = Counter(code - digit for code, digit in codes)
    usual = max(steps.values(), default=0)
    torn = _COMMON <= usual < len(codes)
    if other and usual < _COMMON:
        other = False  # the codes of a subset in the order of their use
    if other or torn:
        return tuple(code for code, _ in codes)
    return tuple(code for code, digit in codes if times[digit] > 1)


def with_tables(
    path: Path, tables: Mapping[tuple[int, int], Codes], widths: Mapping[tuple[int, int], int]
) -> bytes:
    """The file with other tables for some of its fonts."""
    with pikepdf.open(path) as pdf:
        for found, letters in tables.items():
            pdf.get_object(found)["/ToUnicode"] = pdf.make_stream(_written(letters, widths[found]))
        out = BytesIO()
        pdf.save(out)
        return out.getvalue()


def _written(letters: Codes, width: int) -> bytes:
    size = 2 * width
    pairs = [
        f"<{c:0{size}X}> <{t.encode('utf-16-be').hex().upper()}>" for c, t in sorted(letters.items()) if t
    ]
    blocks = [pairs[k : k + 100] for k in range(0, len(pairs), 100)]
    body = "\n".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        f"1 begincodespacerange <{'0' * size}> <{'F' * size}> endcodespacerange\n{body}\n"
        "endcmap end end"
    ).encode("ascii")


def with_signs(
    fonts: Sequence[DoubtfulFont],
) -> tuple[dict[tuple[int, int], dict[int, str]], dict[str, tuple[tuple[int, int], int]]]:
    """Tables in which each code whose letter is not known has a sign of its own, and the font and code of each sign."""
    tables: dict[tuple[int, int], dict[int, str]] = {}
    places: dict[str, tuple[tuple[int, int], int]] = {}
    for font in fonts:
        table = dict(font.letters)
        for code in (*font.unknown, *font.doubles):
            if len(places) < MOST_SIGNS:
                sign = chr(FIRST_SIGN + len(places))
                places[sign] = (font.id, code)
                table[code] = sign
        tables[font.id] = table
    return tables, places


def glyph_sheet(path: Path, font: DoubtfulFont, codes: Sequence[int]) -> bytes:
    """A PDF with a page for each code, on which the font prints it three times in a row."""
    with pikepdf.open(path) as pdf, pikepdf.new() as sheet:
        own = sheet.copy_foreign(pdf.get_object(font.id))
        for code in codes:
            page = sheet.add_blank_page(page_size=(_SHEET_WIDTH, _SHEET_HEIGHT))
            page.obj["/Resources"] = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=own))
            shown = f"<{code:0{2 * font.width}X}> Tj " * _TIMES
            text = f"BT /F {_GLYPH_SIZE} Tf {_SHEET_HEIGHT / 3:g} {_SHEET_HEIGHT / 3:g} Td {shown} ET"
            page.obj["/Contents"] = sheet.make_stream(text.encode("ascii"))
        out = BytesIO()
        sheet.save(out)
        return out.getvalue()
