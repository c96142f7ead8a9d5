"""LibreOffice Calc, where it is installed: a file as a person's spreadsheet reads it."""

from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path

from extract.office import find_office

_EVERY_SHEET_AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"
"""Comma, quotes, UTF-8, all sheets; cells as they are shown."""


def has_calc() -> bool:
    """Whether LibreOffice can open spreadsheets; its writer alone cannot."""
    office = find_office()
    return (
        office is not None
        and (Path(shutil.which(office) or office).resolve().parent / "libsclo.so").is_file()
    )


def opened_in_calc(path: Path, folder: Path) -> dict[str, list[dict[str, str]]]:
    """The rows that Calc shows, by sheet."""
    office = find_office()
    assert office is not None
    home = f"-env:UserInstallation=file://{folder / 'home'}"
    told = ["--infilter=CSV:44,34,76,1"] if path.suffix == ".csv" else []  # as a person says: comma, UTF-8
    run = [
        office,
        home,
        "--headless",
        *told,
        "--convert-to",
        _EVERY_SHEET_AS_CSV,
        "--outdir",
        str(folder),
        str(path),
    ]
    subprocess.run(run, check=True, capture_output=True, timeout=120)
    found = {}
    for written in folder.glob(f"{path.stem}-*.csv"):
        with written.open(encoding="utf-8", newline="") as file:
            found[written.stem.removeprefix(f"{path.stem}-")] = list(csv.DictReader(file))
    return found
