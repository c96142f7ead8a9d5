"""Whether what is read of a scan hangs on a hair: scans with gold, each laid a little otherwise, scored
again.

    python -m bench.scan.shaken [--scan-effort EFFORT] [NAME …]

A scan is one throw of the dice: turned by a tenth of a degree or scanned a little coarser, other letters are
misread. Rules that hold for one throw only are found by throwing again. Each scan of ``../shared`` that has
gold (two real ones) and the two of the corpus are read as they are and in four other ways;
``../shared/tools/score.py`` counts what is wrong without a finding, and what is right but flagged. What
stands in a real scan's head by hand counts as missing each time.

Flagged for the reading is what carries a finding that the typed form of the same plan has not, tasks and indicators
alike. Real scans have no typed form: with them every finding counts that is of a code of :data:`OF_READING`.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pypdfium2 as pdfium

from bench.scan.calibration import is_put_away
from bench.scan.harm import Dots, as_pages, askew, noisy
from bench.scan.truth import PLANS, scan_of, typed_form_of
from extract.ink.picture import rendered
from extract.scan.effort import ScanEffort
from normalize.notes import Code, Severity
from vnplans.api import export, ingest

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
REAL = SHARED / "real" / "scanned"
DPI, QUALITY = 200.0, 92
OF_READING = frozenset(
    code.value
    for code in (Code.OCR_LOW_CONFIDENCE, Code.NUMBER_AMBIGUOUS, Code.READERS_DISAGREE, Code.TEXT_REPAIRED)
)
"""Codes of findings that the reading of a picture may give."""
Said = tuple[str, ...]
"""A finding as one says it of two forms of a plan: of what record and field, its code and its words."""
SAID = ("record_id", "field", "code", "message")


@dataclass(frozen=True, slots=True)
class Throw:
    """A way to lay a sheet: degrees of skew, noise (of 255), and its size in dots beside what it was."""

    name: str
    skew: float = 0.0
    noise: float = 0.0
    size: float = 1.0


THROWS = (
    Throw("as it is"),
    Throw("turned 0.11°", skew=0.11),
    Throw("turned -0.23°", skew=-0.23),
    Throw("7 % coarser", size=0.93),
    Throw("noise 4", skew=0.05, noise=4.0),
)
TYPED = {"cao-bang": typed_form_of(PLANS[0]), "bac-ninh": typed_form_of(PLANS[1])}
"""The typed forms of scans that have one."""
SCANS: dict[str, tuple[Path, tuple[str, ...]]] = {
    "cao-bang": (scan_of(PLANS[0]), ("cao_bang", "cao_bang_body")),
    "bac-ninh": (scan_of(PLANS[1]), ("bac_ninh", "bac_ninh_body")),
    "kh-2668": (REAL / "bacgiang-2010-kh-2668-kh-ubnd-cntt.pdf", ("scan-bg-2668",)),
    "kh-239": (REAL / "kiengiang-2018-kh-239-syt.pdf", ("scan-kg-239",)),
}


def shaken(path: Path, throw: Throw, folder: Path) -> Path:
    """The scan laid otherwise, under its own name in a folder of its own."""
    if throw == THROWS[0]:
        return path
    with pdfium.PdfDocument(path) as pdf:
        count = len(pdf)
    dpi = rendered(path, 1, DPI).dpi
    folder.mkdir(parents=True)
    sheets = (laid(path, number, throw, dpi)[0] for number in range(1, count + 1))
    return as_pages(folder / path.name, sheets, dpi * throw.size, QUALITY)


def laid(path: Path, number: int, throw: Throw, dpi: float | None = None) -> tuple[Dots, float]:
    """A page (1-based) laid otherwise, and its dots an inch.

    Args:
        dpi: dots an inch of the page before it is made coarser (its own).
    """
    picture = rendered(path, number, DPI)
    wanted = (dpi or picture.dpi) * throw.size
    share, grey = wanted / picture.dpi, picture.grey
    if share != 1.0:
        grey = np.asarray(cv2.resize(grey, None, fx=share, fy=share, interpolation=cv2.INTER_AREA), np.uint8)
    dots = askew(grey, throw.skew)
    return noisy(dots, throw.noise, number) if throw.noise else dots, wanted


def scores(
    path: Path,
    gold: tuple[str, ...],
    folder: Path,
    effort: str | None = None,
    typed: frozenset[Said] | None = None,
) -> dict[str, dict[str, Any]]:
    """What ``score.py`` says of a file, for each gold file; ``flags_of_reading`` is the share of right values flagged for
    the reading alone.

    Args:
        typed: what is found in the typed form of the plan; None where there is none.
    """
    exported = _exported(path, folder, effort)
    found = _scored(exported, gold, folder / "score.json")
    shutil.copytree(exported, folder / "reading")
    _leave_findings(folder / "reading" / "findings.csv", typed)
    for name, one in _scored(folder / "reading", gold, folder / "score.json").items():
        found[name]["flags_of_reading"] = one["false_flags"]
    return found


def found_in(path: Path, folder: Path) -> frozenset[Said]:
    """The findings above info of a file."""
    with (_exported(path, folder) / "findings.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return frozenset(_said(row) for row in rows if row["severity"] != Severity.INFO.value)


def _said(row: Mapping[str, str]) -> Said:
    return tuple(row[name] for name in SAID)


def _exported(path: Path, folder: Path, effort: str | None = None) -> Path:
    """The folder of the tables read from a file."""
    folder.mkdir(parents=True)
    database = f"sqlite:///{folder / 'plans.sqlite'}"
    ingest(path, db=database, scan_effort=effort)
    export(folder / "export", db=database)
    return folder / "export"


def _scored(export_of: Path, gold: tuple[str, ...], told: Path) -> dict[str, dict[str, Any]]:
    files = [str(SHARED / "gold" / f"{name}.json") for name in gold]
    script = str(SHARED / "tools" / "score.py")
    command = [sys.executable, script, str(export_of), *files, "--json", str(told)]
    subprocess.run(command, check=True, capture_output=True)
    found: dict[str, dict[str, Any]] = json.loads(told.read_text("utf-8"))
    return found


def is_of_reading(row: Mapping[str, str], typed: frozenset[Said] | None) -> bool:
    """Whether a finding speaks of the reading: where a typed form is known, one that it has not."""
    return row["code"] in OF_READING if typed is None else _said(row) not in typed


def _leave_findings(path: Path, typed: frozenset[Said] | None) -> None:
    """Drops the findings from a table that speak of the print."""
    with path.open(encoding="utf-8", newline="") as file:
        table = csv.DictReader(file)
        names, rows = table.fieldnames or [], [row for row in table if is_of_reading(row, typed)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        writer.writerows(rows)


def row_of(name: str, throw: Throw, found: Mapping[str, Mapping[str, Any]]) -> str:
    """A line of the table for a scan and a throw."""
    table = next(iter(found.values()))
    silent = sum(int(one["silent"]) for one in found.values())
    flags, own = (
        ", ".join(f"{one[key]:.3f}" for one in found.values()) for key in ("false_flags", "flags_of_reading")
    )
    return (
        f"| {name} | {throw.name} | {table['task']:.3f} | {1 - table['task_precision']:.3f} | "
        f"{table['number']:.3f} | {table['group']:.3f} | {silent} | {flags} | {own} |"
    )


def main() -> None:
    """Prints a Markdown table."""
    if not SHARED.is_dir():
        sys.exit(f"{SHARED} is not there: its gold is what the scans are held against.")
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("names", nargs="*", metavar="NAME")
    asked.add_argument("--scan-effort", choices=list(ScanEffort))
    given = asked.parse_args()
    print(
        "| scan | laid | tasks found | invented | numbers | groups | silent | right but flagged | for the reading |"
    )
    print("|---|---|--:|--:|--:|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder  # nothing is taken from an earlier reading
        for name in given.names or list(SCANS):
            path, gold = SCANS[name]
            if is_put_away(path):
                print(f"{name} is put away.", file=sys.stderr)
                continue
            place = Path(folder) / name
            typed = found_in(TYPED[name], place / "typed") if name in TYPED else None
            for k, throw in enumerate(THROWS):
                file = shaken(path, throw, place / str(k) / "file")
                found = scores(file, gold, place / str(k) / "read", given.scan_effort, typed)
                print(row_of(name, throw, found), flush=True)


if __name__ == "__main__":
    main()
