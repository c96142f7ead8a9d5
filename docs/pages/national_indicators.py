"""Makes the registers of national indicators from the circulars' PDFs, with the project's own pipeline.

usage: python docs/pages/national_indicators.py CIRCULAR.pdf … [--to FOLDER]

Circular 10/2023/TT-BKHĐT (green growth) makes national_indicators.csv; every other circular that
``normalize/data/national_acts.csv`` names makes its rows of national_sets.csv. Which circular a file is, its
own number says. Appendix I gives code, name, group and roadmap; appendix II the definition and how often the
figure is published, where it has them. Run again when a set is replaced; tests/normalize/national/test_sets.py
holds the registers against gold read from the pages.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import regex

from extract.clauses.tree import read_clauses
from extract.indicators.read import read_indicators
from extract.model import Block
from extract.model.indicators import Indicator
from extract.read import read_document
from extract.tables.read import read_tables
from normalize.registers import rows
from normalize.text import key

FOLDER = Path(__file__).resolve().parents[2] / "normalize" / "data"
GREEN_GROWTH = "10/2023/TT-BKHĐT"
OWN_COLUMNS = ("code", "name", "national_code", "group", "roadmap", "lead", "support", "source")
COLUMNS = ("act", "code", "name", "national_code", "group", "roadmap", "period", "definition", "source")
LONGEST_DEFINITION = 300
"""Letters; a first sentence that is longer is left out: it is a list, not a definition."""

_NUMBER = regex.compile(r"\d+/\d{4}/TT-BKHĐT")
_PERIOD = regex.compile(r"Kỳ công bố\s*:\s*(.+)", regex.IGNORECASE)
_CONCEPT = regex.compile(r"^\d[.)]\s*Khái niệm", regex.IGNORECASE)
_LABEL = regex.compile(r"(?<!\S)(\d[\d.]*\d(?:\.[a-z])*|\d+\.[a-z](?:\.\d+)?)\.\s+")
"""A code before its name. It may stand at the end of a paragraph that two printed lines were joined into."""
_SENTENCE = regex.compile(r"^.+?\p{L}[.;](?=\s|$)")


@dataclass(frozen=True)
class Content:
    """What appendix II says of one indicator; empty where it says nothing."""

    period: str = ""
    definition: str = ""


def row_of(indicator: Indicator, act: str, content: Content) -> dict[str, str]:
    """One row of the register, of whichever columns it has."""
    page = indicator.fragments[0].place.page if indicator.fragments else ""
    return {
        "act": act,
        "code": indicator.code or "",
        "name": indicator.name.rstrip(" .;"),
        "national_code": indicator.national_code or "",
        "group": "/".join(indicator.group_path),
        "roadmap": indicator.roadmap or "",
        "lead": _cell(indicator, "lead"),
        "support": _cell(indicator, "support"),
        "period": content.period,
        "definition": content.definition,
        "source": f"Circular {act}, appendix I, no. {indicator.number}, p. {page}",
    }


def _cell(indicator: Indicator, role: str) -> str:
    return "; ".join(cell.text for cell in indicator.bodies if cell.role == role)


def circular_of(blocks: Sequence[Block]) -> str:
    """The number of the circular: the first that its text prints."""
    found = next(chain.from_iterable(_NUMBER.findall(text) for text in _texts(blocks)), None)
    if found is None:
        raise SystemExit("no number of a circular of the ministry was found")
    return str(found)


def contents_of(blocks: Sequence[Block], indicators: Sequence[Indicator]) -> dict[str, Content]:
    """Code → what appendix II says under the heading ``code. name``."""
    names = {i.code or "": key(i.name)[:16] for i in indicators}
    found: dict[str, Content] = {}
    code, concept = "", False
    for text in _texts(blocks):
        labels = [m for m in _LABEL.finditer(text) if names.get(m[1], "-") == key(text[m.end() :])[:16]]
        here = labels[-1][1] if labels else None
        if here is not None and here not in found:
            code, concept = here, False
            found[code] = Content()
        elif not code:
            continue
        elif (period := _PERIOD.search(text)) and not found[code].period:
            found[code] = Content(period[1].rstrip(" .;"), found[code].definition)
        elif concept and not found[code].definition:
            found[code] = Content(found[code].period, _definition(text))
            concept = False
        else:
            concept = bool(_CONCEPT.match(text))
    return found


def _definition(text: str) -> str:
    sentence = _SENTENCE.match(text)
    short = sentence is not None and len(sentence[0]) <= LONGEST_DEFINITION
    return sentence[0].rstrip(" .;") if sentence and short and " là " in sentence[0] else ""


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    return (text for block in blocks if (text := getattr(block, "text", "")))


def read_circular(path: Path) -> tuple[str, list[dict[str, str]]]:
    """Number of the circular and the rows of its appendix I, in its order."""
    blocks = read_document(path).blocks
    found = read_indicators(read_clauses(blocks), read_tables(blocks), ())
    listed = [i for i in found if i.table is not None and i.code]
    act, contents = circular_of(blocks), contents_of(blocks, listed)
    return act, [row_of(i, act, contents.get(i.code or "", Content())) for i in listed]


def write(path: Path, columns: Sequence[str], lines: Sequence[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(lines)


def main(arguments: list[str]) -> None:
    folder = FOLDER
    if "--to" in arguments:
        at = arguments.index("--to")
        folder, arguments = Path(arguments[at + 1]), arguments[:at] + arguments[at + 2 :]
    read = dict(read_circular(Path(a)) for a in arguments)
    if GREEN_GROWTH in read:
        write(folder / "national_indicators.csv", OWN_COLUMNS, read.pop(GREEN_GROWTH))
    others = [row["circular"] for row in rows("national_acts") if row["circular"] != GREEN_GROWTH]
    if missing := set(others) & read.keys() ^ set(others):
        if read:
            raise SystemExit(f"all circulars of national_sets.csv must be given; missing: {sorted(missing)}")
        return
    write(folder / "national_sets.csv", COLUMNS, [line for act in others for line in read[act]])


if __name__ == "__main__":
    main(sys.argv[1:])
