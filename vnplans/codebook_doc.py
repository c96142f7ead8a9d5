"""Writes ``docs/codebook.md`` from the records and their descriptions, as the exported ``codebook.csv`` is.

python -m vnplans.codebook_doc
"""

from __future__ import annotations

from pathlib import Path

from schema.describe import column_type, description
from schema.rows import TABLES, WIDE, table_columns

_HEAD = """# Codebook / Bảng mã

Every table and column of the dataset, in the database, in SQL views and in exports. Dates are ISO 8601, both ends of a
period included; money is VND, emissions tCO2e, shares percent; empty means "not stated", 0 is a number. `*_raw` is the
printed text. This page is written by `python -m vnplans.codebook_doc`; an export has the same as `codebook.csv`.

Mọi bảng và cột của bộ dữ liệu. Ngày theo ISO 8601, tính cả hai đầu của khoảng thời gian; tiền tính bằng đồng Việt Nam,
phát thải bằng tấn CO2 tương đương, tỷ lệ bằng phần trăm; ô trống nghĩa là "không nêu", 0 là một con số. Cột `*_raw` giữ
nguyên văn bản in.
"""

_TABLES = {
    "documents": ("One plan or decision", "Một kế hoạch hoặc quyết định"),
    "document_files": ("One file of a document", "Một tệp của văn bản"),
    "legal_references": ("One cited act", "Một văn bản được viện dẫn"),
    "clauses": ("One numbered clause of the body", "Một điều khoản trong phần lời văn"),
    "tables": ("One table, joined over its pages", "Một bảng, đã nối qua các trang"),
    "joins": ("One seam of a joined table", "Một chỗ nối của bảng qua trang"),
    "cells": ("One printed part of a cell", "Một phần in của ô"),
    "tasks": ("One task, project or measure", "Một nhiệm vụ, dự án hoặc giải pháp"),
    "task_agencies": ("One body named in a task", "Một cơ quan nêu trong nhiệm vụ"),
    "task_products": (
        "One result of a task, where it has several",
        "Một sản phẩm của nhiệm vụ có nhiều sản phẩm",
    ),
    "task_budgets": (
        "One amount of a task, by year or by source",
        "Một khoản kinh phí của nhiệm vụ, theo năm hoặc nguồn",
    ),
    "task_funding": ("One funding source named in a task", "Một nguồn vốn nêu trong nhiệm vụ"),
    "indicators": ("One indicator statement", "Một chỉ tiêu"),
    "indicator_agencies": ("One body named for an indicator", "Một cơ quan nêu cho chỉ tiêu"),
    "targets": ("One target value of an indicator", "Một giá trị mục tiêu của chỉ tiêu"),
    "agencies": ("One body in the register", "Một cơ quan trong danh mục"),
    "findings": ("One doubt about a field of a record", "Một nghi vấn về một trường của bản ghi"),
    "corrections": ("One human decision", "Một quyết định sửa của con người"),
    "provenance": ("Where a normalised value was read", "Nơi đọc được một giá trị chuẩn hóa"),
    WIDE: (
        "One task with all that a person wants in one row",
        "Một nhiệm vụ với đủ thông tin trên một dòng",
    ),
}


def codebook_doc() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *(_section(table) for table in TABLES)])


def _section(table: str) -> str:
    english, vietnamese = _TABLES[table]
    rows = [_row(table, column) for column in table_columns(table)]
    head = "| column | type | unit | meaning | ý nghĩa |\n|---|---|---|---|---|\n"
    return f"## {table}\n\n{english}. *{vietnamese}.*\n\n{head}{''.join(rows)}"


def _row(table: str, column: str) -> str:
    told = description(table, column)
    cells = (f"`{column}`", column_type(table, column), told.unit, told.english, told.vietnamese)
    return f"| {' | '.join(c.replace('|', '/') for c in cells)} |\n"


if __name__ == "__main__":
    path = Path(__file__).resolve().parent.parent / "docs" / "codebook.md"
    path.write_text(codebook_doc(), "utf-8")
    print(path)
