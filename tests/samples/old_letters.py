"""Vietnamese text in encodings from before Unicode, written by tables of their own (TCVN 5712, RFC 1456, VNI's manual, Python)."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping

LETTERS = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
_TCVN3 = (
    "B5 B6 B7 B8 B9 A8 BB BC BD BE C6 A9 C7 C8 C9 CA CB AE CC CE CF D0 D1 AA D2 D3 D4 D5 D6 D7 D8 DC DD DE "
    "DF E1 E2 E3 E4 AB E5 E6 E7 E8 E9 AC EA EB EC ED EE EF F1 F2 F3 F4 AD F5 F6 F7 F8 F9 FA FB FC FD FE"
)
_TCVN3_CAPITALS = dict(zip("ĂÂÊÔƠƯĐ", "¡¢£¤¥¦§", strict=True))
_VISCII = (
    "E0 E4 E3 E1 D5 E5 A2 C6 C7 A1 A3 E2 A5 A6 E7 A4 A7 F0 E8 EB A8 E9 A9 EA AB AC AD AA AE EC EF EE ED B8 "
    "F2 F6 F5 F3 F7 F4 B0 B1 B2 AF B5 BD B6 B7 DE BE FE F9 FC FB FA F8 DF D7 D8 E6 D1 F1 CF D6 DB FD DC"
)
_VNI_TONES = {"\u0300": "ø", "\u0301": "ù", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
_VNI_SHAPES = {
    "\u0302": {"": "â", "\u0300": "à", "\u0301": "á", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"},
    "\u0306": {"": "ê", "\u0300": "è", "\u0301": "é", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"},
}
_VNI_ALONE = {"đ": "ñ", "ơ": "ô", "ư": "ö", "ì": "ì", "í": "í", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}
_VIQR = {"\u0302": "^", "\u0306": "(", "\u031b": "+", "\u0300": "`", "\u0301": "'", "\u0309": "?", "\u0303": "~", "\u0323": "."}  # fmt: skip
_SHAPES = "\u0302\u0306\u031b"


def tcvn3(text: str) -> str:
    """Capitals with tones fall to small letters: TCVN3 has none."""
    table = {**_table(_TCVN3), **_TCVN3_CAPITALS}
    return "".join(table.get(c, table.get(c.lower(), c)) for c in text)


def viscii(text: str) -> str:
    """Small letters only; a capital with a mark becomes its small letter."""
    table = _table(_VISCII)
    return "".join(table.get(c, table.get(c.lower(), c)) for c in text)


def vni(text: str) -> str:
    return "".join(_vni(c.lower()).upper() if c != c.lower() else _vni(c) for c in text)


def _vni(letter: str) -> str:
    if letter.isascii() or letter in _VNI_ALONE:
        return _VNI_ALONE.get(letter, letter)
    base, *marks = unicodedata.normalize("NFD", letter)
    shape = next((m for m in marks if m in _SHAPES), "")
    tone = next((m for m in marks if m not in _SHAPES), "")
    if shape in _VNI_SHAPES:
        return base + _VNI_SHAPES[shape][tone]
    if shape:
        return _VNI_ALONE[unicodedata.normalize("NFC", base + shape)] + _VNI_TONES[tone]
    return base + _VNI_TONES[tone] if tone else letter


def windows_1258(text: str) -> str:
    """As Python's codec has it, each byte shown as Latin-1."""
    return "".join(map(_windows_1258, text))


def _windows_1258(letter: str) -> str:
    try:
        return letter.encode("cp1258").decode("latin-1")
    except UnicodeEncodeError:
        marks = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize(
            "NFC", "".join(m for m in marks if m not in "\u0300\u0301\u0303\u0309\u0323")
        )
        tones = "".join(m for m in marks if m in "\u0300\u0301\u0303\u0309\u0323")
        return (base + tones).encode("cp1258").decode("latin-1")


def viqr(text: str) -> str:
    return "".join(map(_viqr, text))


def _viqr(letter: str) -> str:
    if letter in "đĐ":
        return "dd" if letter == "đ" else "DD"
    base, *marks = unicodedata.normalize("NFD", letter)
    return base + "".join(_VIQR[m] for m in sorted(marks, key=lambda m: m not in _SHAPES))


def twice(text: str) -> str:
    """UTF-8 read as Windows-1252."""
    undefined = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
    return "".join(chr(b) if b in undefined else bytes([b]).decode("cp1252") for b in text.encode())


def torn(text: str) -> str:
    """A blank before and after each letter that Latin-1 does not have."""
    spaced = "".join(f" {c} " if ord(c) > 0xFF and c.isalpha() else c for c in text)
    return " ".join(part for part in spaced.split(" ") if part)


ENCODERS: Mapping[str, Callable[[str], str]] = {
    "tcvn3": tcvn3, "vni": vni, "viscii": viscii, "windows-1258": windows_1258, "viqr": viqr, "twice": twice,
    "thrice": lambda text: twice(twice(text)), "ñ": lambda text: text.replace("đ", "ñ").replace("Đ", "Ñ"),
}  # fmt: skip


def _table(codes: str) -> dict[str, str]:
    return dict(zip(LETTERS, (chr(int(c, 16)) for c in codes.split()), strict=True))
