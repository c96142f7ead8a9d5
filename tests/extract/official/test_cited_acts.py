"""Cited acts: bases and mentions, their parts, one id for one act."""

from __future__ import annotations

import json
from datetime import date

import pytest

from extract.model import Block, Fragment, Grid, GridCell, Paragraph, Place
from extract.official.citations import find_citations
from extract.official.cited_acts import read_legal_references
from extract.read import read_document
from tests.samples.files import corpus_file, shared_file


def blocks(text: str) -> list[Block]:
    return [
        Paragraph(line.strip(), (Fragment(line.strip(), Place(line=n)),))
        for n, line in enumerate(text.strip().split("\n"), 1)
    ]


@pytest.mark.parametrize(
    ("text", "number", "act_type", "issuer", "issued_on", "title"),
    [
        (
            "Căn cứ Quyết định số 1658/QĐ-TTg ngày 01/10/2021 của Thủ tướng Chính phủ phê duyệt Chiến lược quốc gia về tăng trưởng xanh;",
            "1658/QĐ-TTg", "quyet_dinh", "Thủ tướng Chính phủ", date(2021, 10, 1), "phê duyệt Chiến lược quốc gia về tăng trưởng xanh",
        ),
        ("Căn cứ Quyết định 728/QĐ-TTg ngày 20/6/2023 phê duyệt điều chỉnh Quy hoạch;", "728/QĐ-TTg", "quyet_dinh", "Thủ tướng Chính phủ", date(2023, 6, 20), "phê duyệt điều chỉnh Quy hoạch"),
        ("Căn cứ Thông báo Kết luận số 901-KL/TU ngày 05/10/2023 tại Hội nghị lần thứ 18;", "901-KL/TU", "ket_luan", "Tỉnh ủy", date(2023, 10, 5), "tại Hội nghị lần thứ 18"),
        ("Căn cứ Luật Tổ chức Chính quyền địa phương ngày 19 tháng 6 năm 2015;", None, "luat", None, date(2015, 6, 19), "Luật Tổ chức Chính quyền địa phương"),
        ("Căn cứ Luật Cán bộ, công chức ngày 24 tháng 6 năm 2025;", None, "luat", None, date(2025, 6, 24), "Luật Cán bộ, công chức"),
        ("Căn cứ Luật Công nghệ thông tin số 67/2006/QH11 ngày 29/6/2006;", "67/2006/QH11", "luat", "Quốc hội", date(2006, 6, 29), "Luật Công nghệ thông tin"),
        ("theo Nghị quyết số 54/NQ-CP ngày 12/4/2022 của Chính phủ; trong đó", "54/NQ-CP", "nghi_quyet", "Chính phủ", date(2022, 4, 12), None),
        ("Triển khai theo Nghị định 06/2022/NĐ-CP và QĐ 01/TTg năm 2022", "06/2022/NĐ-CP", "nghi_dinh", "Chính phủ", None, None),
        ("Chỉ thị số 52-CT/TW ngày 03 tháng 10 năm 2025 của Ban Bí thư về thực hiện bảo hiểm y tế toàn dân", "52-CT/TW", "chi_thi", "Ban Bí thư", date(2025, 10, 3), "về thực hiện bảo hiểm y tế toàn dân"),
        ("gây ô nhiễm theo Quyết định số 64/2003/QĐ-TTg ngày 22/4/2003 của Thủ tướng Chính phủ đạt 100%", "64/2003/QĐ-TTg", "quyet_dinh", "Thủ tướng Chính phủ", date(2003, 4, 22), None),
        ("Căn cứ Thông số 11/2016/TT-BYT ngày 11 tháng 5 năm 2016 của Bộ trưởng Bộ Y tế quy định việc đấu thầu thuốc;", "11/2016/TT-BYT", "thong_tu", "Bộ trưởng Bộ Y tế", date(2016, 5, 11), "quy định việc đấu thầu thuốc"),
        ("Công văn số 894/VP-KTTH ngày 28/02/2018 của Văn phòng UBND tỉnh về việc đấu thầu", "894/VP-KTTH", "cong_van", "Văn phòng UBND tỉnh", date(2018, 2, 28), "về việc đấu thầu"),
        ("theo Thông tri số 11-TT/HU ngày 02/5/2024 của Huyện ủy về công tác hè", "11-TT/HU", "thong_tri", "Huyện ủy", date(2024, 5, 2), "về công tác hè"),
        ("thực hiện Quy định số 205-QĐ/TW ngày 23/9/2019 của Bộ Chính trị về kiểm soát quyền lực", "205-QĐ/TW", "quy_dinh", "Bộ Chính trị", date(2019, 9, 23), "về kiểm soát quyền lực"),
        ("thực hiện Quyết định số 205-QĐ/TW ngày 23/9/2019 của Bộ Chính trị về tổ chức bộ máy", "205-QĐ/TW", "quyet_dinh", "Bộ Chính trị", date(2019, 9, 23), "về tổ chức bộ máy"),
        ("theo Phương án số 45/PA-UBND ngày 01/7/2024 của UBND tỉnh về sắp xếp trường học", "45/PA-UBND", "phuong_an", "UBND tỉnh", date(2024, 7, 1), "về sắp xếp trường học"),
        ("Theo Điều 5 Nghị định số 47/2020/NĐ-CP ngày 09/4/2020 của Chính phủ cổng dữ liệu mở về chia sẻ", "47/2020/NĐ-CP", "nghi_dinh", "Chính phủ", date(2020, 4, 9), "cổng dữ liệu mở về chia sẻ"),
        ("Căn cứ Nghị định số 61/2024/NĐ-CP ngày 06/6/2024 của Chính phủ khuyến khích nghề thủ công;", "61/2024/NĐ-CP", "nghi_dinh", "Chính phủ", date(2024, 6, 6), "khuyến khích nghề thủ công"),
        ("theo Quyết định số 99/QĐ-UBND ngày 01/7/2024 của Ủy ban nhân dân tỉnh về trường học", "99/QĐ-UBND", "quyet_dinh", "Ủy ban nhân dân tỉnh", date(2024, 7, 1), "về trường học"),
        ("thực hiện NQ71 của Tỉnh ủy", "71", "nghi_quyet", "Tỉnh ủy", None, None),
        ("Nghị quyết số 1210/2016/UBTVQH13 ngày 25/5/2016 của Ủy ban thường vụ Quốc hội", "1210/2016/UBTVQH13", "nghi_quyet", "Ủy ban thường vụ Quốc hội", date(2016, 5, 25), None),
    ],
    ids=["decision", "no_word_number", "party", "law_date", "law_comma", "law_number", "mention", "bare", "directive", "before_value", "typo", "letter", "party_circular", "party_rule", "party_decision", "scheme", "word_lost_behind_the_body", "title_of_unknown_words", "body_of_the_province", "short", "resolution"],
)  # fmt: skip
def test_citation(
    text: str,
    number: str | None,
    act_type: str,
    issuer: str | None,
    issued_on: date | None,
    title: str | None,
) -> None:
    found = find_citations(text)[0]
    assert (found.printed, found.act_type, found.issuer, found.issued_on, found.title) == (
        number, act_type, issuer, issued_on, title,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("behind", "title"),
    [
        ("về phát triển cây chè đến năm 2035 (sau đây gọi tắt là Nghị quyết số 9) và nhu cầu của tỉnh, Ủy ban nhân dân tỉnh ban hành kế hoạch như sau:", "về phát triển cây chè đến năm 2035"),
        ("phê duyệt Đề án nước sạch (viết tắt là Đề án), Sở Xây dựng báo cáo", "phê duyệt Đề án nước sạch"),
        ("phê duyệt Đề án nước sạch (giai đoạn 2) tại miền núi", "phê duyệt Đề án nước sạch (giai đoạn 2) tại miền núi"),
        ("phê duyệt Đề án nước sạch (giai đoạn 2), Sở Xây dựng báo cáo", "phê duyệt Đề án nước sạch (giai đoạn 2)"),
        ("về phát triển rừng và Kế hoạch 5 năm của ngành", "về phát triển rừng và Kế hoạch 5 năm của ngành"),
        ("về mức chi cho thôn bản và Nghị quyết số 31/2024/NQ-HĐND của Hội đồng nhân dân tỉnh về mức khoán", "về mức chi cho thôn bản"),
        ("về triển khai Nghị quyết số 8/NQ-CP và Kế hoạch số 15-KH/TU của Tỉnh ủy", "về triển khai Nghị quyết số 8/NQ-CP và Kế hoạch số 15-KH/TU của Tỉnh ủy"),
        ("về phê duyệt Chương trình khuyến công và Kế hoạch này.", "về phê duyệt Chương trình khuyến công"),
        ("về phát triển chợ, Ủy ban nhân dân tỉnh ban hành Kế hoạch phát triển chợ như sau:", "về phát triển chợ"),
        ("quy định chức năng của Sở Nội vụ, Ủy ban nhân dân cấp xã", "quy định chức năng của Sở Nội vụ, Ủy ban nhân dân cấp xã"),
        ("khóa XIII: “Cơ quan được giao quỹ lương thì tự quyết định”.", None),
        ("về tinh gọn bộ máy: “Mỗi việc chỉ giao một nơi”", "về tinh gọn bộ máy"),
    ],
    ids=["short_name", "short_name_only", "own_bracket", "bracket_at_end", "plan_of_years", "next_act", "acts_carried_out", "this_plan", "who_issues", "bodies", "quotation", "quotation_behind"],
)  # fmt: skip
def test_a_title_ends_where_the_act_does(behind: str, title: str | None) -> None:
    found = find_citations(f"Nghị quyết số 9/NQ-CP ngày 02/3/2026 của Chính phủ {behind}")[0]
    assert found.title == title


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "theo Luật tài nguyên nước, Luật đất đai, Luật khoáng sản và những quy định",
            ["Luật tài nguyên nước", "Luật đất đai", "Luật khoáng sản"],
        ),
        ("theo quy định của Luật đầu tư để thu hút", ["Luật đầu tư"]),
        ("Luật Phòng, chống thiên tai được thực hiện", ["Luật Phòng, chống thiên tai"]),
        ("các quy định của Luật, nghị định; Đoàn Luật sư tỉnh; pháp luật", []),
    ],
    ids=["three", "verb", "comma", "none"],
)
def test_laws_by_name(text: str, titles: list[str]) -> None:
    assert [c.title for c in find_citations(text)] == titles


