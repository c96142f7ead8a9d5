"""The time of a plan: what its title states of itself, else the sentence that puts it in force.

The time in the name of a cited act is that act's and not the plan's: ``Thực hiện Quyết định số 919/QĐ-TTg … phê duyệt
Chương trình … giai đoạn 2021 - 2025``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import regex

from extract.model.head import HeadField
from extract.official.citations import find_citations
from extract.official.preamble import sentence_at
from extract.official.stated_years import Stated, stated_time, stated_vision
from extract.official.zones import Line, Zone
from normalize.notes import Code, Note, warning
from normalize.official_words import any_of, words
from normalize.text import fold

_OWN_AGAIN = regex.compile(
    r"\b(?:trên địa bàn|tại|ở|của)\s+(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu|ngành)\b(?!\s*[uủ][yỷ]|\s+hội)",
    regex.IGNORECASE,
)
"""Words behind the name of a cited act that are the title's own again: where the plan applies."""
_LAW_WORD = regex.compile(r"(?<!\bpháp\s|\bkỷ\s|\bbộ\s)\b(?:bộ luật|luật|pháp lệnh|hiến pháp)\b")
_HAS_YEARS = regex.compile(
    r"\b(?:chương trình|chiến lược|đề án|dự án|kế hoạch|quy hoạch|phương án|phong trào|cuộc vận động)\b",
    regex.IGNORECASE,
)
"""What an act puts in force that has years in its name."""
_YEAR_OF_ACT = regex.compile(
    r"\bngày\s*\d{1,2}\s*(?:/\s*\d{1,2}\s*/|tháng\s*\d{1,2}\s*năm)\s*(20\d\d)", regex.IGNORECASE
)
_LAST_YEAR = regex.compile(r"\bnăm\s+20\d\d\W*$", regex.IGNORECASE)
_PUTS_IN_FORCE = regex.compile(
    r"\b(?:ban hành|xây dựng|phê duyệt|lập|tổ chức|triển khai)\s(?:[^:;.]*?\s)??(?:Kế hoạch|Chương trình|Đề án|Phương án)(?P<name>[^:;]*)[:;.]",
    regex.IGNORECASE,
)
_OWN_SUBJECT = regex.compile(
    rf"(?<!\bcủa\s)\b{any_of('issuer', 'local_issuer')}\b[^,;.]{{0,90}}$", regex.IGNORECASE
)
"""Who puts the plan in force, right before the verb; the one of a cited act stands behind ``của``."""
_OPENING_WITHIN = 40
"""Lines below the type in which the opening sentence stands."""


@dataclass(frozen=True, slots=True)
class PlanTime:
    """The time of a plan, and what is doubtful about it."""

    start: HeadField[date] | None = None
    end: HeadField[date] | None = None
    vision: HeadField[int] | None = None
    notes: tuple[Note, ...] = ()


_QUOTED = regex.compile(r"[“\"][^“”\"]{10,}[”\"]")
"""The name of a programme that a plan carries out; a time beside it is the plan's own."""
_AMENDS = regex.compile(
    r"(?<!\p{L})(?:sửa đổi|bổ sung|điều chỉnh|bãi bỏ|thay thế)(?!\p{L})", regex.IGNORECASE
)
_OF_THE_PROVINCE = regex.compile(r"[-/](?:HĐND|UBND|TU)(?!\p{L})")
"""The number of an act of the province itself, whose time its plan has: ``88/NQ-HĐND``, ``45/KH-UBND``, ``12-NQ/TU``."""


