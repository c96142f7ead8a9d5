"""A report: all parts are there, in either language, from one document to many, and nothing comes from outside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

import pytest
from lxml import html

import vnplans
from bench.provinces import synthetic_plans
from schema.compare.by import Choice, compare
from schema.compare.filters import Filters
from schema.contract.records import DocumentRecords
from schema.database.opening import open_database
from schema.errors import AmbiguousDocument, DocumentNotFound, TooFewDocuments, UnknownChoice
from schema.load.renaming import renamed
from schema.load.store import store
from vnplans.questions.open import reading
from vnplans.questions.registers import agency_records
from vnplans.reports.material import FEW, Options
from vnplans.reports.words import Words
from vnplans.reports.write import write_report

PLANS = tuple(islice(synthetic_plans(seed=1), FEW + 1))
PARTS = ["overview", "themes", "funding", "budgets", "agencies", "periods", "targets", "emissions", "shared", "findings", "rows"]  # fmt: skip
COUNTED = {"themes": ("tasks", "budget_vnd"), "agencies": ("lead", "support", "other"), "funding": ("tasks", "amount_vnd"),
           "periods": ("begun", "running", "ending", "due"), "budgets": ("tasks", "amount_vnd")}  # fmt: skip


def stored(path: Path, *plans: DocumentRecords) -> str:
    engine = open_database(str(path))
    for plan in plans:
        store(engine, plan, agency_records())
    engine.dispose()
    return str(path)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Two plans; the second states no money, and a title of the first is a script."""
    first, second = PLANS[:2]
    attack = replace(first.tasks[0], title="<script>alert('x')</script>\x1b[2J")
    silent = tuple(replace(t, budget_vnd=None) for t in second.tasks)
    return stored(
        tmp_path_factory.mktemp("report") / "two.sqlite",
        replace(first, tasks=(attack, *first.tasks[1:])),
        replace(second, tasks=silent, task_budgets=()),
    )


def page(db: str, tmp_path: Path, *wanted: str, lang: str = "en") -> html.HtmlElement:
    out = write_report(wanted, db, tmp_path / "report.html", Options(lang))
    return html.fromstring(out.read_text("utf-8"))


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_all_parts_are_there_in_either_language(db: str, tmp_path: Path, lang: str) -> None:
    root = page(db, tmp_path, lang=lang)
    assert root.get("lang") == lang
    assert [s.get("id") for s in root.iter("section")] == PARTS
    for part in root.iter("section"):
        assert part.findall(".//table"), part.get("id")
        assert part.findall("./ul[@class='notes']"), part.get("id")
    heads = {h.text_content() for h in root.iter("h2")}
    assert ("Lĩnh vực" in heads) == (lang == "vi")
    assert ("Themes" in heads) == (lang == "en")


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_nothing_comes_from_outside_and_nothing_runs(db: str, tmp_path: Path, lang: str) -> None:
    root = page(db, tmp_path, lang=lang)
    addresses = [
        v for e in root.iter() for k, v in e.attrib.items() if k in ("src", "href", "xlink:href", "action")
    ]
    assert addresses
    assert [a for a in addresses if not a.startswith(("#", "data:image/png;base64,"))] == []
    assert not list(root.iter("script", "link", "iframe", "object", "form"))
    assert not [k for e in root.iter() for k in e.attrib if k.startswith("on")]
    assert "url(" not in root.findtext(".//style")
    assert "default-src 'none'" in root.find(".//meta[@http-equiv]").get("content")


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        pytest.param(2021, 2030, ("2021–2030", "2021–2030"), id="both"),
        pytest.param(2030, 2030, ("2030", "2030"), id="one-year"),
        pytest.param(None, 2030, ("to 2030", "đến 2030"), id="end-alone"),
        pytest.param(2021, None, ("from 2021", "từ 2021"), id="start-alone"),
        pytest.param(None, None, ("–", "–"), id="not-stated"),
    ],
)
def test_the_period_of_a_plan_says_what_is_stated(
    tmp_path: Path, first: int | None, last: int | None, told: tuple[str, str]
) -> None:
    plan = PLANS[0]
    days = {
        "period_start": date(first, 1, 1) if first else None,
        "period_end": date(last, 12, 31) if last else None,
    }
    path = stored(tmp_path / "p.sqlite", replace(plan, document=replace(plan.document, **days)))
    found = []
    for lang in ("en", "vi"):
        overview = page(path, tmp_path, lang=lang).find(".//section[@id='overview']")
        lines = {line[0].text_content(): line[1].text_content() for line in overview.iter("tr")}
        found.append(lines[Words(lang)("fact.period")])
    assert tuple(found) == told


