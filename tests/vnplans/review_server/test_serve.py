"""The command serves until it is stopped, and says where."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from schema.errors import DatabaseUnreachable
from tests.samples.files import ROOT
from vnplans.review_pages.errors import PortTaken
from vnplans.review_server.serve import Serving, opened, serve

STOPS_WITHIN = 40
"""Seconds by the clock; it takes one or two, unless the machine has much else to do."""


def started(folder: Path, *more: str) -> subprocess.Popen[str]:
    command = [
        sys.executable,
        "-u",
        "-m",
        "vnplans.cli",
        "review",
        "--db",
        str(folder / "plans.sqlite"),
        "--port",
        "0",
        "--no-browser",
    ]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [*command, *more], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=surroundings
    )


def test_the_command_serves_an_empty_database_until_it_is_stopped(tmp_path: Path) -> None:
    process = started(tmp_path)
    assert process.stdout is not None and process.stderr is not None
    try:
        address = process.stdout.readline().strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", address)
        with urlopen(address, timeout=30) as answer:
            assert "vnplans" in answer.read().decode()
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(STOPS_WITHIN)
    told = process.stderr.read()
    assert "Traceback" not in told
    assert f"No database was at {tmp_path / 'plans.sqlite'}: a new, empty one was made there." in told


def test_only_a_database_that_was_not_there_is_said_to_be_new(tmp_path: Path) -> None:
    name = str(tmp_path / "plans.sqlite")
    notes: list[str] = []
    opened(name, notes.append, create=True)
    opened(name, notes.append, create=True)
    assert len(notes) == 1 and name in notes[0]
    with pytest.raises(DatabaseUnreachable):
        opened(str(tmp_path / "other.sqlite"), notes.append, create=False)
    with pytest.raises(DatabaseUnreachable):
        opened("what://there", notes.append, create=True)
    assert len(notes) == 1 and not (tmp_path / "other.sqlite").exists()


def test_served_to_others_the_address_holds_a_token(tmp_path: Path) -> None:
    process = started(tmp_path, "--host", "0.0.0.0")
    assert process.stdout is not None
    try:
        assert re.fullmatch(
            rf"http://{re.escape(socket.gethostname().lower())}:\d+/\?token=[\w-]{{20,}}",
            process.stdout.readline().strip(),
        )
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(STOPS_WITHIN)


STOPPED_AT_ONCE = """
import signal, sys
from vnplans.review_server.serve import Serving, serve

def tell(address):
    print(signal.getsignal(signal.SIGINT) is not signal.default_int_handler, flush=True)
    signal.raise_signal(signal.SIGINT)

serve(sys.argv[1], Serving(port=0, is_opened=False), tell)
"""


def test_it_is_told_of_once_it_can_be_stopped(tmp_path: Path) -> None:
    """Ctrl-C as soon as the address is told: the signal is the server's own by then. (In a process of its own: the one of the
    tests may have a loop of events running, of a browser.)"""
    ended = subprocess.run(
        [sys.executable, "-c", STOPPED_AT_ONCE, str(tmp_path / "plans.sqlite")],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=2 * STOPS_WITHIN,
        check=False,
    )
    assert ended.stdout.split() == ["True"]
    last = ended.stderr.splitlines()[-1]
    assert last == "KeyboardInterrupt"  # raised again by uvicorn, once it has ended


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(PortTaken, match=r"127\.0\.0\.1"):
            serve(str(tmp_path / "x.sqlite"), Serving(port=other.getsockname()[1], is_opened=False), print)
