"""The page: all sections in order, one file that needs no other, no network and no JavaScript.

The same database gives the same bytes: the page has no date of making, only that of each document, the hash of each file and the version of
the program. A rule in its head forbids the reader's browser to fetch anything.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from schema.version import program_version
from vnplans.reports import counted, doubts, listed, overview, shared, targets, timeline
from vnplans.reports.markup import Markup, tag, together
from vnplans.reports.material import Material, Options, Section, read_material

_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
_USUAL = Options()
_STYLE = Path(__file__).with_name("style.css")


def write_report(
    wanted: Sequence[str] = (),
    db: str | None = None,
    out: Path = Path("report.html"),
    options: Options = _USUAL,
) -> Path:
    """Writes a report of some documents and gives its path; the file appears whole or not at all.

    Args:
        wanted: an id, a number or a province each; empty for all documents.
        out: the HTML file; its folder is made.

    Raises:
        DocumentNotFound, AmbiguousDocument: a name fits nothing, or several documents.
        TooFewDocuments: the database has none.
        UnknownChoice: there is no such language.
    """
    text = page(read_material(tuple(wanted), db, options))
    out.parent.mkdir(parents=True, exist_ok=True)
    part = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    return out


def page(material: Material) -> str:
    """The whole page as text."""
    words = material.words
    made = sections(material)
    title = words("title.one" if len(material.sides) == 1 else "title.several", _named(material))
    head = tag(
        "head",
        {},
        tag("meta", {"charset": "utf-8"}),
        tag("meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY}),
        tag("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        tag("title", {}, title),
        tag("style", {}, Markup(_STYLE.read_text("utf-8"))),
    )
    links = (tag("a", {"href": f"#{s.name}"}, words(f"section.{s.name}")) for s in made)
    body = tag(
        "body",
        {"class": "few" if material.few else "many"},
        tag("h1", {}, title),
        tag("p", {}, words("lead" if material.crops.of else "lead.plain")),
        tag("nav", {"aria-label": words("contents")}, *links),
        tag("main", {}, *(_section(s, material) for s in made)),
        _footer(material),
    )
    return f"<!DOCTYPE html>\n{tag('html', {'lang': words.language}, head, body)}\n"


def _named(material: Material) -> str:
    if material.few:
        return ", ".join(material.sides)
    return material.words("many", len(material.sides))


def sections(material: Material) -> tuple[Section, ...]:
    """All parts, in order; rows only of few documents."""
    of = (counted.THEMES, counted.FUNDING, counted.BUDGETS, counted.AGENCIES)
    made = [
        overview.section(material),
        *(counted.section(one, material) for one in of),
        timeline.section(material),
        targets.section(material),
        counted.section(counted.EMISSIONS, material),
        *([shared.section(material)] if len(material.sides) > 1 else []),
        doubts.section(material),
    ]
    if material.few:
        made.append(listed.section(material))
    return tuple(made)


def _section(own: Section, material: Material) -> Markup:
    words = material.words
    notes = tag("ul", {"class": "notes"}, *(tag("li", {}, n) for n in own.notes)) if own.notes else ""
    return tag(
        "section",
        {"id": own.name},
        tag("h2", {}, words(f"section.{own.name}")),
        tag("p", {}, words(own.about or f"about.{own.name}")),
        *own.parts,
        tag("h3", {}, words("caveats")) if notes else "",
        notes,
    )


def _footer(material: Material) -> Markup:
    words = material.words
    documents = [d for s in material.chosen.sides for d in s.documents]
    lines = (
        tag("div", {}, f"{d.document_id} · {d.source_file or '–'} · SHA-256 {d.sha256}") for d in documents
    )
    return tag("footer", {}, words("footer", program_version()), together(lines))
