"""The speed of normalize: agency cells and quantities a second, each text seen for the first time."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

from bench.files import CORPUS

CELLS = 5_000
"""Agency cells that are read, no two alike."""
SENTENCES = 8_000
"""Sentences with quantities that are read, no two alike."""
_FORMS = (
    "Đến năm {year} tỷ lệ hộ dân dùng nước sạch đạt trên {a},{b}%",
    "trồng mới {a}.{c:03d} ha rừng, giảm {b},{a}% phát thải",
    "kinh phí {a},{b} tỷ đồng; công suất {c} MW",
    "từ {a} - {c}% so với năm {year}",
)


def agency_cells_per_second() -> float:
    """Cells made of the bodies that the plans name, in ever new combinations; the register is loaded
    before."""
    from normalize.agencies.read import parse_agencies

    chance = random.Random(3)
    bodies = sorted(set(_bodies()))
    wanted: set[str] = set()
    while len(wanted) < CELLS:
        wanted.add(", ".join(chance.sample(bodies, chance.randint(1, 4))))
    cells = sorted(wanted)
    parse_agencies("Sở Xây dựng", default_role="lead", on=date(2024, 1, 1))
    started = time.process_time()
    for cell in cells:
        parse_agencies(cell, default_role="lead", on=date(2024, 1, 1))
    return len(cells) / (time.process_time() - started)


def _bodies() -> Iterator[str]:
    for path in sorted((CORPUS / "gold").glob("*.json")):
        for task in json.loads(Path(path).read_text(encoding="utf-8")).get("tasks") or ():
            for role in ("lead", "support"):
                yield from task.get(role) or ()


def quantities_per_second() -> float:
    """Quantities found in sentences as plans have them, with ever new figures."""
    from normalize.quantities.find import find_quantities

    chance = random.Random(3)
    figures = count(1)
    sentences = [
        chance.choice(_FORMS).format(year=2025 + n % 25, a=n % 89 + 1, b=n // 89 + 1, c=n % 997 + 1)
        for n in (next(figures) for _ in range(SENTENCES))
    ]
    find_quantities("5 ha")
    started = time.process_time()
    found = sum(len(find_quantities(sentence)) for sentence in sentences)
    return found / (time.process_time() - started)
