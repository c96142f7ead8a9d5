"""Remakes every rendition, the truth and the manifest: ``python -m corpus.typeset``."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from corpus.typeset import bac_ninh, cao_bang, pdf, scan, truth, word
from corpus.typeset.model import Plan

CORPUS = Path(__file__).resolve().parent.parent
_MEDIA = {
    ".md": "text/markdown",
    ".txt": "text/plain",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_FIELDS = ("file", "number", "issued_on", "issuer", "media_type", "sha256", "bytes", "origin")


@dataclass(frozen=True, slots=True)
class Source:
    """A published text and how it is read."""

    text: Path
    read: Callable[[Path], Plan]
    number: str
    origin: str


SOURCES = (
    Source(
        CORPUS / "bac-ninh-2023" / "bac-ninh-342-kh-ubnd-2023.txt",
        bac_ninh.read,
        "342/KH-UBND",
        "published text, saved from a law portal",
    ),
    Source(
        CORPUS / "cao-bang-2018" / "cao-bang-337-qd-ubnd-2018.md",
        cao_bang.read,
        "337/QĐ-UBND",
        "published text, Markdown from optical character recognition",
    ),
)


def main() -> None:
    """Every file of the corpus that is made, not given."""
    rows: list[dict[str, str]] = []
    for source in SOURCES:
        plan = source.read(source.text)
        folder = source.text.parent
        born, docx = folder / f"{plan.slug}.pdf", folder / f"{plan.slug}.docx"
        scanned = folder / f"{plan.slug}-scan.pdf"
        pdf.write(plan, born)
        word.write(plan, docx)
        scan.write(born, scanned)
        truth.write(plan, [f.name for f in (born, docx, scanned)], CORPUS / "truth" / f"{plan.slug}.json")
        rows.append(_row(source, plan, source.text, source.origin))
        rows.append(_row(source, plan, born, f"typeset from {source.text.name}"))
        rows.append(_row(source, plan, docx, f"typeset from {source.text.name}"))
        rows.append(
            _row(source, plan, scanned, f"rendered from {born.name} at {scan.DPI} dpi, skewed, speckled")
        )
    with (CORPUS / "manifest.csv").open("w", encoding="utf-8", newline="") as out:
        table = csv.DictWriter(out, _FIELDS, lineterminator="\n")
        table.writeheader()
        table.writerows(sorted(rows, key=lambda r: r["file"]))


def _row(source: Source, plan: Plan, file: Path, origin: str) -> dict[str, str]:
    content = file.read_bytes()
    year, month, day = plan.issued_on
    return {
        "file": file.relative_to(CORPUS).as_posix(),
        "number": source.number,
        "issued_on": f"{year:04}-{month:02}-{day:02}",
        "issuer": plan.author,
        "media_type": _MEDIA[file.suffix],
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": str(len(content)),
        "origin": origin,
    }


if __name__ == "__main__":
    main()
