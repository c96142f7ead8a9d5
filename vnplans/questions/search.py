"""Search over all texts of all documents, tone marks or not: ``ke hoach`` finds ``Kế hoạch``, ``đường`` and ``duong`` alike.

The texts of a document are kept as one long plain text (small letters, no marks), and read again only where the
document was changed since. Looking through 20 million letters so takes some 20 ms.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Lock

from sqlalchemy import Connection, func, select

from schema.database.models import corrections, documents, metadata

_LATIN = (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00))
_PLAIN = {code: unicodedata.normalize("NFD", chr(code))[0].lower()[0] for code in _LATIN} | {
    0x110: "d",
    0x111: "d",
}
"""Each letter of Latin alphabets → its small letter without marks, one for one."""
_BEFORE, _BEHIND = 40, 120
"""Letters of a hit's text that are shown before and behind what was found."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that holds all words.

    Attributes:
        table, record_id: the record; of a cell its table.
        before, found, behind: the text round the first word.
    """

    document_id: str
    table: str
    record_id: str
    page: int | None
    before: str
    found: str
    behind: str


@dataclass(frozen=True, slots=True)
class _Text:
    table: str
    record_id: str
    page: int | None
    text: str


@dataclass(frozen=True, slots=True)
class _Document:
    stamp: tuple[object, ...]
    texts: tuple[_Text, ...]
    starts: tuple[int, ...]
    plain: str


def plain_letters(text: str) -> str:
    """Small letters without marks, as many as the text has: ``Đường Hồ`` → ``duong ho``."""
    return unicodedata.normalize("NFC", text).translate(_PLAIN)


def plain_words(text: str) -> list[str]:
    """The words of a text without marks."""
    return plain_letters(text).split()


@dataclass(slots=True)
class Texts:
    """The texts of a database, remembered from one search to the next. Threads may share it."""

    _known: dict[str, _Document] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def search(self, connection: Connection, words: str, most: int = 200) -> tuple[tuple[Hit, ...], int]:
        """The first hits, document by document, and how many there are in all.

        Words that stand beside each other as given come first; only where nowhere they do, texts that hold all of them
        anywhere.
        """
        wanted = plain_words(words)
        if not wanted:
            return (), 0
        self.refresh(connection)
        with self._lock:
            known = sorted(self._known.items())
        return _hits(known, [" ".join(wanted)], most) or _hits(known, wanted, most) or ((), 0)

    def refresh(self, connection: Connection) -> None:
        """Reads the documents that are new or were changed."""
        with self._lock:
            stamps = _stamps(connection)
            for gone in self._known.keys() - stamps.keys():
                del self._known[gone]
            for document_id, stamp in stamps.items():
                known = self._known.get(document_id)
                if known is None or known.stamp != stamp:
                    self._known[document_id] = _read(connection, document_id, stamp)


def _hits(
    known: list[tuple[str, _Document]], wanted: list[str], most: int
) -> tuple[tuple[Hit, ...], int] | None:
    """The first hits and their number; None where there are none."""
    found: list[Hit] = []
    count = 0
    for document_id, document in known:
        for text in _holding(document, wanted):
            count += 1
            if len(found) < most:
                found.append(_hit(document_id, text, wanted[0]))
    return (tuple(found), count) if count else None


def _holding(document: _Document, wanted: list[str]) -> Iterator[_Text]:
    """The texts that hold all words; only the first word is looked for in the long text."""
    at, last = document.plain.find(wanted[0]), -1
    while at >= 0:
        place = bisect_right(document.starts, at) - 1
        end = document.starts[place + 1] if place + 1 < len(document.starts) else len(document.plain)
        own = document.plain[document.starts[place] : end]
        if place != last and all(word in own for word in wanted):
            last = place
            yield document.texts[place]
        at = document.plain.find(wanted[0], end)


def _hit(document_id: str, text: _Text, word: str) -> Hit:
    shown = " ".join(text.text.split())
    at = max(plain_letters(shown).find(word), 0)
    before = shown[max(at - _BEFORE, 0) : at]
    if at > _BEFORE:
        before = "…" + before.partition(" ")[2]
    behind = shown[at + len(word) : at + len(word) + _BEHIND]
    more = "…" if len(shown) > at + len(word) + _BEHIND else ""
    return Hit(
        document_id, text.table, text.record_id, text.page, before, shown[at : at + len(word)], behind + more
    )


def _stamps(connection: Connection) -> dict[str, tuple[object, ...]]:
    """What tells that a document was changed: when it was read, and how many decisions stand in the database."""
    decisions = connection.execute(
        select(func.count(), func.max(corrections.c.revoked_at)).select_from(corrections)
    ).one()
    query = select(documents.c.document_id, documents.c.ingested_at, documents.c.sha256)
    return {d: (at, sha256, *decisions) for d, at, sha256 in connection.execute(query)}


def _read(connection: Connection, document_id: str, stamp: tuple[object, ...]) -> _Document:
    texts = tuple(_texts(connection, document_id))
    starts, parts, at = [], [], 0
    for text in texts:
        part = plain_letters(" ".join(text.text.split())) + "\n"
        starts.append(at)
        parts.append(part)
        at += len(part)
    return _Document(stamp, texts, tuple(starts), "".join(parts))


_SOURCES = (
    ("documents", "document_id", None, ("number", "title")),
    ("tasks", "task_id", "page_first", ("title", "description", "target", "product", "group_title")),
    ("indicators", "indicator_id", "page", ("name", "raw")),
    ("clauses", "clause_id", "page_first", ("text",)),
)
"""Table, id, page, and the columns that are one text together."""


def _texts(connection: Connection, document_id: str) -> Iterator[_Text]:
    """Records first; then the cells of tables by rows, where no record has their words."""
    for table, key, page, names in _SOURCES:
        model = metadata.tables[table]
        number = model.c[page] if page else model.c[key]
        query = select(model.c[key], number, *(model.c[n] for n in names)).where(
            model.c.document_id == document_id
        )
        for own, at, *values in connection.execute(query):
            text = " · ".join(str(v) for v in dict.fromkeys(values) if v)
            if text:
                yield _Text(table, own, at if page else None, text)
    cells, tables = metadata.tables["cells"], metadata.tables["tables"]
    joined = cells.join(tables, cells.c.table_id == tables.c.table_id)
    query = select(cells.c.table_id, cells.c.row, cells.c.page, cells.c.raw).select_from(joined)
    own_cells = query.where((tables.c.document_id == document_id) & cells.c.raw.is_not(None))
    rows: dict[tuple[str, int], tuple[int | None, list[str]]] = {}
    for table_id, row, page_of, raw in connection.execute(
        own_cells.order_by(cells.c.table_id, cells.c.row, cells.c.column)
    ):
        rows.setdefault((table_id, row), (page_of, []))[1].append(raw)
    yield from (_Text("tables", t, page_of, " | ".join(raws)) for (t, _), (page_of, raws) in rows.items())
