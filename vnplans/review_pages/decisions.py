"""What a person decides on the pages: correct a value, accept or dismiss a finding, accept or reject a row, take it back.

Who decided on a value that somebody else has changed meanwhile is told so, and nothing is written.
"""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from extract.errors import ReadError
from schema.errors import DatasetError, UnknownField
from schema.load.correction_log import Action
from schema.load.corrections import Change
from schema.load.stored_values import current_value, table_of
from vnplans.intake.taught import revoke
from vnplans.questions.correct import correct
from vnplans.questions.decide import Signature, accept, dismiss, reject
from vnplans.questions.open import reading
from vnplans.questions.record_fields import record_shown
from vnplans.review_pages.errors import ChangedMeanwhile, is_to_insist_on, message_of
from vnplans.review_pages.site import author_of, page, posted, site_of

SEEN = "checked beside the page"
"""The reason of a decision for which none was stated: it was made with the printed place in sight."""
_VALUE, _SEEN_VALUE, _BETWEEN = "value:", "seen:", "\t"
_DECISIONS = {Action.ACCEPT.value: accept, Action.REJECT.value: reject, Action.DISMISS.value: dismiss}


def decided(form: Mapping[str, str], author: str, db: str) -> str:
    """Carries out the ``action`` of a form and gives the ids of the decision.

    Raises:
        DatasetError: the value is none of its field, the record is gone, or somebody changed it meanwhile.
    """
    action = form.get("action", "")
    signature = Signature(author, form.get("reason", "").strip() or SEEN)
    if action == Action.CHANGE:
        return _corrected(form, signature, db)
    decide = _DECISIONS.get(action)
    if decide is None:
        raise UnknownField(f"no action {action!r}", hint="Load the page again.")
    return decide([form.get("finding") or form.get("record", "")], signature, db)[0].correction_id


def _corrected(form: Mapping[str, str], signature: Signature, db: str) -> str:
    """Corrects each field of a form (``value:RECORD|FIELD``) that says something else than was seen."""
    stated = {k.removeprefix(_VALUE): v.strip() for k, v in form.items() if k.startswith(_VALUE)}
    changed = {k: v for k, v in stated.items() if v != form.get(_SEEN_VALUE + k, "")}
    if not changed:
        raise UnknownField("no value was changed", hint="State another value, or accept the finding.")
    with reading(db) as connection:
        for name in changed:
            record_id, _, field = name.rpartition("|")
            now = current_value(connection, table_of(connection, record_id), record_id, field) or ""
            if form.get(_SEEN_VALUE + name, "") != now:
                raise ChangedMeanwhile(f"{field} is {now or 'not stated'} now, somebody changed it.")
    made = []
    for name, value in changed.items():
        record_id, _, field = name.rpartition("|")
        change = Change(
            record_id, field, value or None, signature.reason, signature.author, form.get("insist") == "1"
        )
        made.append(correct(change, db).correction_id)
    return _BETWEEN.join(made)


def taken_back(decision: str, db: str) -> None:
    """Revokes what one form decided: one correction, or one for each field that it changed.

    Raises:
        CorrectionNotFound: it was revoked already.
    """
    for correction_id in reversed(decision.split(_BETWEEN)):
        revoke(correction_id, db)


@posted
def change(request: Request, form: Mapping[str, str]) -> Response:
    """A decision on the record that is looked at; shows the record as it is then."""
    site = site_of(request)
    message, is_wrong, may_insist = "", False, False
    try:
        if form.get("action") == "revoke":
            taken_back(form.get("correction", ""), site.db)
        else:
            decided(form, author_of(request), site.db)
    except (DatasetError, ReadError) as problem:
        message, is_wrong, may_insist = message_of(problem), True, is_to_insist_on(problem)
    with reading(site.db) as connection:
        shown = record_shown(connection, form.get("shown", ""))
    field, edited = form.get("field", ""), form.get("field", "") if is_wrong else ""
    typed = form.get(_VALUE + field)
    return page(
        request,
        "record.html",
        record=shown,
        field=field,
        edited=edited,
        message=message,
        may_insist=may_insist,
        typed=typed,
    )
