"""What a check is given: the records of a document and the rows they were made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.indicators import DeclaredCount
from extract.model import Table
from extract.tasks import TableRows
from schema.build_tasks import Setting
from schema.records import DocumentRecords


@dataclass(frozen=True, slots=True)
class CheckInput:
    """Records of one document with the printed rows behind them.

    Attributes:
        task_ids: position of a task in the document → its id.
    """

    records: DocumentRecords
    rows: Sequence[TableRows]
    tables: Sequence[Table]
    setting: Setting
    declared: Sequence[DeclaredCount]
    task_ids: Mapping[int, str]
