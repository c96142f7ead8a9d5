"""Rows that the end of a page cuts: Word files printed with pages of several heights, held against themselves.

    python -m bench.page_breaks [--heights 8] [FILE.docx …]

Each file (without any: those of tests/cells/task_values) is read as it is, and as PDF printed by LibreOffice with the foot of
the page at several heights, so that the breaks fall at other lines. A task must come out alike: number, title, times, money
and bodies. Printed are the tasks that differ, whether a warning stands on them, and the count. Bullets are not told apart:
LibreOffice prints "-" of a list as "•".
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import docx
from docx.shared import Cm

from bench.files import ROOT
from extract.office import find_office
from extract.read import read_document
from normalize.notes import Severity
from schema.assemble import build_records
from schema.contract.records import DocumentRecords

DOCUMENTS = ROOT / "tests" / "cells" / "task_values"
LEAST_FOOT, STEP = 2.0, 1.1
"""Centimetres: the lowest foot of a page, and how far the next one lies above it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A task that the printed file gives otherwise; ``is_told``: a warning stands on it."""

    task: str
    told: str
    is_told: bool


def readings(records: DocumentRecords) -> dict[str, tuple[str, ...]]:
    """Each task by its id within the document, as what must not depend on where a page ends."""
    bodies: dict[str, list[str]] = {}
    for body in records.task_agencies:
        bodies.setdefault(body.task_id, []).append(f"{body.role} {_plain(body.raw)}")
    return {
        t.task_id.partition(":")[2]: (
            _plain(t.title),
            f"{t.period_start}..{t.period_end}",
            f"{t.due_start}..{t.due_end}",
            f"{t.budget_vnd}",
            "; ".join(sorted(bodies.get(t.task_id, ()))),
        )
        for t in records.tasks
    }


def _plain(text: str | None) -> str:
    return " ".join((text or "").replace("•", "-").split())


def differences(word: Path, printed: Path) -> list[Difference]:
    """The tasks of a Word file that its printed one gives otherwise, and those that it adds."""
    wanted = readings(build_records(read_document(word)))
    records = build_records(read_document(printed))
    given = readings(records)
    warned = {
        f.record_id.partition(":")[2].partition("!")[0]
        for f in records.findings
        if f.severity != Severity.INFO
    }
    return [
        Difference(task, f"{wanted.get(task)} → {given.get(task)}", task in warned)
        for task in sorted(wanted.keys() | given.keys())
        if wanted.get(task) != given.get(task)
    ]


def with_foot(source: Path, foot: float, target: Path) -> Path:
    """A copy of a Word file whose pages end so many centimetres above the edge."""
    document = docx.Document(str(source))
    for section in document.sections:
        section.bottom_margin = Cm(foot)
    document.save(str(target))
    return target


def printed(files: Sequence[Path], folder: Path) -> list[Path]:
    """The files as PDF.

    Raises:
        SystemExit: LibreOffice is not installed.
    """
    office = find_office()
    if office is None:
        raise SystemExit("LibreOffice (soffice) is not installed: sh .ci/program office")
    command = [str(office), "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True)
    return [folder / f"{f.stem}.pdf" for f in files]


def main() -> None:
    """Prints what differs, and counts."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--heights", type=int, default=8)
    options.add_argument("files", nargs="*", type=Path)
    given = options.parse_args()
    files = given.files or sorted(DOCUMENTS.glob("*/*.docx"))
    counted = different = silent = 0
    with tempfile.TemporaryDirectory(prefix="vnplans-breaks-") as temporary:
        folder = Path(temporary)
        for source in files:
            feet = [LEAST_FOOT + STEP * k for k in range(given.heights)]
            copies = [with_foot(source, f, folder / f"{source.stem}-{k}.docx") for k, f in enumerate(feet)]
            for copy, pdf in zip(copies, printed(copies, folder), strict=True):
                found = differences(copy, pdf)
                counted += len(readings(build_records(read_document(copy))))
                different += len(found)
                silent += sum(not d.is_told for d in found)
                for d in found:
                    print(f"{pdf.name} {d.task}{'' if d.is_told else ' (silent)'}: {d.told}")
    print(
        f"{counted} tasks, {different} read otherwise from the printed page, {silent} of them without a warning"
    )


if __name__ == "__main__":
    main()
