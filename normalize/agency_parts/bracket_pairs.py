"""Which bracket closes which in an agency cell?"""

from __future__ import annotations

from normalize.agency_names.tokens import Tokens


def closing_brackets(tokens: Tokens) -> dict[int, int]:
    """Opening bracket → its closing one; one that is never closed reaches to the end."""
    found: dict[int, int] = {}
    if "(" not in tokens.plain:
        return found
    open_ones: list[int] = []
    for at, word in enumerate(tokens.plain):
        if word == "(":
            open_ones.append(at)
        elif word == ")" and open_ones:
            found[open_ones.pop()] = at
    return found
