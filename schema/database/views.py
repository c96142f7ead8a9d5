"""Views that a person can query: ``v_tasks_wide`` and ``v_indicators_wide``.

``v_tasks_wide`` has the columns of ``tasks_wide``; ``v_indicators_wide`` is one target with its indicator,
document and leads. Joined names stand in the order of the print. What an export reads is the same question
(:func:`tasks_wide_query`), not the view, so that a database which an earlier version opened gives all columns.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

from schema.contract.bodies import BODY_ROLES
from schema.contract.records import columns

_VIEWS = ("v_tasks_wide", "v_indicators_wide")
_BODY = "COALESCE(a.agency, a.raw)"


def drop_views(connection: Connection) -> None:
    """Takes the views away, so that the tables under them can be altered."""
    for name in _VIEWS:
        connection.execute(text(f"DROP VIEW IF EXISTS {name}"))


def create_views(connection: Connection) -> None:
    """Makes the views again, in the dialect of the connection."""
    dialect = connection.dialect.name
    drop_views(connection)
    connection.execute(text(f"CREATE VIEW v_tasks_wide AS {tasks_wide_query(dialect)}"))
    connection.execute(text(f"CREATE VIEW v_indicators_wide AS {indicators_wide_query(dialect)}"))


def _joined(value: str, source: str, order: str, dialect: str) -> str:
    """A scalar subquery that joins ``value`` over ``source`` by ``; `` in ``order``."""
    if dialect == "sqlite":
        return f"(SELECT group_concat(v, '; ') FROM (SELECT {value} AS v FROM {source} ORDER BY {order}))"
    return f"(SELECT string_agg({value}, '; ' ORDER BY {order}) FROM {source})"


def _bodies(role: str, dialect: str) -> str:
    source = f"task_agencies a WHERE a.task_id = t.task_id AND a.role = '{role}'"
    return _joined(_BODY, source, "a.position", dialect)


def tasks_wide_query(dialect: str) -> str:
    """One task with everything a person wants in one row."""
    own = [c for c in columns("tasks") if not c.endswith("_id")]
    funding = _joined("f.source", "task_funding f WHERE f.task_id = t.task_id", "f.ordinal", dialect)
    wanted = [
        "t.task_id",
        "t.document_id",
        "d.number AS document_number",
        "d.province",
        *(f"t.{c}" for c in own),
        *(f"{_bodies(role, dialect)} AS {role}" for role in BODY_ROLES.names),
        f"{funding} AS funding_sources",
    ]
    return f"SELECT {', '.join(wanted)} FROM tasks t JOIN documents d ON d.document_id = t.document_id"


def indicators_wide_query(dialect: str) -> str:
    """One target of an indicator; an indicator without a target has one row."""
    leads = _joined(
        _BODY,
        "indicator_agencies a WHERE a.indicator_id = i.indicator_id AND a.role = 'lead'",
        "a.position",
        dialect,
    )
    indicator = [c for c in columns("indicators") if c not in ("document_id", "raw")]
    target = [c for c in columns("targets") if c not in ("indicator_id", "raw")]
    wanted = [
        "i.document_id",
        "d.number AS document_number",
        "d.province",
        *(f"i.{c}" for c in indicator),
        *(f"x.{c}" for c in target),
        "x.raw AS target_raw",
        f"{leads} AS lead",
    ]
    return (
        f"SELECT {', '.join(wanted)} FROM indicators i JOIN documents d ON d.document_id = i.document_id"
        " LEFT JOIN targets x ON x.indicator_id = i.indicator_id"
    )
