"""The rules by which a request is let in."""

from __future__ import annotations

import pytest

from vnplans.review.access import Access, cookies_of, host_name, is_own_origin


@pytest.mark.parametrize(
    ("stated", "name"),
    [
        ("127.0.0.1:8600", "127.0.0.1"),
        ("LocalHost", "localhost"),
        ("[::1]:8600", "::1"),
        ("evil.example", "evil.example"),
        ("", None),
        (None, None),
        ("127.0.0.1:8600@evil.example", None),
        ("127.0.0.1:x", None),
        ("[::1", None),
        ("a b", None),
    ],
)
def test_a_host_is_taken_apart(stated: str | None, name: str | None) -> None:
    assert host_name(stated) == name


@pytest.mark.parametrize("host", ["127.0.0.1:8600", "localhost:8600", "[::1]:8600"])
def test_this_computer_is_known_by_its_names(host: str) -> None:
    assert Access().knows_host(host)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8600", "192.168.1.7", None, ""])
def test_another_name_is_not(host: str | None) -> None:
    assert not Access().knows_host(host)


def test_served_to_others_it_is_known_by_numbers_and_the_names_given() -> None:
    access = Access("0.0.0.0", frozenset({"plans.example.org"}), "secret")
    assert access.knows_host("192.168.1.7:8600") and access.knows_host("plans.example.org")
    assert not access.knows_host("evil.example")


@pytest.mark.parametrize(
    ("origin", "is_own"),
    [
        ("http://127.0.0.1:8600", True),
        ("https://127.0.0.1:8600", True),
        ("http://127.0.0.1:9999", False),
        ("http://evil.example", False),
        ("null", False),
        (None, False),
    ],
)
def test_only_our_own_pages_are_an_origin(origin: str | None, is_own: bool) -> None:
    assert is_own_origin(origin, "127.0.0.1:8600") is is_own


def test_a_token_is_of_one_session_and_one_server() -> None:
    access = Access()
    token = access.token_of("a")
    assert access.is_token_of("a", token)
    assert not access.is_token_of("b", token)
    assert not Access().is_token_of("a", token)
    assert not access.is_token_of(None, access.token_of("None"))
    assert not access.is_token_of("a", "") and not access.is_token_of("a", None)
    assert not access.is_token_of("a", "ơ")


def test_the_secret_is_not_shown() -> None:
    assert "secret" not in repr(Access())


def test_a_damaged_cookie_is_none() -> None:
    assert cookies_of("a=1; b=2") == {"a": "1", "b": "2"}
    assert cookies_of("\x00=;;=") == {}
