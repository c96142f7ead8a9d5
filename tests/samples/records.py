"""A small document of two tasks and an indicator, made by hand, for the tests of the dataset."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from schema.contract.records import (
    AgencyRecord,
    CellRecord,
    ClauseRecord,
    DocumentRecord,
    DocumentRecords,
    Finding,
    IndicatorRecord,
    LegalReferenceRecord,
    ProvenanceRecord,
    TableRecord,
    TargetRecord,
    TaskAgencyRecord,
    TaskBudgetRecord,
    TaskFundingRecord,
    TaskRecord,
)

AGENCIES = (
    AgencyRecord(agency_id="so-ke-hoach-va-dau-tu", name="Sở Kế hoạch và Đầu tư", level="province"),
    AgencyRecord(agency_id="so-cong-thuong", name="Sở Công Thương", level="province"),
    AgencyRecord(agency_id="ubnd-cap-tinh", name="Ủy ban nhân dân cấp tỉnh", level="province"),
)


def cao_bang(**changes: object) -> DocumentRecords:
    """A decision of Cao Bằng with two tasks; ``changes`` go to its ``documents`` row."""
    own = "cao-bang-337-qd-ubnd-2018"
    document = DocumentRecord(
        document_id=own,
        number="337/QĐ-UBND",
        doc_type="decision",
        title="Phê duyệt Kế hoạch tăng trưởng xanh",
        issuer_id="ubnd-cap-tinh",
        issuer_raw="ỦY BAN NHÂN DÂN TỈNH CAO BẰNG",
        province_code="04",
        province_code_now="04",
        issued_on=date(2018, 3, 27),
        source_file="cb.pdf",
        sha256="a" * 64,
        media_type="application/pdf",
        pages=3,
        pipeline_version="0.1.0",
    )
    table = f"{own}:t1"
    first, second = f"{table}:A:1", f"{table}:A:2"
    return DocumentRecords(
        document=replace(document, **changes),  # type: ignore[arg-type]
        legal_references=(
            LegalReferenceRecord(
                reference_id=f"{own}:r1", document_id=own, position=1, relation="basis", number="1393/QĐ-TTg",
                act_type="decision", issued_on=date(2012, 9, 25), raw="Quyết định số 1393/QĐ-TTg",
            ),
        ),
        clauses=(
            ClauseRecord(clause_id=f"{own}:c:1", document_id=own, path="1", text="Mục tiêu"),
            ClauseRecord(clause_id=f"{own}:c:1.a", document_id=own, parent_id=f"{own}:c:1", path="1.a"),
        ),
        tables=(TableRecord(table_id=table, document_id=own, kind="tasks", n_rows=3, n_columns=4),),
        cells=(
            CellRecord(
                table_id=table, row=1, column=1, role="title", raw="Trồng rừng", text="Trồng rừng", page=2,
                x0=10.004, top=20.0, x1=30.5, bottom=40.25,
            ),
        ),
        tasks=(
            TaskRecord(
                task_id=first, document_id=own, table_id=table, position=1, number="1", group_number="A",
                group_title="Nông nghiệp", group_path="A", title="Trồng rừng phòng hộ đầu nguồn",
                period_raw="2018-2025", period_start=date(2018, 1, 1), period_end=date(2025, 12, 31),
                budget_raw="10 tỷ", budget_vnd=10_000_000_000, ghg_raw="42,5", ghg_tco2e=Decimal("42.50"),
                theme="forestry", page_first=2, page_last=2, confidence=0.98765,
            ),
            TaskRecord(
                task_id=second, document_id=own, table_id=table, position=2, number="2", group_number="A",
                group_title="Nông nghiệp", group_path="A", title="Xây dựng thủy điện nhỏ", theme="energy",
                period_raw="Hàng năm", recurrence="annual", budget_vnd=0, duplicate_of=first, page_first=3,
            ),
        ),
        task_agencies=(
            TaskAgencyRecord(
                task_id=first, role="lead", position=1, agency_id="so-ke-hoach-va-dau-tu",
                agency="Sở Kế hoạch và Đầu tư", raw="Sở KH&ĐT",
            ),
            TaskAgencyRecord(
                task_id=first, role="lead", position=2, agency_id="so-cong-thuong", agency="Sở Công Thương",
                raw="Sở CT",
            ),
            TaskAgencyRecord(
                task_id=first, role="support", position=1, raw="Các sở, ngành liên quan",
                agency="Các sở, ngành liên quan", is_open_set=True,
            ),
        ),
        task_budgets=(
            TaskBudgetRecord(task_id=first, year=2019, amount_vnd=4_000_000_000, raw="4 tỷ"),
            TaskBudgetRecord(task_id=first, year=2020, amount_vnd=6_000_000_000, raw="6 tỷ"),
        ),
        task_funding=(
            TaskFundingRecord(task_id=first, source="state_budget", raw="NSNN"),
            TaskFundingRecord(task_id=first, source="oda", raw="ODA"),
        ),
        indicators=(
            IndicatorRecord(
                indicator_id=f"{own}:i1", document_id=own, position=1, clause_path="1.a",
                name="Tỷ lệ che phủ rừng", theme="forestry", raw="Tỷ lệ che phủ rừng đạt trên 60%", page=1,
            ),
        ),
        targets=(
            TargetRecord(
                target_id=f"{own}:i1:v1", indicator_id=f"{own}:i1", year=2030, comparator=">",
                low=Decimal("60.0"), unit="%", dimension="share", direction="reach", raw="trên 60%",
            ),
        ),
        findings=(
            Finding(
                finding_id=f"{first}!budget_vnd!unit_conflict", document_id=own, record_table="tasks",
                record_id=first, field="budget_vnd", code="unit_conflict", severity="warning",
                message="The header says triệu đồng, the cell tỷ.", page=2,
            ),
        ),
        provenance=(
            ProvenanceRecord(
                record_table="tasks", record_id=first, field="budget_vnd", page=2, x0=1.0, top=2.0, x1=3.0,
                bottom=4.0, raw="10 tỷ", rule="quantities.money",
            ),
        ),
    )  # fmt: skip
