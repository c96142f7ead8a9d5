"""A saved page whose source breaks off says so; one that merely leaves out ends that may be left out does not."""

from __future__ import annotations

import pytest

from extract.html.cut_off import cut_off_notes
from normalize.notes import Severity

ROW = "<tr><td>1</td><td>Rà soát quy hoạch</td></tr>"


@pytest.mark.parametrize(
    ("page", "where"),
    [
        pytest.param(f"<p>Kế hoạch</p><table>{ROW}<tr><td>2</td><td>Trồng", "within a table", id="in a cell"),
        pytest.param(f"<table>{ROW}</table><table>{ROW}", "within a table", id="in the second table"),
        pytest.param(f"<table>{ROW}<tr><td cla", "within a tag", id="in a tag"),
        pytest.param(f"<table>{ROW}</table></bo", "within a tag", id="in the last tag"),
        pytest.param(f"<table>{ROW}</table><p>Nơi nhận:", "", id="no end of the page"),
        pytest.param(f"<TABLE>{ROW}</TABLE><p>a < b", "", id="a sign that opens no tag"),
        pytest.param(f"<table><tr><td><table>{ROW}</table></td></tr></table>", "", id="a table in a table"),
        pytest.param("<p>Kế hoạch</p>", "", id="no table"),
    ],
)
def test_where_a_page_breaks_off(page: str, where: str) -> None:
    notes = cut_off_notes(page)
    assert [n.found for n in notes] == ([where] if where else [])
    assert all(n.severity is Severity.WARNING and "Save the page again" in n.message for n in notes)
