"""What one run measures: filled by ``bench.__main__``, written as a page by ``bench.report``."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from bench.correct import Score


@dataclass
class Results:
    """Everything that was measured.

    Attributes:
        seconds: by file name and tool; None where the tool failed.
        peaks: peak memory in MB by tool, of the process that read all files, the largest last.
        growth: memory in MB after each round over the small files.
        truth, gold: scores by tool.
        speeds: name → items a second.
    """

    pages: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, dict[str, float | None]] = field(default_factory=lambda: defaultdict(dict))
    failures: list[str] = field(default_factory=list)
    largest: str = ""
    peaks: dict[str, float] = field(default_factory=dict)
    growth: list[float] = field(default_factory=list)
    truth: dict[str, Score] = field(default_factory=dict)
    gold: dict[str, Score] = field(default_factory=dict)
    speeds: dict[str, float] = field(default_factory=dict)
    machine: str = ""
    quick: bool = False
