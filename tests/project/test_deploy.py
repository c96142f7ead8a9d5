"""What stands in deploy/ names commands, options and files that there are."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml
from typer.main import get_command

from tests.samples.files import ROOT
from vnplans.cli import app

DEPLOY = ROOT / "deploy"
UNITS = sorted(DEPLOY.glob("*.service"))


def options_of(command: str) -> set[str]:
    """The options that a command of vnplans takes."""
    [found] = [c for name, c in getattr(get_command(app), "commands", {}).items() if name == command]
    return {option for parameter in found.params for option in parameter.opts}


def assert_known(words: list[str]) -> None:
    """That the command is there, with each option that stands behind it."""
    command, *rest = words
    assert {w for w in rest if w.startswith("--")} <= options_of(command), words


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_units_begin_commands_that_there_are(unit: Path) -> None:
    text = unit.read_text("utf-8")
    [line] = re.findall(r"^ExecStart=\S+/vnplans (.+)$", text, re.MULTILINE)
    assert_known(shlex.split(line))
    assert "User=vnplans" in text and "ProtectSystem=strict" in text


def test_the_cluster_of_kubernetes_reads_as_an_ordinary_user() -> None:
    cluster, job = yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text("utf-8"))
    worker, scheduler = cluster["spec"]["worker"]["spec"], cluster["spec"]["scheduler"]["spec"]
    ingest = job["spec"]["template"]["spec"]
    for pod in (worker, scheduler, ingest):
        assert pod["securityContext"]["runAsNonRoot"] is True
    [container] = ingest["containers"]
    assert_known(container["args"])
    for pod in (worker, ingest):
        [own] = pod["containers"]
        home = next(e["value"] for e in own["env"] if e["name"] == "HOME")
        assert home in {m["mountPath"] for m in own["volumeMounts"]}, (
            "what is kept needs a place to be written to"
        )
    service = cluster["spec"]["scheduler"]["service"]["ports"][0]["port"]
    assert f"tcp://{cluster['metadata']['name']}-scheduler:{service}" in container["args"]


def test_the_image_runs_as_an_ordinary_user_and_holds_what_scans_need() -> None:
    text = (DEPLOY / "Dockerfile").read_text("utf-8")
    assert "USER vnplans" in text and "tesseract-ocr-vie" in text
    assert (ROOT / ".dockerignore").is_file()
