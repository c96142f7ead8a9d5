"""The addresses of the review and who answers them."""

from __future__ import annotations

import inspect

from starlette.routing import Route

from vnplans.review_pages.routes import routes

LONGEST = 40
"""Lines of a handler: it takes a request, asks a question, and gives a template its values."""


def test_no_handler_is_long() -> None:
    handlers = {r.endpoint for r in routes() if isinstance(r, Route)}
    assert len(handlers) > 30
    lengths = {f"{h.__module__}.{h.__name__}": len(inspect.getsourcelines(h)[0]) for h in handlers}
    assert {name: n for name, n in lengths.items() if n > LONGEST} == {}
