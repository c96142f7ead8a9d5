"""Which texts are Vietnamese: told by their letters, in proportion."""

from __future__ import annotations

import unicodedata

import pytest

from normalize.spelling.legacy_fonts import decode_tcvn3, decode_vni
from normalize.text import is_vietnamese

PLAN = (
    "Xây dựng kế hoạch trồng rừng ngập mặn; Sở Nông nghiệp và Môi trường chủ trì, hoàn thành trong năm 2026"
)
FIGURES = "TT MW kV 2020 2025 2030 12,5 13,4 1.250 Trạm biến áp Tân Thuận 110 220 2 x 63 MVA Đường dây ACSR 240 25 31 kWh"
TEXTS = {
    "vietnamese": (PLAN, True),
    "capitals": (PLAN.upper(), True),
    "decomposed": (unicodedata.normalize("NFD", PLAN), True),
    "old-tones": ("Ủy ban nhân dân tỉnh Hoà Bình thực hiện uỷ quyền, khoá đào tạo, hoạ tiết", True),
    "latin-eth-for-d": (PLAN.replace("đ", "ð").replace("Đ", "Ð") + " ðịa bàn, ðầu tư, ðề án", True),
    "tcvn3-decoded": (decode_tcvn3("KÕ ho¹ch ph¸t triÓn kinh tÕ - x· héi n¨m 2005"), True),
    "vni-decoded": (decode_vni("Keá hoaïch phaùt trieån kinh teá xaõ hoäi"), True),
    "figures-with-few-words": (FIGURES, True),
    "short-header": ("STT | Nhiệm vụ | Ghi chú", True),
    "misread-by-ocr": ("Xây dưng kê hoạch trông rùng; Sở Nông nghiẹp và PTNT chủ trì, hoàn thanh 2026", True),
    "foreign-names-in-it": (PLAN + " theo Thỏa thuận Zürich và São Paulo, 25 μg/m³", True),
    "toneless": ("Xay dung ke hoach trong rung; So Nong nghiep va Moi truong chu tri, hoan thanh trong nam 2026", False),
    "tcvn3-undecoded": ("KÕ ho¹ch ph¸t triÓn kinh tÕ - x· héi n¨m 2005", False),
    "english": ("INVOICE No. 2024/118 Description Quantity Unit price Amount Total due within 30 days", False),
    "english-of-a-vietnamese-firm": (
        "INVOICE No. 2024/118 Seller: Nguyễn Văn Định Trading Co., Ltd, Hanoi, Vietnam. Description Quantity Unit price Amount Total "
        "due within 30 days. Please remit the amount shown above to the account of the seller named on this invoice",
        False,
    ),
    "french": ("N° Activité Échéance Coût Réalisé à 20 % Préparation des forêts protégées, où l'été a été très sec à Hué", False),
    "czech": ("Číslo Úkol Termín Příprava výsadby lesů, zodpovídá ministerstvo životního prostředí, účast veřejnosti", False),
    "turkish": ("Sıra Görev Süre Ağaçlandırma çalışmaları yürütülecek, Orman Bakanlığı sorumludur, bütçe ayrıldı", False),
    "romanian": ("Nr. Activitate Termen Împădurirea suprafețelor, în sarcina ministerului; să fie realizată până în anul 2030", False),
    "portuguese": ("Nº Ação Prazo Avaliação das emissões, três órgãos são responsáveis até o mês de março, às terças", False),
    "croatian": ("Broj Zadaća Rok Uređenje građevina među šumama; vođenje izgrađenih područja, također i sađenje", False),
    "icelandic": ("Númer Verkefni Frestur Það verður unnið með gróðursetningu, við ströndina og á landi, með aðstoð", False),
    "yoruba": ("Nọ́mbà Iṣẹ́ Ọjọ́ Ètò fún gbígbin igi ní ìpínlẹ̀ náà", False),
    "chinese": ("序号 任务 负责单位 完成时间 制定造林工作计划 农业农村局 2026年", False),
    "pinyin": ("Nóngyè bù fùzé zhìdìng zàolín gōngzuò jìhuà, wánchéng shíjiān", False),
    "russian": ("№ Мероприятие Срок Подготовка плана лесовосстановления, Министерство природных ресурсов", False),
    "greek": ("Α/Α Δράση Προθεσμία Εκπόνηση σχεδίου αναδάσωσης, Υπουργείο Περιβάλλοντος", False),
    "figures-alone": ("1 2 3 4,5 6.000 % - / 12/2024", False),
    "empty": ("", False),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TEXTS.values(), ids=TEXTS.keys())
def test_vietnamese_is_told_by_its_letters(text: str, expected: bool) -> None:
    assert is_vietnamese(text) is expected
