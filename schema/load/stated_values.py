"""What a person states as the right value of a field, held against what the field may hold.

Closed lists (themes, units, provinces, sources of funding, the values of a column) are refused with the nearest
of the list. A body that the register does not know is refused too, unless the person insists. Money may be typed
as it is printed: ``60 tỷ``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache

from rapidfuzz import fuzz, process

from normalize.agencies.read import parse_agencies
from normalize.agency_names.lookup import find_agency
from normalize.agency_names.register import agencies as agency_register
from normalize.national.sets import national_indicators
from normalize.places.provinces import provinces
from normalize.quantities.find import find_quantities
from normalize.quantities.stated_units import find_unit
from normalize.quantities.units import units
from normalize.registers import rows
from normalize.text import key
from schema.contract.records import declaration
from schema.contract.tasks import FUNDING_SOURCES
from schema.contract.values import as_text, from_text
from schema.errors import UnknownBody, WrongValue

_FEW = 20
"""Values that a message lists; of a longer list it names the nearest."""
_NEAREST = 3
_PRINTED_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


def stated(table: str, field: str, text: str | None) -> str | None:
    """A value of a column as an export writes it: ``42.750`` is ``42.75``, ``60 tỷ`` is ``60000000000``.

    Raises:
        WrongValue: the text is no value of the column, or none of its list.
    """
    plain = unicodedata.normalize("NFC", text).strip() if text is not None else ""
    declared = declaration(table, field)
    if not plain:
        if not declared.nullable:
            raise WrongValue(f"{field} must be stated")
        return None
    if allowed := declared.values or _register_of(field):
        return plain if field == "unit" and _is_unit(plain) else one_of(field, plain, allowed)
    if declared.is_money:
        plain = _vnd(plain)
    if declared.kind is date and (printed := _PRINTED_DATE.fullmatch(plain)):
        plain = f"{printed[3]}-{int(printed[2]):02d}-{int(printed[1]):02d}"
    try:
        return as_text(field, from_text(table, field, plain)) or None
    except ValueError as problem:
        raise WrongValue(f"{field}: {plain!r} is no {_kind_named(declared.kind)} ({problem})") from problem


def _kind_named(kind: type) -> str:
    return {int: "whole number", date: "date like 2024-03-01", bool: "true or false"}.get(kind, "number")


def _vnd(text: str) -> str:
    """Whole đồng, also of an amount as printed.

    Raises:
        WrongValue: it is an amount of no money, several amounts, a range, or below nothing.
    """
    if re.fullmatch(r"\d+", text):
        return text
    found = find_quantities(text)
    amount = found[0] if len(found) == 1 and found[0].raw == text else None
    if amount is None or amount.unit != "VND" or amount.comparator != "=" or amount.low is None:
        raise WrongValue(f"{text!r} is no amount of money", hint="Write VND (60000000000), or “60 tỷ”.")
    if amount.low != amount.low.to_integral_value():
        raise WrongValue(f"{text!r} is no whole number of đồng")
    return str(int(amount.low))


def one_of(field: str, text: str, allowed: Sequence[str]) -> str:
    """The value of a closed list that a text is.

    Raises:
        WrongValue: it is none; the hint lists all, or the nearest.
    """
    if text in allowed:
        return text
    if len(allowed) <= _FEW:
        hint = f"Values: {', '.join(allowed)}."
    else:
        near = process.extract(key(text), {a: key(a) for a in allowed}, scorer=fuzz.WRatio, limit=_NEAREST)
        hint = f"Nearest: {', '.join(str(n[2]) for n in near)}."
    raise WrongValue(f"{field}: {text!r} is none of its values", hint=hint)


def _register_of(field: str) -> tuple[str, ...]:
    """The register that a column is filled from; empty for any other column."""
    known = _REGISTERS.get(field)
    return known() if known is not None else ()


@cache
def _themes() -> tuple[str, ...]:
    return tuple(row["theme"] for row in rows("themes"))


@cache
def _province_codes() -> tuple[str, ...]:
    old, new = provinces(date(2025, 6, 30)), provinces(date(2025, 7, 1))
    return tuple(sorted({p.code for p in (*old, *new)}))


def _unit_symbols() -> tuple[str, ...]:
    return tuple(u.symbol for u in units())


def _is_unit(text: str) -> bool:
    """Whether it is a unit of the register or one over another: ``bộ/năm``."""
    found = find_unit(text)
    return found is not None and found.unit == text


def _national_codes() -> tuple[str, ...]:
    return tuple(n.code for n in national_indicators())


_REGISTERS: dict[str, Callable[[], tuple[str, ...]]] = {
    "theme": _themes,
    "theme_secondary": _themes,
    "unit": _unit_symbols,
    "province_code": _province_codes,
    "province_code_now": _province_codes,
    "place_code": _province_codes,
    "national_code": _national_codes,
}


def sources(text: str | None) -> str | None:
    """Sources of funding, joined by ``; ``.

    Raises:
        WrongValue: one of them is none of the list.
    """
    return "; ".join(one_of("funding", n, FUNDING_SOURCES.names) for n in names(text)) or None


def bodies(text: str | None, on: date | None, standing: Sequence[str], *, insist: bool) -> str | None:
    """Names of bodies, joined by ``; ``, each as the register writes it on a day.

    Args:
        text: as typed: ``Sở NN&PTNT; Sở Công Thương``.
        on: the document's date.
        standing: names that the field holds already; they may stay whatever the register says.
        insist: whether a name that is not known is taken.

    Raises:
        UnknownBody: a name is not known and nobody insists.
    """
    kept = {key(name) for name in standing}
    return "; ".join(n if key(n) in kept else _body(n, on, insist=insist) for n in names(text)) or None


def _body(name: str, on: date | None, *, insist: bool) -> str:
    found = find_agency(name, on=on)
    if found is not None and found.rule != "typing_error":
        return name if key(name) == key(found.agency.name) else found.name
    if insist or is_open_set(name, on):
        return name
    hint = (
        f"Nearest: {', '.join(_near(name, found.name if found else None))}. --force takes the name as it is."
    )
    raise UnknownBody(f"the register of bodies does not know {name!r}", hint=hint)


def is_open_set(name: str, on: date | None) -> bool:
    """Whether a phrase names no body of the register and is one: ``Các sở, ngành liên quan``."""
    found = parse_agencies(name, default_role="lead", on=on)
    return len(found) == 1 and found[0].is_open_set


def _near(name: str, first: str | None) -> list[str]:
    known = {a.name: key(a.name) for a in agency_register()}
    near = process.extract(key(name), known, scorer=fuzz.ratio, limit=_NEAREST)
    return list(dict.fromkeys([*([first] if first else []), *(str(n[2]) for n in near)]))[:_NEAREST]


def names(text: str | None) -> list[str]:
    """``Sở Công Thương; Sở Tài chính`` as two names."""
    plain = unicodedata.normalize("NFC", text or "")
    return [name.strip() for name in plain.split(";") if name.strip()]
