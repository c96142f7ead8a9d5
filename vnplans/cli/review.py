"""The command ``review``."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from vnplans.cli.output import Db, print_line


def review(
    host: Annotated[
        str, typer.Option("--host", help="Address to serve at; any but this computer's own asks for a token.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port; 0 takes a free one.")] = 8600,
    names: Annotated[
        list[str] | None,
        typer.Option("--name", help="With --host: another name of this computer; may be repeated."),
    ] = None,
    read_only: Annotated[
        bool, typer.Option("--read-only", help="Only show: no decisions, no new files.")
    ] = False,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open a browser.")] = False,
    upload_megabytes: Annotated[
        int, typer.Option("--upload-megabytes", min=1, help="What one file dropped on the page may have.")
    ] = 200,
    db: Db = None,
) -> None:
    """Check plans beside their pages in the browser. It serves until Ctrl-C.

    \b
    Example:
      vnplans review
      vnplans review --db plans.sqlite --read-only --host 0.0.0.0 --name plans.example.org
    """
    from vnplans.review_server.serve import Serving, serve

    wanted = Serving(host, port, tuple(names or ()), read_only, not no_browser, upload_megabytes * 1_000_000)
    serve(db, wanted, print_line, partial(print_line, error=True))


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(review)
