"""Writes ``docs/commands.md`` from the commands' own help: ``python -m docs.pages.commands``.

A test holds the file against what this gives, so that no command stays undescribed.
"""

from __future__ import annotations

import os
from pathlib import Path

_WIDTH = 100
_HEAD = """# Commands

Each command is a thin shell over a function of the same name in `vnplans` (the Python API); `--db` names the
database, `--json` prints for scripts. This page is what `--help` prints, written by
`python -m docs.pages.commands`.

## Exit codes

| code | meaning |
|---|---|
"""
_CODES = (
    (0, "done"),
    (1, "`findings --fail-on`: a finding as grave is open"),
    (2, "wrong use of a command, or a path that cannot be written"),
    (3, "of several files, some could not be stored; the others are"),
    (130, "stopped with Ctrl-C; what was stored stays"),
)


def commands_doc() -> str:
    """The page."""
    codes = sorted([*_CODES, *_error_codes()])
    table = "".join(f"| {code} | {meaning} |\n" for code, meaning in codes)
    parts = [f"## vnplans {name}\n\n```text\n{text}\n```\n" for name, text in help_texts().items()]
    return _HEAD + table + "\n" + "\n".join(parts)


def _error_codes() -> list[tuple[int, str]]:
    """Exit code and name of every error that a person can mend, with its hint."""
    import extract.errors
    import normalize.registers
    import schema.errors
    import vnplans.intake.messages
    import vnplans.review_pages.errors

    found: dict[str, tuple[int, str]] = {}
    for module in (
        extract.errors,
        vnplans.intake.messages,
        vnplans.review_pages.errors,
        schema.errors,
        normalize.registers,
    ):
        for name, kind in vars(module).items():
            if isinstance(kind, type) and issubclass(kind, Exception) and hasattr(kind, "exit_code"):
                found[name] = (kind.exit_code, f"{name}: {_summary(kind)}")
    return sorted({v for k, v in found.items() if k not in ("ReadError", "DatasetError")})


def _summary(kind: type[Exception]) -> str:
    """What its docstring says before it lists attributes."""
    return " ".join((kind.__doc__ or "").partition("Attributes:")[0].split())


def help_texts() -> dict[str, str]:
    """Each command with what its ``--help`` prints."""
    from typer.main import get_command
    from typer.testing import CliRunner

    from vnplans.cli import app

    os.environ.update(COLUMNS=str(_WIDTH), TERMINAL_WIDTH=str(_WIDTH))
    runner = CliRunner()
    names = list(getattr(get_command(app), "commands", {}))
    texts = {n: runner.invoke(app, [n, "--help"], prog_name="vnplans").output for n in names}
    return {n: "\n".join(line.rstrip() for line in t.strip().splitlines()) for n, t in texts.items()}


def main() -> None:
    """Writes the page into the checkout."""
    (Path(__file__).resolve().parents[2] / "docs" / "commands.md").write_text(
        commands_doc(), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
