"""Files of an export appear together or not at all, also where it is killed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from schema.database.opening import open_database
from schema.export.dataset import export
from schema.export.whole_folder import replacing
from schema.load.store import store
from tests.samples.files import ROOT
from tests.samples.records import AGENCIES, cao_bang

KILLED = """
import os, signal, sys
from pathlib import Path
from schema.database.opening import open_database
from schema.export import dataset

def end(*_):
    os.kill(os.getpid(), signal.SIGKILL)

dataset.write_data_package = end
dataset.export(open_database(sys.argv[1]), Path(sys.argv[2]))
"""


def contents(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}


def test_a_killed_export_leaves_the_earlier_one_and_the_next_clears_up(tmp_path: Path) -> None:
    db, folder = str(tmp_path / "plans.sqlite"), tmp_path / "out"
    engine = open_database(db)
    store(engine, cao_bang(), AGENCIES)
    export(engine, folder)
    before = contents(folder)
    store(engine, cao_bang(title="Another title"), AGENCIES)
    done = subprocess.run([sys.executable, "-c", KILLED, db, str(folder)], cwd=ROOT, timeout=60)
    assert done.returncode < 0
    assert contents(folder) == before
    assert [p.name[:16] for p in folder.iterdir() if p.is_dir()] == [".vnplans-export-"]
    export(engine, folder)
    engine.dispose()
    assert contents(folder).keys() == before.keys()
    assert contents(folder)["documents.csv"] != before["documents.csv"]
    assert [p for p in folder.iterdir() if p.is_dir()] == []


def test_other_files_stay_and_a_new_folder_of_a_failed_export_goes(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with replacing(tmp_path, "last") as hidden:
        (hidden / "new.txt").write_text("new")
        assert not (tmp_path / "new.txt").exists()
    assert {p.name for p in tmp_path.iterdir()} == {"mine.txt", "new.txt"}
    with pytest.raises(RuntimeError), replacing(tmp_path / "never", "last") as hidden:
        (hidden / "new.txt").write_text("new")
        raise RuntimeError
    assert not (tmp_path / "never").exists()


def test_nothing_is_replaced_where_a_folder_has_the_name_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "b.csv").mkdir()
    (tmp_path / "a.csv").write_text("old")
    with pytest.raises(IsADirectoryError), replacing(tmp_path, "last") as hidden:
        for name in ("a.csv", "b.csv"):
            (hidden / name).write_text("new")
    assert (tmp_path / "a.csv").read_text() == "old"


def test_the_file_with_the_hashes_is_the_last_to_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    rename = Path.replace

    def noted(path: Path, target: Path) -> Path:
        order.append(path.name)
        return rename(path, target)

    monkeypatch.setattr(Path, "replace", noted)
    with replacing(tmp_path, "datapackage.json") as hidden:
        for name in ("datapackage.json", "a.csv", "z.csv"):
            (hidden / name).write_text("new")
    assert order == ["a.csv", "z.csv", "datapackage.json"]