HEAD = """
Căn cứ Luật bảo hiểm y tế ngày 14 tháng 11 năm 2008, Luật sửa đổi, bổ sung một số điều của Luật bảo hiểm y tế ngày 13 tháng 6 năm 2014; Luật sửa đổi, bổ sung một số điều của Luật bảo hiểm y tế ngày 27 tháng 11 năm 2024;
Căn cứ Kết luận số 213-KL/TW ngày 21 tháng 11 năm 2025 của Ban Bí thư về tiếp tục thực hiện Chỉ thị số 42-CT/TW ngày 24 tháng 3 năm 2020;
I. MỤC TIÊU
Thực hiện Kết luận số 213-KL/TW và Nghị định số 94/2022/NĐ-CP ngày 07/11/2022 của Chính phủ.
Căn cứ nhiệm vụ được giao, thực hiện Nghị định số 94/2022/NĐ-CP.
"""


def test_bases_come_first_and_each_act_once() -> None:
    found = read_legal_references(blocks(HEAD))
    assert [(r.position, r.relation, r.act_id) for r in found] == [
        (1, "basis", "luat-bao-hiem-y-te-2008"),
        (2, "basis", "luat-sua-doi-bo-sung-mot-so-dieu-cua-luat-bao-hiem-y-te-2014"),
        (3, "basis", "luat-sua-doi-bo-sung-mot-so-dieu-cua-luat-bao-hiem-y-te-2024"),
        (4, "basis", "213-kl-tw-2025"),
        (5, "mention", "42-ct-tw-2020"),
        (6, "mention", "94-nd-cp-2022"),
    ]


