"""The process that reads files segments words by underthesea, and loads nothing else of it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.samples.files import ROOT, corpus_file
from vnplans.intake.child import Reader
from vnplans.intake.messages import Job
from vnplans.intake.one_file import read_file
from vnplans.intake.segmenter import segmenter_alone
from vnplans.settings import ReadSettings

NAMES = (
    "Tỷ lệ chất thải rắn sinh hoạt được thu gom, xử lý",
    "Cường độ phát thải khí nhà kính trên GRDP so với năm 2010",
)
ALONE = f"""
import sys
from vnplans.intake.segmenter import segmenter_alone
sys.modules["underthesea"] = segmenter_alone()
from normalize.places.gazetteer import names_of_units
from underthesea import word_tokenize
print([word_tokenize(name) for name in {NAMES!r}], len(names_of_units()) > 100)
print(any(m.startswith(("underthesea.pipeline.ner", "underthesea.corpus")) for m in sys.modules))
"""


def test_its_words_are_those_of_the_package() -> None:
    from underthesea import word_tokenize

    done = subprocess.run([sys.executable, "-c", ALONE], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [f"{[word_tokenize(name) for name in NAMES]} True", "False"]


def test_another_name_of_the_package_is_refused() -> None:
    alone = segmenter_alone()
    assert alone is not None
    with pytest.raises(AttributeError, match=r"underthesea\.ner is not here"):
        _ = alone.ner


def test_a_plan_with_indicators_gives_what_this_process_gives() -> None:
    path, settings = corpus_file("bac-ninh", ".txt"), ReadSettings(cached=False)
    reader = Reader()
    try:
        answer = reader.read(Job(path, settings))
    finally:
        reader.close()
    assert answer.records is not None and len(answer.records.indicators) > 5
    assert answer.records == read_file(path, settings)
