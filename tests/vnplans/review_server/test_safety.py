"""The server refuses what does not come from its own pages, whoever sends it, and what it shows cannot run."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import vnplans
from tests.samples.review_server import Visitor, served
from tests.samples.tiny_plans import tiny_plan
from vnplans.review_server.access import Access

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Two plans, of which one bears a script as its title and in a task."""
    folder = tmp_path_factory.mktemp("safety")
    (folder / "a.md").write_text(tiny_plan(11), encoding="utf-8")
    wicked = tiny_plan(12, f'"><b onclick="x()">{SCRIPT}').replace("tăng trưởng xanh", SCRIPT)
    (folder / "b.md").write_text(wicked, encoding="utf-8")
    db = str(folder / "plans.sqlite")
    assert all(r.error is None for r in vnplans.ingest(folder / "a.md", folder / "b.md", db=db, jobs=0))
    return db


@pytest.fixture(scope="module")
def server(database: str) -> Iterator[int]:
    with served(database) as visitor:
        yield visitor.port


@pytest.fixture
def visitor(server: int) -> Visitor:
    made = Visitor(server)
    assert made.get("/").status == 200
    return made


def test_a_page_keeps_scripts_frames_and_other_servers_out(visitor: Visitor) -> None:
    headers = visitor.get("/").headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy and "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/", "/static/review.css", "/nowhere", "/findings"])
@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:80@127.0.0.1"])
def test_a_forged_host_is_refused(visitor: Visitor, path: str, host: str) -> None:
    found = visitor.ask("GET", path, b"", {"Host": host})
    assert found.status == 421
    assert "vnplans" not in found.text


def test_a_form_of_our_own_page_is_taken(visitor: Visitor) -> None:
    assert visitor.post("/author", {"author": "Lan"}).status == 204
    assert 'value="Lan"' in visitor.get("/").text


@pytest.mark.parametrize(
    "forged",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"X-CSRF-Token": ""},
        {"X-CSRF-Token": "0" * 64},
    ],
    ids=["other-origin", "null-origin", "no-origin", "no-token", "wrong-token"],
)
@pytest.mark.parametrize(
    "path",
    [
        "/author",
        "/files?name=a.md",
        "/findings/decide",
        "/findings/undo",
        "/d/x/change",
        "/d/x/check/judge",
        "/d/x/check/undo",
    ],
)
def test_a_forged_form_is_refused(visitor: Visitor, path: str, forged: dict[str, str]) -> None:
    assert visitor.post(path, {"author": "Evil"}, **forged).status == 403
    assert "Evil" not in visitor.get("/").text


def test_the_token_of_another_session_is_refused(visitor: Visitor, server: int) -> None:
    other = Visitor(server)
    other.get("/")
    assert visitor.post("/author", {"author": "Evil"}, **{"X-CSRF-Token": other.token}).status == 403


def test_nothing_is_changed_by_asking(visitor: Visitor) -> None:
    for path in ("/author", "/findings/decide", "/files"):
        assert visitor.get(path).status == 405


def pages_of(visitor: Visitor) -> Iterator[tuple[str, str]]:
    wicked = "bac-ninh-12-kh-ubnd-2024"
    task = f"{wicked}:t1:1"
    for path in (
        "/", "/?q=alert", "/findings?severity=info", f"/d/{wicked}", f"/d/{wicked}/check", f"/d/{wicked}?tab=clauses", f"/d/{wicked}/rows?tab=tasks",
        f"/d/{wicked}/record?id={task}", f"/d/{wicked}/record?id={task}&edit=title", f"/d/{wicked}?record={task}",
        "/?q=%3Cscript%3Ealert(1)%3C/script%3E", "/d/%3Cscript%3Ealert(1)%3C%2Fscript%3E", "/%3Cscript%3Ealert(1)",
        "/findings?document=%3Cscript%3Ealert(1)", f"/d/{wicked}/rows?find=%22%3E%3Cscript%3Ealert(1)", f"/d/{wicked}/rows?sort=%22%3E%3Cscript%3E",
    ):  # fmt: skip
        yield path, visitor.get(path).text


def test_what_a_document_or_an_address_says_is_escaped(visitor: Visitor) -> None:
    found = list(pages_of(visitor))
    for path, text in found:
        assert "<script>alert" not in text and "<img src=x" not in text and "<b onclick" not in text, path
        assert "<script src=" in text or "<html" not in text
    assert sum("&lt;script&gt;alert(1)" in text for _, text in found) > 8, (
        "the wicked title is shown, as text"
    )


def test_no_page_holds_a_script_or_a_style_of_its_own(visitor: Visitor) -> None:
    for path, text in pages_of(visitor):
        assert "<style" not in text and " style=" not in text and "javascript:" not in text, path
        assert (
            " onclick=" not in text.replace("&#34;", '"').replace('b onclick="x()"', "")
            or "&lt;b onclick" in text
        )
        assert "<script>" not in text, path


def test_a_form_that_is_too_long_is_refused(visitor: Visitor) -> None:
    assert visitor.post("/author", b"author=" + b"x" * 1_100_000).status == 413


@pytest.mark.parametrize(
    "path", ["/static/../access.py", "/static/%2e%2e/labels.csv", "/static/..%2f..%2fapi.py"]
)
def test_only_what_lies_in_static_is_given(visitor: Visitor, path: str) -> None:
    assert visitor.get(path).status == 404


def test_read_only_shows_and_changes_nothing(database: str) -> None:
    with served(database, Access(read_only=True)) as visitor:
        assert 'id="files"' not in visitor.get("/").text
        assert visitor.get("/findings?severity=info").status == 200
        for path in ("/author", "/files?name=a.md", "/findings/decide", "/d/x/change", "/d/x/check/judge"):
            assert visitor.post(path, {"author": "x"}).status == 403


def test_served_to_others_it_asks_for_a_token(database: str) -> None:
    with served(database, Access("0.0.0.0", token="let-me-in")) as visitor:
        assert visitor.get("/").status == 401
        assert visitor.get("/?token=guessed").status == 401
        assert visitor.get("/static/review.css").status == 401
        assert visitor.post("/author?token=let-me-in", {"author": "x"}).status == 401
        entered = visitor.get("/findings?token=let-me-in&severity=info")
        assert (entered.status, entered.headers["location"]) == (303, "/findings?severity=info")
        assert visitor.get("/findings?severity=info").status == 200
        assert visitor.post("/author", {"author": "Lan"}).status == 204


def test_the_way_in_does_not_lead_elsewhere(database: str) -> None:
    with served(database, Access("0.0.0.0", token="let-me-in")) as visitor:
        for path in ("//evil.example/", "/\\evil.example/", "/%5Cevil.example"):
            place = visitor.get(f"{path}?token=let-me-in").headers.get("location", "/")
            assert place.startswith("/") and not place.startswith(("//", "/\\")), place
