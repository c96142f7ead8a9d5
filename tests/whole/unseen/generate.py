"""Sets every invented plan: python tests/whole/unseen/generate.py (needs LibreOffice's soffice)."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import documents_a
import documents_b
import documents_c
import documents_d
from typeset import make


def main() -> None:
    files = Path(__file__).parent / "files"
    files.mkdir(exist_ok=True)
    wanted = sys.argv[1:]
    with tempfile.TemporaryDirectory() as work:
        for plan in [
            *documents_a.DOCUMENTS,
            *documents_b.DOCUMENTS,
            *documents_c.DOCUMENTS,
            *documents_d.DOCUMENTS,
        ]:
            if not wanted or any(w in plan.slug for w in wanted):
                make(plan, files, Path(work))


if __name__ == "__main__":
    main()
