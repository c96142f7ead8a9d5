"""Which files a run is about; what cannot be read says what it is, and ends nothing but itself."""

from __future__ import annotations

import errno
import os
import socket
import sys
from pathlib import Path

import pytest

import vnplans
from extract.errors import BadManifest, MissingFile, NoSpace, NotAFile, ReadError, UnreadableFile
from vnplans.intake.causes import cause_of_reading
from vnplans.intake.endings import Ending, count_not_read, count_of
from vnplans.intake.files import problem_of, select
from vnplans.intake.messages import Job, ReadingCrashed, ReadingTooBig
from vnplans.intake.results import result_of_error
from vnplans.settings import ReadSettings

posix = pytest.mark.skipif(sys.platform == "win32", reason="pipes and sockets of POSIX have names in folders")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"name,number\na.pdf,1\n", "no column `file`", id="no-file-column"),
        pytest.param(b"", "no column `file`", id="empty"),
        pytest.param(b"file,number\n,12\n", "lists no file", id="no-row"),
        pytest.param("file,issuer\na.pdf,Tỉnh\n".encode("utf-16"), "not UTF-8", id="utf-16"),
        pytest.param("file,issuer\na.pdf,T\xe9\n".encode("latin-1"), "not UTF-8", id="latin-1"),
        pytest.param(b"file,issued_on\na.pdf,3/2/2024\n", "row 2: '3/2/2024' is no date", id="bad-date"),
        pytest.param(b"file\n../a.pdf\n", "row 2: '../a.pdf' lies outside", id="escapes"),
        pytest.param(b"file\n/etc/passwd\n", "lies outside", id="absolute"),
        pytest.param(b"file\nC:\\a.pdf\n", "lies outside", id="drive"),
        pytest.param(b"file\n..\\a.pdf\n", "lies outside", id="escapes-as-on-windows"),
        pytest.param(b'file\n"' + b"x" * 200_000 + b'"\n', "no CSV file", id="endless-cell"),
    ],
)
def test_a_bad_manifest_is_an_error_with_a_hint(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "manifest.csv").write_bytes(content)
    (found,) = select([tmp_path]).files
    assert isinstance(found.problem, BadManifest)
    assert said in str(found.problem) and "column `file`" in found.problem.hint


def test_a_bad_row_of_a_manifest_leaves_the_others(tmp_path: Path) -> None:
    (tmp_path / "manifest.csv").write_text("file,issued_on\na.md,2024-02-30\nb.md\nnone.md,\n")
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("")
    results = vnplans.ingest(tmp_path, db=str(tmp_path / "x.sqlite"), jobs=0)
    assert [(r.path.name, r.exit_code) for r in results] == [("a.md", 35), ("b.md", 12), ("none.md", 11)]


def make_socket(path: Path) -> None:
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(path))
    server.close()


def test_a_name_that_no_system_has_is_that_files_error(tmp_path: Path) -> None:
    """Asking whether it is a folder already fails."""
    (tmp_path / "a.md").write_text("")
    given = (tmp_path / ("x" * 300 + ".md"), tmp_path / "a.md")
    results = vnplans.ingest(*given, db=str(tmp_path / "x.sqlite"), jobs=0)
    assert [r.exit_code for r in results] == [11, 12]
    assert "name too long" in str(results[0].error)


@posix
@pytest.mark.parametrize(
    ("make", "kind", "said"),
    [
        pytest.param(os.mkfifo, NotAFile, "a pipe", id="fifo"),
        pytest.param(make_socket, NotAFile, "a socket", id="socket"),
        pytest.param(Path.mkdir, NotAFile, "a folder", id="folder"),
        pytest.param(lambda p: p.symlink_to("/dev/null"), NotAFile, "a device", id="device"),
        pytest.param(lambda p: p.symlink_to("nowhere"), MissingFile, "no such file", id="broken-link"),
        pytest.param(lambda p: p.symlink_to(p.name), UnreadableFile, "symbolic links", id="link-to-itself"),
        pytest.param(lambda _: None, MissingFile, "no such file", id="missing"),
        pytest.param(Path.touch, None, "", id="file"),
    ],
)
def test_what_is_no_file_says_what_it_is(
    tmp_path_factory: pytest.TempPathFactory, make: object, kind: type[ReadError] | None, said: str
) -> None:
    path = tmp_path_factory.mktemp("x") / "x.pdf"
    assert callable(make)
    make(path)
    found = problem_of(path)
    assert (found is None) == (kind is None)
    if found is not None and kind is not None:
        assert type(found) is kind, found
        assert said in str(found) and found.hint


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.pdf").touch()
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may read everything
    found = problem_of(tmp_path / "x.pdf")
    assert isinstance(found, UnreadableFile)
    assert "permission denied" in str(found) and "permissions" in found.hint