def test_a_title_that_is_a_script_is_text(db: str, tmp_path: Path) -> None:
    out = write_report((), db, tmp_path / "report.html")
    text = out.read_text("utf-8")
    assert "<script" not in text
    assert "&lt;script&gt;alert(" in text
    assert "\x1b" not in text


def test_every_link_leads_to_a_row_of_the_page(db: str, tmp_path: Path) -> None:
    from urllib.parse import unquote

    root = page(db, tmp_path)
    ids = {e.get("id") for e in root.iter() if e.get("id")}
    links = [unquote(a.get("href")[1:]) for a in root.iter("a")]
    assert len(links) > 200
    assert [link for link in links if link not in ids] == []


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_pictures_have_words_and_their_numbers_follow(db: str, tmp_path: Path, lang: str) -> None:
    root = page(db, tmp_path, lang=lang)
    pictures = root.findall(".//*[@role='img']")
    assert len(pictures) > 10
    assert all(len(p.get("aria-label")) > 20 for p in pictures)
    for figure in root.iter("figure"):
        assert figure.find("figcaption").text_content()
        assert any(later.findall(".//table") for later in figure.itersiblings())


@pytest.mark.parametrize("lang", ["en", "vi"])
@pytest.mark.parametrize("by", COUNTED)
def test_the_numbers_of_a_table_are_those_of_the_frame(db: str, tmp_path: Path, by: str, lang: str) -> None:
    root = page(db, tmp_path, lang=lang)
    with reading(db) as connection:
        (found,) = compare(connection, (), by)
    wanted = [
        [str(row[f"{m}_{k}"]) for k in "ab" for m in COUNTED[by] if row[f"{m}_{k}"] is not None]
        for row in found.dicts()
    ]
    table = root.find(f".//section[@id='{by}']").find(".//table")
    assert [[d.get("value") for d in line.iter("data")] for line in table.find("tbody")] == wanted
    totals = root.find(f".//section[@id='{by}']").findall(".//table")[1]
    own = [[str(v) for v in row[3:] if v is not None] for row in found.totals.rows]
    assert [[d.get("value") for d in line.iter("data")] for line in totals.find("tbody")] == own


def test_what_is_not_stated_is_said_and_not_drawn(db: str, tmp_path: Path) -> None:
    root = page(db, tmp_path)
    silent = PLANS[1].document.title.rpartition("tỉnh ")[2]
    money = root.find(".//section[@id='themes']").find("figure")
    assert f"{silent}: not stated" in money.find("div[@class='legend']").text_content()
    assert silent not in money.find("div[@class='chart']").get("aria-label")
    notes = root.find(".//section[@id='themes']").find("ul").text_content()
    assert f"Money, VND: not stated by {silent}." in notes


def test_the_same_database_gives_the_same_bytes(db: str, tmp_path: Path) -> None:
    made = [
        write_report((), db, tmp_path / name, Options("vi")).read_bytes() for name in ("a.html", "b.html")
    ]
    assert made[0] == made[1]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.html", "b.html"]


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_one_document_stands_alone(db: str, tmp_path: Path, lang: str) -> None:
    root = page(db, tmp_path, PLANS[0].document.document_id, lang=lang)
    assert [s.get("id") for s in root.iter("section")] == [p for p in PARTS if p != "shared"]
    assert not root.findall(".//div[@class='chart']//b")


