"""Metadata for Datasette, which serves the SQLite file as a web site: titles, columns, units, facets, search, questions.

Written for Datasette 0.65; ``docs/how-to/serve-and-open.md`` pins the version. The unit of a column stands in its
description. Datasette's own "units" are not used: they would show 38,510,000,000 as "38.51 GVND", and later versions
have none.
"""

from __future__ import annotations

import json
from pathlib import Path

from schema.export.about import Published, dataset, published_tables
from schema.export.content import ALL_TABLES, CODEBOOK, columns_of
from schema.export.description import description
from schema.export.sqlite_file import FILE, PROVINCES, index_of

METADATA = "datasette-metadata.json"

_SHORT_LIST = "<style>.column-descriptions { max-height: 9em; overflow: auto }</style>"
"""What the columns mean stands above the rows; of forty columns a part is enough until one scrolls."""
_BEGIN = (
    '<p>Begin with <a href="vnplans/tasks_wide">tasks_wide</a> (one row a task, with bodies, money and times) and'
    ' <a href="vnplans/v_indicators_wide">v_indicators_wide</a> (one row a target). Words are found without tone marks:'
    " <i>trong rung</i> finds “Trồng rừng”.</p><p>Bắt đầu từ hai bảng trên. Tìm kiếm không cần dấu.</p>"
)

_QUESTIONS = {
    "money_by_theme": (
        "Money by province and theme / Kinh phí theo tỉnh và lĩnh vực",
        "SELECT province, theme, count(*) AS tasks, sum(budget_vnd) AS budget_vnd FROM tasks_wide"
        " WHERE duplicate_of IS NULL AND review_status <> 'rejected' GROUP BY province, theme"
        " ORDER BY province, tasks DESC",
    ),
    "targets_of_a_year": (
        "Targets of a year / Mục tiêu của một năm",
        "SELECT province, name, comparator, low, high, unit, target_raw, indicator_id FROM v_indicators_wide"
        " WHERE year = :year ORDER BY province, indicator_id",
    ),
    "tasks_of_a_body": (
        "What a body leads, under its name of today / Nhiệm vụ do một cơ quan chủ trì, theo tên hiện nay",
        "SELECT coalesce(n.name, a.name) AS today, w.province, w.title, w.period_raw, w.task_id"
        " FROM task_agencies t JOIN agencies a USING (agency_id) LEFT JOIN agencies n ON n.agency_id = a.successor_id"
        " JOIN tasks_wide w ON w.task_id = t.task_id"
        " WHERE t.role = 'lead' AND coalesce(n.name, a.name) LIKE '%' || :body || '%' ORDER BY today, w.province",
    ),
    "doubtful_values": (
        "Values with a finding above info / Giá trị còn nghi ngờ",
        "SELECT severity, code, record_table, record_id, field, message, found, expected, page FROM findings"
        " WHERE severity <> 'info' AND status = 'open' ORDER BY severity, code, record_id",
    ),
}


def write_metadata(folder: Path) -> str:
    """Writes the metadata and gives the file's name."""
    about = dataset()
    tables: dict[str, object] = {t: _table(t, published_tables()[t]) for t in ALL_TABLES}
    tables[PROVINCES] = {"hidden": True}
    tables["v_tasks_wide"] = {"title": "The same as tasks_wide / Như tasks_wide"}
    tables["v_provinces"] = {"title": "Provinces, for maps / Các tỉnh, để vẽ bản đồ"}
    tables["v_indicators_wide"] = {
        "title": "Targets with indicator, document and leads / Mục tiêu với chỉ tiêu, văn bản, cơ quan chủ trì",
        "facets": ["province", "year", "unit", "theme"],
        "description_html": _SHORT_LIST,
    }
    metadata = {
        "title": f"{about.title_en} / {about.title_vi}",
        "description": f"{about.description_en}\n{about.description_vi}",
        "license": about.licence.title,
        "license_url": about.licence.url,
        "source": about.licence.note,
        "databases": {
            Path(FILE).stem: {"description_html": _BEGIN, "tables": tables, "queries": _queries()},
        },
    }
    (folder / METADATA).write_text(
        json.dumps(metadata, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    return METADATA


def _table(table: str, published: Published) -> dict[str, object]:
    words = description(table)
    found: dict[str, object] = {
        "title": f"{published.title_en} / {published.title_vi}",
        "description_html": f"<p>{words.english}. {words.vietnamese}.</p>{_SHORT_LIST}",
        "columns": {c.name: _meaning(table, c.name, c.unit) for c in columns_of(table)},
        "label_column": published.label,
        "facets": list(published.facets),
        "size": 50,
    }
    if published.search:
        found |= {"fts_table": index_of(table), "fts_pk": "rowid"}
    if table == CODEBOOK:
        found["size"] = 200
    return {name: value for name, value in found.items() if value}


def _meaning(table: str, column: str, unit: str) -> str:
    words = description(table, column)
    return f"{words.english}{f' [{unit}]' if unit else ''}. {words.vietnamese}."


def _queries() -> dict[str, dict[str, str]]:
    return {name: {"title": title, "sql": sql} for name, (title, sql) in _QUESTIONS.items()}
