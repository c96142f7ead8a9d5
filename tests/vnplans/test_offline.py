"""Nothing is fetched: reading, matching, reports and exports do their work where there is no network."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.samples.files import CORPUS, ROOT

PROGRAM = """
import socket, sys

def refused(*asked, **more):
    raise AssertionError(f"the network was asked: {asked}")

socket.socket.connect = socket.socket.connect_ex = socket.create_connection = socket.getaddrinfo = refused
import vnplans

first, second, out = sys.argv[1:]
db = f"{out}/plans.sqlite"
for read in vnplans.ingest(first, second, db=db, jobs=0, cache=False):
    assert read.error is None, read
pairs = vnplans.compare("Cao Bằng", "Bắc Ninh", by="tasks", db=db)
print(len(pairs), "pairs")
vnplans.report("Cao Bằng", "Bắc Ninh", out=f"{out}/report.html", db=db)
print(len(vnplans.export(f"{out}/all", file_format=["csv", "xlsx", "parquet", "sqlite"], db=db)), "files")
"""
"""One process, so that no other asks in its place."""


def test_nothing_is_fetched_at_run_time(tmp_path: Path) -> None:
    plans = (
        CORPUS / "cao-bang-2018" / "cao-bang-337-qd-ubnd-2018.md",
        CORPUS / "bac-ninh-2023" / "bac-ninh-342-kh-ubnd-2023.txt",
    )
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *map(str, plans), str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    pairs, files = (int(line.split()[0]) for line in done.stdout.splitlines())
    assert pairs > 200 and files > 40