def test_two_plans_of_one_province_are_told_apart(tmp_path: Path) -> None:
    first = PLANS[0]
    later = renamed(first, f"{first.document.document_id}-later")
    changed = replace(
        later, document=replace(later.document, number="9/KH-UBND", sha256="9" * 64, source_file="9.md")
    )
    root = page(stored(tmp_path / "p.sqlite", first, changed), tmp_path)
    assert "9/KH-UBND" in root.find(".//h1").text_content()
    assert str(first.document.number) in root.find(".//h1").text_content()


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_many_documents_are_counted_without_rows(tmp_path: Path, lang: str) -> None:
    root = page(stored(tmp_path / "p.sqlite", *PLANS), tmp_path, lang=lang)
    assert [s.get("id") for s in root.iter("section")] == [p for p in PARTS if p != "rows"]
    heat = root.find(".//section[@id='themes']").find(".//table[@class='heat']")
    assert len(heat.find("tbody")) == len(PLANS)
    with reading(str(tmp_path / "p.sqlite")) as connection:
        (found,) = compare(connection, (), "themes")
    stated = {str(v) for row in found.dicts() for k, v in row.items() if k.startswith("budget_vnd_") and v}
    assert {d.get("value") for d in heat.iter("data")} == stated


def test_names_that_fit_nothing_are_refused(db: str, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    with pytest.raises(DocumentNotFound):
        write_report(("Atlantis",), db, out)
    with pytest.raises(UnknownChoice, match="fr"):
        write_report((), db, out, Options("fr"))
    with pytest.raises(TooFewDocuments):
        write_report((), stored(tmp_path / "empty.sqlite"), out)
    assert not out.exists()


def test_a_name_of_two_plans_is_not_guessed_at(tmp_path: Path) -> None:
    first = PLANS[0]
    later = renamed(first, f"{first.document.document_id}-later")
    changed = replace(later, document=replace(later.document, number="9/KH-UBND", sha256="9" * 64))
    path = stored(tmp_path / "p.sqlite", first, changed)
    with pytest.raises(AmbiguousDocument):
        write_report((str(first.document.province_code),), path, tmp_path / "report.html")


def test_the_function_is_still_there_when_its_room_was_read(db: str, tmp_path: Path) -> None:
    """A room named ``vnplans.report`` would take the place of the function with its first call."""
    made = [vnplans.report(PLANS[0].document.document_id, out=tmp_path / f"{n}.html", db=db) for n in (1, 2)]
    assert [p.name for p in made] == ["1.html", "2.html"]


def words_of(root: html.HtmlElement) -> Iterator[str]:
    for part in root.iter("li", "h2", "h3", "p", "figcaption"):
        yield part.text_content()


def test_a_vietnamese_report_has_no_english_sentences(db: str, tmp_path: Path) -> None:
    english = [
        t for t in words_of(page(db, tmp_path, lang="vi")) if " the " in t or " are " in t or " of " in t
    ]
    assert english == []


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_one_theme_one_body_and_one_year_can_be_asked_for(db: str, tmp_path: Path, lang: str) -> None:
    own = next(t for t in PLANS[0].tasks if t.theme and t.period_start)
    theme, year = own.theme, own.period_start.year
    whole = page(db, tmp_path, lang=lang)
    choice = Choice(Filters(theme=theme, year=year))
    out = write_report((), db, tmp_path / "some.html", Options(lang, choice=choice))
    root = html.fromstring(out.read_text("utf-8"))
    rows = ".//section[@id='rows']//table[@class='rows']/tbody/tr"
    assert 0 < len(root.findall(rows)) < len(whole.findall(rows))
    said = root.find(".//section[@id='overview']/ul").text_content()
    assert str(theme) in said and str(year) in said
    assert ("Only theme" in said) == (lang == "en"), "in the language of the report"
    known = {e.get("id") for e in root.iter() if e.get("id")}
    links = {a.get("href", "").removeprefix("#") for a in root.iter("a")}
    assert links - known == set(), "no link leads to a row that is not shown"
    with pytest.raises(UnknownChoice):
        write_report((), db, tmp_path / "none.html", Options(choice=Choice(Filters(lead="Sở Tào Lao"))))


def test_rows_without_pieces_of_pages_do_not_promise_them(db: str, tmp_path: Path) -> None:
    text = page(db, tmp_path).text_content()
    assert "piece of the page" not in text and "names the page" in text
