"""``--wait``: how long a locked database is waited for; every command that has ``--db`` has it."""

from __future__ import annotations

import os
from typing import Any

import typer
from typer.core import TyperCommand, TyperOption

from vnplans.settings import WAIT_VARIABLE

_HELP = "How long a locked database is waited for; 0: not at all [default: $VNPLANS_WAIT or 60]."


class WaitingCommand(TyperCommand):
    """A command with ``--wait`` behind its ``--db``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # typer's own arguments, passed on
        super().__init__(*args, **kwargs)
        names = [p.name for p in self.params]
        if "db" in names:
            self.params.insert(names.index("db") + 1, _option())


def _option() -> TyperOption:
    return TyperOption(
        param_decls=["--wait"],
        type=float,
        metavar="SECONDS",
        help=_HELP,
        expose_value=False,
        callback=_set_wait,
        default=None,
    )


def _set_wait(context: typer.Context, _parameter: object, seconds: float | None) -> None:
    """Says it to whoever opens a database, until the command ends."""
    if seconds is None:
        return
    before = os.environ.get(WAIT_VARIABLE)
    os.environ[WAIT_VARIABLE] = str(seconds)

    def put_back() -> None:
        os.environ.pop(WAIT_VARIABLE)
        if before is not None:
            os.environ[WAIT_VARIABLE] = before

    context.call_on_close(put_back)


def let_wait(app: typer.Typer) -> None:
    """Gives all commands of an app ``--wait``, where they have ``--db``."""
    for command in app.registered_commands:
        command.cls = WaitingCommand
