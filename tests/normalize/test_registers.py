"""Every register is what its declaration says, every file is read, and a damaged one is refused with its line."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from normalize import registers
from normalize.registers import REGISTERS, RegisterError, parse_register, register, rows
from normalize.text import fold
from tests.samples.files import ROOT

DATA = ROOT / "normalize" / "data"
PACKAGES = ("normalize", "extract", "schema", "vnplans")
NOT_A_TABLE = {"units.txt"}
"""Files of ``normalize/data`` that are no register: the definitions that Pint reads."""
USER_FILES = {"vnplans/questions/differences.py", "vnplans/questions/correct.py", "vnplans/intake/files.py"}
"""Modules that read tables a user made: an exported dataset, a list of decisions, a manifest."""
SOURCE = re.compile(
    r"(?:general knowledge|plan|letter|circular|resolution|decision|Circular|Decree|Law|Ordinance|Regulation|Constitution"
    r"|underthesea|name and date: Nghị quyết)\b.*"
)
WORDS = register("word kind value", "word", may_be_empty="value")
SOURCES = {code.relative_to(ROOT).as_posix(): code.read_text("utf-8") for p in PACKAGES for code in sorted((ROOT / p).rglob("*.py"))}  # fmt: skip


def test_every_file_is_declared_and_every_declaration_has_its_file() -> None:
    assert {p.name for p in DATA.iterdir()} - NOT_A_TABLE == {f"{name}.csv" for name in REGISTERS}


@pytest.mark.parametrize("name", REGISTERS)
def test_a_register_is_as_declared_and_sorted_where_promised(name: str) -> None:
    order = REGISTERS[name].order
    keys = [tuple(row[column] for column in order) for row in rows(name)]
    assert keys
    assert keys == sorted(keys)


@pytest.mark.parametrize("name", REGISTERS)
def test_no_cell_begins_or_ends_with_a_space(name: str) -> None:
    assert [row for row in rows(name) for cell in row.values() if cell != cell.strip()] == []


@pytest.mark.parametrize("name", REGISTERS)
def test_a_cell_that_may_be_empty_is_empty_somewhere(name: str) -> None:
    loose = {c for c in REGISTERS[name].may_be_empty if not any(row[c] == "" for row in rows(name))}
    assert loose == set(), "the declaration may be stricter"


@pytest.mark.parametrize("name", REGISTERS)
def test_every_register_is_read_by_the_programme(name: str) -> None:
    declared = SOURCES["normalize/registers.py"]
    assert any(f'"{name}"' in text for text in SOURCES.values() if text != declared)


def test_no_other_module_reads_csv() -> None:
    readers = {name for name, text in SOURCES.items() if re.search(r"csv\.(?:Dict)?[Rr]eader|read_csv", text)}
    assert readers == {"normalize/registers.py"} | USER_FILES


@pytest.mark.parametrize("name", [n for n, r in REGISTERS.items() if {"source", "origin"} & set(r.columns)])
def test_a_source_is_an_act_a_data_set_or_general_knowledge(name: str) -> None:
    column = "origin" if "origin" in REGISTERS[name].columns else "source"
    assert [row[column] for row in rows(name) if not SOURCE.fullmatch(row[column])] == []


def test_the_page_of_registers_names_every_file_with_its_columns() -> None:
    page = (ROOT / "docs" / "registers.md").read_text("utf-8")
    told = dict(re.findall(r"^\| `(\w+)\.csv` \| ([^|]*) \|", page, flags=re.MULTILINE))
    assert told == {
        name: ", ".join(f"`{c}`" + "?" * (c in r.may_be_empty) for c in r.columns)
        for name, r in REGISTERS.items()
    }


def test_the_page_explains_every_property_of_roles_and_every_use_of_official_words() -> None:
    page = (ROOT / "docs" / "registers.md").read_text("utf-8")
    told = {
        name
        for cell in re.findall(r"^\| (`[^|]*`) \|", page, flags=re.MULTILINE)
        for name in cell.split(", ")
    }
    uses = {use for row in rows("official_words") for use in row["uses"].split()}
    properties = set(REGISTERS["roles"].columns) - {"role", "label_vi", "label_en"}
    assert {f"`{name}`" for name in uses | properties} - told == set()


@pytest.mark.parametrize("name", [n for n, r in REGISTERS.items() if {"phrase", "example"} <= set(r.columns)])
def test_a_phrase_stands_in_its_example(name: str) -> None:
    """Without marks and punctuation, as registers of folded phrases have them."""
    plain = [(letters(row["phrase"]), letters(row["example"])) for row in rows(name) if row["example"]]
    assert [pair for pair in plain if pair[0] not in pair[1]] == []


def letters(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text).replace("đ", "d")))


@pytest.mark.parametrize(
    ("name", "column"),
    [("target_phrases", "use"), ("value_asides", "use"), ("value_kinds", "place"), ("part_titles", "kind")],
)
def test_every_use_of_a_word_is_asked_for_and_explained(name: str, column: str) -> None:
    """A use that no module names is dead; one that the page does not name cannot be mended by a reader."""
    uses = {row[column] for row in rows(name)}
    code = "\n".join(text for module, text in SOURCES.items() if module != "normalize/registers.py")
    assert {use for use in uses if not re.search(rf"[\"']{use}[\"']", code)} == set()
    page = (ROOT / "docs" / "registers.md").read_text("utf-8")
    (line,) = [line for line in page.splitlines() if line.startswith(f"| `{name}.csv`")]
    assert {use for use in uses if f"`{use}`" not in line} == set()


def test_rows_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        rows("baselines")[0]["phrase"] = "x"  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "", "line 1: missing columns: word, kind, value; unknown columns: none", id="empty file"
        ),
        pytest.param(
            "word,kind,note\nba,digit,\n",
            "line 1: missing columns: value; unknown columns: note",
            id="columns",
        ),
        pytest.param("kind,word,value\ndigit,ba,3\n", "unknown columns: none", id="columns in another order"),
        pytest.param(
            "word,kind,value\nba,digit,1,5\n", "line 2: 4 cells for 3 columns", id="comma in a cell"
        ),
        pytest.param("word,kind,value\nba,digit\n", "line 2: 2 cells for 3 columns", id="cell missing"),
        pytest.param("word,kind,value\n\nba,digit,3\n", "line 2: 0 cells for 3 columns", id="empty line"),
        pytest.param("word,kind,value\nba,,3\n", "line 2: nothing in kind", id="empty cell"),
        pytest.param(
            'word,kind,value\n"ba\nbốn",digit,3\nhai,digit,2\nhai,digit,3\n',
            "line 5: word hai stands in line 4 too",
            id="a key twice, after a cell of two lines",
        ),
    ],
)
def test_a_damaged_register_is_refused_with_its_line(text: str, told: str) -> None:
    with pytest.raises(RegisterError) as caught:
        parse_register("words", text, WORDS)
    assert "words.csv" in str(caught.value)
    assert told in str(caught.value)
    assert caught.value.hint


def test_a_cell_may_be_empty_where_the_declaration_says_so() -> None:
    assert [dict(r) for r in parse_register("words", "word,kind,value\nba,digit,\n", WORDS)] == [
        {"word": "ba", "kind": "digit", "value": ""}
    ]


def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None) -> Callable[[], object]:
    monkeypatch.setattr(registers, "_DATA", tmp_path)
    if content is not None:
        (tmp_path / "baselines.csv").write_bytes(content)
    return lambda: rows.__wrapped__("baselines")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(None, "baselines.csv: the file of this register is missing", id="missing"),
        pytest.param(
            b"phrase,baseline,example\nhi\xea,x,y\n", "line 2: this is no UTF-8", id="another encoding"
        ),
    ],
)
def test_a_missing_or_foreign_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None, told: str
) -> None:
    with pytest.raises(RegisterError, match=re.escape(told)):
        _folder(tmp_path, monkeypatch, content)()


def test_a_spreadsheet_may_put_its_mark_before_the_first_column(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = _folder(tmp_path, monkeypatch, "\ufeffphrase,baseline,example\nbau,BAU,so với BAU\n".encode())
    assert read() == ({"phrase": "bau", "baseline": "BAU", "example": "so với BAU"},)


def test_an_unknown_register_is_named() -> None:
    with pytest.raises(RegisterError, match="no_such: no such register; there are act_issuers"):
        rows("no_such")
