"""Targets in 199 and in 130 sentences of documents: floors that may rise and not fall."""

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
    assert counts["sentences right"] >= 196


def test_values_of_further_sentences_are_found_and_read() -> None:
    """A second set, a third of whose sentences state nothing that counts: costs, conditions, frequencies, acts."""
    counts = count(list(sentences("target_sentences_2.json")))
    assert counts["target found"] >= 0.98 * counts["target"]
    assert counts["target invented"] <= 3
    assert counts["observation found"] >= 0.93 * counts["observation"]
    assert counts["observation invented"] <= 2
    assert counts["sentences right"] >= 0.86 * counts["sentences"]