def time_of_plan(
    title: HeadField[str] | None, below: Sequence[Line], issued_on: date | None = None
) -> PlanTime:
    """The time of the title: ``giai đoạn 2017-2020, tầm nhìn đến năm 2030``, ``đến năm 2030, định hướng đến năm 2050``.

    Args:
        below: the lines of the head below the type, bases among them.
        issued_on: the day of the plan: a law of an earlier year has that year in its name.
    """
    if title is None:
        return PlanTime()
    own, cited = split_at_citations(title.value)
    own, laws = without_years_of_laws(own)
    unquoted = _QUOTED.sub(" ", own)
    if (stated := stated_time(unquoted)) is not None:
        return _of_title(stated, unquoted, title)
    if (stated := stated_time(own)) is not None:
        return _of_title(stated, own, title)
    below = [line for line in below if line.text not in title.value]
    opening = _of_opening(below)
    if opening is not None:
        return opening
    of_cited = stated_time(cited)
    if of_cited is None and (maybe := [law for law in laws if not _is_of_its_year(law, below, issued_on)]):
        note = warning(
            Code.NUMBER_AMBIGUOUS,
            "The year behind the name of a law is the law's or the plan's; it was taken as the plan's own.",
            found=maybe[0].raw,
        )
        return _fields(maybe[0].time, title, "title", 0.6, (note,))
    if of_cited is None:
        return _only_vision(own, title)
    is_one_year = _is_one_year(of_cited)
    is_own = _carries_out_its_own(own, cited) or _is_set_off(cited, of_cited, issued_on)
    if (_LAST_YEAR.search(title.value) and is_one_year) or is_own:
        note = warning(
            Code.NUMBER_AMBIGUOUS,
            "The time stands in the name of a cited act; it was taken as the plan's own.",
            found=of_cited.raw,
        )
        return _fields(of_cited, title, "title", 0.6, (note,))
    note = warning(
        Code.PERIOD_UNPARSED,
        "The title states no time but that in the name of a cited act, which is not the plan's.",
        found=of_cited.raw,
    )
    return PlanTime(notes=(note,))


@dataclass(frozen=True, slots=True)
class LawOfYear:
    """A law that a title names with a year: ``Luật Đất đai năm 2024``."""

    name: str
    year: int
    raw: str

    @property
    def time(self) -> Stated:
        return Stated(date(self.year, 1, 1), date(self.year, 12, 31), self.raw)


def without_years_of_laws(title: str) -> tuple[str, tuple[LawOfYear, ...]]:
    """A title without the laws that it names with a year, and these: their year is that of the law."""
    readable = _in_small_letters(title)
    laws, kept, at = [], [], 0
    for found in find_citations(readable):
        year = _LAST_YEAR.search(readable[found.start : found.end])
        if found.number is not None or year is None or found.start < at:
            continue
        kept.append(title[at : found.start])
        at = found.end
        name = readable[found.start : found.start + year.start()].strip()
        laws.append(LawOfYear(name, int(year.group(0).split()[-1][:4]), title[found.start : found.end]))
    return " ".join([*kept, title[at:]]), tuple(laws)


def _in_small_letters(title: str) -> str:
    """A title in capitals as running text, letter for letter: ``THI HÀNH LUẬT ĐẤT ĐAI`` → ``thi hành Luật đất đai``."""
    if not title.isupper() or len(title.lower()) != len(title):
        return title
    return _LAW_WORD.sub(lambda m: m.group(0).capitalize(), title.lower())


def _is_of_its_year(law: LawOfYear, below: Sequence[Line], issued_on: date | None) -> bool:
    """Whether the year behind a law is the law's: the plan is younger, or a basis dates or numbers the law so."""
    if issued_on is not None and law.year < issued_on.year:
        return True
    name = fold(law.name)
    dated = regex.compile(rf"(?:năm|/)\s*{law.year}\b", regex.IGNORECASE)
    return any(name in fold(line.text) and dated.search(line.text) for line in below[:_OPENING_WITHIN])


def _is_one_year(stated: Stated) -> bool:
    return stated.start is not None and stated.end is not None and stated.start.year == stated.end.year


