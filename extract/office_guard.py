"""A small process that ends LibreOffice, with all processes that it began, and then removes its folder.

    python office_guard.py FOLDER SECONDS PROGRAM ARGUMENT…

The process that asks for a conversion may be killed at any moment (time limit, full memory, its parent's end)
and then cannot remove anything. The guard notices this by the end of its standard input. It prints one line
when LibreOffice has ended: 0, or :data:`TOO_LONG` where the time was over. The folder is removed when
standard input ends, so that the caller can read the result first.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

TOO_LONG = 75
"""What is printed where the program took longer than allowed."""


def _end(program: subprocess.Popen[bytes]) -> None:
    """Ends the program and its process group."""
    if sys.platform == "win32":
        program.kill()
    else:
        try:
            os.killpg(program.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):  # all of them have ended
            program.kill()
    program.wait()


def main() -> None:
    """Runs the program, says on standard output that it ended, and waits for the end of standard input."""
    folder, seconds, *command = sys.argv[1:]
    program = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    caller_ended = threading.Event()

    def watch() -> None:
        while os.read(0, 1):
            pass
        caller_ended.set()
        _end(program)

    watching = threading.Thread(target=watch)
    watching.start()
    code = 0
    try:
        program.wait(float(seconds))
    except subprocess.TimeoutExpired:
        code = TOO_LONG
    _end(program)
    if not caller_ended.is_set():
        os.write(1, b"%d\n" % code)
    watching.join()
    shutil.rmtree(Path(folder), ignore_errors=True)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    main()