def test_a_folder_that_may_not_be_listed_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.md").touch()
    real = os.scandir

    def scandir(path: str) -> object:
        if Path(path).name == "closed":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = select([tmp_path]).files
    assert [(f.path.name, type(f.problem)) for f in found] == [
        ("a.md", type(None)),
        ("closed", UnreadableFile),
    ]


JOB = Job(Path("x.pdf"), ReadSettings(megabytes=512))


@pytest.mark.parametrize(
    ("error", "kind", "said"),
    [
        pytest.param(MemoryError(), ReadingTooBig, "512 MB", id="memory"),
        pytest.param(OSError(errno.ENOMEM, "Cannot allocate memory"), ReadingTooBig, "512 MB", id="enomem"),
        pytest.param(
            RuntimeError("alloc.cpp:73: error: (-4:Insufficient memory) Failed to allocate 6 bytes"),
            ReadingTooBig,
            "512 MB",
            id="opencv-memory",
        ),
        pytest.param(
            ImportError("libcv.so: failed to map segment from shared object"),
            ReadingTooBig,
            "512 MB",
            id="library-memory",
        ),
        pytest.param(RecursionError("deep"), ReadingTooBig, "nested too deeply", id="recursion"),
        pytest.param(
            OSError(errno.ENOSPC, "No space left", "/t/a"), NoSpace, "/t/a: No space left", id="full"
        ),
        pytest.param(
            FileNotFoundError(errno.ENOENT, "No usable temporary directory found in []"),
            NoSpace,
            "temporary directory",
            id="no-temporary-folder",
        ),
        pytest.param(
            PermissionError(errno.EACCES, "denied", "x.pdf"), UnreadableFile, "denied", id="permission"
        ),
        pytest.param(
            OSError(errno.EIO, "Input/output error", "x.pdf"), UnreadableFile, "Input/output", id="disk"
        ),
        pytest.param(
            FileNotFoundError(errno.ENOENT, "none", "x.pdf"), MissingFile, "no such file", id="gone"
        ),
        pytest.param(KeyError("x"), ReadingCrashed, "KeyError", id="unforeseen"),
    ],
)
def test_an_exception_becomes_a_named_error(error: Exception, kind: type[ReadError], said: str) -> None:
    found = cause_of_reading(JOB, error)
    assert type(found) is kind
    assert said in str(found) and str(found).startswith("x.pdf: ")
    assert ("report" in found.hint) == (kind is ReadingCrashed)


def test_types_that_are_not_read_are_counted(tmp_path: Path) -> None:
    names = (
        "a.pdf",
        "b.docm",
        "c.xlsx",
        "sub/d.XLSX",
        "e.jpg",
        "noending",
        ".hidden.pdf",
        "~$b.docx",
        "f.mht",
    )
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = select([tmp_path])
    assert [f.path.name for f in found.files] == ["a.pdf", "b.docm", "f.mht"]
    assert count_not_read(found.not_read) == "4 other files not read: .xlsx 2, .jpg 1, without ending 1"
    assert count_not_read({}) == ""


def test_the_count_of_a_run_names_each_ending_once() -> None:
    endings = [Ending.OK, Ending.TOO_LONG, Ending.OK, Ending.NOT_A_PLAN]
    assert count_of(endings) == "4 files: 2 ok, 1 not a plan, 1 timed out"
    assert count_of([]) == "0 files: none"


@pytest.mark.parametrize("message", ["{path}: empty", "{name}: empty", "empty"])
def test_an_error_names_its_file_by_the_path_that_was_given(message: str) -> None:
    path = Path("plans") / "a.pdf"
    result = result_of_error(path, NotAFile(message.format(path=path, name=path.name)), 0.0)
    assert result.error == f"{path}: empty"
