"""What an earlier reading of the same bytes gave, taken from the user's cache: the file as read, and its records.

Records depend on all of the program and on what was stated of the file; the file as read on the program's two lower
floors only. So a header taught to one run costs no second reading of the pages.
"""

from __future__ import annotations

import os
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from extract.cache.folder import user_cache
from extract.cache.programs import code_of, known_by, surroundings
from extract.cache.results import key_of
from extract.errors import ToolMissing
from extract.scan.effort import effort_of
from extract.scan.language_data import tessdata
from schema.contract.records import DocumentRecords
from vnplans.intake.unchanged import read_with
from vnplans.settings import ReadSettings

if TYPE_CHECKING:
    from extract.cache.results import ResultCache

_STAGE = "records"


def cache_of(settings: ReadSettings) -> ResultCache | None:
    """The cache that a reading may use; None where it may not."""
    return user_cache() if settings.cached else None


def document_key(sha256: str, settings: ReadSettings) -> str:
    """The key of a file as read."""
    effort = effort_of(settings.scan_effort).value
    return key_of((sha256, code_of("normalize", "extract"), surroundings(), _recognition(), effort))


def records_key(sha256: str, settings: ReadSettings) -> str:
    """The key of a file's records."""
    return key_of((sha256, read_with(settings), code_of("vnplans.intake"), surroundings(), _recognition()))


def kept_records(path: Path, sha256: str, settings: ReadSettings) -> DocumentRecords | None:
    """The records that an earlier reading gave, under the name that the file has now; None where there are none."""
    cache = cache_of(settings)
    if cache is None:
        return None
    found = cache.get(_STAGE, records_key(sha256, settings), DocumentRecords)
    if found is None:
        return None
    return replace(found, document=replace(found.document, source_file=file_name_of(path)))


def keep_records(cache: ResultCache, records: DocumentRecords, settings: ReadSettings) -> None:
    """Keeps the records of a file that is a plan and was read whole."""
    cache.put(_STAGE, records_key(records.document.sha256, settings), records)


def file_name_of(path: Path) -> str:
    """The file's name as text that every database and format can hold.

    A name is bytes: what is not UTF-8, and control characters, become U+FFFD.

    Example:
        a name of the bytes ``k\\xe9.pdf`` → ``k\ufffd.pdf``
    """
    name = os.fsencode(path.name).decode("utf-8", "replace")
    unfit = (c in "\ufffe\uffff" or unicodedata.category(c) in ("Cc", "Cs") for c in name)
    return "".join("\ufffd" if bad else c for bad, c in zip(unfit, name, strict=True))


def _recognition() -> str | None:
    """With which language data pages that are pictures are read; None where there is none."""
    try:
        return known_by(tessdata(None) / "vie.traineddata")
    except ToolMissing:
        return None
