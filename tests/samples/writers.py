"""Processes that write to one database at once, and what a database holds, for the tests of concurrent writers."""

from __future__ import annotations

import multiprocessing
import os
import traceback
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from unittest.mock import patch

from sqlalchemy import Engine, select

from schema.contract.records import DocumentRecords
from schema.contract.values import plain
from schema.database.models import metadata
from schema.database.opening import open_database
from schema.load.store import store
from tests.samples.files import ROOT
from tests.samples.records import AGENCIES, cao_bang

WRITERS = 8
NOW = datetime(2026, 1, 2, tzinfo=UTC)
KINDS = ("born_digital", "ocr", "markup", "legacy_encoding")


def own_documents(writer: int) -> list[DocumentRecords]:
    """Three documents that no other writer stores."""
    heads = (
        (
            f"{writer}{n}",
            {"number": f"{writer}{n}/QĐ-UBND", "document_id": f"cao-bang-{writer}{n}-qd-ubnd-2018"},
        )
        for n in range(1, 4)
    )
    return [_named(cao_bang(sha256=name.ljust(64, "0"), **head)) for name, head in heads]


def _named(records: DocumentRecords) -> DocumentRecords:
    """Only the head, the clauses and no more: their ids follow the document's."""
    own = records.document.document_id
    clauses = tuple(
        replace(c, clause_id=f"{own}:c:{c.path}", document_id=own, parent_id=None) for c in records.clauses
    )
    return DocumentRecords(document=records.document, clauses=clauses)


def one_document(writer: int) -> list[DocumentRecords]:
    """The same file as every other writer, then a file of its own of the same document."""
    kind = KINDS[writer % len(KINDS)]
    return [
        cao_bang(sha256="f" * 64, text_source="ocr"),
        cao_bang(sha256=str(writer) * 64, text_source=kind, source_file=f"{writer}.pdf"),
    ]


TASKS = {"own": own_documents, "one": one_document}


def stored_at_once(url: str, task: str) -> list[str]:
    """Runs the writers together on a database that may be new; gives what went wrong, nothing where all is well."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, "psycopg"])  # so that eight processes import the project once
    start, answers = context.Barrier(WRITERS), context.Queue()
    processes = [context.Process(target=_write, args=(url, task, n, start, answers)) for n in range(WRITERS)]
    with patch.dict(os.environ, PYTHONPATH=str(ROOT)):
        for process in processes:
            process.start()
    told = [answers.get(timeout=60) for _ in processes]
    for process in processes:
        process.join(timeout=60)
    return [t for t in told if t]


def _write(url: str, task: str, writer: int, start: Barrier, answers: Queue[str]) -> None:
    try:
        start.wait(timeout=60)
        store_all(url, task, writer)
    except BaseException:
        answers.put(traceback.format_exc())
        raise
    answers.put("")


def store_all(url: str, task: str, writer: int) -> None:
    engine = open_database(url)
    for records in TASKS[task](writer):
        store(engine, records, AGENCIES, NOW)
    engine.dispose()


def everything(engine: Engine) -> dict[str, list[str]]:
    """Every row of every table but the time of ingestion, sorted: what two equal databases have alike.

    Decimals are written as an export does: 60 and 60.0 are one number.
    """
    found: dict[str, list[str]] = {}
    with engine.connect() as connection:
        for name, table in metadata.tables.items():
            wanted = [c for c in table.c if c.name != "ingested_at"]
            found[name] = sorted(
                repr([plain(v) if isinstance(v, Decimal) else v for v in row])
                for row in connection.execute(select(*wanted))
            )
    return found
