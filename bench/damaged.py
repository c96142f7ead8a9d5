"""Damaged files: nothing may end in a traceback, and nothing may be lost without a word.

    python -m bench.damaged [FILE.pdf]

A born-digital PDF is damaged in 45 ways: cut off, bytes changed, tables of objects broken, single objects
damaged, the tree of pages broken. A Word file, a plain text and a web page are damaged in some 65 more
(``bench.damaged_words``). Each copy goes through the pipeline. It ends in one of three ways: read
whole; read with less, and then a finding above info says so; refused with a named error.
``python -m bench.damaged`` prints one line a copy and fails where something ended otherwise.
"""

from __future__ import annotations

import io
import random
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pikepdf

from bench.damaged_words import of_page, of_text, of_word, page_of, sprinkled
from bench.files import corpus_pdfs
from schema.contract.records import DocumentRecords
from vnplans.intake.messages import Job, ReadingCrashed
from vnplans.intake.worker import answer
from vnplans.settings import ReadSettings

FEWEST_COPIES = 100
"""Of all kinds together."""


@dataclass(frozen=True, slots=True)
class Ending:
    """What came of a damaged copy.

    Attributes:
        kind: how it was damaged.
        outcome: ``whole``, ``less, and said``, ``refused``; ``crashed`` and ``silent`` must not be.
        detail: the error's name, or how many tasks were read and which findings speak of the damage.
    """

    kind: str
    outcome: str
    detail: str

    @property
    def good(self) -> bool:
        return self.outcome not in ("crashed", "silent")


