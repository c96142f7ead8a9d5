"""The drawing of documents and the acts they rest on."""

from __future__ import annotations

from lxml import etree

from vnplans.pictures.references import draw_references

SVG = "{http://www.w3.org/2000/svg}"


def citation(
    document: str, act: str, relation: str = "basis", title: str | None = None
) -> dict[str, str | None]:
    return {
        "document_id": document,
        "act_id": act,
        "number": act.upper(),
        "title": title,
        "raw": act,
        "relation": relation,
    }


DOCUMENTS = {"a": {"number": "1/KH", "title": "Kế hoạch A"}, "b": {"number": "2/KH", "title": None}}


def drawn(*citations: dict[str, str | None]) -> etree._Element:
    return etree.fromstring(draw_references(DOCUMENTS, citations))  # type: ignore[arg-type]


def texts(root: etree._Element) -> list[str]:
    return [t.text or "" for t in root.iter(f"{SVG}text")]


def test_every_citation_of_a_basis_is_a_line() -> None:
    root = drawn(citation("a", "x"), citation("b", "x"), citation("b", "y"))
    assert len(list(root.iter(f"{SVG}path"))) == 3


def test_shared_acts_come_first_and_stand_out() -> None:
    root = drawn(citation("a", "alone"), citation("a", "shared"), citation("b", "shared"))
    labels = [t for t in texts(root) if t in ("ALONE", "SHARED")]
    assert labels == ["SHARED", "ALONE"]
    strokes = [p.get("stroke") for p in root.iter(f"{SVG}path")]
    assert strokes[0] == strokes[1] != strokes[2]


def test_mentions_of_one_document_are_left_out_and_counted() -> None:
    root = drawn(citation("a", "x"), citation("a", "y", "mention"))
    assert "Y" not in texts(root)
    assert any("1 that are only mentioned" in t for t in texts(root))


def test_no_documents_give_a_drawing_all_the_same() -> None:
    assert texts(drawn())[0].startswith("Plans and the acts")
