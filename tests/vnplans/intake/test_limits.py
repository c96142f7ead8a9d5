"""What a process that reads a file may take: tried in a process of its own, for a limit cannot be taken back."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from extract.errors import NotAFile
from vnplans.intake.causes import cause_of_system
from vnplans.intake.files import files_of
from vnplans.intake.messages import ReadingTooBig

LIMITED = (
    "from vnplans.intake.limits import limit_process, refuse_network; limit_process(4000); refuse_network()\n"
)
LINKS = pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")


def run(code: str) -> str:
    """The last line that a limited process prints."""
    done = subprocess.run(
        [sys.executable, "-c", LIMITED + code], capture_output=True, text=True, cwd=Path.cwd(), check=False
    )
    return (done.stdout + done.stderr).strip().splitlines()[-1]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        pytest.param(
            "import socket; socket.create_connection(('localhost', 9))", "NetworkRefused", id="connect"
        ),
        pytest.param(
            "import urllib.request as u; u.urlopen('http://localhost:9/')",
            "is not allowed while a file is read",
            id="a page",
        ),
        pytest.param("import socket; socket.getaddrinfo('localhost', 80)", "NetworkRefused", id="a name"),
        pytest.param(
            "import os; a = [os.open('/dev/null', 0) for _ in range(300)]", "Too many open files", id="files"
        ),
        pytest.param("x = bytearray(5_000_000_000)", "MemoryError", id="memory"),
    ],
)
def test_too_much_is_refused(code: str, said: str) -> None:
    assert said in run(code)


def test_a_file_that_grows_without_end_is_refused(tmp_path: Path) -> None:
    assert "File too large" in run(
        f"f = open({str(tmp_path / 'a')!r}, 'wb'); f.seek(2 << 30); f.write(b'a'); f.flush()"
    )


def test_processes_of_one_machine_may_speak() -> None:
    assert run("from multiprocessing import Pipe; a, b = Pipe(); a.send('heard'); print(b.recv())") == "heard"


@pytest.mark.parametrize("number", [errno.EMFILE, errno.EFBIG])
def test_the_limit_is_named(number: int) -> None:
    error = cause_of_system(Path("plan.pdf"), OSError(number, "too much"))
    assert isinstance(error, ReadingTooBig) and error.hint


@LINKS
def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "secret.md"
    outside.write_text("Số: 12/KH-UBND", "utf-8")
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "own.md").write_text("Số: 13/KH-UBND", "utf-8")
    (folder / "own_link.md").symlink_to(folder / "own.md")
    (folder / "out.md").symlink_to(outside)
    (folder / "up").symlink_to(tmp_path)
    found = {file.path.name: file.problem for file in files_of([folder])}
    assert set(found) == {"own.md", "own_link.md", "out.md"}
    assert found["own.md"] is found["own_link.md"] is None
    assert isinstance(found["out.md"], NotAFile) and "Links out" in found["out.md"].hint
    assert files_of([folder / "out.md"])[0].problem is None, "who names a link means it"


@LINKS
def test_a_manifest_does_not_lead_out_by_a_link(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("Số: 12/KH-UBND", "utf-8")
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "out.md").symlink_to(tmp_path / "secret.md")
    (folder / "manifest.csv").write_text("file\nout.md\n", "utf-8")
    [file] = files_of([folder])
    assert isinstance(file.problem, NotAFile)
