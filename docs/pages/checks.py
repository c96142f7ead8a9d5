"""docs/checks.md, made from the registry of checks: ``python -m docs.pages.checks [--write]``."""

from __future__ import annotations

import sys
from pathlib import Path

from schema.checks import CHECKS, Check

PATH = Path(__file__).resolve().parents[2] / "docs" / "checks.md"
_HEAD = """# Checks

A check is a small function from the records of a document (and the printed rows they were made from) to findings. It
alters no value. The list below is made from the registry (`schema/checks/registry.py`) by
`python -m docs.pages.checks --write`; parsers leave findings of their own on the way (`number_malformed`,
`agency_unknown`, `period_unparsed`, …), and the readers theirs (`page_failed`, `join_doubtful`, `readers_disagree`).

Severity: **info** says what was done or what is odd and possible; **warning** that a value may be wrong; **error**
that it is wrong or missing. A finding names one record and one field. `vnplans findings` lists, filters, explains and
counts them; what each code means: [findings.md](findings.md).

What the checks see, measured on random faults: [corruptions.md](corruptions.md). What they say of the flaws of the
two plans: [flaws.md](flaws.md).
"""
_TAIL = """
## How to add one

1. Write a function `check_…(given: CheckInput, recorder: Recorder) -> None` in the module of its subject under
   `schema/checks/` (or a new one). `given` has the records, the printed rows (`given.rows`, `given.tasks()`) and the
   tables; `recorder.note(table, record, field, note, page)` files a finding. `values.field_of(role)` gives the table
   and column that a column of the print fills.
2. Choose a code from `normalize.notes.Code`; each means one thing ([findings](findings.md)). The list is closed: a new
   code is added there deliberately, with its meaning and an example on that page.
3. Register it in `CHECKS` with code, severity, one sentence of explanation and one example in print.
4. Test it in `tests/schema/checks/test_registry.py`: one fault that it sees, one clean table on which it is silent.
5. Run `python -m docs.pages.checks --write`, `python -m bench.corruptions`, `python -m docs.pages.flaws --write`, and look
   at what changed in the findings of clean documents: at most one finding above info in 200 rows of a clean table.
"""


def page() -> str:
    """The text of docs/checks.md."""
    return _HEAD + "".join(_entry(c) for c in CHECKS) + _TAIL


def _entry(check: Check) -> str:
    name = check.run.__name__
    module = check.run.__module__.replace(".", "/")
    return (
        f"\n## {name.removeprefix('check_').replace('_', ' ').capitalize()}\n\n"
        f"`{check.code.value}`, {check.severity.value} (`{module}.py`, `{name}`). {check.explanation}\n\n"
        f"Example: {check.example}\n"
    )


if __name__ == "__main__":
    if "--write" in sys.argv:
        PATH.write_text(page(), "utf-8")
    else:
        print(page(), end="")
