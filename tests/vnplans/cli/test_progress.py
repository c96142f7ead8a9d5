"""The bar on a terminal: files done, how many a minute, and the time that is left."""

from __future__ import annotations

import io
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from rich.console import Console

from vnplans.cli import progress
from vnplans.intake.endings import Ending
from vnplans.intake.results import FileResult


def test_the_bar_says_the_rate_and_the_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    seen, now = io.StringIO(), [100.0]
    monkeypatch.setattr(progress, "Console", lambda **_: Console(file=seen, force_terminal=True, width=120))
    monkeypatch.setattr(progress, "time", SimpleNamespace(monotonic=lambda: now[0]))
    with progress.ProgressBar(4) as bar:
        bar._bar.get_time = lambda: now[0]
        for n in range(3):
            now[0] += 10.0
            bar.file_done(FileResult(Path(f"{n}.pdf"), ending=Ending.OK))
        bar.pages_read(Path("scan.pdf"), 2, 8)
        bar._bar.refresh()
    said = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", seen.getvalue())
    assert "3/4" in said
    assert "6 files/min" in said
    assert re.search(r"0:00:\d\d", said.split("6 files/min")[-1]), "the time left"
    assert "scan.pdf, scanned pages" in said and "2/8" in said