def test_cells_are_read_too() -> None:
    cell = GridCell(
        0,
        0,
        1,
        1,
        "Theo Nghị định số 06/2022/NĐ-CP",
        Fragment("Theo Nghị định số 06/2022/NĐ-CP", Place(page=3)),
    )
    grid = Grid(3, Place(page=3), 1, 1, (cell,))
    assert [(r.number, r.fragments[0].place.page) for r in read_legal_references([grid])] == [
        ("06/2022/NĐ-CP", 3)
    ]


def test_span_is_the_raw_text() -> None:
    text = "Căn cứ Nghị định số 94/2016/NĐ-CP ngày 01/7/2016 của Chính phủ quy định chi tiết;"
    found = read_legal_references(blocks(text + "\nI. A"))[0]
    assert text[found.start : found.end] == found.raw


@pytest.mark.parametrize(
    ("plan", "ending"),
    [("cao-bang", ".md"), ("cao-bang", ".pdf"), ("bac-ninh", ".txt"), ("bac-ninh", ".docx")],
)
def test_bases_of_the_plans(plan: str, ending: str) -> None:
    gold = json.loads(
        (corpus_file(plan, ending).parent.parent / "gold" / f"{plan.replace('-', '_')}_body.json").read_text(
            "utf-8"
        )
    )
    bases = [
        r
        for r in read_legal_references(read_document(corpus_file(plan, ending)).blocks)
        if r.relation == "basis"
    ]
    assert [(r.number, str(r.issued_on)) for r in bases] == [
        (g["number"], g["issued_on"]) for g in gold["legal_references"]
    ]


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("qd-844", "real/born_digital/quyet-dinh-so-844-qd-ttg-469526.pdf"),
        ("nq-116", "real/born_digital/nghi-quyet-so-116-nq-cp-469463.pdf"),
        ("tt-10-2023", "real/born_digital/thong-tu-so-10-2023-tt-bkhdt-40324.pdf"),
    ],
)
def test_bases_of_real_documents(name: str, path: str) -> None:
    gold = json.loads(shared_file(f"gold/{name}.json").read_text("utf-8"))["legal_references"]
    found = [
        r for r in read_legal_references(read_document(shared_file(path)).blocks) if r.relation == "basis"
    ]
    assert [(r.number, str(r.issued_on)) for r in found] == [(g["number"], g["issued_on"]) for g in gold]


