"""Pages that were read, kept on disk under the hash of their picture and of all that decides the reading."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from extract.model import Box, Page, PageKind, Place, Rule, Sighting, SightingKind, TextSource, Word
from extract.scan.picture import Picture
from normalize.notes import Code, Note, Severity

Four = tuple[float, float, float, float]


def cache_folder() -> Path:
    """The user's cache folder for this project: ``XDG_CACHE_HOME``, or what the platform uses."""
    named = os.environ.get("XDG_CACHE_HOME")
    if named:
        return Path(named) / "vnplans" / "scans"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "vnplans" / "scans"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "vnplans" / "scans"
    return Path.home() / ".cache" / "vnplans" / "scans"


def picture_key(picture: Picture, deciding: Iterable[object]) -> str:
    """The hash of a picture and of what decides how it is read."""
    digest = hashlib.blake2b(picture.grey.tobytes(), digest_size=20)
    digest.update(repr((picture.grey.shape, picture.dpi, *deciding)).encode())
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class PageCache:
    """A folder of pages. A file that cannot be read counts as missing; one is written whole or not at all."""

    folder: Path

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.json.gz"

    def get(self, key: str) -> Page | None:
        """The page kept under a key, None where there is none."""
        try:
            held = gzip.decompress(self._path(key).read_bytes())
            return _page(json.loads(held))
        except (OSError, EOFError, ValueError, KeyError, TypeError):
            return None

    def put(self, key: str, page: Page) -> None:
        """Keep a page; a full disk or a folder that cannot be written costs only the next run's time."""
        path = self._path(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
                file.write(gzip.compress(json.dumps(_held(page)).encode(), 3))
            Path(file.name).replace(path)
        except OSError:
            return


def _four(box: Box) -> Four:
    return round(box.x0, 2), round(box.top, 2), round(box.x1, 2), round(box.bottom, 2)


_HeldNote = tuple[str, str, str, str | None, str | None]


class _HeldPage(TypedDict):
    """A page as JSON."""

    width: float
    height: float
    turned: int
    skew: float
    rules: list[Four]
    words: list[tuple[str, Four, float, float, _HeldNote | None, int, bool]]
    notes: list[_HeldNote]
    struck: list[tuple[str, Four]]


def _held(page: Page) -> _HeldPage:
    return {
        "width": page.width,
        "height": page.height,
        "turned": page.turned,
        "skew": page.skew,
        "rules": [_four(r.box) for r in page.rules],
        "words": [
            (
                w.text,
                _four(w.box),
                round(w.size, 2),
                w.confidence,
                _held_note(w.note),
                w.direction,
                w.recognised,
            )
            for w in page.words
        ],
        "notes": [held for n in page.notes if (held := _held_note(n))],
        "struck": [(s.text, _four(s.place.box)) for s in page.sightings if s.place.box],
    }


def _held_note(note: Note | None) -> _HeldNote | None:
    return (note.code, note.severity, note.message, note.expected, note.found) if note else None


def _note(held: _HeldNote | None) -> Note | None:
    if held is None:
        return None
    code, severity, message, expected, found = held
    return Note(Code(code), Severity(severity), message, expected, found)


def _page(held: _HeldPage) -> Page:
    return Page(
        number=0,
        width=held["width"],
        height=held["height"],
        words=tuple(
            Word(
                text,
                Box(*box),
                size,
                direction=direction,
                confidence=sure,
                note=_note(note),
                recognised=recognised,
            )
            for text, box, size, sure, note, direction, recognised in held["words"]
        ),
        rules=tuple(Rule(Box(*box)) for box in held["rules"]),
        kind=PageKind.SCANNED,
        text_source=TextSource.OCR,
        turned=held["turned"],
        skew=held["skew"],
        notes=tuple(note for n in held["notes"] if (note := _note(n))),
        sightings=tuple(
            Sighting(SightingKind.STRUCK, Place(page=0, box=Box(*box)), text) for text, box in held["struck"]
        ),
    )
