"""The words of the review in Vietnamese and English: one register, ``labels.csv``, a row a label."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from normalize.registers import parse_register, register
from normalize.roles import roles

LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}
"""Language → its own name."""
_LABELS = register("label vi en", "label")


@cache
def labels(language: str) -> Mapping[str, str]:
    """Label → its words in a language of :data:`LANGUAGES`."""
    text = files("vnplans.review_look").joinpath("labels.csv").read_text(encoding="utf-8")
    return {row["label"]: row[language] for row in parse_register("labels", text, _LABELS)}


def word(language: str, label: str, **values: object) -> str:
    """A label in words, with these values put in: ``{count} tasks``.

    Raises:
        KeyError: no such label.
    """
    found = labels(language)[label]
    return found.format(**values) if values else found


def word_or_code(language: str, label: str) -> str:
    """A label in words; its last part where it has none: ``field.budget_vnd`` → ``budget_vnd``."""
    return labels(language).get(label) or label.rpartition(".")[2].replace("_", " ")


def role_name(language: str, role: str | None) -> str:
    """What a reader calls the role of a column: ``lead`` → ``Cơ quan chủ trì``; empty for none."""
    if not role:
        return ""
    found = roles().get(role)
    return role if found is None else found.label_vi if language == "vi" else found.label_en


def language_of(wanted: str | None, accepted: str) -> str:
    """The language of a person: the one chosen, else the first that the browser asks for and we have, else Vietnamese.

    Args:
        accepted: the header ``Accept-Language``: ``en-GB,en;q=0.9``.
    """
    asked = (part.split(";")[0].strip()[:2].lower() for part in accepted.split(","))
    return wanted if wanted in LANGUAGES else next((a for a in asked if a in LANGUAGES), "vi")