def plain_copy(path: Path) -> bytes:
    """The file with each object in the open, so that single ones can be damaged."""
    out = io.BytesIO()
    with pikepdf.open(path) as pdf:
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def damaged_copies(data: bytes, seed: int = 11) -> Iterator[tuple[str, bytes]]:
    """45 damaged copies with the kind of damage."""
    chance = random.Random(seed)
    for tenth in range(1, 10):
        yield f"cut off at {tenth}0 %", data[: len(data) * tenth // 10]
    for tenth in (3, 5, 7, 9):
        yield f"cut off at {tenth}0 %, with an end", data[: len(data) * tenth // 10] + _end(data)
    yield "end missing", data[: data.rindex(b"startxref")]
    for share in (2, 4, 6, 8):
        at = len(data) * share // 10
        yield f"2,000 zeros at {share}0 %", data[:at] + bytes(2_000) + data[at + 2_000 :]
    for n in range(6):
        yield f"{20 * (n + 1)} random bytes", sprinkled(data, 20 * (n + 1), chance)
    yield "offset of the object table wrong", re.sub(rb"startxref\s+\d+", b"startxref\n7", data)
    yield "object table blank", _blanked(data, data.rindex(b"xref\n0"), 400)
    yield "object table half blank", _blanked(data, data.rindex(b"xref\n0") + 2_000, 2_000)
    yield "trailer without its root", data.replace(b"/Root", b"/Roof")
    yield "10 bytes before the head", b"0123456789" + data
    for n in (1, 5, 9, 14, 18):
        yield f"content of page {n} damaged", _page_content(data, n - 1, chance)
    for n in (2, 12):
        yield f"page {n} without its content", _page_key(data, n - 1, "/Contents")
    yield "page 3 without its fonts", _page_key(data, 2, "/Resources")
    yield "kids of the page tree gone", data.replace(b"/Kids", b"/Kidz")
    yield "count of pages wrong", re.sub(rb"/Count \d+", b"/Count 3", data)
    yield "type of pages gone", re.sub(rb"/Type\s*/Page\b", b"/Type /Pagf", data)
    yield "a page that is no object", _first_kid(data)
    yield "lengths of streams wrong", re.sub(rb"/Length \d\d", b"/Length 11", data, count=6)
    yield "letters of fonts damaged", data.replace(b"/ToUnicode", b"/ToUnicodf")
    yield "filters of streams renamed", data.replace(b"/FlateDecode", b"/FlatfDecode", 8)
    yield "said to be encrypted", data.replace(b"/Root", b"/Encrypt 1 0 R /Root")


def _end(data: bytes) -> bytes:
    return data[data.rindex(b"trailer") :] if b"trailer" in data else data[data.rindex(b"startxref") :]


def _blanked(data: bytes, start: int, length: int) -> bytes:
    return data[:start] + b" " * length + data[start + length :]


def _page_content(data: bytes, index: int, chance: random.Random) -> bytes:
    """The middle of a page's content stream overwritten."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        contents = pdf.pages[index].obj["/Contents"]
        stream = contents[0] if isinstance(contents, pikepdf.Array) else contents
        raw = stream.read_raw_bytes()
    at = data.index(raw) + len(raw) // 3
    noise = bytes(chance.randrange(256) for _ in range(60))
    return data[:at] + noise + data[at + 60 :]


def _page_key(data: bytes, index: int, key: str) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        del pdf.pages[index].obj[key]
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def _first_kid(data: bytes) -> bytes:
    return re.sub(rb"(/Kids\s*\[\s*)\d+", rb"\g<1>9999", data, count=1)


def endings(kind: str, data: bytes, every: int = 1) -> Iterator[Ending]:
    """Each copy (or every so many of them) through the pipeline.

    Args:
        kind: what is damaged, a key of ``GENERATORS``: ``pdf``, ``docx``, ``txt``, ``html``.
        data: the whole file.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / f"copy.{kind}"
        copy.write_bytes(data)
        whole = answer(Job(copy, ReadSettings())).records
        if whole is None:
            raise ValueError(f"{kind}: the undamaged file cannot be read")
        for damage, content in islice(GENERATORS[kind](data), 0, None, every):
            copy.write_bytes(content)
            yield _ending(damage, copy, whole)


def whole_files(pdf: Path | None = None) -> dict[str, bytes]:
    """The files that are damaged, by their kind: renditions of the corpus, and a web page made of one."""
    path = pdf or corpus_pdfs()[0]
    [word], [text] = (sorted(corpus_pdfs()[0].parent.glob(f"*.{kind}")) for kind in ("docx", "txt"))
    return {
        "pdf": plain_copy(path),
        "docx": word.read_bytes(),
        "txt": text.read_bytes(),
        "html": page_of(word.read_bytes()),
    }


def _ending(kind: str, copy: Path, whole: DocumentRecords) -> Ending:
    found = answer(Job(copy, ReadSettings()))
    if found.records is None:
        crashed = found.error is None or isinstance(found.error, ReadingCrashed)
        return Ending(
            kind, "crashed" if crashed else "refused", f"{type(found.error).__name__}: {found.error}"
        )
    records = found.records
    said = sorted(
        {f.code for f in records.findings if f.record_table == "documents" and f.severity != "info"}
    )
    detail = (
        f"{len(records.tasks)} of {len(whole.tasks)} tasks, {len(records.cells)} of {len(whole.cells)} cells"
    )
    if said:
        detail += "; " + ", ".join(said)
    if _same(records, whole):
        return Ending(kind, "whole", detail)
    news = {f.code for f in records.findings if f.severity != "info"}
    news -= {f.code for f in whole.findings if f.severity != "info" and f.code not in said}
    return Ending(kind, "less, and said" if news else "silent", detail)


def _same(one: DocumentRecords, other: DocumentRecords) -> bool:
    """Whether the same was read: texts of cells and clauses, titles of tasks."""
    texts: Sequence[Callable[[DocumentRecords], list[str | None]]] = (
        lambda r: [c.text for c in r.cells],
        lambda r: [c.text for c in r.clauses],
        lambda r: [t.title for t in r.tasks],
    )
    return all(of(one) == of(other) for of in texts)


GENERATORS: dict[str, Callable[[bytes], Iterator[tuple[str, bytes]]]] = {
    "pdf": damaged_copies,
    "docx": of_word,
    "txt": of_text,
    "html": of_page,
}
"""What damages a file of each kind."""


def main(arguments: Sequence[str]) -> int:
    """Prints what came of each copy; 1 where something crashed or was lost without a word."""
    found: list[Ending] = []
    for kind, data in whole_files(Path(arguments[0]) if arguments else None).items():
        for ending in endings(kind, data):
            print(f"{ending.outcome:15} {kind:5} {ending.kind:38} {ending.detail}", flush=True)
            found.append(ending)
    bad = [e for e in found if not e.good]
    print(f"{len(found)} damaged copies, {len(bad)} crashed or silent")
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
