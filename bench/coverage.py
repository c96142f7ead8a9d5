"""Whether the account of a document closes, and whether it sees what is lost: ``python -m bench.coverage``.

Over all documents that are at hand the words of each file are counted a second time by means that share no
code with the readers (pdfium's text of a page, the text runs of a Word file, the text of the DOM, the lines of
a text file) and held against the account: taken, known, said. Then losses are planted, and counted which of
them a finding names. The tables are written to ``docs/coverage.md``.

Options: ``--plant N`` (60), ``--seed N``, ``--no-files`` for the losses alone, ``--out FILE``.
"""

from __future__ import annotations

import argparse
import random
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import pypdfium2 as pdfium

from bench.files import CORPUS, ROOT, SHARED, is_put_away
from bench.loss_kinds import losses
from bench.losses import Loss, named, read_source
from extract.errors import ReadError
from extract.read import read_document
from schema.assemble import build_records

PAGE = ROOT / "docs" / "coverage.md"
REAL = SHARED / "real"
_WORD = re.compile(r"\S*?[^\W_]\S*")
_READ = frozenset({".pdf", ".docx", ".html", ".md", ".txt"})
_WELL_READ = (
    "cao-bang-337-qd-ubnd-2018.pdf", "cao-bang-337-qd-ubnd-2018.md", "bac-ninh-342-kh-ubnd-2023.docx",
    "bac-ninh-342-kh-ubnd-2023.pdf", "nghi-quyet-so-116-nq-cp-469463.pdf", "01-lamdong-kh-cchc-2026.docx",
    "16-dongthap-kh552-2025-doimoicongnghe.html", "8e9a425dd83e56b3.md",
)  # fmt: skip
"""Files in which losses are planted: what stands in them is read."""


@dataclass(frozen=True, slots=True)
class Row:
    """One file: the words of the second count, and the words of the account by where they went."""

    name: str
    counted: int
    seen: int
    taken: int
    known: int
    said: int
    status: str
    findings: int

    @property
    def open(self) -> float:
        """Share of the file's words that the account does not hold, in per cent; below 0 where it holds more."""
        return 100 * (self.counted - self.seen) / self.counted if self.counted else 0.0


def files() -> list[Path]:
    """The documents at hand, without those that are put away and scans."""
    found = [p for folder in (CORPUS, REAL) for p in sorted(folder.rglob("*")) if p.suffix in _READ]
    wanted = [
        p
        for p in found
        if "scan" not in str(p) and p.stem.endswith("groundtruth") is False and p.name != "README.md"
    ]
    return [p for p in wanted if CORPUS in p.parents or not is_put_away(p)]


def row_of(path: Path) -> Row | None:
    """The account of a file beside the second count; None where it cannot be read."""
    try:
        records = build_records(read_document(path))
    except ReadError:
        return None
    sums = dict.fromkeys(("taken", "known", "said"), 0)
    for part in records.coverage:
        if part.kind in ("label", "figure"):
            continue
        sums["known" if part.taken_as == "known" else "taken"] += part.n_taken
        sums["said"] += part.n_seen - part.n_taken
    told = sum(1 for f in records.findings if f.code.endswith("_unread") and f.severity != "info")
    seen = sums["taken"] + sums["known"] + sums["said"]
    return Row(path.name, counted_again(path), seen, **sums, status=records.document.status, findings=told)


def counted_again(path: Path) -> int:
    """The words of a file, counted without any reader."""
    if path.suffix == ".pdf":
        return sum(_n_words(text) for text in _page_texts(path))
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as archive:
            xml = archive.read("word/document.xml").decode("utf-8")
        broken = re.sub(r"</w:p>|<w:tab/>|<w:br[^>]*/>", " ", xml)
        return _n_words(re.sub(r"<[^>]+>", "", broken))
    text = path.read_text("utf-8", errors="replace")
    if path.suffix == ".html":
        return _n_words(_Text().of(text))
    return _n_words(re.sub(r"<[^>]+>", " ", text))


