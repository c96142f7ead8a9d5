"""Sixty-three provinces: how long themes, bodies, the report and an export take, and how that grows: ``python -m bench.provinces``.

Each province has one plan, drawn from the rows of the two plans of the corpus: some 80 tasks and 64 targets with their bodies, money,
findings and places of print. Amounts, years, themes, bodies and titles vary, so that no two plans are alike; the same
seed gives the same plans. Times are processor seconds of one process, the best of three: on an idle machine those of the clock.

Options: ``--provinces N …`` (16 32 63), ``--seed N``, ``--database FILE`` to keep it.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, func, select

from bench.files import CORPUS
from extract.read import read_document
from normalize.places.provinces import Province, provinces
from schema.assemble import build_records
from schema.contract.ids import document_id
from schema.contract.records import (
    DocumentRecord,
    DocumentRecords,
    TargetRecord,
    TaskAgencyRecord,
    TaskRecord,
)
from schema.database.models import metadata
from schema.database.opening import open_database
from schema.load.renaming import renamed
from schema.load.store import store
from vnplans.questions.compare import compare
from vnplans.questions.dataset import export
from vnplans.questions.registers import agency_records
from vnplans.reports.write import write_report

TASKS_KEPT, TARGETS_KEPT = 0.71, 0.50
"""Shares of the rows of both plans that each province has: some 80 tasks and 64 targets."""
CHANGED = 0.15
"""Share of tasks that get the theme, of bodies that are another task's."""
PLACES = (
    "ven sông",
    "vùng cao",
    "ven biển",
    "đô thị",
    "làng nghề",
    "khu công nghiệp",
    "biên giới",
    "trung du",
)
COUNTED = ("tasks", "task_agencies", "targets", "findings", "provenance", "cells")
_DAY = date(2024, 1, 1)
"""A day on which there were 63 provinces."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Builds the database step by step, and measures at each step."""
    parser = argparse.ArgumentParser(prog="python -m bench.provinces", description=__doc__.split("\n")[0])
    parser.add_argument("--provinces", type=int, nargs="+", default=[16, 32, 63])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", type=Path)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = options.database or Path(folder) / "provinces.sqlite"
        path.unlink(missing_ok=True)
        for line in measure(path, options.provinces, options.seed, Path(folder)):
            print(line, flush=True)
    return 0


def measure(path: Path, steps: Sequence[int], seed: int, folder: Path) -> Iterator[str]:
    """Lines of a table: rows and seconds at each number of provinces."""
    engine = open_database(str(path))
    register = agency_records()
    plans = synthetic_plans(seed)
    stored = 0
    measures = measured_of(str(path), folder)
    yield f"| provinces | {' | '.join((*COUNTED, *measures))} |"
    yield "|" + "---|" * (1 + len(COUNTED) + len(measures))
    for step in steps:
        while stored < step:
            store(engine, next(plans), register)
            stored += 1
        seconds = [f"{best_of_three(run):.2f} s" for run in measures.values()]
        yield f"| {step} | {' | '.join((*_counts(engine), *seconds))} |"
    engine.dispose()


def measured_of(database: str, folder: Path) -> dict[str, Callable[[], object]]:
    """What is timed, by name; each opens the database anew, as a command does."""
    found: dict[str, Callable[[], object]] = {
        by: (lambda by=by: compare((), database, by))  # type: ignore[misc] # bound at once
        for by in ("themes", "agencies", "funding", "budgets", "periods", "emissions")
    }
    found["export"] = lambda: export(folder / "out", database)
    found["report"] = lambda: write_report((), database, folder / "report.html")
    return found


def best_of_three(run: Callable[[], object]) -> float:
    """Processor seconds of the quickest of three runs."""
    taken = []
    for _ in range(3):
        begun = time.process_time()
        run()
        taken.append(time.process_time() - begun)
    return min(taken)


