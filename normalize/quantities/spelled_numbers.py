"""Numbers written in words: ``hai mươi lăm tỷ``, ``một triệu rưỡi``. The words are
``data/number_words.csv``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from normalize.registers import rows

_WORD = re.compile(r"[^\W\d_]+")
_LETTERS_READ = 2_000
_FEWEST_WORDS = 2
_MOST_WORDS = 24


@dataclass(frozen=True, slots=True)
class _Word:
    kind: str
    value: Decimal


@cache
def number_words() -> dict[str, _Word]:
    """The words of numbers, from ``data/number_words.csv``."""
    return {row["word"]: _Word(row["kind"], Decimal(row["value"])) for row in rows("number_words")}


def find_spelled(text: str, start: int = 0) -> tuple[Decimal, int, int] | None:
    """The first number written in words, with its half-open span: ``hai mươi tỷ`` gives (20000000000, 0, 11).

    It has two words at least. One word alone is no number (``một``, ``năm`` and ``ba`` are common words), nor
    is
    ``năm`` before a year. Only the first 2,000 characters are read.
    """
    run: list[tuple[_Word, int, int]] = []
    words = number_words()
    for found in _WORD.finditer(text[:_LETTERS_READ], start):
        word = words.get(found.group().lower())
        if word is not None and (not run or not text[run[-1][2] : found.start()].strip()):
            run.append((word, found.start(), found.end()))
            continue
        value = _value_of([w for w, _, _ in run])
        if value is not None:
            return value, run[0][1], run[-1][2]
        run = [(word, found.start(), found.end())] if word is not None else []
    value = _value_of([w for w, _, _ in run])
    return (value, run[0][1], run[-1][2]) if value is not None else None


def _value_of(run: list[_Word]) -> Decimal | None:
    """The value of a run of number words, None where it is no number."""
    if not _FEWEST_WORDS <= len(run) <= _MOST_WORDS or run[0].kind not in ("digit", "ten"):
        return None
    total = section = Decimal(0)
    digit: Decimal | None = None
    last = Decimal(1)
    for word in run:
        match word.kind:
            case "digit":
                if digit is not None:
                    return None
                digit = word.value
            case "ten":
                section += 10
            case "tens" | "hundred":
                section += (digit if digit is not None else Decimal(1)) * word.value
                digit = None
            case "half":
                return total + last / 2
            case "power":
                section += digit or Decimal(0)
                total = (
                    (total + section) * word.value if 0 < total < word.value else total + section * word.value
                )
                section, digit, last = Decimal(0), None, word.value
            case _:
                continue
    return total + section + (digit or Decimal(0))
