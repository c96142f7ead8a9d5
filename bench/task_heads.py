"""The head of a document held against what a careful reader takes from it (bench.task_values)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import cast

import regex
from rapidfuzz import fuzz

from bench.task_gold import Entry, like, readings
from normalize.places.provinces import name_of_code
from normalize.text import clean, fold
from schema.contract.records import DocumentRecords

HEAD = ("number", "date", "issuer", "name", "span")
"""Parts of a head; ``name`` is the title of the document and ``span`` its period."""
_FIELDS = {
    "number": "number",
    "date": "issued_on",
    "issuer": "issuer",
    "name": "title",
    "span": "period",
}
_PLACE = regex.compile(r"\s+(?:tỉnh|thành phố|xã|phường|huyện)\s+(?=\p{Lu})")
_SHORT = {
    r"\bubnd\b": "uy ban nhan dan",
    r"\btp\b\.?": "thanh pho",
    r"\btncs\b": "thanh nien cong san",
    r"\bgd[& ]*đt\b|\bgd[& ]*dt\b": "giao duc va dao tao",
}


def head(records: DocumentRecords, gold: Entry) -> dict[str, tuple[bool, bool, str]]:
    """Each part: whether it is right, whether it is wrong without a warning, and both values in words."""
    found: dict[str, tuple[bool, bool, str]] = {}
    for part in HEAD:
        right = any(_is_right(part, records, reading) for reading in readings(gold))
        silent = not any(
            f.record_table == "documents"
            and f.severity != "info"
            and (f.field or "").startswith(_FIELDS[part])
            for f in records.findings
        )
        found[part] = (right, silent, f"{_gold(part, gold)} BUT {_own(part, records)}")
    return found


def _is_right(part: str, records: DocumentRecords, gold: Entry) -> bool:
    d = records.document
    if part == "number":
        return clean(d.number or "").replace(" ", "") == (gold["number"] or "")
    if part == "date":
        return (d.issued_on.isoformat() if d.issued_on else None) == gold["date"]
    if part == "issuer":
        return _is_issuer(records, gold)
    if part == "name":
        return like(d.title, str(gold["title"])) >= 95
    return _is_period(records, cast("Entry | None", gold["period"]))


def _is_period(records: DocumentRecords, wanted: Entry | None) -> bool:
    d = records.document
    own = [day.isoformat() if day else None for day in (d.period_start, d.period_end)]
    return own == ([wanted["start"], wanted["end"]] if wanted else [None, None])


def _is_issuer(records: DocumentRecords, gold: Entry) -> bool:
    """All who issue together, and nobody else; the place may be known from elsewhere in the head."""
    d = records.document
    own = _folded(d.issuer_raw or "")
    place = name_of_code(d.province_code, d.issued_on) or ""
    named = cast("list[str]", gold["issuer"])
    others = cast("list[str]", gold.get("issuer_also") or [])
    for names in [named, *([o] for o in others)]:
        for choice in product(*(_spellings(n, place) for n in names)):
            if fuzz.token_sort_ratio(own, " ".join(map(_folded, choice))) >= 93:
                return True
    return False


def _spellings(name: str, place: str) -> Sequence[str]:
    """A name, and without its place where that is the document's province."""
    cut = _PLACE.search(name)
    if cut is None or fold(name[cut.end() :]) != fold(
        regex.sub(r"^(?:tỉnh|thành phố)\s+", "", place, flags=regex.IGNORECASE)
    ):
        return (name,)
    return name, name[: cut.start()]


def _folded(text: str) -> str:
    plain = fold(text)
    for short, long in _SHORT.items():
        plain = regex.sub(short, long, plain)
    return plain


def _gold(part: str, gold: Entry) -> object:
    return gold[{"name": "title", "span": "period"}.get(part, part)]


def _own(part: str, records: DocumentRecords) -> str:
    d = records.document
    return {
        "number": str(d.number),
        "date": str(d.issued_on),
        "issuer": f"{d.issuer_raw} [{d.issuer_id}] {d.province_code}",
        "name": str(d.title),
        "span": f"{d.period_start}..{d.period_end} vision {d.vision_year}",
    }[part]
