"""Reading processes: timed rightly, their deaths told, and nothing of theirs left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extract.errors import EmptyFile, ReadError
from tests.samples.files import ROOT
from tests.samples.processes import alive, until
from vnplans.intake import process
from vnplans.intake.child import Reader
from vnplans.intake.files import InputFile
from vnplans.intake.messages import Job, ReadingCrashed, ReadingKilled, ReadingTooBig, ReadingTooLong
from vnplans.intake.process import Child
from vnplans.intake.run import read_files
from vnplans.settings import ReadSettings

ACTING = "tests.samples.acting_worker"  # a module: as a file its folder would hide the standard library's `numbers`
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and processes of POSIX")


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    monkeypatch.setattr("vnplans.intake.process._WORKER", ACTING)
    return Reader()


def job(name: str, seconds: float = 30.0, megabytes: int = 4096) -> Job:
    return Job(Path(name), ReadSettings(seconds=seconds, megabytes=megabytes))


def brood(folder: Path) -> list[int]:
    """The three processes of a file named ``brood``, as soon as they all live."""
    pids = folder / "brood.pids"
    until(lambda: pids.exists() and len(pids.read_text().split()) == 3, seconds=60.0)
    began = [int(pid) for pid in pids.read_text().split()]
    assert all(map(alive, began))
    return began


def test_an_answer_that_comes_with_the_last_page_is_not_missed(reader: Reader) -> None:
    """Both messages lie in the pipe when the parent looks: it must not wait for a third until the time is over."""
    told: list[tuple[int, int]] = []
    started = time.monotonic()
    for _ in range(5):
        found = reader.read(job("pages", seconds=20.0), lambda done, every: told.append((done, every)))
        assert isinstance(found.error, EmptyFile), found.error
    reader.close()
    assert told == [(1, 2), (2, 2)] * 5
    assert time.monotonic() - started < 20


def test_the_start_of_a_process_is_not_the_files_time(reader: Reader) -> None:
    """Importing takes about a second and a half; a file that is read at once has time enough."""
    found = reader.read(job("quick", seconds=0.3))
    reader.close()
    assert isinstance(found.error, EmptyFile), found.error


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        pytest.param("falls", ReadingCrashed, "Segmentation fault", id="segfault"),
        pytest.param("killed", ReadingKilled, "SIGKILL", id="killed-from-outside"),
        pytest.param("hungry", ReadingTooBig, "512 MB", id="memory"),
        pytest.param("aborts", ReadingTooBig, "512 MB", id="memory-of-pdfium"),
        pytest.param("damages", ReadingCrashed, "double free", id="abort-with-a-word"),
        pytest.param("deep", ReadingTooBig, "nested too deeply", id="recursion"),
        pytest.param("slow", ReadingTooLong, "0.5 s", id="time"),
    ],
)
def test_what_ends_a_process_is_told_and_the_next_file_is_read(
    reader: Reader, name: str, kind: type[ReadError], said: str
) -> None:
    found = reader.read(job(name, seconds=0.5 if name == "slow" else 30.0, megabytes=512))
    after = reader.read(job("quick"))
    reader.close()
    assert type(found.error) is kind, found.error
    assert said in str(found.error) and found.error.hint
    assert ("report" in found.error.hint) == (kind is ReadingCrashed)
    assert isinstance(after.error, EmptyFile)


def test_each_file_has_its_own_limit_on_memory(reader: Reader) -> None:
    kinds = [type(reader.read(job("hungry", megabytes=size)).error) for size in (4096, 512, 4096)]
    reader.close()
    assert kinds == [EmptyFile, ReadingTooBig, EmptyFile]


def test_a_process_killed_by_its_time_limit_leaves_no_child(reader: Reader, tmp_path: Path) -> None:
    assert reader.begin(job(str(tmp_path / "brood"), seconds=0.5)) is None
    began = brood(tmp_path)  # the time begins when the parent hears of it
    until(lambda: (found := reader.result()) is not None and isinstance(found.error, ReadingTooLong))
    reader.close()
    until(lambda: not any(map(alive, began)))


PARENT = """
import sys
from pathlib import Path
import vnplans.intake.child
vnplans.intake.process._WORKER = sys.argv[1]
from vnplans.intake.messages import Job
from vnplans.settings import ReadSettings
vnplans.intake.child.Reader().read(Job(Path(sys.argv[2]), ReadSettings()))
"""


@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGTERM], ids=["kill", "term"])
def test_a_reading_process_and_its_own_end_with_a_killed_parent(tmp_path: Path, by: signal.Signals) -> None:
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", PARENT, ACTING, str(tmp_path / "brood")]
    with subprocess.Popen(command, env=surroundings) as parent:
        began = brood(tmp_path)
        parent.send_signal(by)
    until(lambda: not any(map(alive, began)), seconds=10.0)


def test_a_script_without_a_main_guard_reads(tmp_path: Path) -> None:
    """A person's script is not run again in the reading processes."""
    (tmp_path / "empty.md").write_text("")
    script = tmp_path / "mine.py"
    script.write_text(
        "import vnplans\nprint([r.exit_code for r in vnplans.ingest('empty.md', 'no.md', db='x.sqlite', jobs=2)])\n"
    )
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, str(script)], cwd=tmp_path, env=surroundings, capture_output=True, text=True
    )
    assert done.stdout == "[12, 11]\n", done.stderr


def test_a_slow_file_holds_nothing_back(reader: Reader, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("slow", "a", "b", "c", "missing")]
    for path in files[:-1]:
        path.write_text("x")
    given = [InputFile(path) for path in files]
    found = list(read_files(given, ReadSettings(seconds=8.0), 2))
    assert [place for place, *_ in found] == [4, 1, 2, 3, 0]
    assert isinstance(found[-1][1].error, ReadingTooLong)


def test_a_run_that_is_left_leaves_no_process(reader: Reader, tmp_path: Path) -> None:
    """As after Ctrl-C: who asks for the answers goes away while files are being read."""
    for name in ("brood", "a"):
        (tmp_path / name).write_text("x")
    answers = read_files([InputFile(tmp_path / n) for n in ("brood", "a")], ReadSettings(), 2)
    next(answers)
    began = brood(tmp_path)
    answers.close()  # type: ignore[attr-defined]
    until(lambda: not any(map(alive, began)))


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the processes that are begun."""
    found: list[int] = []

    def start() -> Child:
        child = process.start()
        found.append(child.process.pid)
        return child

    monkeypatch.setattr("vnplans.intake.child.start", start)
    return found


def test_a_process_reads_so_many_files_and_is_begun_again(
    reader: Reader, begun: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a library keeps to itself goes with the process: memory stays flat however long a run is."""
    monkeypatch.setattr("vnplans.intake.child.FILES_A_PROCESS", 2)
    for _ in range(5):
        assert isinstance(reader.read(job("quick")).error, EmptyFile)
    assert len(begun) == len(set(begun)) == 3
    assert [alive(pid) for pid in begun] == [False, False, True]
    reader.close()


@pytest.mark.skipif(
    not Path("/proc/self/statm").exists(), reason="only Linux tells what another process holds"
)
def test_a_process_that_holds_much_is_begun_again(reader: Reader, begun: list[int]) -> None:
    for name in ("quick", "keeps", "quick", "keeps", "quick"):
        assert isinstance(reader.read(job(name)).error, EmptyFile)
    assert len(begun) == 2, "the second file that is kept makes it hold 600 MB"
    assert [alive(pid) for pid in begun] == [False, True]
    assert 10 < process.megabytes_of(begun[1]) < 600
    assert process.megabytes_of(begun[0]) == 0.0
    reader.close()
