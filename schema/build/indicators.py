"""Indicator statements to records: one row for the statement, one for each target value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extract.model.indicators import Indicator
from normalize.notes import Note
from normalize.places.provinces import find_province
from normalize.roles import role_of
from normalize.targets.deciding_words import deciding_words
from normalize.targets.read import Observation, Target
from normalize.text import fold
from normalize.themes import classify_theme
from schema.build.bodies import no_body_note, page_of, read_bodies, remark_note, without_body
from schema.contract.ids import IdRegister, child_id, row_id, table_id
from schema.contract.records import IndicatorAgencyRecord, IndicatorRecord, ObservationRecord, TargetRecord
from schema.recorder import Origin, Recorder
from schema.setting.document import Setting


@dataclass(slots=True)
class IndicatorRecords:
    """The records of all indicators of a document."""

    indicators: list[IndicatorRecord] = field(default_factory=list)
    agencies: list[IndicatorAgencyRecord] = field(default_factory=list)
    targets: list[TargetRecord] = field(default_factory=list)
    observations: list[ObservationRecord] = field(default_factory=list)


def build_indicators(
    indicators: Sequence[Indicator],
    setting: Setting,
    recorder: Recorder,
    ids: IdRegister,
    task_ids: Mapping[int, str],
) -> IndicatorRecords:
    """Records of all indicator statements, in order. ``task_ids``: position of a task → its id."""
    out = IndicatorRecords()
    ids_of: dict[int, str] = {}
    for indicator in indicators:
        record = _record(indicator, setting, ids, task_ids, ids_of)
        own = record.indicator_id
        ids_of[indicator.position] = own
        out.indicators.append(record)
        recorder.notes("indicators", own, "raw", indicator.notes, record.page)
        if indicator.national_note is not None:
            recorder.note("indicators", own, "national_code", indicator.national_note, record.page)
        if indicator.name_note is not None:
            recorder.note("indicators", own, "name", indicator.name_note, record.page)
        parts = indicator.name_at.fragments or indicator.fragments
        origin = Origin(parts, "indicator", indicator.confidence, indicator.name_at.span)
        recorder.trace("indicators", own, "name", origin)
        _add_targets(indicator, record, recorder, out)
        _add_observations(indicator, record, recorder, out)
        _add_agencies(indicator, own, setting, recorder, out)
    return out


def _record(
    indicator: Indicator,
    setting: Setting,
    ids: IdRegister,
    task_ids: Mapping[int, str],
    ids_of: Mapping[int, str],
) -> IndicatorRecord:
    """The row of ``indicators``. ``ids_of``: position of an indicator before it → its id."""
    document = setting.document_id
    return IndicatorRecord(
        indicator_id=ids.unique(_indicator_id(indicator, document, task_ids)),
        document_id=document,
        position=indicator.position,
        clause_path=indicator.clause_path,
        table_id=table_id(document, indicator.table) if indicator.table is not None else None,
        task_id=task_ids.get(indicator.task_position) if indicator.task_position is not None else None,
        number=indicator.number,
        group_path="/".join(indicator.group_path) or None,
        code=indicator.code,
        name=indicator.name,
        national_code=indicator.national_code,
        theme=classify_theme(indicator.name).theme,
        roadmap=indicator.roadmap,
        raw=indicator.raw,
        page=indicator.fragments[0].place.page if indicator.fragments else None,
        confidence=round(indicator.confidence, 3),
        area=indicator.area,
        area_code=_area_code(indicator.area, setting),
        parent_indicator_id=ids_of.get(indicator.part_of) if indicator.part_of is not None else None,
    )


def _area_code(area: str | None, setting: Setting) -> str | None:
    """The code of a province on the document's date; a city, a district or a commune of its name has none."""
    province = find_province(area, on=setting.on) if area is not None else None
    if province is None or area is None:
        return None
    kind = fold(area).removesuffix(fold(province.name)).strip(" .")
    kinds = ("", "tinh") if province.kind == "tỉnh" else ("", "thanh pho", "tp")
    return province.code if kind in kinds and fold(area).endswith(fold(province.name)) else None


def _indicator_id(indicator: Indicator, document: str, task_ids: Mapping[int, str]) -> str:
    if indicator.task_position is not None and indicator.task_position in task_ids:
        return f"{task_ids[indicator.task_position]}:i"
    if indicator.table is not None:
        path = [p for p in indicator.group_path if p]
        return row_id(
            table_id(document, indicator.table), path, indicator.number or indicator.code, indicator.position
        )
    return (
        f"{document}:i:{indicator.clause_path}"
        if indicator.clause_path
        else f"{document}:i:p{indicator.position}"
    )


