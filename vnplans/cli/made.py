"""How decisions that were made are shown: one line each, or JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from vnplans.cli.output import print_json
from vnplans.cli.table import print_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from schema.contract.records import CorrectionRecord


def print_made(made: Sequence[CorrectionRecord], as_json: bool) -> None:
    """Prints corrections; of an added row its words, not all that is kept of it."""
    if as_json:
        print_json([asdict(c) for c in made])
        return
    shown = ("correction_id", "action", "old_value", "new_value", "revoked_at")
    print_table(shown, [[getattr(c, n) if n != "new_value" else _new(c) for n in shown] for c in made])


def _new(made: CorrectionRecord) -> str | None:
    from schema.load.added_rows import content_of
    from schema.load.correction_log import rows_of

    if rows := rows_of(made):
        return " + ".join(rows)
    return content_of(made).name if made.action == "add" else made.new_value
