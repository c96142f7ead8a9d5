"""Registers: the CSV files of ``normalize/data``, all read and checked by this one loader.

A register is a list that a person who knows Vietnamese administration can read and correct without Python.
What it must hold (columns, key, cells that may be empty, order) is declared here once in ``REGISTERS``; a
file that says something else is refused with its name, the line and what to do, so that a typing error never
becomes a wrong row in
silence: a comma in an unquoted example, for instance, makes one cell too many.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

_DATA = Path(__file__).parent / "data"

Row = Mapping[str, str]
"""One line of a register: column → cell as it stands in the file. It cannot be changed."""


class RegisterError(Exception):
    """A register of this program is missing or damaged.

    Attributes:
        hint: one English sentence that says what to do.
        exit_code: what the command line exits with.
    """

    hint = "Mend the line that the message names, or install the program again."
    exit_code = 36

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        if hint is not None:
            self.hint = hint


@dataclass(frozen=True, slots=True)
class Register:
    """What a register's file must look like.

    Attributes:
        columns: its columns, in order.
        key: columns that tell its rows apart; no two rows agree in all of them.
        may_be_empty: columns whose cells may be empty.
        order: columns by which the rows are sorted (tests hold it); empty where the order of the lines has a
            meaning.
    """

    columns: tuple[str, ...]
    key: tuple[str, ...]
    may_be_empty: frozenset[str] = frozenset()
    order: tuple[str, ...] = ()


def register(columns: str, key: str, *, may_be_empty: str = "", order: str | None = None) -> Register:
    """A declaration with names parted by spaces; the order is the key's unless another is given ("" for
    none)."""
    by = key if order is None else order
    return Register(
        tuple(columns.split()), tuple(key.split()), frozenset(may_be_empty.split()), tuple(by.split())
    )


REGISTERS: Mapping[str, Register] = MappingProxyType(
    {
        "act_issuers": register("symbol issuer local source example", "symbol"),
        "act_types": register(
            "id name symbols shared_symbols aliases doc_type source example",
            "id",
            may_be_empty="symbols shared_symbols aliases",
        ),
        "agencies": register(
            "agency_id name name_en abbreviation level kind province_code valid_from valid_to successor_id act"
            " own_name aliases source example",
            "agency_id",
            may_be_empty="abbreviation province_code valid_from valid_to successor_id act own_name aliases example",
        ),
        "agency_abbreviations": register("phrase abbreviation", "phrase abbreviation"),
        "agency_words": register("kind value phrase", "kind value phrase", may_be_empty="value"),
        "baselines": register("phrase baseline example", "phrase"),
        "comparators": register(
            "phrase place comparator example", "place phrase", order="place comparator phrase"
        ),
        "conditions": register("phrase condition example", "phrase"),
        "content_cues": register("phrase kind source", "phrase kind"),
        "deed_verbs": register("phrase kind source", "phrase kind"),
        "directions": register("phrase direction place example", "phrase"),
        "ditto_marks": register("mark example", "mark"),
        "funding": register("phrase source scope example origin", "phrase", order="source scope phrase"),
        "funding_general": register("phrase example", "phrase"),
        "headers": register("role phrase", "phrase", order="role phrase"),
        "known_matter": register("phrase kind place source", "phrase place"),
        "level_units": register(
            "phrase kind not_before without_tones example", "phrase", may_be_empty="not_before without_tones"
        ),
        "look_alikes": register("read place stands_for example", "read place", order=""),
        "measure_words": register("phrase role term group example", "phrase", may_be_empty="term group"),
        "national_acts": register("circular prefix matter", "circular", may_be_empty="prefix", order=""),
        "national_empty_words": register("word example", "word"),
        "national_aliases": register("code alias source", "code alias"),
        "national_features": register("feature value phrase example", "feature phrase", order=""),
        "national_indicators": register(
            "code name national_code group roadmap lead support source",
            "code",
            may_be_empty="national_code support",
            order="source",
        ),
        "national_rules": register("code all none score reason", "code all", may_be_empty="none", order=""),
        "national_sets": register(
            "act code name national_code group roadmap period definition source",
            "act code",
            may_be_empty="national_code roadmap period definition",
            order="",
        ),
        "national_synonyms": register("phrase means example", "phrase"),
        "number_context": register("word kind example source", "kind word"),
        "number_neighbours": register("word kind example source", "kind word"),
        "number_words": register("word kind value", "word", order="kind word"),
        "numbering_prices": register("series name cost meaning read taken pays", "series name", order=""),
        "ocr_sureness": register("sort confidence share_right", "sort confidence"),
        "old_bytes": register("encoding byte letter", "encoding byte"),
        "official_words": register("phrase uses source", "phrase"),
        "part_marks": register("mark role example", "mark"),
        "part_titles": register("phrase kind source", "phrase kind"),
        "period_phrases": register(
            "phrase kind value example source", "phrase", may_be_empty="value", order="kind phrase"
        ),
        "plan_abbreviations": register("abbreviation meaning", "abbreviation"),
        "plan_syllables": register("syllable count", "syllable"),
        "plan_words": register("pair kind count", "pair"),
        "priority": register("phrase priority example source", "phrase", order="priority phrase"),
        "provinces": register(
            "code name kind aliases valid_from valid_to code_now bare source",
            "code valid_from",
            may_be_empty="aliases valid_from valid_to",
        ),
        "reading_weights": register("outcome evidence weight", "outcome evidence"),
        "report_words": register("key en vi", "key"),
        "roles": register(
            "role label_vi label_en in_header bodies carries_out time figure money short identifies target prose"
            " group_row empty in_prose frames beside_indicator stray_period stray_figure leads_nowhere",
            "role",
            may_be_empty="in_header bodies carries_out time figure money short identifies target prose group_row"
            " in_prose frames beside_indicator stray_period stray_figure leads_nowhere",
        ),
        "scale_words": register("word factor example", "word"),
        "syllables": register("part text beside examples", "part text", may_be_empty="text beside examples"),
        "subject_empty_words": register("word kind", "word"),
        "subject_phrases": register("phrase subject source", "phrase"),
        "subjects": register("subject wider source", "subject", may_be_empty="wider"),
        "symbol_letters": register("font code letter example", "font code"),
        "target_phrases": register("phrase use example", "phrase use"),
        "task_label_words": register("phrase says source", "phrase"),
        "tcvn3": register(
            "byte letter latin1 also_seen_as reason", "byte", may_be_empty="also_seen_as reason"
        ),
        "theme_rules": register("theme phrase kind weight", "phrase", order="theme phrase"),
        "themes": register("theme name_vi name_en definition_en includes excludes", "theme"),
        "tick_marks": register("mark means example", "mark"),
        "unpriced": register("phrase example source", "phrase"),
        "units": register(
            "unit dimension canonical factor pint per counts aliases example source",
            "unit",
            may_be_empty="counts",
            order="dimension unit",
        ),
        "value_asides": register("phrase use example", "phrase use", order="use phrase"),
        "value_kinds": register("phrase place kind example", "phrase place", order="place phrase"),
        "vni": register("vni letter", "vni"),
        "word_shares": register("kind word share", "kind word"),
    }
)
"""Every register by the name of its file without ``.csv``."""


@cache
def rows(name: str) -> tuple[Row, ...]:
    """The rows of a register in the order of its file; read and checked once in a process.

    Example: ``rows("baselines")[0]["phrase"]`` is ``"bau"``.

    Raises:
        RegisterError: there is no such register or file, or the file is not what ``REGISTERS`` says.
    """
    if name not in REGISTERS:
        raise RegisterError(
            f"{name}: no such register; there are {', '.join(REGISTERS)}",
            hint="Declare it in normalize/registers.py.",
        )
    path = _DATA / f"{name}.csv"
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise RegisterError(
            f"{path.name}: the file of this register is missing", hint="Install the program again."
        ) from error
    except UnicodeDecodeError as error:
        raise RegisterError(
            f"{path.name}, line {error.object[: error.start].count(10) + 1}: this is no UTF-8",
            hint="Save the file as CSV in UTF-8.",
        ) from error
    return parse_register(name, text, REGISTERS[name])


def parse_register(name: str, text: str, expected: Register) -> tuple[Row, ...]:
    """The rows of a register's text.

    Args:
        name: what the register is called in messages.
        text: the whole file; its first line names the columns.
        expected: what it must look like.

    Raises:
        RegisterError: columns missing or unknown (both are listed), a line with too few or too many cells, an
            empty cell that must be filled, or a key that stands twice.
    """
    reader = csv.reader(io.StringIO(text, newline=""))
    _check_columns(name, next(reader, []), expected)
    found: list[Row] = []
    line_of: dict[tuple[str, ...], int] = {}
    line = reader.line_num + 1
    for cells in reader:
        row = _row(f"{name}.csv, line {line}", cells, expected)
        key = tuple(row[column] for column in expected.key)
        if key in line_of:
            raise RegisterError(
                f"{name}.csv, line {line}: {', '.join(expected.key)} {' | '.join(key)} stands in line {line_of[key]} too",
                hint="Join the two lines, or take one out.",
            )
        line_of[key] = line
        found.append(row)
        line = reader.line_num + 1
    return tuple(found)


def _check_columns(name: str, printed: list[str], expected: Register) -> None:
    missing = [c for c in expected.columns if c not in printed]
    unknown = [c for c in printed if c not in expected.columns]
    if missing or unknown or tuple(printed) != expected.columns:
        raise RegisterError(
            f"{name}.csv, line 1: missing columns: {', '.join(missing) or 'none'};"
            f" unknown columns: {', '.join(unknown) or 'none'}",
            hint=f"The first line is: {','.join(expected.columns)}",
        )


def _row(place: str, cells: list[str], expected: Register) -> Row:
    if len(cells) != len(expected.columns):
        raise RegisterError(
            f"{place}: {len(cells)} cells for {len(expected.columns)} columns",
            hint='A cell with a comma stands in double quotes: "gấp 1,5 lần".',
        )
    row = dict(zip(expected.columns, cells, strict=True))
    empty = [c for c, cell in row.items() if not cell.strip() and c not in expected.may_be_empty]
    if empty:
        raise RegisterError(f"{place}: nothing in {', '.join(empty)}", hint="Fill the cell.")
    return MappingProxyType(row)
