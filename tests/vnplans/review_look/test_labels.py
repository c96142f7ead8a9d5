"""Each label has words in both languages; each that a template names exists, and none is left over."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from normalize.notes import Code
from tests.samples.files import ROOT
from vnplans.review_look.labels import LANGUAGES, labels, language_of, word
from vnplans.review_look.templates import FOLDER, Frame, asset, query, render
from vnplans.review_look.values import shown, shown_text

TEMPLATES = sorted((FOLDER / "templates").iterdir())
FAMILIES = (
    "action.",
    "change.",
    "code.",
    "field.",
    "kind.",
    "lost.",
    "priority.",
    "recurrence.",
    "review_status.",
    "severity.",
    "source.",
    "status.",
    "reason.",
    "value.",
    "verdict.",
    "why.",
)
"""Labels whose last part is a value of the dataset."""
FRAME = Frame("en", "0", "Lan", False, "/?lang=")


def named() -> set[str]:
    """The labels that templates name in full, and the beginnings of those that they put together."""
    code = "".join(p.read_text("utf-8") for p in TEMPLATES)
    return set(re.findall(r'\b(?:t|name)\("([\w.]+)"', code))


def test_labels_that_are_named_exist_and_no_other() -> None:
    known = set(labels("en"))
    whole = {label for label in named() if not label.endswith(".")}
    chosen = set(
        re.findall(
            r'"([a-z]+\.[a-z_.]+)" if|else "([a-z]+\.[a-z_.]+)"',
            "".join(p.read_text("utf-8") for p in TEMPLATES),
        )
    )
    also = {label for pair in chosen for label in pair if label}
    assert whole - known == set()
    left = {k for k in known - whole - also if not k.startswith((*FAMILIES, "documents.", "queue.from."))}
    assert left <= {"app.name"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_has_words_and_the_same_values(language: str) -> None:
    for label, text in labels(language).items():
        assert text.strip() == text != ""
        assert set(re.findall(r"{(\w+)}", text)) == set(re.findall(r"{(\w+)}", labels("en")[label])), label


def test_every_code_of_a_finding_has_words() -> None:
    assert {f"{kind}.{c.value}" for c in Code for kind in ("code", "why")} <= set(labels("vi"))


@pytest.mark.parametrize(
    ("value", "field", "vi", "en"),
    [
        (1_250_000_000, "budget_vnd", "1.250.000.000", "1,250,000,000"),
        (Decimal("42.750"), "ghg_tco2e", "42,75", "42.75"),
        (-3, "low", "-3", "-3"),
        (2030, "year", "2030", "2030"),
        (date(2024, 3, 5), "period_start", "05/03/2024", "2024-03-05"),
        (True, "open_ended", "có", "yes"),
        (0.973, "confidence", "97 %", "97 %"),
        (None, "title", "", ""),
        ("high", "priority", "cao", "high"),
        ("oda; local_budget", "funding", "vốn ODA; ngân sách địa phương", "ODA; local budget"),
        ("energy", "theme", "Năng lượng", "Energy"),
        ("Sở Công Thương", "lead", "Sở Công Thương", "Sở Công Thương"),
    ],
)
def test_a_value_is_shown_as_people_write_it(value: object, field: str, vi: str, en: str) -> None:
    assert (shown(value, field, "vi"), shown(value, field, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("text", "field", "vi"),
    [
        ("7000000000", "budget_vnd", "7.000.000.000"),
        ("2030", "number", "2030"),
        ("2030", "year", "2030"),
        ("Sở Y tế", "lead", "Sở Y tế"),
        (None, "lead", ""),
    ],
)
def test_what_a_correction_says_is_shown_alike(text: str | None, field: str, vi: str) -> None:
    assert shown_text(text, field, "vi") == vi


@pytest.mark.parametrize(
    ("wanted", "accepted", "language"),
    [
        (None, "en-GB,en;q=0.9", "en"),
        ("vi", "en", "vi"),
        ("xx", "fr,en", "en"),
        (None, "", "vi"),
        (None, "fr", "vi"),
    ],
)
def test_the_language_is_the_one_chosen_or_asked_for(
    wanted: str | None, accepted: str, language: str
) -> None:
    assert language_of(wanted, accepted) == language


def test_a_label_takes_its_values() -> None:
    assert word("en", "page.short", page=3) == "p. 3"


def test_an_address_leaves_out_what_is_empty() -> None:
    assert query(q="rừng", page=None, tab="") == "?q=r%E1%BB%ABng"
    assert query() == ""


def test_values_are_escaped() -> None:
    assert "&lt;b&gt;" in render("error.html", FRAME, message="<b>", hint="")


def test_a_file_of_ours_changes_its_address_with_its_content() -> None:
    assert re.fullmatch(r"/static/review\.css\?v=[0-9a-f]{12}", asset("review.css"))


def test_no_script_of_ours_is_long() -> None:
    own = [p for p in (ROOT / "vnplans/review_look/static").iterdir() if p.name != "htmx.min.js"]
    assert len(own) > 4
    assert [p.name for p in own if len(Path(p).read_text("utf-8").splitlines()) > 300] == []