def _add_targets(
    indicator: Indicator, of: IndicatorRecord, recorder: Recorder, out: IndicatorRecords
) -> None:
    record, page = of.indicator_id, of.page
    ids = [child_id(record, "v", k + 1) for k in range(len(indicator.targets))]
    shared = _shared_notes(indicator)
    filed = {(n.code, n.message) for n in shared}
    recorder.notes("indicators", record, "name", shared, page)
    for target, place, own in zip(indicator.targets, indicator.targets_at, ids, strict=True):
        out.targets.append(_target(target, own, record, ids))
        recorder.notes(
            "targets", own, "raw", [n for n in target.notes if (n.code, n.message) not in filed], page
        )
        sure = min(target.confidence, indicator.confidence)
        deciding = place.spans(deciding_words(place.text))
        origin = Origin(place.fragments, target.rule, sure, place.span, deciding)
        recorder.trace("targets", own, "low" if target.low is not None else "high", origin)


def _add_observations(
    indicator: Indicator, of: IndicatorRecord, recorder: Recorder, out: IndicatorRecords
) -> None:
    for position, (seen, place) in enumerate(
        zip(indicator.observations, indicator.observations_at, strict=True), 1
    ):
        own = child_id(of.indicator_id, "o", position)
        out.observations.append(_observation(seen, own, of.indicator_id, position))
        recorder.notes("observations", own, "raw", seen.notes, of.page)
        sure = min(seen.confidence, indicator.confidence)
        deciding = place.spans(deciding_words(place.text))
        origin = Origin(place.fragments, seen.rule, sure, place.span, deciding)
        recorder.trace("observations", own, "low" if seen.low is not None else "high", origin)


def _observation(seen: Observation, own: str, record: str, position: int) -> ObservationRecord:
    return ObservationRecord(
        observation_id=own,
        indicator_id=record,
        position=position,
        kind=seen.kind,
        year_start=seen.year_start,
        year=seen.year,
        comparator=seen.comparator,
        low=seen.low,
        high=seen.high,
        unit=seen.unit,
        dimension=seen.dimension,
        subject=seen.subject,
        raw=seen.raw,
    )


def _shared_notes(indicator: Indicator) -> tuple[Note, ...]:
    """Notes that every one of several targets carries speak of the statement, and are said once."""
    if len(indicator.targets) < 2:
        return ()
    others = [{(n.code, n.message) for n in t.notes} for t in indicator.targets]
    return tuple(n for n in indicator.targets[0].notes if all((n.code, n.message) in o for o in others))


def _target(target: Target, own: str, record: str, ids: Sequence[str]) -> TargetRecord:
    return TargetRecord(
        target_id=own,
        indicator_id=record,
        part_of=ids[target.part_of] if target.part_of is not None else None,
        subject=target.subject,
        year_start=target.year_start,
        year=target.year,
        comparator=target.comparator,
        low=target.low,
        high=target.high,
        unit=target.unit,
        dimension=target.dimension,
        direction=target.direction,
        baseline=target.baseline,
        baseline_year=target.baseline_year,
        condition=target.condition,
        raw=target.raw,
    )


def _add_agencies(
    indicator: Indicator, record: str, setting: Setting, recorder: Recorder, out: IndicatorRecords
) -> None:
    bodies, remarks = read_bodies(indicator.bodies, setting)
    for body in bodies:
        mention = body.mention
        out.agencies.append(
            IndicatorAgencyRecord(
                indicator_id=record,
                role=mention.role,
                position=body.position,
                agency_id=mention.agency_id,
                agency=mention.agency,
                raw=mention.raw,
                is_open_set=mention.is_open_set,
                scope=mention.scope,
            )
        )
        recorder.notes("indicators", record, mention.role, mention.notes, page_of(body.raw))
        origin = Origin(body.raw.parts, mention.rule, body.sureness, body.span)
        recorder.trace("indicator_agencies", record, body.key, origin)
    for raw in remarks:
        recorder.note("indicators", record, "approve", remark_note(raw), page_of(raw))
    for raw in without_body(indicator.bodies, bodies):
        if raw not in remarks:
            role = role_of(raw.role).bodies.removesuffix("_support")
            recorder.note("indicators", record, role, no_body_note(raw), page_of(raw))
