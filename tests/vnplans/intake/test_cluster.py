"""Reading on a Dask cluster gives the rows that one process gives, also where a worker is lost in the middle."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("distributed", reason="distributed is not installed (extra dask)")

from distributed import Client, LocalCluster

import vnplans
from extract.errors import DamagedFile, MissingFile
from extract.scan.effort import ScanEffort
from tests.samples.tiny_plans import tiny_plan
from tests.vnplans.intake.test_run import rows_of
from vnplans.intake.cluster import Order, read_on_cluster, read_there
from vnplans.intake.files import InputFile
from vnplans.intake.messages import DaskMissing, Job, SchedulerUnreachable
from vnplans.intake.results import FileResult
from vnplans.intake.run import read_files
from vnplans.settings import ReadSettings

DOCUMENTS = int(os.environ.get("VNPLANS_CLUSTER_DOCUMENTS", "10"))
"""``make fuzz`` reads 60."""
OF_RUNS = {"ingest_runs", "run_files", "known_files"}
"""Tables that tell when files were read and how old they were then."""


@pytest.fixture
def plans(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "plans"
    folder.mkdir()
    for number in range(1, DOCUMENTS + 1):
        (folder / f"{number:03}.md").write_text(tiny_plan(number), "utf-8")
    return sorted(folder.iterdir())


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as begun:
        yield begun


def test_the_effort_for_scans_is_decided_by_the_one_who_asks(
    plans: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[Job] = []
    monkeypatch.setattr("extract.scan.effort.is_installed", lambda: True)
    monkeypatch.setattr(
        "vnplans.intake.cluster.read_on_cluster",
        lambda work, *_: sent.extend(job for job, _ in work) or iter(()),
    )
    assert (
        list(read_files([InputFile(p) for p in plans], ReadSettings(), 1, scheduler="tcp://nowhere:1")) == []
    )
    assert {job.settings.scan_effort for job in sent} == {ScanEffort.CAREFUL}
    assert len(sent) == len(plans)


@pytest.mark.slow
def test_rows_are_the_same_also_where_a_worker_is_killed(
    plans: list[Path], cluster: LocalCluster, tmp_path: Path
) -> None:
    address: str = cluster.scheduler_address
    with Client(address) as client:
        workers = list(client.run(os.getpid).values())
    done: list[FileResult] = []

    def kill_one(result: FileResult) -> None:
        done.append(result)
        if len(done) == 2:
            os.kill(workers[0], signal.SIGKILL)

    results = vnplans.ingest(
        *plans, db=str(tmp_path / "dask.sqlite"), scheduler=address, tell=kill_one, cache=False
    )
    assert [r.path for r in results] == plans
    assert [r.error for r in results] == [None] * DOCUMENTS
    with Client(address) as client:
        assert workers[0] not in client.run(os.getpid).values()
    vnplans.ingest(*plans, db=str(tmp_path / "one.sqlite"), jobs=1, cache=False)
    vnplans.ingest(*plans, db=str(tmp_path / "two.sqlite"), jobs=2, cache=False)
    one = rows_of(tmp_path / "one.sqlite")
    assert len(one["tasks"]) == 2 * DOCUMENTS
    for other in ("two", "dask"):
        found = rows_of(tmp_path / f"{other}.sqlite")
        assert {name for name in one if one[name] != found[name]} <= OF_RUNS


@pytest.mark.slow
def test_a_file_that_workers_cannot_see_is_sent_to_them(cluster: LocalCluster, tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text(tiny_plan(1), "utf-8")
    with Client(cluster.scheduler_address) as client:
        seen = Order(Job(path, ReadSettings()), path.stat().st_size)
        other = Order(Job(path, ReadSettings()), path.stat().st_size + 1)
        sent = Order(Job(tmp_path / "elsewhere.md", ReadSettings()), 5, b"PK\x03\x04 broken")
        found = [client.submit(read_there, order, pure=False).result() for order in (seen, other, sent)]
    assert found[0].answer.records.document.number == "1/KH-UBND"
    assert found[1].answer is None, "a file of another size is not the one that was meant"
    assert isinstance(found[2].answer.error, DamagedFile)
    assert str(tmp_path / "elsewhere.md") in str(found[2].answer.error), (
        "the worker's own path means nothing to who asked"
    )


@pytest.mark.slow
def test_a_file_that_is_gone_ends_no_run(cluster: LocalCluster, tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text(tiny_plan(1), "utf-8")
    work = [(Job(p, ReadSettings()), lambda _done, _every: None) for p in (tmp_path / "gone.md", path)]
    found = {place: answer for place, answer, _ in read_on_cluster(work, cluster.scheduler_address, 1)}
    assert isinstance(found[0].error, MissingFile)
    assert found[1].records is not None


def test_an_address_where_nobody_answers_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vnplans.intake.cluster._WAIT", 1)
    path = tmp_path / "plan.md"
    path.write_text(tiny_plan(1), "utf-8")
    work = [(Job(path, ReadSettings()), lambda _done, _every: None)]
    for address in ("tcp://127.0.0.1:9", "nowhere", "tcp://127.0.0.1"):
        with pytest.raises(SchedulerUnreachable, match="no Dask scheduler answers") as told:
            list(read_on_cluster(work, address, 1))
        assert "--scheduler" in told.value.hint


def test_it_is_told_also_where_nothing_is_to_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vnplans.intake.cluster._WAIT", 1)
    path, db = tmp_path / "plan.md", str(tmp_path / "x.sqlite")
    path.write_text(tiny_plan(1), "utf-8")
    vnplans.ingest(path, db=db, jobs=0)
    with pytest.raises(SchedulerUnreachable):
        vnplans.ingest(path, db=db, scheduler="tcp://127.0.0.1:9")
    (result,) = vnplans.ingest(path, db=db, scheduler="local")
    assert result.ending.value == "unchanged"


def test_without_its_package_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    path = tmp_path / "plan.md"
    path.write_text(tiny_plan(1), "utf-8")
    for scheduler in ("local", "tcp://127.0.0.1:9"):
        with pytest.raises(DaskMissing, match="distributed is not installed"):
            vnplans.ingest(path, db=str(tmp_path / "x.sqlite"), scheduler=scheduler)
