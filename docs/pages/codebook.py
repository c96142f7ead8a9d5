"""Writes ``docs/codebook.md`` from the records and their descriptions, as the exported ``codebook.csv`` is.

python -m docs.pages.codebook
"""

from __future__ import annotations

from pathlib import Path

from schema.contract.columns import ColumnDeclaration
from schema.database.rows import TABLES, exported_columns
from schema.export.description import column_type, description

_HEAD = """# Codebook / Bảng mã

Every table and column of the dataset, in the database, in SQL views and in exports. Dates are ISO 8601, both ends of a
period included; money is VND, emissions tCO2e, shares percent; empty means "not stated", 0 is a number. `*_raw` is the
printed text. This page is written by `python -m docs.pages.codebook`; an export has the same as `codebook.csv`.

Mọi bảng và cột của bộ dữ liệu. Ngày theo ISO 8601, tính cả hai đầu của khoảng thời gian; tiền tính bằng đồng Việt Nam,
phát thải bằng tấn CO2 tương đương, tỷ lệ bằng phần trăm; ô trống nghĩa là "không nêu", 0 là một con số. Cột `*_raw` giữ
nguyên văn bản in.
"""


def codebook_doc() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *(_section(table) for table in TABLES)])


def _section(table: str) -> str:
    words = description(table)
    rows = [_row(table, column) for column in exported_columns(table)]
    head = "| column | type | unit | meaning | ý nghĩa |\n|---|---|---|---|---|\n"
    return f"## {table}\n\n{words.english}. *{words.vietnamese}.*\n\n{head}{''.join(rows)}"


def _row(table: str, column: ColumnDeclaration) -> str:
    words = description(table, column.name)
    cells = (f"`{column.name}`", column_type(column), column.unit, words.english, words.vietnamese)
    return f"| {' | '.join(c.replace('|', '/') for c in cells)} |\n"


if __name__ == "__main__":
    path = Path(__file__).resolve().parents[2] / "docs" / "codebook.md"
    path.write_text(codebook_doc(), "utf-8")
    print(path)