def _page_texts(path: Path) -> Iterator[str]:
    document = pdfium.PdfDocument(path)
    for number in range(len(document)):
        page = document[number].get_textpage()
        yield page.get_text_range()
        page.close()
    document.close()


class _Text(HTMLParser):
    """The text of the DOM outside of scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[str] = []
        self._hidden = 0

    def of(self, text: str) -> str:
        self.feed(text)
        return " ".join(self._parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._parts.append(data)


def _n_words(text: str) -> int:
    return len(_WORD.findall(text))


@dataclass(frozen=True, slots=True)
class Planted:
    """One planted loss and the codes of the findings that name it."""

    file: str
    loss: Loss
    codes: tuple[str, ...]


def planted(wanted: int, seed: int) -> tuple[Planted, ...]:
    """Losses of all kinds in the well-read files, drawn by chance, and what names them."""
    draw = random.Random(seed)
    sources = [read_source(p) for p in files() if p.name in _WELL_READ]
    candidates = [(source, loss) for source in sources for loss in losses(source, draw)]
    draw.shuffle(candidates)
    return tuple(
        Planted(s.path.name, loss, tuple(dict.fromkeys(f.code for f in named(s, loss))))
        for s, loss in candidates[:wanted]
    )


def page(rows: Sequence[Row], trials: Sequence[Planted], seed: int) -> str:
    """The page: what the two tables show, in Markdown."""
    return "\n".join([*_account_lines(rows), *_loss_lines(trials, seed), ""])


def _account_lines(rows: Sequence[Row]) -> Iterator[str]:
    yield "# Coverage: does the account of a document close?\n"
    yield "This page is written by `python -m bench.coverage`. The words of each file are counted a second time by means that"
    yield "share no code with the readers: the text of pdfium, the text runs of a Word file, the text of the DOM, the raw lines of a text"
    yield "file. Beside them stands the account (table `coverage`): words *taken* into records, *known* matter (letterhead, receivers, a"
    yield "form, a price list, the menu of a portal), and words *said* to be in none by a finding. *Open* is the share of the second count"
    yield "that the account does not hold: running heads, page numbers, and menus that a reader leaves out; below zero where a"
    yield "reader adds the numbers that a Word file counts itself, or repeats the text of a merged cell.\n"
    yield "| file | counted | taken | known | said | open % | status | findings |"
    yield "|---|--:|--:|--:|--:|--:|---|--:|"
    for r in rows:
        yield f"| {r.name} | {r.counted} | {r.taken} | {r.known} | {r.said} | {r.open:.1f} | {r.status} | {r.findings} |"


def _loss_lines(trials: Sequence[Planted], seed: int) -> Iterator[str]:
    if not trials:
        return
    told = sum(1 for t in trials if t.codes)
    yield f"\n## Planted losses\n\nOf {len(trials)} losses planted at random (seed {seed}) in files that are read well, {told} are named by a finding above"
    yield "info: on its record, or with its page, line or words.\n"
    yield "| lost | where | planted | named |"
    yield "|---|---|--:|--:|"
    kinds = sorted({(t.loss.what, t.loss.where) for t in trials})
    for what, where in kinds:
        own = [t for t in trials if (t.loss.what, t.loss.where) == (what, where)]
        yield f"| {what} | {where} | {len(own)} | {sum(1 for t in own if t.codes)} |"


def main() -> None:
    """Reads the options, prints the page and writes it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--plant", type=int, default=60)
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--no-files", action="store_true")
    parser.add_argument("--out", type=Path, default=PAGE)
    given = parser.parse_args()
    rows = [] if given.no_files else [r for p in files() if (r := row_of(p)) is not None]
    trials = planted(given.plant, given.seed)
    text = page(rows, trials, given.seed)
    print(text)
    for trial in (t for t in trials if not t.codes):
        print(f"not named: {trial.file} {trial.loss.where} {trial.loss.what}: {trial.loss.lost[:80]}")
    if not given.no_files:
        given.out.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
