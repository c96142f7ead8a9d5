"""The benchmark of many documents: its files differ and come again, its curve and its table say what was measured."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from bench.many_files import make_files
from bench.memory_curve import MemoryWatch, Moment, descendants, picture, resident
from bench.scale import HEAD, Run, growth, line
from vnplans.intake.files import select


def test_the_files_differ_and_come_again(tmp_path: Path) -> None:
    pages = make_files(tmp_path / "a", 60)
    assert pages == make_files(tmp_path / "b", 60)
    a, b = ({p.name: p.read_bytes() for p in sorted((tmp_path / n).iterdir())} for n in "ab")
    assert a.keys() == b.keys()
    texts = [n for n in a if n.endswith((".md", ".txt", ".csv"))]
    assert [a[n] for n in texts] == [b[n] for n in texts]
    assert len(set(a.values())) == 61
    kinds = Counter(n.rpartition(".")[2] for n in a)
    assert kinds["pdf"] > 10 < kinds["md"] + kinds["txt"]
    assert kinds["docx"] > 3
    files = select([tmp_path / "a"]).files
    assert (len(files), [f.problem for f in files]) == (60, [None] * 60)
    assert len({f.manifest.number for f in files}) == 60


@pytest.mark.skipif(
    not Path("/proc/self/statm").exists(), reason="memory is read from /proc, which only Linux has"
)
def test_memory_is_that_of_a_process_and_of_those_it_began() -> None:
    nested = (
        "import subprocess, sys; subprocess.run([sys.executable, '-c', \"x = b'1' * 90_000_000; input()\"])"
    )
    with subprocess.Popen([sys.executable, "-c", nested], stdin=subprocess.PIPE) as running:
        with MemoryWatch(running.pid) as watch:
            end = time.monotonic() + 60
            while not any(m.readers > 90 for m in watch.moments):
                assert time.monotonic() < end
                time.sleep(0.1)
        assert len(list(descendants(running.pid))) == 1
        running.communicate(b"\n")
    assert all(m.writer < 90 for m in watch.moments)
    assert resident(running.pid) == 0.0
    assert resident(os.getpid()) > 1


def test_growth_is_that_of_the_second_half() -> None:
    def moments(*readers: float) -> list[Moment]:
        return [Moment(float(n), 100.0, r) for n, r in enumerate(readers)]

    assert growth(moments(200, 240, 240, 230)) == 0
    assert growth(moments(200, 240, 300, 410)) == 170
    assert growth(moments()) == growth(moments(9)) == 0


def test_the_picture_and_the_table_say_what_was_measured() -> None:
    drawn = picture([Moment(0.0, 80.0, 200.0), Moment(10.0, 90.0, 240.0)], "2 files, 1 reader")
    assert "240 MB" in drawn
    assert "10 s" in drawn
    assert drawn.count("<polyline") == 2
    assert picture([], "none").startswith("<svg")
    alone = Run(10, 60, 1, 30.0, 28.0, 0.5, 90.0, 240.0, 0.0, 12.5, "10 files: 10 ok")
    two = Run(10, 60, 2, 15.0, 28.0, 0.5, 90.0, 240.0, -3.0, 12.5, "10 files: 10 ok")
    assert line(two, alone) == "| 10 | 60 | 2 | 15.0 | 4.00 | 2.00 | 2800 | 50 | 90 | 240 | -3 | 12.5 |"
    assert line(alone, alone).split(" | ")[5] == "–"
    assert line(alone, None).count("|") == HEAD.splitlines()[0].count("|")
