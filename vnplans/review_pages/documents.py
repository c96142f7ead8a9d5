"""The first page: all documents with their state, search, and the files that are being read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from schema.contract.records import RecordValue
from schema.database.find import find_document, province_name
from vnplans.questions.document_states import states
from vnplans.questions.open import reading
from vnplans.questions.search import Hit
from vnplans.review_pages.inbox import is_taken
from vnplans.review_pages.site import A_YEAR, AUTHOR, Site, page, posted, site_of

_SORTS = ("title", "issued_on", "status", "pages", "tasks", "indicators", "errors", "unread", "share")


def documents(request: Request) -> Response:
    """All documents, or where words are searched for the texts that hold them."""
    site, words = site_of(request), request.query_params.get("q", "").strip()
    if words:
        return _found(request, site, words)
    sort = request.query_params.get("sort", "")
    found = _sorted(states(site.db).dicts(), sort)
    return page(request, "documents.html", documents=found, sort=sort, arrivals=site.inbox.arrivals())


def _found(request: Request, site: Site, words: str) -> Response:
    """The texts that hold the words, by document."""
    groups: dict[str, list[Hit]] = {}
    with reading(site.db) as connection:
        hits, count = site.texts.search(connection, words)
        for hit in hits:
            groups.setdefault(hit.document_id, []).append(hit)
        heads = {d: find_document(connection, d) for d in groups}
        provinces = {d: province_name(head) for d, head in heads.items()}
    return page(
        request, "search.html", words=words, groups=groups, count=count, heads=heads, provinces=provinces
    )


def _sorted(found: list[dict[str, RecordValue]], sort: str) -> list[dict[str, RecordValue]]:
    """By one column, with ``-`` before it from the largest down; the newest documents first without."""
    name = sort.removeprefix("-")
    if name not in _SORTS:
        name, sort = "issued_on", "-issued_on"
    stated = [d for d in found if d[name] is not None]
    empty = [d for d in found if d[name] is None]
    return [*sorted(stated, key=lambda d: d[name], reverse=sort.startswith("-")), *empty]  # type: ignore[arg-type,return-value]


def arrivals(request: Request) -> Response:
    """The files that are being read; asked again and again while any is."""
    return page(request, "arrivals.html", arrivals=site_of(request).inbox.arrivals())


async def upload(request: Request) -> Response:
    """Takes one file, as the whole body of the request, and has it read."""
    name = request.query_params.get("name", "")
    if not is_taken(name):
        return PlainTextResponse(f"{Path(name).suffix or name}: this type of file is not read.\n", 415)
    inbox = site_of(request).inbox
    place = inbox.place_for(name)
    try:
        with place.open("wb") as file:
            async for block in request.stream():
                file.write(block)
    except BaseException:
        place.unlink(missing_ok=True)
        place.parent.rmdir()
        raise
    inbox.put(place)
    return page(request, "arrivals.html", arrivals=inbox.arrivals())


@posted
def author(_: Request, form: Mapping[str, str]) -> Response:
    """Keeps the name under which a person decides."""
    stated = form.get("author", "").strip()[:80]
    answer = Response(status_code=204)
    answer.set_cookie(AUTHOR, quote(stated), max_age=A_YEAR, httponly=True, samesite="lax")
    return answer
