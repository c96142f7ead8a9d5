"""Targets in sentences of documents, six sets of them: floors that may rise and not fall."""

from __future__ import annotations

from bench.target_sentences import FIELDS, count, sentences


def test_values_of_published_sentences_are_found_and_read() -> None:
    counts = count(list(sentences("target_sentences.json")))
    assert counts["target found"] >= 0.99 * counts["target"]
    assert counts["observation found"] >= 0.99 * counts["observation"]
    assert {f: counts[f"target {f}"] / counts["target found"] >= 0.99 for f in FIELDS} == dict.fromkeys(
        FIELDS, True
    )
    assert counts["target invented"] <= 1
    assert counts["observation invented"] <= 1
    assert counts["sentences right"] >= 198


def test_values_of_further_sentences_are_found_and_read() -> None:
    """A second set, a third of whose sentences state nothing that counts: costs, conditions, frequencies, acts."""
    counts = count(list(sentences("target_sentences_2.json")))
    assert counts["target found"] == counts["target"]
    assert counts["target invented"] <= 2
    assert counts["observation found"] >= 0.97 * counts["observation"]
    assert counts["observation invented"] <= 0
    assert counts["sentences right"] >= 0.9 * counts["sentences"]


def test_values_of_the_other_half_of_the_first_set() -> None:
    counts = count(list(sentences("target_sentences_3.json")))
    assert counts["target found"] >= 0.98 * counts["target"]
    assert counts["target invented"] <= 5
    assert counts["observation found"] >= 0.96 * counts["observation"]
    assert counts["observation invented"] <= 0
    assert counts["sentences right"] >= 0.92 * counts["sentences"]


def test_values_of_the_other_half_of_the_second_set() -> None:
    counts = count(list(sentences("target_sentences_4.json")))
    assert counts["target found"] >= 0.99 * counts["target"]
    assert counts["target invented"] <= 2
    assert counts["observation found"] >= 0.98 * counts["observation"]
    assert counts["observation invented"] <= 0
    assert counts["sentences right"] >= 0.95 * counts["sentences"]


def test_values_of_a_fifth_set() -> None:
    """A third of it is of a report that tells of its own year, near the end of that."""
    counts = count(list(sentences("target_sentences_5.json")))
    assert counts["target found"] >= 0.99 * counts["target"]
    assert counts["target invented"] <= 3
    assert counts["observation found"] >= 0.98 * counts["observation"]
    assert counts["observation invented"] <= 1
    assert counts["sentences right"] >= 0.94 * counts["sentences"]


def test_values_of_a_sixth_set() -> None:
    """Each under a heading of its own kind; a third of it holds figures that are no targets."""
    counts = count(list(sentences("target_sentences_6.json")))
    assert counts["target found"] == counts["target"]
    assert counts["target invented"] <= 4
    assert counts["observation found"] >= 0.95 * counts["observation"]
    assert counts["observation invented"] <= 2
    assert counts["sentences right"] >= 0.9 * counts["sentences"]
