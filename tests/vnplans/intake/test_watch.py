"""A folder that is watched: what is there, what arrives once it is whole, and a clean end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.samples.files import ROOT
from tests.samples.tiny_plans import tiny_plan
from vnplans.intake.results import FileResult
from vnplans.intake.watch import Arrivals, watch_folder
from vnplans.settings import IngestOptions


def test_a_file_that_grows_waits(tmp_path: Path) -> None:
    arrivals = Arrivals(settled=2.0)
    path, gone = tmp_path / "a.md", tmp_path / "b.md"
    path.write_text("a")
    gone.write_text("b")
    arrivals.note([path, gone])
    assert arrivals.ready(10.0) == []
    path.write_text("ab")
    gone.unlink()
    assert arrivals.ready(12.5) == []  # larger than it was
    assert arrivals.ready(14.0) == []
    assert arrivals.ready(14.6) == [path]
    assert arrivals.ready(99.0) == []  # handed over once


@pytest.fixture
def watching(tmp_path: Path) -> Callable[[Callable[[list[str]], None]], list[str]]:
    """Watches a folder with one plan while something happens in it; gives what was heard, in order."""
    folder = tmp_path / "incoming"
    folder.mkdir()
    (folder / "1.md").write_text(tiny_plan(1), "utf-8")

    def during(happens: Callable[[list[str]], None]) -> list[str]:
        heard: list[str] = []
        stop = threading.Event()

        def hear(results: tuple[FileResult, ...]) -> None:
            heard.extend(f"{r.path.name} {r.ending.value}" for r in results)

        options = IngestOptions(str(tmp_path / "x.sqlite"), jobs=0)
        thread = threading.Thread(
            target=watch_folder, args=(folder, options, hear, stop), kwargs={"settled": 0.3}
        )
        thread.start()
        try:
            until(lambda: bool(heard))
            time.sleep(0.5)  # the system is asked to tell of changes once the first run is over
            happens(heard)
        finally:
            stop.set()
            thread.join(30)
        assert not thread.is_alive()
        return heard

    return during


def until(holds: Callable[[], bool], seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "not within its time"
        time.sleep(0.05)


def test_what_arrives_is_ingested(watching: Callable[..., list[str]], tmp_path: Path) -> None:
    folder = tmp_path / "incoming"

    def happens(heard: list[str]) -> None:
        (folder / "photo.jpg").write_bytes(b"no plan")
        (folder / ".2.md.part").write_text(tiny_plan(2), "utf-8")
        (folder / ".2.md.part").rename(folder / "2.md")
        until(lambda: "2.md ok" in heard)
        (folder / "deeper").mkdir()
        time.sleep(0.6)
        (folder / "deeper" / "cut.pdf").write_bytes(b"%PDF-1.7\n")
        until(lambda: "cut.pdf damaged" in heard)

    assert watching(happens) == ["1.md ok", "2.md ok", "cut.pdf damaged"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise on Windows")
def test_ctrl_c_ends_it_cleanly(tmp_path: Path) -> None:
    (tmp_path / "1.md").write_text(tiny_plan(1), "utf-8")
    command = [sys.executable, "-m", "vnplans.cli", "watch", ".", "--db", "x.sqlite", "--log", "log.jsonl"]
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        running = subprocess.Popen(
            [*command, "--jobs", "1"], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
    finally:
        signal.signal(signal.SIGINT, before)
    with running:
        until(
            lambda: (
                (tmp_path / "log.jsonl").exists() and '"event": "end"' in (tmp_path / "log.jsonl").read_text()
            )
        )
        time.sleep(1.0)
        running.send_signal(signal.SIGINT)
        out, said = running.communicate(timeout=60)
    assert running.returncode == 0, said
    assert "Traceback" not in said
    assert out.startswith("ok: 1.md ")
    assert said.splitlines()[-1] == "ended; what was stored stays"
