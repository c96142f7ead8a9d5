"""What the dataset and its tables are called, and how they are published.

The words stand in ``schema/data/dataset.toml`` (the dataset) and ``schema/data/published_tables.csv`` (one row a
table: titles, the column that names a row, what can be filtered, what is searched).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from normalize.registers import parse_register, register

_TABLES = register(
    "table title_en title_vi label facets search", "table", may_be_empty="label facets search", order=""
)


@dataclass(frozen=True, slots=True)
class Licence:
    """Under which the dataset is given; ``note`` tells what of it needs no licence."""

    name: str
    title: str
    url: str
    note: str


@dataclass(frozen=True, slots=True)
class Dataset:
    """The dataset in words."""

    name: str
    title_en: str
    title_vi: str
    description_en: str
    description_vi: str
    creators: tuple[str, ...]
    publisher: str
    publication_year: int
    keywords: tuple[str, ...]
    licence: Licence


@dataclass(frozen=True, slots=True)
class Published:
    """One table as people meet it.

    Attributes:
        label: the column that names a row; empty where none does.
        facets: columns with few values, by which rows are counted and filtered.
        search: columns whose words are searched; empty where none are.
    """

    title_en: str
    title_vi: str
    label: str
    facets: tuple[str, ...]
    search: tuple[str, ...]


@cache
def dataset() -> Dataset:
    """What a release says of itself."""
    stated = tomllib.loads(_data("dataset.toml"))
    several = {name: tuple(stated[name]) for name in ("creators", "keywords")}
    return Dataset(**{**stated, **several, "licence": Licence(**stated["licence"])})


@cache
def published_tables() -> dict[str, Published]:
    """Every table of an export by its name."""
    return {
        r["table"]: Published(
            r["title_en"], r["title_vi"], r["label"], tuple(r["facets"].split()), tuple(r["search"].split())
        )
        for r in parse_register("published_tables", _data("published_tables.csv"), _TABLES)
    }


def _data(file: str) -> str:
    return files("schema").joinpath(f"data/{file}").read_text(encoding="utf-8")
