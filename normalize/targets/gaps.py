"""Figures that the print tears apart, closed again; no letter moves further than the width of the gap.

    tăng 1, 8%                   1,8 %
    đạt 1 66,9 nghìn tỷ đồng     166,9
    9 8% số xã                   98 %
    là7 ,5 triệu                 7,5
    năm 200 3                    2003

Files whose letters are set one by one hold such gaps. Read as printed, ``1, 8%`` is a silent 8 %. Only what can be
nothing else is closed: no two numbers stand side by side in a sentence but behind a label (``Biểu 1 66,9``).
"""

from __future__ import annotations

import regex

from normalize.notes import Code, Note, info

_SCALE = r"(?=\s?(?:%|‰|(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\p{L})))"
_VERB = (
    r"(?:đạt|tăng|giảm|từ|khoảng|trên|dưới|hơn|gần|còn|là|bằng|lên|xuống|chiếm|quá|thêm|được|cho|mức|đón|tới)"
)
_LABEL = r"(?:bảng|biểu|phụ lục|mục|số|chương|điều|khoản|hình|cấp|loại|mức|nhóm|đợt|quý|tháng|kỳ|bậc|lớp|vùng|khu|tầng|năm|thứ|ngày|tuần|tổ|quận|phường|đoạn|pha|và|đến)"  # fmt: skip
_WORD = rf"(?<!(?<!\p{{L}}){_LABEL}\s)(?<=\p{{Ll}}\s|[,;]\s)"

_BEHIND_COMMA = regex.compile(
    rf"(?<=(?<!\p{{L}}){_VERB}\s)(?P<a>\d{{1,3}}),(?P<gap>\s)(?P<b>\d{{1,3}})(?![\d,]|\.\d){_SCALE}",
    regex.IGNORECASE,
)
_BEFORE_COMMA = regex.compile(rf"(?<![\d.,])(?P<a>\d{{1,3}})\s,(?P<b>\d{{1,3}})(?![\d,]){_SCALE}")
_LONE_DIGIT = regex.compile(
    rf"(?:{_WORD}|(?<=(?<!\p{{L}})(?:đạt|tăng|giảm|là)))(?P<a>[1-9])\s(?P<b>\d{{1,2}},\d{{1,3}}){_SCALE}"
    rf"|{_WORD}(?P<a>[1-9]\d)\s(?P<b>\d,\d{{1,3}}){_SCALE}|{_WORD}(?P<a>[1-9])\s(?P<b>\d)(?=\s?%)"
    rf"|(?<=(?<!\p{{L}})(?:đạt|trên|dưới|khoảng|hơn|gần)\s)(?P<a>[1-9])\s(?P<b>\d)(?=\s\p{{Ll}})"
    rf"|(?<=\d,\d{{1,2}}\s?[-–]\s?)(?P<a>[1-9])\s(?P<b>\d(?:,\d{{1,2}})?)(?=\s?%)",
    regex.IGNORECASE,
)
_YEAR = regex.compile(r"(?<=(?<!\p{L})năm\s)(?P<a>(?:19|20)\d)\s(?P<b>\d)(?![\d%]|[.,/]\d)", regex.IGNORECASE)
_BEGUN_YEAR = regex.compile(
    r"(?<=(?<!\p{L})năm\s)(?P<a>2)\s(?P<b>0\d\d)(?=\s*[-–]\s*20\d\d)", regex.IGNORECASE
)
_GROUP = regex.compile(
    rf"(?:{_WORD})(?P<a>[1-9]\d{{0,2}}\.)(?:(?P<b>\d)\s(?P<c>\d\d)|(?P<b>\d\d)\s(?P<c>\d))(?=\s\p{{Ll}})",
    regex.IGNORECASE,
)
"""``1.4 64 doanh nghiệp``: a group of three digits."""
_IN_RANGE = regex.compile(
    r"(?<=\d,\d{1,2}\s?[-–]\s?)(?P<a>\d{1,3}),(?P<gap>\s)(?P<b>\d{1,2})(?=\s?%)"
    r"|(?<![\d.,])(?P<a>\d{1,3}),(?P<gap>\s)(?P<b>\d{1,2})(?=\s?[-–]\s?\d{1,3}(?:,\d{1,2})?\s?(?:%|(?:nghìn|triệu|tỷ)(?!\p{L})))"
)
"""``tăng 4,1 - 4, 3%``, ``tăng 9, 3 - 9,7%``."""
_SYLLABLE = regex.compile(
    r"(?<=\p{Ll}\s)(?P<a>(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx]))\s(?P<b>[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]\p{Ll}{0,4})(?!\p{L})"
)
"""``xuống c òn``, ``ch ỉ đạt``, ``các t ỉnh``: the beginning of a syllable, torn from its vowel; no word is one consonant."""
_TORN = regex.compile(r"\d\s,?\d|,\s\d")
"""What every pattern of a torn figure holds: two digits with a space between, or with a comma and a space."""
_MENDED = "Gaps that the print leaves inside of figures were closed."


def closed(text: str) -> tuple[str, tuple[Note, ...]]:
    """A statement with its torn figures whole, as long as it was, and a note where one was torn."""
    if not any(c.isdigit() for c in text):
        return text, ()
    mended = _SYLLABLE.sub(lambda m: f" {m['a']}{m['b']}", text)
    return _mended(text, _whole_figures(mended) if _TORN.search(mended) else mended)


def _mended(text: str, mended: str) -> tuple[str, tuple[Note, ...]]:
    if mended == text:
        return text, ()
    return mended, (info(Code.TEXT_REPAIRED, _MENDED, found=text[:80]),)


def _whole_figures(text: str) -> str:
    """A text with its torn figures whole."""
    mended = _BEHIND_COMMA.sub(_with_comma, text)
    mended = _IN_RANGE.sub(lambda m: f"{m['gap']}{m['a']},{m['b']}", mended)
    mended = _GROUP.sub(lambda m: f" {m['a']}{m['b']}{m['c']}", mended)
    mended = _BEGUN_YEAR.sub(lambda m: f" {m['a']}{m['b']}", mended)
    mended = _BEFORE_COMMA.sub(lambda m: f" {m['a']},{m['b']}", mended)
    mended = _LONE_DIGIT.sub(lambda m: f" {m['a']}{m['b']}", mended)
    return _YEAR.sub(lambda m: f"{m['a']}{m['b']} ", mended)


def single_spaced(text: str) -> tuple[str, list[int]]:
    """A text with each run of spaces as one, and for each of its letters (and its end) the place in the text given: where a
    gap was closed two spaces stand side by side, of which readers of figures see one."""
    kept = [k for k, letter in enumerate(text) if letter != " " or not text[:k].endswith(" ")]
    return "".join(text[k] for k in kept), [*kept, len(text)]


def _with_comma(match: regex.Match[str]) -> str:
    """``tăng 1, 8%``; of two round figures (``đạt 20, 30%``) nothing is known."""
    if int(match["a"]) % 10 == 0 and int(match["b"]) % 10 == 0 and int(match["a"]):
        return str(match.group(0))
    return f"{match['gap']}{match['a']},{match['b']}"