def _counts(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        tables = (metadata.tables[name] for name in COUNTED)
        return [f"{connection.scalar(select(func.count()).select_from(t)):,}" for t in tables]


def synthetic_plans(seed: int) -> Iterator[DocumentRecords]:
    """One plan for each of the 63 provinces, in the order of their codes."""
    chance = random.Random(seed)
    sources = [
        build_records(read_document(next(CORPUS.glob(p)))) for p in ("cao-bang-*/*.md", "bac-ninh-*/*.txt")
    ]
    for n, province in enumerate(provinces(_DAY), 1):
        yield _varied(_thinned(_together(sources, province, n), chance), chance, province)


def _together(sources: Sequence[DocumentRecords], province: Province, n: int) -> DocumentRecords:
    """The rows of all sources as one document of a province."""
    number, issued = f"{100 + n}/KH-UBND", date(2016 + n % 8, 1 + n % 12, 1 + n % 28)
    own = document_id(province.name, number, issued, None)
    parts = [renamed(s, own if k == 0 else f"{own}:s{k}") for k, s in enumerate(sources)]
    head = replace(
        parts[0].document, number=number, issued_on=issued, province_code=province.code,
        province_code_now=province.code_now, sha256=f"{n:064x}", source_file=f"{own}.md",
        title=f"Kế hoạch hành động tăng trưởng xanh tỉnh {province.name}", issuer_id=None,
        issuer_raw=f"UBND tỉnh {province.name}",
    )  # fmt: skip
    tables: dict[str, tuple[Any, ...]] = {}
    for name in DocumentRecords.__dataclass_fields__:
        if name != "document":
            rows = [row for part in parts for row in getattr(part, name)]
            tables[name] = tuple(
                replace(r, document_id=own) if hasattr(r, "document_id") else r for r in rows
            )
    tables["coverage"] = tuple(replace(c, position=k) for k, c in enumerate(tables["coverage"], 1))
    return DocumentRecords(document=head, **tables)


def _thinned(plan: DocumentRecords, chance: random.Random) -> DocumentRecords:
    """The plan without some of its tasks and indicators, and without what hangs on them."""
    held = {r for t in plan.tasks for r in (t.parent_task_id, t.duplicate_of, t.budget_shared_with) if r}
    held |= {i.task_id for i in plan.indicators if i.task_id}
    gone = {t.task_id for t in plan.tasks if t.task_id not in held and chance.random() > TASKS_KEPT}
    parts = {t.target_id for t in plan.targets} & {t.part_of for t in plan.targets}
    whole = {t.indicator_id for t in plan.targets if t.target_id in parts or t.part_of}
    gone |= {
        i.indicator_id
        for i in plan.indicators
        if i.indicator_id not in whole and chance.random() > TARGETS_KEPT
    }
    tables: dict[str, tuple[Any, ...]] = {}
    for name in DocumentRecords.__dataclass_fields__:
        if name != "document":
            tables[name] = tuple(r for r in getattr(plan, name) if not gone & {
                getattr(r, c, None) for c in ("task_id", "indicator_id", "record_id")
            })  # fmt: skip
    targets = {t.target_id for t in tables["targets"]}
    tables["provenance"] = tuple(
        p for p in tables["provenance"] if p.record_table != "targets" or p.record_id in targets
    )
    return DocumentRecords(document=plan.document, **tables)


def _varied(plan: DocumentRecords, chance: random.Random, province: Province) -> DocumentRecords:
    """The plan with amounts, years, themes, bodies and titles of its own."""
    themes, bodies = [t.theme for t in plan.tasks], plan.task_agencies
    years, factor = chance.randint(-2, 6), chance.lognormvariate(0, 0.6)
    targets = tuple(_target(t, chance) for t in plan.targets)
    return replace(
        plan,
        document=_plan_years(plan.document, years),
        tasks=tuple(_task(t, chance, years, factor, themes, province) for t in plan.tasks),
        task_agencies=tuple(
            _body(a, chance.choice(bodies)) if chance.random() < CHANGED else a for a in bodies
        ),
        targets=targets,
    )


def _plan_years(document: DocumentRecord, years: int) -> DocumentRecord:
    return replace(
        document,
        period_start=_moved(document.period_start, years),
        period_end=_moved(document.period_end, years),
    )


def _task(
    task: TaskRecord,
    chance: random.Random,
    years: int,
    factor: float,
    themes: Sequence[str | None],
    province: Province,
) -> TaskRecord:
    money = task.budget_vnd
    return replace(
        task,
        title=f"{task.title} {chance.choice(PLACES)} {province.name}" if task.title else None,
        theme=chance.choice(themes) if chance.random() < CHANGED else task.theme,
        period_start=_moved(task.period_start, years),
        period_end=_moved(task.period_end, years),
        due_start=_moved(task.due_start, years),
        due_end=_moved(task.due_end, years),
        budget_vnd=int(round(money * factor * chance.uniform(0.5, 2), -6)) if money is not None else None,
    )


def _moved(day: date | None, years: int) -> date | None:
    return date(day.year + years, day.month, min(day.day, 28)) if day is not None else None


def _body(mine: TaskAgencyRecord, other: TaskAgencyRecord) -> TaskAgencyRecord:
    return replace(
        mine, agency_id=other.agency_id, agency=other.agency, raw=other.raw, is_open_set=other.is_open_set
    )


def _target(target: TargetRecord, chance: random.Random) -> TargetRecord:
    factor = Decimal(chance.randint(80, 120)) / 100
    low, high = (None if v is None else round(v * factor, 2) for v in (target.low, target.high))
    return replace(target, low=low, high=high)


if __name__ == "__main__":
    raise SystemExit(main())
