"""The words of a report in Vietnamese or English, and numbers as that language writes them.

All words stand in one register (``report_words.csv``: key, English, Vietnamese). Notes of a comparison are made in English;
their templates stand in the same register (keys beginning ``note.``), so that a Vietnamese report has them in Vietnamese.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache

from normalize.registers import rows
from schema.contract.records import RecordValue
from schema.errors import UnknownChoice

LANGUAGES = ("en", "vi")
BILLION = Decimal(10) ** 9
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])")

_OF_CODE = "note.code"
_NATIONAL = tuple(
    (re.compile(pattern), key)
    for pattern, key in (
        (r"^rule: [^;]*(?:; the base may be another)?", "national.rule"),
        (r"^words:", "national.words"),
        (r"^printed (?:national )?code (\S+)(?: and a like name)?", "national.printed"),
        (r"the same name:", "national.same"),
        (r"no other comes near", "national.none"),
        (r"but also ([^;.]+)", "national.also"),
        (r"but (?!also)[^;]+?(?=[.;]?$)", "national.other"),
        (r"(?<=; )next:", "national.next"),
    )
)
"""What stands between the names in the reason of a national code (``normalize.national.match``), and the key of its words."""


class Words:
    """The words of one language.

    Raises:
        UnknownChoice: for any other than those of :data:`LANGUAGES`.
    """

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise UnknownChoice(
                f"no report in {language!r}", hint=f"Languages are {' and '.join(LANGUAGES)}."
            )
        self.language = language
        self._words = {key: row[language] for key, row in _register().items()}

    def __call__(self, key: str, *values: object) -> str:
        """The word of a key, its places filled: ``{0}``, ``{1}``."""
        found = self._words[key]
        return found.format(*values) if values else found

    def known(self, key: str, otherwise: str) -> str:
        """The word of a key that need not be there."""
        return self._words.get(key, otherwise)

    def note(self, english: str) -> str:
        """A note of a comparison in this language; in English where the register has no template for it."""
        if self.language == "en":
            return english
        for pattern, key in _templates():
            found = pattern.fullmatch(english)
            if found is not None:
                places = [found.group(f"p{n}") for n in range(pattern.groups)]
                if key == _OF_CODE:
                    places = [self._national(p) for p in places]
                return self(key, *(_GROUPED.sub(lambda m: m[0].replace(",", "."), p) for p in places))
        return english

    def _national(self, english: str) -> str:
        """A part of the reason of a national code: the words of names and plans as they are, what joins them translated."""
        text = english
        for pattern, key in _NATIONAL:
            text = pattern.sub(lambda m, key=key: self(key, *m.groups()), text)  # type: ignore[misc]
        return text

    def notes(self, english: Sequence[str], most: int | None = None) -> tuple[str, ...]:
        """Notes in this language; of those of one template no more than ``most``, and how many are left out."""
        made: list[str] = []
        seen: Counter[str] = Counter()
        for note in english:
            key = next((k for pattern, k in _templates() if pattern.fullmatch(note)), note)
            seen[key] += 1
            if most is None or seen[key] <= most:
                made.append(self.note(note))
        left = sum(n - most for n in seen.values() if n > most) if most is not None else 0
        return (*made, *((self("caveat.more", left),) if left else ()))

    def number(self, value: Decimal | int) -> str:
        """``1,234.5`` in English, ``1.234,5`` in Vietnamese."""
        text = f"{value:,}" if isinstance(value, int) else f"{value.normalize():,f}"
        return text if self.language == "en" else text.translate(str.maketrans(",.", ".,"))

    def billion(self, vnd: Decimal | int) -> str:
        """Money in billion VND with one decimal, more where it would be 0: ``1,976.6``, ``0.05``."""
        value = Decimal(vnd) / BILLION
        digits = 1 if abs(value) >= Decimal("0.1") or not value else 4
        return self.number(round(value, digits))

    def text(self, value: RecordValue) -> str:
        """Any value of a frame as people read it; empty where it is not stated."""
        if value is None:
            return ""
        if isinstance(value, bool):
            return self("yes" if value else "no")
        if isinstance(value, int | Decimal):
            return self.number(value)
        if isinstance(value, float):
            return self.number(Decimal(str(value)))
        if isinstance(value, date):
            return value.isoformat() if self.language == "en" else value.strftime("%d/%m/%Y")
        return str(value)


@cache
def _register() -> Mapping[str, Mapping[str, str]]:
    return {row["key"]: row for row in rows("report_words")}


@cache
def _templates() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each template of a note as a pattern, the longest first."""
    found = [(key, row["en"]) for key, row in _register().items() if key.startswith("note.")]
    ordered = sorted(found, key=lambda f: -len(f[1]))
    return tuple((re.compile(_pattern(text), re.DOTALL), key) for key, text in ordered)


def _pattern(template: str) -> str:
    parts = re.split(r"\{(\d)\}", template)
    return "".join(f"(?P<p{p}>.+?)" if n % 2 else re.escape(p) for n, p in enumerate(parts))
