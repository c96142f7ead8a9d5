"""How fast the pages of the review come, with 200 documents stored.

usage: python -m bench.review_speed [DATABASE] [--documents 200]

The documents of a database (without one: both plans of the corpus, read for it) are copied under other numbers until
there are as many as asked for; the database given is not touched. Each page is asked for over HTTP, one request after
the other; what is told are the median and the slowest of its requests in milliseconds, and the median of processor time
(which other programs on the machine do not lengthen; a page is painted in another process). Page pictures are asked
for once for each page: nothing of them is remembered.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Table, insert, select

import vnplans
from bench.files import corpus_pdfs
from schema.database.models import metadata
from schema.database.opening import open_database
from schema.database.transactions import write
from tests.samples.review_server import Visitor, served
from vnplans.kept_files import kept_file, kept_folder

TIMES = 9
"""Requests for each page."""
PAGES = 12
"""Page pictures asked for."""
FIRST_PAGE, PICTURE = 200, 300
"""Milliseconds that a page and a picture may take."""


def grown(source: str | None, folder: Path, count: int) -> str:
    """A database with so many documents in a folder, with their files."""
    db = folder / "plans.sqlite"
    if source is None:
        vnplans.ingest(*corpus_pdfs(), db=str(db))
    else:
        shutil.copy(source, db)
        kept = kept_folder(source)
        if kept is not None and kept.is_dir():
            shutil.copytree(kept, folder / "plans.files", copy_function=os.link)
    engine = open_database(str(db))
    write(engine, lambda connection: copy_documents(connection, folder / "plans.files", count))
    engine.dispose()
    return str(db)


def copy_documents(connection: Connection, files: Path, count: int) -> None:
    """Copies all rows of the documents under other ids, until there are so many documents."""
    known = list(connection.scalars(select(metadata.tables["documents"].c.document_id)))
    rows = {name: _owned_rows(connection, table, known) for name, table in metadata.tables.items()}
    for n in range(count - len(known)):
        old, new = known[n % len(known)], f"{known[n % len(known)]}-copy-{n}"
        for name, found in rows.items():
            made = [{k: _renamed(v, old, new) for k, v in row.items()} for row in found.get(old, ())]
            for row in made:
                if "sha256" in row:
                    row["sha256"] = _copied_file(files, str(row["sha256"]), new)
            if made:
                connection.execute(insert(metadata.tables[name]), made)


def _owned_rows(
    connection: Connection, table: Table, known: Sequence[str]
) -> dict[str, list[dict[str, object]]]:
    """Document → its rows of a table, known by the column that begins with its id."""
    found: dict[str, list[dict[str, object]]] = {}
    files = metadata.tables["document_files"]
    by_file = {str(s): str(d) for s, d in connection.execute(select(files.c.sha256, files.c.document_id))}
    for row in connection.execute(select(table)):
        first = str(row[0])
        owner = (
            row._mapping.get("document_id") or by_file.get(first) or row._mapping.get("record_id") or first
        )
        document = next((d for d in known if owner == d or str(owner).startswith((f"{d}:", f"{d}!"))), None)
        if document is not None:
            found.setdefault(document, []).append(dict(row._mapping))
    return found


def _renamed(value: object, old: str, new: str) -> object:
    is_id = isinstance(value, str) and (value == old or value.startswith((f"{old}:", f"{old}!")))
    return new + str(value)[len(old) :] if is_id else value


def _copied_file(files: Path, sha256: str, new: str) -> str:
    """The same file under the hash of another name: what counts here is that it is there."""
    made = hashlib.sha256(f"{sha256} {new}".encode()).hexdigest()
    kept = kept_file(files, sha256)
    if kept is not None:
        place = files / made[:2] / f"{made}{kept.suffix}"
        place.parent.mkdir(parents=True, exist_ok=True)
        if not place.exists():
            os.link(kept, place)
    return made


def timed(visitor: Visitor, addresses: Sequence[str]) -> list[tuple[float, float]]:
    """Milliseconds of each request, and those of processor time."""
    found = []
    for address in addresses:
        started, used = time.perf_counter(), time.process_time()
        answer = visitor.get(address)
        found.append((1000 * (time.perf_counter() - started), 1000 * (time.process_time() - used)))
        assert answer.status == 200, f"{address}: {answer.status}"
    return found


def measured(db: str, tell: Callable[[str], None]) -> None:
    """Asks for every kind of page and tells what it took."""
    listed = vnplans.status(db)
    largest = listed.sort_values("tasks", ascending=False).iloc[0]
    document = str(largest["document_id"])
    other = str(listed[listed["province"] != largest["province"]].iloc[0]["document_id"])
    with_pages = listed[listed["pages"].notna()]
    tasks = vnplans.show(document, db)["tasks"]["task_id"]
    pictures = [
        f"/d/{d}/pages/{1 + n % int(p)}.jpg?width=1300"
        for n, (d, p) in enumerate(zip(with_pages["document_id"], with_pages["pages"], strict=True))
    ][:PAGES]
    kinds = [
        ("search, first", ["/?q=moi+truong"], None),
        ("documents", ["/"] * TIMES, FIRST_PAGE),
        (f"document of {largest['tasks']} tasks", [f"/d/{document}"] * TIMES, FIRST_PAGE),
        ("its rows, sorted", [f"/d/{document}/rows?tab=tasks&sort=title"] * TIMES, FIRST_PAGE),
        ("one record", [f"/d/{document}/record?id={quote(t)}" for t in tasks[:TIMES]], FIRST_PAGE),
        ("findings of one document", [f"/findings?document={document}"] * TIMES, FIRST_PAGE),
        ("findings of all", ["/findings"] * TIMES, FIRST_PAGE),
        ("page picture", pictures, PICTURE),
        ("what is drawn over a page", [p.partition(".jpg")[0] + "/marks" for p in pictures], PICTURE),
        ("a sample to check", [f"/d/{document}/check"] * TIMES, FIRST_PAGE),
        ("two plans compared, first", [f"/compare?a={document}&b={other}"], None),
        (
            "two plans compared",
            [f"/compare?a={document}&b={other}&current={quote(t)}" for t in tasks[:TIMES]],
            FIRST_PAGE,
        ),
        ("search, again", ["/?q=chuyen+doi", "/?q=nuoc+thai", "/?q=dat+dai"], FIRST_PAGE),
    ]
    with served(db) as visitor:
        visitor.get("/static/review.css")
        tell(
            f"{len(listed)} documents, {listed['tasks'].sum()} tasks, {Path(db).stat().st_size / 1e6:.0f} MB"
        )
        tell("| page | median ms | slowest ms | processor ms | limit ms |\n|---|---|---|---|---|")
        for name, addresses, limit in kinds:
            found = timed(visitor, addresses)
            waited, used = ([one[k] for one in found] for k in (0, 1))
            median, own = statistics.median(waited), statistics.median(used)
            tell(f"| {name} | {median:.0f} | {max(waited):.0f} | {own:.0f} | {limit or ''} |")


def main(arguments: Sequence[str] | None = None) -> None:
    """Grows the database, measures, prints a table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("database", nargs="?")
    parser.add_argument("--documents", type=int, default=200)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="vnplans-bench-") as folder:
        measured(grown(asked.database, Path(folder), asked.documents), print)


if __name__ == "__main__":
    main()
