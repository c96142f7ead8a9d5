"""Listings: rows for the screen."""

from __future__ import annotations

from vnplans.listing import Listing

FOUND = Listing(("n",), ((1,), (2,), (3,)), ("counted",))


def test_the_first_rows_with_a_note_on_the_others() -> None:
    assert FOUND.first(2) == Listing(("n",), ((1,), (2,)), ("2 of 3 rows; --limit 0 shows all.", "counted"))


def test_all_rows_where_there_are_no_more_or_all_are_wanted() -> None:
    assert FOUND.first(3) == FOUND.first(0) == FOUND
