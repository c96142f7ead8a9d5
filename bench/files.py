"""The PDFs that are measured: the corpus's renditions and, where they are present, the real ones of
../shared."""

from __future__ import annotations

import hashlib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
TRUTH = CORPUS / "truth"
SHARED = ROOT.parent / "shared"
REAL = SHARED / "real" / "born_digital"
GOLD = SHARED / "gold"


def corpus_pdfs() -> list[Path]:
    """The born-digital renditions."""
    return sorted(p for p in CORPUS.glob("*/*.pdf") if "-scan" not in p.stem)


def real_pdfs() -> list[Path]:
    """The real born-digital documents; none where ../shared is absent."""
    return sorted(REAL.glob("*.pdf"))


def truth_of(path: Path) -> Path:
    """What the tables of a rendition say, cell by cell."""
    return TRUTH / f"{path.stem}.json"


PUT_AWAY = "012"
"""First digits of the SHA-256 of the real documents that are kept for a last trial: no rule was written from them."""


def sha256_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def is_put_away_hash(digest: str) -> bool:
    return digest[:1] in tuple(PUT_AWAY)


def is_put_away(path: Path) -> bool:
    """Whether a real document is kept for a last trial, told by its bytes."""
    return is_put_away_hash(sha256_of(path))
