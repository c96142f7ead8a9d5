"""A figure with the part of the statement that it stands in, as the rules on asides see it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from normalize.quantities.find import Quantity
from normalize.registers import rows
from normalize.targets.words import alternatives, pattern_of

APART = regex.compile(r"[,:(]|\s(?:và|còn)\s")
BOUNDS = frozenset({">", ">=", "<", "<="})
FILL = r"(?:\s+(?:từ|là|đạt|khoảng|trên|dưới|bằng|tối thiểu|ít nhất|tối đa|không quá|bình quân|chỉ|được))*\s*"


@cache
def words(use: str) -> str:
    """The pattern of all phrases of one use of ``value_asides.csv``."""
    return alternatives([row["phrase"] for row in rows("value_asides") if row["use"] == use])


@dataclass(frozen=True, slots=True)
class Said:
    """A figure with the part of the statement that it stands in.

    Attributes:
        former: the value before it in the same part.
        alone: whether it is known that no heading says that the figures are wanted.
    """

    text: str
    begin: int
    end: int
    quantity: Quantity
    former: Quantity | None
    dated: bool
    alone: bool = False

    @property
    def before(self) -> str:
        return self.text[self.begin : self.quantity.start]

    @property
    def behind(self) -> str:
        return self.text[self.quantity.end : self.end]

    @property
    def between(self) -> str:
        """The words from the value before to this one."""
        return self.text[self.former.end : self.quantity.start] if self.former else ""

    @property
    def is_wanted(self) -> bool:
        return pattern_of("wanted").search(self.before) is not None
