"""Where Tesseract's data of a language lies. Nothing heavy is imported, so that a run may ask before it reads."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from extract.errors import ToolMissing

INSTALL = (
    "Install Tesseract's Vietnamese data. Debian, Ubuntu: apt install tesseract-ocr tesseract-ocr-vie. "
    "macOS: brew install tesseract tesseract-lang. Windows: winget install UB-Mannheim.TesseractOCR with "
    "Vietnamese ticked. Then: pip install 'vnplans[scan]'. Data elsewhere: set TESSDATA_PREFIX."
)
_FOLDERS = (
    "/usr/share/tesseract-ocr/*/tessdata",
    "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "/opt/local/share/tessdata",
    "C:/Program Files/Tesseract-OCR/tessdata",
)


class OcrMissing(ToolMissing):
    """Tesseract, its binding or its Vietnamese data is not installed."""

    hint = INSTALL


def tessdata(asked: Path | None, language: str = "vie") -> Path:
    """The folder that holds the language's data: the one asked for, ``TESSDATA_PREFIX``, or a usual place.

    Raises:
        OcrMissing: none of them holds it.
    """
    prefix = os.environ.get("TESSDATA_PREFIX")
    named = [Path(p) for p in (asked, prefix) if p]
    tried = [*named, *(p / "tessdata" for p in named), *_usual()]
    for folder in tried:
        if (folder / f"{language}.traineddata").is_file():
            return folder
    raise OcrMissing(f"Tesseract's data {language}.traineddata was not found")


def _usual() -> Iterator[Path]:
    for pattern in _FOLDERS:
        root = Path(pattern).anchor
        if "*" in pattern:
            yield from sorted(Path(root).glob(pattern.removeprefix(root)), reverse=True)
        else:
            yield Path(pattern)
