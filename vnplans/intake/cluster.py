"""Reading on several machines: files are handed to the workers of a Dask cluster, answers come back to the one writer.

Each worker reads in guarded processes of its own (``vnplans.intake.child``), so that a file that harms ends one of these and no worker.
A worker that is lost in the middle of a file loses nothing: the file is given to another. What is read does not depend on who reads it.
"""

from __future__ import annotations

import tempfile
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from vnplans.intake.causes import cause_of_system
from vnplans.intake.child import PagesRead, Reader
from vnplans.intake.messages import Answer, DaskMissing, Job, ReadingKilled, SchedulerUnreachable

if TYPE_CHECKING:
    from distributed import Client, Future

LOCAL = "local"
"""The scheduler that is asked for where workers of this machine shall be begun for the run."""
_WAIT = 20
"""Seconds until a scheduler that does not answer is taken for unreachable."""
_READ_AHEAD = 2
"""Files that a worker has at hand for each of its threads: one that it reads, one to come."""


@dataclass(frozen=True, slots=True)
class Order:
    """A file for a worker.

    Attributes:
        job: its path is as the one who asks sees it.
        size: bytes, by which a worker knows that what it finds under the path is the file.
        content: its bytes, sent where the worker cannot see the path.
    """

    job: Job
    size: int
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """What a worker tells: the answer (None: it cannot see the file), and the seconds that reading took."""

    answer: Answer | None
    seconds: float


def read_on_cluster(
    work: Sequence[tuple[Job, PagesRead]], scheduler: str, workers: int
) -> Iterator[tuple[int, Answer, float]]:
    """Reads files on a cluster; gives place, answer and seconds as they are done.

    Args:
        scheduler: ``tcp://…`` of a running scheduler, or :data:`LOCAL`.
        workers: how many are begun where the cluster is local.

    Raises:
        DaskMissing: the extra ``dask`` is not installed.
        SchedulerUnreachable: no scheduler answers at this address.
    """
    with _client(scheduler, workers) as client:
        left = deque(range(len(work)))
        at_work: dict[Future[Read], int] = {}
        while left or at_work:
            most = _READ_AHEAD * max(1, sum(client.nthreads().values()))
            while left and len(at_work) < most:
                place = left.popleft()
                given = _given(client, work[place][0], sent=False)
                if isinstance(given, Answer):
                    yield place, given, 0.0
                else:
                    at_work[given] = place
            if not at_work:
                continue
            future = _next_done(at_work)
            place = at_work.pop(future)
            found = _result(future, work[place][0])
            again = _given(client, work[place][0], sent=True) if found.answer is None else found.answer
            if isinstance(again, Answer):
                yield place, again, found.seconds
            else:
                at_work[again] = place
            future.release()


def check_scheduler(scheduler: str) -> None:
    """Asks whether a scheduler answers, also where nothing will be read: who gave a false address is told so.

    Raises:
        DaskMissing: the extra ``dask`` is not installed.
        SchedulerUnreachable: no scheduler answers at this address.
    """
    if scheduler == LOCAL:
        _imported(scheduler)
        return
    with _client(scheduler, 0):
        pass


def read_there(order: Order) -> Read:
    """Reads a file in a guarded process of the worker that was given the order."""
    job = order.job
    if order.content is None:
        if not job.path.is_file() or job.path.stat().st_size != order.size:
            return Read(None, 0.0)
        return _guarded(job)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / job.path.name
        path.write_bytes(order.content)
        found = _guarded(replace(job, path=path))
    error = found.answer.error if found.answer else None
    if error is not None:
        error.args = tuple(str(a).replace(str(path), str(job.path)) for a in error.args)
    return found


def _guarded(job: Job) -> Read:
    free = _waiting_readers()
    try:
        reader = free.get_nowait()
    except Empty:
        reader = Reader()
    answer = reader.read(job)
    free.put(reader)
    return Read(answer, reader.seconds)


def _waiting_readers() -> SimpleQueue[Reader]:
    """The reading processes of this worker that wait for a file; they end with the worker that holds them."""
    from distributed import get_worker

    held: SimpleQueue[Reader] = vars(get_worker()).setdefault("vnplans_readers", SimpleQueue())
    return held


def _given(client: Client, job: Job, *, sent: bool) -> Future[Read] | Answer:
    """The order on its way, with the file's bytes where ``sent``; its error where the file is there no more.

    A path that is not absolute means nothing to another process.
    """
    try:
        content = job.path.read_bytes() if sent else None
        order = Order(replace(job, path=job.path.absolute()), job.path.stat().st_size, content)
    except OSError as problem:
        return Answer(None, cause_of_system(job.path, problem))
    return client.submit(read_there, order, pure=False)


def _next_done(at_work: dict[Future[Read], int]) -> Future[Read]:
    from distributed import wait

    done = wait(list(at_work), return_when="FIRST_COMPLETED").done
    return min(done, key=at_work.__getitem__)


def _result(future: Future[Read], job: Job) -> Read:
    """What the worker told; where each worker that was given the file was lost, the file's error."""
    from distributed import KilledWorker

    started = time.monotonic()
    try:
        found = future.result()
    except KilledWorker:
        lost = ReadingKilled(f"{job.path}: each worker that was given it was lost")
        return Read(Answer(None, lost), time.monotonic() - started)
    assert isinstance(found, Read)
    if found.answer is not None and found.answer.error is not None:
        error = found.answer.error
        error.args = tuple(str(a).replace(str(job.path.absolute()), str(job.path)) for a in error.args)
    return found


@contextmanager
def _client(scheduler: str, workers: int) -> Iterator[Client]:
    """A connection to the cluster, which is begun here where it is local."""
    _imported(scheduler)
    from distributed import Client, LocalCluster

    if scheduler == LOCAL:
        with (
            LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address="127.0.0.1:0") as cluster,
            Client(cluster) as client,
        ):
            yield client
        return
    try:
        client = Client(scheduler, timeout=_WAIT)
    except (OSError, ValueError, TypeError) as problem:
        raise SchedulerUnreachable(f"no Dask scheduler answers at {scheduler} ({problem})") from problem
    with client:
        yield client


def _imported(scheduler: str) -> None:
    """Imports the packages that speak to a cluster.

    Raises:
        DaskMissing: they are not installed.
    """
    try:
        import_module("distributed")
    except ModuleNotFoundError as problem:
        raise DaskMissing(f"--scheduler {scheduler}: {problem.name} is not installed") from problem