def test_an_act_both_plans_cite_has_one_id() -> None:
    ids = [
        {r.act_id for r in read_legal_references(read_document(corpus_file(plan, ending)).blocks)}
        for plan, ending in (("cao-bang", ".md"), ("bac-ninh", ".txt"))
    ]
    assert ids[0] & ids[1] == {"luat-bao-ve-moi-truong"}


def test_a_part_of_bases() -> None:
    text = "KẾ HOẠCH\nI. CĂN CỨ LẬP KẾ HOẠCH\n- Luật Công nghệ thông tin số 67/2006/QH11 ngày 29/6/2006;\nII. MỤC TIÊU\nTheo Nghị định 64/NĐ-CP."
    assert [(r.number, r.relation) for r in read_legal_references(blocks(text))] == [("67/2006/QH11", "basis"), ("64/NĐ-CP", "mention")]  # fmt: skip


def test_of_two_citations_the_dated_one_is_kept() -> None:
    text = "KẾ HOẠCH\nThực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị\nThực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị, UBND tỉnh ban hành:\nI. A"
    assert [(r.number, r.issued_on) for r in read_legal_references(blocks(text))] == [
        ("57-NQ/TW", date(2024, 12, 22))
    ]


FORMS = {
    "decision": "Mẫu số 01\nTÊN CƠ QUAN\nSố: …/QĐ-…\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nQUYẾT ĐỊNH\nCăn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;\nCăn cứ Nghị định số 01/2019/NĐ-CP;\nXét đề nghị của …;\nĐiều 1. Công nhận …",
    "request": "Mẫu 02: Đơn đề nghị\nCăn cứ Nghị định số 01/2019/NĐ-CP;\nTôi tên là: ………………",
    "minutes": "PHỤ LỤC III\nMẪU BIÊN BẢN\nHôm nay, ngày … tháng … năm …, theo Quyết định số 00/QĐ-UBND, chúng tôi gồm: …………",
    "report": "Mẫu số 03/BC\nBÁO CÁO KẾT QUẢ\nThực hiện Luật Đất đai …………, đơn vị báo cáo: ………",
    "declaration": "PHỤ LỤC 2\nTỜ KHAI\nHọ và tên: ......... Số: ......... Nơi cấp: .........\nTheo Thông tư số 45/2020/TT-BTC",
}  # fmt: skip
_PLAN = "UBND TỈNH LẠNG SƠN\nSố: 12/KH-UBND\nKẾ HOẠCH\nTrồng rừng\nCăn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017;\nI. MỤC TIÊU\n1. Trồng rừng./.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n"


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_what_a_blank_form_cites_the_document_does_not(form: str) -> None:
    assert [r.title for r in read_legal_references(blocks(_PLAN + form))] == ["Luật Lâm nghiệp"]


def test_an_appendix_that_is_no_form_cites() -> None:
    listed = "PHỤ LỤC I\nDANH MỤC VĂN BẢN\n1. Nghị định số 01/2019/NĐ-CP\n2. …"
    found = read_legal_references(blocks(_PLAN + listed))
    assert [r.number for r in found] == [None, "01/2019/NĐ-CP"]