def _carries_out_its_own(own: str, cited: str) -> bool:
    """Whether a title carries out an act of the province itself; one that amends it has a time of its own, or none."""
    return _OF_THE_PROVINCE.search(cited) is not None and _AMENDS.search(own) is None


def _is_set_off(cited: str, stated: Stated, issued_on: date | None) -> bool:
    """Whether a comma sets off, at the end of the title, years that begin with the plan's own and not before the act was made:
    ``Nghị quyết số 71-NQ/TW, ngày 22/8/2025 … về phát triển giáo dục, giai đoạn 2026 - 2030``. The name of a programme has years
    of its own."""
    if stated.start is None or stated.end is None or issued_on is None or _HAS_YEARS.search(cited):
        return False
    made = [int(year) for year in _YEAR_OF_ACT.findall(cited)]
    begins_with_plan = stated.start.year in (issued_on.year, issued_on.year + 1)
    comma = regex.search(rf",\s*{regex.escape(stated.raw)}\W*$", cited)
    return bool(comma and made) and max(made) < stated.start.year and begins_with_plan


def split_at_citations(title: str) -> tuple[str, str]:
    """A title's own words, and the names of the acts it cites by number."""
    own, cited, at = [], [], 0
    for found in find_citations(title):
        if found.number is None or found.start < at:
            continue
        again = list(_OWN_AGAIN.finditer(title, found.start))
        end = again[-1].start() if again else len(title)
        own.append(title[at : found.start])
        cited.append(title[found.start : end])
        at = end
    return " ".join([*own, title[at:]]), " ".join(cited)


def _of_title(stated: Stated, own: str, title: HeadField[str]) -> PlanTime:
    notes: tuple[Note, ...] = ()
    if stated.passed_over is not None:
        message = f"The title states two times; “{stated.raw}” was taken."
        notes = (warning(Code.SEVERAL_VALUES, message, found=stated.passed_over),)
    time = _fields(stated, title, "title", 1.0, notes)
    return PlanTime(time.start, time.end, _only_vision(own, title).vision, notes)


def _only_vision(own: str, title: HeadField[str]) -> PlanTime:
    vision = stated_vision(own)
    if vision is None:
        return PlanTime()
    return PlanTime(vision=HeadField(vision[0], vision[1], title.fragments, "title"))


def _fields(
    stated: Stated, place: HeadField[str] | Line, rule: str, confidence: float, notes: tuple[Note, ...] = ()
) -> PlanTime:
    def field(day: date) -> HeadField[date]:
        return HeadField(day, stated.raw, place.fragments, rule, confidence)

    start, end = (field(day) if day else None for day in (stated.start, stated.end))
    return PlanTime(start, end, notes=notes)


def _of_opening(below: Sequence[Line]) -> PlanTime | None:
    """The time in ``UBND tỉnh ban hành Kế hoạch … giai đoạn 2026 - 2030 như sau:``."""
    for at, line in enumerate(below[:_OPENING_WITHIN]):
        if line.zone is not Zone.HEAD:
            return None
        if line.text.lstrip("-–+*• ").startswith(words("cites")):
            continue
        for name in _names_put_in_force(sentence_at(below, at)):
            stated = stated_time(split_at_citations(name)[0])
            if stated is not None:
                return _fields(stated, line, "opening", 0.8)
    return None


def _names_put_in_force(sentence: str) -> Iterator[str]:
    """What the issuer puts in force; what a cited act puts in force is that act's: ``Thực hiện Nghị quyết số 162/2024/QH15 …
    phê duyệt Chương trình … giai đoạn 2025 - 2035, Ủy ban nhân dân tỉnh ban hành Kế hoạch …``."""
    cited = [c.start for c in find_citations(sentence) if c.number is not None]
    for found in _PUTS_IN_FORCE.finditer(sentence, overlapped=True):
        before = [start for start in cited if start < found.start()]
        if not before or _OWN_SUBJECT.search(sentence, before[-1], found.start()):
            yield found["name"]
