"""What stands for pandas in the process that reads files.

camelot, the second reader of tables, puts each table into a ``pandas.DataFrame`` too; we read its cells and
never that frame. Importing pandas would take as long as reading a plan of 27 pages (1.1 s to 1.4 s), once in
each process. Only the reading process, in which nothing but our readers runs, has this in its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType


class UnreadFrame:
    """Takes the rows that a ``DataFrame`` is made of and keeps their number only.

    Attributes:
        shape: rows and columns, which camelot copies.
    """

    def __init__(self, rows: Sequence[Sequence[object]] = ()) -> None:
        self.shape = (len(rows), max(map(len, rows), default=0))


def frames_nobody_reads() -> ModuleType:
    """A module ``pandas`` with a ``DataFrame`` and a value ``NA`` (for which rapidfuzz asks), nothing else.

    Raises:
        AttributeError: by the module, for any other name; the page is then read by the next reader, and a
            finding says where none could.
    """
    module = ModuleType("pandas", "Stands for pandas; see vnplans.intake.frames.")
    setattr(module, "DataFrame", UnreadFrame)  # noqa: B010 - a ModuleType has no such attribute for mypy
    setattr(module, "NA", object())  # noqa: B010
    return module
