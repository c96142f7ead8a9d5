"""Files that lie elsewhere, tried with fsspec's store in memory: fetched once, and again where they changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

import vnplans
from extract.errors import ToolMissing
from tests.samples.tiny_plans import tiny_plan
from vnplans.intake.files import select
from vnplans.intake.messages import StoreUnreachable
from vnplans.intake.remote import fetched, is_address


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[fsspec.AbstractFileSystem]:
    monkeypatch.setenv("VNPLANS_CACHE", str(tmp_path / "cache"))
    memory = fsspec.filesystem("memory")
    for number in (1, 2):
        memory.pipe(f"/plans/{number}/plan.md", tiny_plan(number).encode())
    memory.pipe("/plans/photo.jpg", b"no plan")
    yield memory
    memory.rm("/plans", recursive=True)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("s3://bucket/plans", True),
        ("s3:/bucket/plans", True),
        ("https://example.org/a.pdf", True),
        ("plans/a.pdf", False),
        ("C:\\plans\\a.pdf", False),
        ("C:/plans/a.pdf", False),
        ("/srv/s3://x", False),
        ("file:///srv/a.pdf", False),
    ],
)
def test_what_an_address_is(path: str, expected: bool) -> None:
    assert is_address(path) is expected
    assert is_address(Path(path)) is expected


def test_a_folder_elsewhere_is_read(store: fsspec.AbstractFileSystem, tmp_path: Path) -> None:
    db = str(tmp_path / "plans.sqlite")
    results = vnplans.ingest("memory://plans", db=db, jobs=0)
    assert [(r.path.parts[-2:], r.error, r.tasks) for r in results] == [
        (("1", "plan.md"), None, 2),
        (("2", "plan.md"), None, 2),
    ]
    assert {r.outcome for r in vnplans.ingest("memory://plans", db=db, jobs=0)} == {"unchanged"}
    store.pipe("/plans/2/plan.md", tiny_plan(2, "Xử lý nước thải").encode())
    first, second = vnplans.ingest("memory://plans", db=db, jobs=0)
    assert (first.outcome, second.error) == ("unchanged", None)
    assert second.outcome != "unchanged"


def test_an_address_that_does_not_answer_ends_no_run(
    store: fsspec.AbstractFileSystem, tmp_path: Path
) -> None:
    lost, *read = vnplans.ingest("memory://nothing", "memory://plans", db=str(tmp_path / "a.sqlite"), jobs=0)
    assert "memory://nothing" in str(lost.error) and lost.hint
    assert [r.error for r in read] == [None, None]


def test_a_pattern_fits_files_elsewhere(store: fsspec.AbstractFileSystem) -> None:
    assert [f.path.parts[-2:] for f in select([Path("memory://plans/*/*.md")]).files] == [
        ("1", "plan.md"),
        ("2", "plan.md"),
    ]


def test_a_file_is_fetched_once(store: fsspec.AbstractFileSystem, monkeypatch: pytest.MonkeyPatch) -> None:
    [first] = fetched("memory://plans/1/plan.md")
    monkeypatch.setattr(type(store), "get_file", None)
    assert fetched("memory://plans/1/plan.md") == [first]


@pytest.mark.parametrize(
    ("address", "error"),
    [
        ("memory://plans/9.md", StoreUnreachable),
        ("memory://plans/*.docx", StoreUnreachable),
        ("nosuch://plans", StoreUnreachable),
        ("gcs://plans/a.pdf", ToolMissing),
    ],
)
def test_what_cannot_be_fetched_is_told(
    store: fsspec.AbstractFileSystem, address: str, error: type[Exception]
) -> None:
    with pytest.raises(error, match=address.partition(":")[0]):
        fetched(address)


def test_no_name_leads_out_of_the_folder(store: fsspec.AbstractFileSystem, tmp_path: Path) -> None:
    store.pipe("/plans/../../evil.md", b"x")
    for path in fetched("memory://plans", tmp_path / "kept"):
        assert path.resolve().is_relative_to((tmp_path / "kept").resolve())
