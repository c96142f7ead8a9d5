"""One run over 200 files of every kind, two writers beside it: none is lost, none ends it."""

from __future__ import annotations

import os
import re
import socket
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf
import pytest

from tests.samples.files import ROOT, SHARED
from tests.samples.tiny_plans import tiny_plan
from vnplans.intake.endings import Ending
from vnplans.intake.results import PARTLY

FILES = 200
MISSING = 4
WRITERS = 2
GOOD_BESIDE = 10
PARTS = re.compile(rf"^{FILES} files: (.+)$", re.MULTILINE)


def make_bad_files(folder: Path) -> None:
    """Files that cannot be plans, each kind several times."""
    for n in range(8):
        (folder / f"cut{n}.pdf").write_bytes(b"%PDF-1.7\n" + bytes([n]) * (50 * n) + b"garbage")
        (folder / f"empty{n}.md").write_bytes(b" \n" * n)
        (folder / f"weather{n}.txt").write_text(f"Hôm nay trời đẹp, ngày thứ {n} của tuần.\n" * 5, "utf-8")
        (folder / f"noise{n}.doc").write_bytes(bytes(range(256)) * (n + 1))
        (folder / f"cut{n}.docx").write_bytes(b"PK\x03\x04" + bytes([n]) * 40)
        (folder / f"english{n}.html").write_text(f"<html><body><p>Shopping list {n}: eggs</p></body></html>")
        with zipfile.ZipFile(folder / f"zip{n}.docx", "w") as archive:
            archive.writestr("other.xml", "x" * n)
    for n in range(3):
        with pikepdf.new() as pdf:
            pdf.add_blank_page()
            pdf.save(folder / f"locked{n}.pdf", encryption=pikepdf.Encryption(owner="o", user=f"u{n}"))
    (folder / "deep.html").write_text("<div>" * 3000 + "x")
    (folder / "nul.md").write_text(tiny_plan(901).replace("Trồng", "Tr\x00ồng"), "utf-8")
    (folder / "half.md").write_bytes(tiny_plan(902).encode() + b"\xed\xa0\xb5 \xff\xfe")
    (folder / "link.pdf").symlink_to("link.pdf")
    (folder / "to-nowhere.pdf").symlink_to("nowhere")


def make_odd_files(folder: Path) -> None:
    """Names and kinds that a file system of POSIX can have."""
    os.mkfifo(folder / "pipe.pdf")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(folder / "socket.docx"))
    for n, name in enumerate((b"k\xe9\xff.md", b"\x1b]0;title\x07.md", b"[bold]x.md", b"two\nlines.md"), 800):
        (folder / os.fsdecode(name)).write_text(tiny_plan(n), "utf-8")


def make_hostile_files(folder: Path) -> None:
    """Those that are collected beside the repository, where they are."""
    for path in sorted((SHARED / "hostile").glob("*.*")):
        if path.name != "README.md":
            (folder / f"hostile-{path.name}").write_bytes(path.read_bytes())


def make_plans(folder: Path, first: int, last: int) -> None:
    for number in range(first, last):
        (folder / f"plan{number}.md").write_text(tiny_plan(number), "utf-8")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="pipes and sockets of POSIX have names in folders")
def test_two_hundred_files_are_all_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "in"
    folder.mkdir()
    make_bad_files(folder)
    make_odd_files(folder)
    make_hostile_files(folder)
    make_plans(folder, 1, FILES - MISSING - len(list(folder.iterdir())) + 1)
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "VNPLANS_DB": str(tmp_path / "x.sqlite")}
    ingest = [sys.executable, "-m", "vnplans.cli", "ingest"]
    subprocess.run([*ingest, str(folder / "plan1.md")], env=surroundings, check=True, capture_output=True)
    beside = []
    for n in range(WRITERS):
        other = tmp_path / f"beside{n}"
        other.mkdir()
        make_plans(other, 1000 + n * GOOD_BESIDE, 1000 + (n + 1) * GOOD_BESIDE)
        beside.append(subprocess.Popen([*ingest, str(other), "--jobs", "0"], env=surroundings))
    missing = [str(tmp_path / f"none{n}.pdf") for n in range(MISSING)]
    limits = ("--jobs", "2", "--seconds", "8", "--megabytes", "1500")
    done = subprocess.run(
        [*ingest, str(folder), *missing, *limits], env=surroundings, capture_output=True, check=False
    )
    assert done.returncode == PARTLY, done.stderr
    assert [writer.wait() for writer in beside] == [0] * WRITERS
    said, wrong = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    counted = counts_of(said)
    assert sum(counted.values()) == FILES
    assert counted[Ending.MISSING] == MISSING + 1
    assert counted.get(Ending.CRASHED, 0) == 0, wrong
    assert counted.get(Ending.NOT_STORED, 0) == 0, wrong
    errors = [line for line in wrong.splitlines() if not line.endswith("(--wait).")]
    assert all(re.fullmatch(r"error: .+ hint: .+", line) for line in errors), wrong
    stored = (Ending.OK, Ending.OCR, Ending.PARTIAL, Ending.UNCHANGED, Ending.NEEDS_OCR, Ending.FAILED)
    assert len(errors) == FILES - sum(counted.get(word, 0) for word in stored)
    assert not set(said + wrong) & set("\x1b\x07\x9b")
    with sqlite3.connect(tmp_path / "x.sqlite") as connection:
        numbers = {n for (n,) in connection.execute("SELECT number FROM documents")}
    expected = {*range(1, len(list(folder.glob("plan*"))) + 1), *range(1000, 1000 + WRITERS * GOOD_BESIDE)}
    assert numbers >= {f"{n}/KH-UBND" for n in expected}


def counts_of(printed: str) -> dict[str, int]:
    """The parts of the last line."""
    found = PARTS.search(printed)
    assert found, printed[-500:]
    parts = (part.split(" ", 1) for part in found[1].split(", "))
    return {word: int(number) for number, word in parts}
