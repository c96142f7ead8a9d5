"""What stands in a region of a page that a person drew: its cells, and the row before it."""

from __future__ import annotations

from sqlalchemy import Connection, and_, or_, select

from schema.database.models import metadata

Region = tuple[float, float, float, float]
"""x0, top, x1, bottom in points."""
_KINDS = {"tasks": "title", "indicators": "name"}


def cells_in(connection: Connection, document_id: str, page: int, region: Region) -> tuple[str, ...]:
    """The texts of the cells whose middle lies in a region, in the order of their rows."""
    cells, tables = metadata.tables["cells"], metadata.tables["tables"]
    joined = cells.join(tables, cells.c.table_id == tables.c.table_id)
    own = and_(tables.c.document_id == document_id, cells.c.page == page, cells.c.x0.is_not(None))
    order = (cells.c.table_id, cells.c.row, cells.c.column, cells.c.part)
    found = connection.execute(select(cells).select_from(joined).where(own).order_by(*order))
    return tuple(c.raw for c in found if c.raw and is_inside((c.x0, c.top, c.x1, c.bottom), region))


def is_inside(box: tuple[float, ...], region: Region) -> bool:
    """Whether the middle of a box lies in a region."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return region[0] <= x <= region[2] and region[1] <= y <= region[3]


def row_before(
    connection: Connection, document_id: str, kind: str, place: tuple[int | None, float]
) -> str | None:
    """The last row of a kind that is printed before a place: a page and the points from its top, or None and a line."""
    values = metadata.tables["provenance"]
    page, down = place
    own = and_(
        values.c.document_id == document_id, values.c.record_table == kind, values.c.field == _KINDS[kind]
    )
    on_page = and_(values.c.page == page, values.c.top < down)
    before = values.c.line < down if page is None else or_(values.c.page < page, on_page)
    order = (values.c.page.desc(), values.c.top.desc(), values.c.line.desc())
    query = select(values.c.record_id).where(own, before).order_by(*order)
    found: str | None = connection.execute(query.limit(1)).scalar()
    return found
