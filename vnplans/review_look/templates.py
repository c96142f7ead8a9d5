"""Templates to pages. Every value is escaped; a name that a template misspells is an error, not an empty place."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from schema.load.taught_headers import useful_roles
from vnplans.review_look.labels import LANGUAGES, role_name, word, word_or_code
from vnplans.review_look.values import shown, shown_text

FOLDER = Path(str(files("vnplans.review_look")))
STATIC = FOLDER / "static"


@dataclass(frozen=True, slots=True)
class Frame:
    """What a page needs besides its own content.

    Attributes:
        language: of :data:`vnplans.review_look.labels.LANGUAGES`.
        token: what each form sends along (against forged requests).
        author: the name under which decisions are kept.
        read_only: whether nothing can be decided or added.
        address: of this page, path and query, for the switch of languages.
    """

    language: str
    token: str
    author: str
    read_only: bool
    address: str


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(query=query, asset=asset, languages=LANGUAGES, useful_roles=useful_roles)
    return made


def query(**values: object) -> str:
    """The query of an address, without what is empty: ``?q=rừng&page=3``."""
    stated = {k: str(v) for k, v in values.items() if v not in (None, "", False)}
    return f"?{urlencode(stated)}" if stated else ""


@cache
def asset(name: str) -> str:
    """The address of a file of ``static/``; it changes with the file, so that browsers may keep it."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={digest}"


def render(template: str, frame: Frame, **values: object) -> str:
    """A page, or a part of one, in the language of its frame."""
    own = {
        "frame": frame,
        "t": partial(word, frame.language),
        "name": partial(word_or_code, frame.language),
        "shown": partial(_shown, frame.language),
        "shown_text": partial(_shown_text, frame.language),
        "role": partial(role_name, frame.language),
    }
    return _environment().get_template(template).render(**own, **values)


def _shown_text(language: str, text: str | None, field: str) -> str:
    return shown_text(text, field, language)


def _shown(language: str, value: object, field: str = "") -> str:
    return shown(value, field, language)
