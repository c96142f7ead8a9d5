"""Every document that a careful reader has written down, held against what is read of it: one table.

``python -m bench.all_gold`` reads each file of ``../shared/gold`` that is at hand (the one that the gold names, and others of the
same document: a page beside its text, PDF beside Word) into a database of its own, exports it, and lets ``../shared/tools/score.py``
compare. A cell of the table is right/all; ``silent`` counts what is wrong, missing or invented without a finding, ``false_flags``
right fields that carry one. Documents that are put away (``bench.files.is_put_away``) are named and left out, unless ``--put-away``
asks for them. ``--show NAME`` prints what is wrong in files whose name begins so; ``--write`` puts the table at the end of
``docs/benchmarks.md``.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from bench.files import CORPUS, GOLD, ROOT, SHARED, is_put_away_hash, sha256_of
from vnplans.api import export, ingest

SCORE = SHARED / "tools" / "score.py"
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "tasks": ("task",),
    "leads": ("lead_recall",),
    "leads read": ("lead_precision",),
    "supports": ("support_recall",),
    "supports read": ("support_precision",),
    "agency names": ("agency_name",),
    "titles": ("title",),
    "periods": ("period",),
    "due": ("due",),
    "money": ("budget_vnd",),
    "parts": ("budget_part",),
    "heads": ("doc_number", "doc_issued_on", "doc_province_code"),
    "targets": ("target",),
    "targets read": ("target_precision",),
}
"""Heading → the figures of score.py that are added up under it; ``read``: the share of what was read that is wanted."""
ASKED: Mapping[str, float] = {
    **dict.fromkeys(("leads", "leads read", "supports", "supports read", "agency names", "periods", "due"), 0.98),
    "money": 0.99, "parts": 0.97, "heads": 1.0,
}  # fmt: skip
"""Heading → the share that is asked for over all typed documents."""
SAME_DOCUMENT = {"bac_ninh": "bac-ninh-2023", "cao_bang": "cao-bang-2018"}
"""Gold of the corpus: beginning of its name → the folder with the renditions it speaks of."""
PAGE = ROOT / "docs" / "benchmarks.md"
HEADING = "## Values held against gold"
EXPLAINED = """Made by `python -m bench.all_gold --write`: each document that a careful reader wrote down is read, exported and held against what he wrote.
A cell is right/all; a column with "read" counts over what was read, so that what nobody wrote down shows; empty: nothing to compare.
`silent` is what is wrong, missing or invented without a finding; `false_flags` right fields that carry one."""
_FIGURE = re.compile(r"(\w+) (\d+)/(\d+)")
_SILENT = re.compile(r"silent (\d+)$")


@dataclass(slots=True)
class Counted:
    """What score.py says of one file: right and all by its own names, and each miss in words."""

    name: str
    right: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    silent: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def is_typed(self) -> bool:
        return "scan" not in self.name

    def add(self, other: Counted) -> None:
        self.right += other.right
        self.wanted += other.wanted
        self.silent += other.silent

    def share(self, heading: str) -> tuple[int, int]:
        """Right and all under a heading of the table."""
        names = COLUMNS.get(heading, (heading,))
        return sum(self.right[n] for n in names), sum(self.wanted[n] for n in names)


def gold_files(put_away: bool) -> Iterator[tuple[Path, list[Path]]]:
    """Each gold file with the files it can be held against; ``put_away`` says which half."""
    real = {sha256_of(p): p for p in sorted((SHARED / "real").rglob("*")) if p.is_file()}
    for gold in sorted(GOLD.glob("*.json")):
        document = json.loads(gold.read_text("utf-8"))["document"]
        digest = str((document.get("source") or {}).get("sha256") or "")
        own = next((f for start, f in SAME_DOCUMENT.items() if gold.stem.startswith(start)), None)
        if own is not None:
            files = sorted(p for p in (CORPUS / own).iterdir() if _is_rendition(p, gold))
        else:
            files = _siblings(real[digest]) if digest in real else []
        if (own is None and is_put_away_hash(digest)) == put_away:
            yield gold, files


def _is_rendition(path: Path, gold: Path) -> bool:
    """Whether a file of the corpus holds what a gold file speaks of: the text files have no tables, the scans no gold."""
    has_tables = path.suffix in (".pdf", ".docx") or path.suffix == ".md"
    return "-scan" not in path.stem and (has_tables or gold.stem.endswith("_body"))


def _siblings(path: Path) -> list[Path]:
    return sorted(
        p for p in path.parent.glob(f"{path.stem}.*") if not is_put_away_hash(sha256_of(p)) or p == path
    )


def count(gold: Path, path: Path) -> Counted:
    """Reads one file into a database of its own and lets score.py compare."""
    with tempfile.TemporaryDirectory(prefix="vnplans-gold-") as name:
        folder = Path(name)
        db = f"sqlite:///{folder / 'gold.sqlite'}"
        ingest(path, db=db, jobs=1, keep=False)
        export(folder / "csv", db=db, guard=False)
        command = [sys.executable, str(SCORE), str(folder / "csv"), str(gold), "--misses", "10000"]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return counted(f"{gold.stem} {path.suffix[1:]}", told)


def counted(name: str, told: str) -> Counted:
    """What score.py printed of one gold file: ``nq-116  document 1/1  task 38/38 …  silent 0``, then a line for each miss."""
    first, *misses = told.splitlines()
    found = Counted(name, misses=[m.strip().removeprefix("- ") for m in misses])
    for figure, right, wanted in _FIGURE.findall(first):
        found.right[figure], found.wanted[figure] = int(right), int(wanted)
    silent = _SILENT.search(first)
    found.silent = int(silent[1]) if silent else 0
    return found


def table(rows: Sequence[Counted], left_out: Sequence[str] = ()) -> str:
    """The page of Markdown: a row for each file, one for all typed documents, and what is asked."""
    typed = Counted("all typed")
    for row in (r for r in rows if r.is_typed):
        typed.add(row)
    headings = [*COLUMNS, "false_flags"]
    lines = [f"| file | {' | '.join(headings)} | silent |", "|---|" + "---:|" * (len(headings) + 1)]
    for row in (*rows, typed):
        cells = [_cell(*row.share(h)) for h in headings]
        lines.append(f"| {row.name} | {' | '.join(cells)} | {row.silent} |")
    cells = [_share(*typed.share(h), ASKED.get(h)) for h in COLUMNS]
    lines.append(
        f"| share (asked) | {' | '.join(cells)} | {_share(*typed.share('false_flags'), 0.05)} | (0) |"
    )
    if left_out:
        lines += ["", f"Put away and not read: {', '.join(left_out)}."]
    return "\n".join(lines) + "\n"


def _cell(right: int, wanted: int) -> str:
    return f"{right}/{wanted}" if wanted else ""


def _share(right: int, wanted: int, asked: float | None) -> str:
    if not wanted:
        return ""
    return f"{right / wanted:.3f}" + (f" ({asked:g})" if asked is not None else "")


def section(page: str) -> str:
    """The section of the page of benchmarks that holds the table."""
    return f"{HEADING}\n\n{EXPLAINED}\n\n{page}"


def with_section(page: str, own: str) -> str:
    """A page of benchmarks with this section at its end, in the place of the one that it had."""
    return f"{page.split(HEADING)[0].rstrip()}\n\n{own}"


def section_of(page: str) -> str:
    """The section as it stands on a page; empty where there is none."""
    return "".join(page.partition(HEADING)[1:])


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.all_gold", description=__doc__)
    parser.add_argument("--put-away", action="store_true", help="only the documents that are put away")
    parser.add_argument("--only", default="", help="gold files whose name begins so")
    parser.add_argument("--show", help="print what is wrong in the files whose name begins so")
    parser.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    options = parser.parse_args(arguments)
    away = cast("bool", options.put_away)
    rows: list[Counted] = []
    for gold, files in gold_files(away):
        for path in files if gold.stem.startswith(options.only) else []:
            rows.append(count(gold, path))
            if options.show is not None and rows[-1].name.startswith(options.show):
                print("\n".join([rows[-1].name, *(f"   {m}" for m in rows[-1].misses)]), flush=True)
    page = table(rows, [] if away else [gold.stem for gold, _ in gold_files(True)])
    print(page)
    if options.write:
        PAGE.write_text(with_section(PAGE.read_text("utf-8"), section(page)), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
