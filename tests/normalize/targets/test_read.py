"""Targets taken apart: a table of sentences with what they say.

Each example is a sentence, the year of the line above it in brackets where there is one, then its name (``=``), a line
for each target (``>``: year, comparator, value, unit, direction, then baseline, condition, whole, doubts above info,
and after a colon the subject where the sentence has several), and the notes on the statement (``!``). ``-`` stands
for a year that is not stated; ``2021-2025`` is a span. The sentences are from the two plans of the corpus, from
a national plan of 2005, and of the kinds plans are made of.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from normalize.notes import Severity
from normalize.targets.read import Target, read_targets
from normalize.targets.words import baselines, conditions, directions
from normalize.targets.years import find_baselines, find_years

EXAMPLES = """
Đến năm 2020, giảm lượng phát thải KNK so với phương án phát triển bình thường là 7%. Trong đó: i). Mức giảm địa phương tự nguyện là 3%; ii). 4% còn lại là mức giảm khi có hỗ trợ từ quốc gia (2%) và quốc tế (2%).
    = lượng phát thải KNK
    > 2020 = 7 % reduce baseline=BAU : lượng phát thải KNK
    > 2020 = 3 % reduce baseline=BAU if=voluntary part=0 : Mức giảm địa phương tự nguyện
    > 2020 = 4 % reduce baseline=BAU if=with support part=0 : mức giảm khi có hỗ trợ từ quốc gia
    > 2020 = 2 % reduce baseline=BAU if=with support part=2 : quốc gia
    > 2020 = 2 % reduce baseline=BAU if=with support part=2 : quốc tế
Đến năm 2030, giảm lượng phát thải KNK so với phương án phát triển bình thường là 19%; trong đó: i). Mức giảm địa phương tự nguyện là 9%; ii). 10% còn lại là mức giảm khi có hỗ trợ từ quốc gia (5%) và quốc tế (5,0%).
    = lượng phát thải KNK
    > 2030 = 19 % reduce baseline=BAU : lượng phát thải KNK
    > 2030 = 9 % reduce baseline=BAU if=voluntary part=0 : Mức giảm địa phương tự nguyện
    > 2030 = 10 % reduce baseline=BAU if=with support part=0 : mức giảm khi có hỗ trợ từ quốc gia
    > 2030 = 5 % reduce baseline=BAU if=with support part=2 : quốc gia
    > 2030 = 5 % reduce baseline=BAU if=with support part=2 : quốc tế
[2020] 100% đô thị có quy hoạch bãi rác thải và thực hiện công tác thu gom rác thải;
    = đô thị có quy hoạch bãi rác thải và thực hiện công tác thu gom rác thải
    > 2020 = 100 % reach
[2020] Đảm bảo 100% địa bàn dân cư có môi trường nước, môi trường không khí và ô nhiễm chất thải rắn trong điều kiện tiêu chuẩn cho phép;
    = địa bàn dân cư có môi trường nước, môi trường không khí và ô nhiễm chất thải rắn trong điều kiện tiêu chuẩn cho phép
    > 2020 = 100 % reach
[2020] Phấn đấu đưa mức đầu tư ngân sách của tỉnh cho khoa học và công nghệ đạt 1,5% tổng chi ngân sách địa phương hàng năm;
    = mức đầu tư ngân sách của tỉnh cho khoa học và công nghệ
    > 2020 = 1.5 % reach
[2020] 100% các cơ sở sản xuất mới xây dựng phải áp dụng công nghệ tiên tiến, được trang bị các thiết bị, công trình giảm thiểu ô nhiễm, xử lý chất thải đạt quy chuẩn môi trường;
    = các cơ sở sản xuất mới xây dựng phải áp dụng công nghệ tiên tiến, được trang bị các thiết bị, công trình giảm thiểu ô nhiễm, xử lý chất thải đạt quy chuẩn môi trường
    > 2020 = 100 % reach
[2020] 50% cơ sở sản xuất công nghiệp có tiềm năng tiến hành áp dụng sản xuất sạch hơn trong công nghiệp;
    = cơ sở sản xuất công nghiệp có tiềm năng tiến hành áp dụng sản xuất sạch hơn trong công nghiệp
    > 2020 = 50 % reach
[2020] 25% cơ sở sản xuất công nghiệp áp dụng sản xuất sạch hơn sẽ tiết kiệm từ 5-8% mức tiêu thụ năng lượng, nguyên liệu, nhiên liệu, vật liệu trên đơn vị sản phẩm;
    = cơ sở sản xuất công nghiệp áp dụng sản xuất sạch hơn sẽ tiết kiệm mức tiêu thụ năng lượng, nguyên liệu, nhiên liệu, vật liệu trên đơn vị sản phẩm
    > 2020 = 25 % reach : cơ sở sản xuất công nghiệp áp dụng sản xuất sạch hơn
    > 2020 range 5..8 % reduce : tiết kiệm mức tiêu thụ năng lượng, nguyên liệu, nhiên liệu, vật liệu trên đơn vị sản phẩm
[2020] Trên 60% các khu đô thị và trên 80% các cơ sở có hệ thống xử lý nước thải tập trung đạt tiêu chuẩn môi trường;
    = các khu đô thị và các cơ sở có hệ thống xử lý nước thải tập trung đạt tiêu chuẩn môi trường
    > 2020 > 60 % reach : các khu đô thị
    > 2020 > 80 % reach : các cơ sở có hệ thống xử lý nước thải tập trung đạt tiêu chuẩn môi trường
[2020] Thu gom trên 90% chất thải rắn sinh hoạt, công nghiệp và dịch vụ, thu gom xử lý trên 90% chất thải nguy hại và trên 95% chất thải bệnh viện;
    = Thu gom chất thải rắn sinh hoạt, công nghiệp và dịch vụ, thu gom xử lý chất thải nguy hại và chất thải bệnh viện
    > 2020 > 90 % reach : Thu gom chất thải rắn sinh hoạt, công nghiệp và dịch vụ
    > 2020 > 90 % reach : thu gom xử lý chất thải nguy hại
    > 2020 > 95 % reach : chất thải bệnh viện
[2020] Xử lý triệt để các cơ sở gây ô nhiễm môi trường nghiêm trọng theo Quyết định số 64/2003/QĐ-TTg ngày 22/4/2003 của Thủ tướng Chính phủ đạt 100%;
    = Xử lý triệt để các cơ sở gây ô nhiễm môi trường nghiêm trọng theo Quyết định số 64/2003/QĐ-TTg ngày 22/4/2003 của Thủ tướng Chính phủ
    > 2020 = 100 % reach
[2020] 100% các cơ sở gây ô nhiễm môi trường, ô nhiễm môi trường nghiêm trọng theo Quyết định của UBND tỉnh Cao Bằng phải xử lý chất thải đạt QCVN;
    = các cơ sở gây ô nhiễm môi trường, ô nhiễm môi trường nghiêm trọng theo Quyết định của UBND tỉnh Cao Bằng phải xử lý chất thải đạt QCVN
    > 2020 = 100 % reach
[2020] Cơ bản hoàn thành việc cải tạo và nâng cấp hệ thống tiêu thoát nước mưa và nước thải ở các đô thị và khu công nghiệp. Chỉ tiêu đạt trên 50% đô thị có hệ thống tiêu thoát và xử lý nước thải riêng theo đúng tiêu chuẩn quy định;
    = đô thị có hệ thống tiêu thoát và xử lý nước thải riêng theo đúng tiêu chuẩn quy định
    > 2020 > 50 % reach
[2020] 95% các cơ sở sản xuất kinh doanh đạt tiêu chuẩn vệ sinh, an toàn lao động;
    = các cơ sở sản xuất kinh doanh đạt tiêu chuẩn vệ sinh, an toàn lao động
    > 2020 = 95 % reach
[2020] Phục hồi trên 60% các khu vực đã khai thác khoáng sản và trên 60% các hệ sinh thái đang bị suy thoái;
    = Phục hồi các khu vực đã khai thác khoáng sản và các hệ sinh thái đang bị suy thoái
    > 2020 > 60 % reach : Phục hồi các khu vực đã khai thác khoáng sản
    > 2020 > 60 % reach : các hệ sinh thái đang bị suy thoái
[2020] Nâng tỷ lệ sử dụng năng lượng sạch đạt 5% tổng năng lượng tiêu thụ hàng năm;
    = tỷ lệ sử dụng năng lượng sạch
    > 2020 = 5 % reach
[2020] Nâng tổng diện tích các khu bảo tồn tự nhiên lên gấp 1,5 lần hiện nay.
    = tổng diện tích các khu bảo tồn tự nhiên
    > 2020 = 1.5 lần increase baseline=current
[2020] Số xã được công nhận đạt tiêu chí nông thôn mới đạt từ 20 xã trở lên;
    = Số xã được công nhận đạt tiêu chí nông thôn mới
    > 2020 >= 20 xã reach
[2020] 100% đường ngõ xóm sạch và không lầy lội vào mùa mưa, trong đó 50% được cứng hóa mặt đường;
    = đường ngõ xóm sạch và không lầy lội vào mùa mưa
    > 2020 = 100 % reach : đường ngõ xóm sạch và không lầy lội vào mùa mưa
    > 2020 = 50 % reach part=0 : được cứng hóa mặt đường
[2020] 60% hộ gia đình, trên 95% doanh nghiệp có dụng cụ phân loại rác thải tại nguồn, 90% khu vực công cộng có thùng gom rác thải;
    = hộ gia đình, doanh nghiệp có dụng cụ phân loại rác thải tại nguồn, khu vực công cộng có thùng gom rác thải
    > 2020 = 60 % reach : hộ gia đình
    > 2020 > 95 % reach : doanh nghiệp có dụng cụ phân loại rác thải tại nguồn
    > 2020 = 90 % reach : khu vực công cộng có thùng gom rác thải
[2020] 100% dân cư hiểu biết, có kiến thức cơ bản về ứng phó, thích ứng với BĐKH;
    = dân cư hiểu biết, có kiến thức cơ bản về ứng phó, thích ứng với BĐKH
    > 2020 = 100 % reach
[2020] 100% cơ sở sản xuất công nghiệp trong tỉnh được tuyên truyền, phổ biến sản xuất sạch hơn và nhận thức được lợi ích của việc áp dụng sản xuất sạch hơn trong công nghiệp;
    = cơ sở sản xuất công nghiệp trong tỉnh được tuyên truyền, phổ biến sản xuất sạch hơn và nhận thức được lợi ích của việc áp dụng sản xuất sạch hơn trong công nghiệp
    > 2020 = 100 % reach
Tỷ lệ che phủ rừng đến năm 2020 đạt 53% và khôi phục 80% rừng đầu nguồn đã bị suy thoái và nâng cao chất lượng rừng;
    = Tỷ lệ che phủ rừng
    > 2020 = 53 % reach : Tỷ lệ che phủ rừng
    > 2020 = 80 % reach : khôi phục rừng đầu nguồn đã bị suy thoái và nâng cao chất lượng rừng
[2020] Trên 95% dân cư thành thị được dùng nước sạch và trên 90% dân cư nông thôn được dùng nước sinh hoạt hợp vệ sinh;
    = dân cư thành thị được dùng nước sạch và dân cư nông thôn được dùng nước sinh hoạt hợp vệ sinh
    > 2020 > 95 % reach : dân cư thành thị được dùng nước sạch
    > 2020 > 90 % reach : dân cư nông thôn được dùng nước sinh hoạt hợp vệ sinh
[2020] 95% đường phố có cây xanh; nâng tỷ lệ đất công viên ở các khu đô thị lên gấp 1,5 lần so với hiện nay;
    = đường phố có cây xanh
    > 2020 = 95 % reach : đường phố có cây xanh
    > 2020 = 1.5 lần increase baseline=current : tỷ lệ đất công viên ở các khu đô thị
[2020] 75% số hộ nông thôn có nhà tiêu hợp vệ sinh;
    = số hộ nông thôn có nhà tiêu hợp vệ sinh
    > 2020 = 75 % reach
[2020] 75% số chuồng trại chăn nuôi được xử lý hợp vệ sinh;
    = số chuồng trại chăn nuôi được xử lý hợp vệ sinh
    > 2020 = 75 % reach
[2020] 50% số hộ chăn nuôi đưa gia súc ra khỏi gầm sàn;
    = số hộ chăn nuôi đưa gia súc ra khỏi gầm sàn
    > 2020 = 50 % reach
[2020] 100% các cơ sở chăn nuôi lớn, các cơ sở giết mổ tập chung ở nông thôn được xử lý triệt để chất thải.
    = các cơ sở chăn nuôi lớn, các cơ sở giết mổ tập chung ở nông thôn được xử lý triệt để chất thải
    > 2020 = 100 % reach
Chỉ tiêu đến năm 2030: Giảm cường độ phát thải KNK trên GRDP tỉnh Bắc Ninh xuống từ 38 - 43% so với năm 2018.
    = cường độ phát thải KNK trên GRDP tỉnh Bắc Ninh
    > 2030 range 38..43 % reduce baseline=2018 doubt=number_ambiguous
Chỉ tiêu đến năm 2050: Giảm cường độ phát thải KNK trên GRDP tỉnh Bắc Ninh xuống từ 47 - 69% so với năm 2018.
    = cường độ phát thải KNK trên GRDP tỉnh Bắc Ninh
    > 2050 range 47..69 % reduce baseline=2018 doubt=number_ambiguous
Giảm phát thải khí nhà kính: Năm 2030: giảm từ 11 - 24% so với kịch bản cơ sở; Năm 2050: giảm từ 37 - 56% so với kịch bản cơ sở.
    = phát thải khí nhà kính
    > 2030 range 11..24 % reduce baseline=BAU
    > 2050 range 37..56 % reduce baseline=BAU
Giảm tiêu hao năng lượng sơ cấp trên GDP: Năm 2030: 1,0-1,5%/năm tính tích lũy cho cả giai đoạn; Năm 2050: 1,0%/năm tính tích lũy cho mỗi giai đoạn 10 năm.
    = tiêu hao năng lượng sơ cấp trên GDP
    > 2030 range 1..1.5 %/năm reduce
    > 2050 = 1 %/năm reduce
Tỷ lệ cây xanh tại các KCN; khu đô thị đáp ứng KCN, khu đô thị sinh thái vào năm 2030. Toàn đô thị Bắc Ninh đáp ứng tiêu chuẩn loại I theo hướng sinh thái vào năm 2030.
    = Tỷ lệ cây xanh tại các KCN; khu đô thị đáp ứng KCN, khu đô thị sinh thái vào năm 2030. Toàn đô thị Bắc Ninh đáp ứng tiêu chuẩn loại I theo hướng sinh thái vào năm 2030
KCN, CCN, đô thị mới thành lập có hệ thống xử lý nước thải tập trung: Năm 2030: 100%; Năm 2050: 100%
    = KCN, CCN, đô thị mới thành lập có hệ thống xử lý nước thải tập trung
    > 2030 = 100 % reach
    > 2050 = 100 % reach
Các cơ sở sản xuất kinh doanh đạt quy chuẩn về môi trường: Năm 2030: 90%; Năm 2050: 100%
    = Các cơ sở sản xuất kinh doanh đạt quy chuẩn về môi trường
    > 2030 = 90 % reach
    > 2050 = 100 % reach
Tỷ lệ đảm nhận của vận tải công cộng tại Bắc Ninh đạt tối thiểu 2% trong điều kiện sử dụng nguồn lực địa phương và có thể lên tới 25% trong điều kiện sử dụng nguồn lực hỗ trợ từ quốc gia và quốc tế. Phấn đấu từ 60-80% đoàn phương tiện xe buýt mới là xe buýt điện theo lộ trình và kế hoạch phát triển của Bộ Giao thông - Vận tải.
    = Tỷ lệ đảm nhận của vận tải công cộng tại Bắc Ninh
    > - >= 2 % reach if=voluntary : Tỷ lệ đảm nhận của vận tải công cộng tại Bắc Ninh
    > - <= 25 % reach if=with support : Tỷ lệ đảm nhận của vận tải công cộng tại Bắc Ninh
    > - range 60..80 % reach : đoàn phương tiện xe buýt mới là xe buýt điện theo lộ trình và kế hoạch phát triển của Bộ Giao thông - Vận tải
Tỷ lệ chất thải rắn sinh hoạt đô thị, nông thôn được thu gom, xử lý theo quy định theo Đề án tổng thể bảo vệ môi trường tỉnh Bắc Ninh áp dụng cho giai đoạn 2026-2030
    = Tỷ lệ chất thải rắn sinh hoạt đô thị, nông thôn được thu gom, xử lý theo quy định theo Đề án tổng thể bảo vệ môi trường tỉnh Bắc Ninh áp dụng cho giai đoạn 2026-2030
Số điểm, khu vực ô nhiễm môi trường gây bức xúc trong khu dân cư và cộng đồng, đặc biệt ở các làng nghề: Năm 2030: 0%; Năm 2050: 0%.
    = Số điểm, khu vực ô nhiễm môi trường gây bức xúc trong khu dân cư và cộng đồng, đặc biệt ở các làng nghề
    > 2030 = 0 % reach doubt=unit_conflict
    > 2050 = 0 % reach doubt=unit_conflict
Tỷ lệ nước thải sinh hoạt đô thị được thu gom, xử lý đạt quy chuẩn về môi trường: Năm 2030: 100%; Năm 2050: 100%.
    = Tỷ lệ nước thải sinh hoạt đô thị được thu gom, xử lý đạt quy chuẩn về môi trường
    > 2030 = 100 % reach
    > 2050 = 100 % reach
Tỷ lệ hộ dân cư được cấp nước hợp vệ sinh: Năm 2030: 100%; Năm 2050:100%
    = Tỷ lệ hộ dân cư được cấp nước hợp vệ sinh
    > 2030 = 100 % reach
    > 2050 = 100 % reach
Đến năm 2025, tỷ lệ hộ nghèo đa chiều còn dưới 3%.
    = tỷ lệ hộ nghèo đa chiều
    > 2025 < 3 % reach
Đến năm 2030 giảm tối thiểu 15% cường độ phát thải khí nhà kính trên GRDP so với năm 2014.
    = cường độ phát thải khí nhà kính trên GRDP
    > 2030 >= 15 % reduce baseline=2014
Cường độ phát thải khí nhà kính trên GDP giảm ít nhất 15% vào năm 2030 và 30% vào năm 2050 so với năm 2014.
    = Cường độ phát thải khí nhà kính trên GDP
    > 2030 >= 15 % reduce baseline=2014
    > 2050 = 30 % reduce baseline=2014
Tỷ lệ che phủ rừng duy trì ổn định ở mức 42% đến năm 2030.
    = Tỷ lệ che phủ rừng
    > 2030 = 42 % keep
Duy trì tỷ lệ che phủ rừng trên 60% giai đoạn 2021-2025.
    = tỷ lệ che phủ rừng
    > 2021-2025 > 60 % keep
Giai đoạn 2021-2030, tốc độ tăng trưởng GRDP bình quân đạt 8 - 8,5%/năm.
    = tốc độ tăng trưởng GRDP
    > 2021-2030 range 8..8.5 %/năm increase
Tốc độ tăng GRDP bình quân giai đoạn 2021 - 2025 đạt 9,0%/năm, giai đoạn 2026 - 2030 đạt 10%/năm.
    = Tốc độ tăng GRDP
    > 2021-2025 = 9 %/năm increase
    > 2026-2030 = 10 %/năm increase
Thu nhập bình quân đầu người đến năm 2025 đạt 80 triệu đồng, đến năm 2030 đạt 130 triệu đồng.
    = Thu nhập bình quân đầu người
    > 2025 = 80000000 VND reach
    > 2030 = 130000000 VND reach
GRDP bình quân đầu người năm 2030 đạt khoảng 9.800 USD.
    = GRDP bình quân đầu người
    > 2030 ~ 9800 USD reach
Tỷ lệ đô thị hóa đạt 45% vào năm 2025, trên 50% vào năm 2030.
    = Tỷ lệ đô thị hóa
    > 2025 = 45 % reach
    > 2030 > 50 % reach
Đến năm 2025: 90% chất thải rắn sinh hoạt đô thị được thu gom, xử lý; đến năm 2030: 95%.
    = chất thải rắn sinh hoạt đô thị được thu gom, xử lý
    > 2025 = 90 % reach
    > 2030 = 95 % reach
Phấn đấu đến năm 2030, 100% khu công nghiệp, cụm công nghiệp đang hoạt động có hệ thống xử lý nước thải tập trung đạt quy chuẩn kỹ thuật môi trường.
    = khu công nghiệp, cụm công nghiệp đang hoạt động có hệ thống xử lý nước thải tập trung đạt quy chuẩn kỹ thuật môi trường
    > 2030 = 100 % reach
Đến năm 2030, tỷ trọng kinh tế số đạt 30% GRDP.
    = tỷ trọng kinh tế số
    > 2030 = 30 % reach
Giảm tỷ lệ thất thoát nước sạch xuống còn 12% vào năm 2030.
    = tỷ lệ thất thoát nước sạch
    > 2030 = 12 % reach
Giảm tỷ lệ hộ nghèo từ 5,2% năm 2021 xuống còn 2% năm 2025.
    = tỷ lệ hộ nghèo
    > 2025 = 2 % reach
Hạ tỷ lệ thất nghiệp khu vực thành thị xuống dưới 4%.
    = tỷ lệ thất nghiệp khu vực thành thị
    > - < 4 % reach
Kéo giảm tỷ lệ tổn thất điện năng xuống còn 5% vào năm 2025.
    = tỷ lệ tổn thất điện năng
    > 2025 = 5 % reach
Tăng tỷ lệ lao động qua đào tạo lên 70% vào năm 2025, trong đó có bằng cấp, chứng chỉ đạt 30%.
    = tỷ lệ lao động qua đào tạo
    > 2025 = 70 % reach : tỷ lệ lao động qua đào tạo
    > 2025 = 30 % reach part=0 : bằng cấp, chứng chỉ
Mỗi năm giảm 1,0 - 1,5% tỷ lệ hộ nghèo.
    = tỷ lệ hộ nghèo
    > - range 1..1.5 %/năm reduce
Bình quân mỗi năm giảm 1% tiêu hao năng lượng trên GRDP.
    = tiêu hao năng lượng trên GRDP
    > - = 1 %/năm reduce
Tổng công suất điện mặt trời mái nhà đạt 500 MW vào năm 2025, 1.200 MW vào năm 2030.
    = Tổng công suất điện mặt trời mái nhà
    > 2025 = 500 MW reach
    > 2030 = 1200 MW reach
Lắp đặt thêm 50 MW điện mặt trời mái nhà trong giai đoạn 2023-2025.
    = Lắp đặt điện mặt trời mái nhà
    > 2023-2025 = 50 MW increase
Giảm phát thải 120.000 tCO2e so với kịch bản phát triển thông thường vào năm 2030.
    = phát thải
    > 2030 = 120000 tCO2e reduce baseline=BAU
Đến năm 2030 tổng lượng phát thải khí nhà kính giảm 9% so với kịch bản phát triển thông thường (BAU) bằng nguồn lực trong nước và giảm 27% khi có hỗ trợ quốc tế.
    = tổng lượng phát thải khí nhà kính
    > 2030 = 9 % reduce baseline=BAU if=voluntary
    > 2030 = 27 % reduce baseline=BAU if=with support
Trồng mới 2.000 ha rừng tập trung, trong đó rừng gỗ lớn 500 ha.
    = Trồng mới rừng tập trung
    > - = 2000 ha reach : Trồng mới rừng tập trung
    > - = 500 ha reach part=0 : rừng gỗ lớn
Đến năm 2025 trồng 10 triệu cây xanh phân tán.
    = trồng cây xanh phân tán
    > 2025 = 10000000 cây xanh reach
Diện tích cây xanh đô thị bình quân đạt từ 6 - 8 m2/người vào năm 2025; 8 - 10 m2/người vào năm 2030.
    = Diện tích cây xanh đô thị
    > 2025 range 6..8 m²/người reach
    > 2030 range 8..10 m²/người reach
Phấn đấu có ít nhất 20 doanh nghiệp được hỗ trợ kiểm toán năng lượng đến năm 2025.
    = doanh nghiệp được hỗ trợ kiểm toán năng lượng
    > 2025 >= 20 doanh nghiệp reach
Có trên 50 sản phẩm OCOP đạt 3 sao trở lên, trong đó 5 sản phẩm đạt 5 sao.
    = sản phẩm OCOP đạt 3 sao trở lên
    > - > 50 sản phẩm ocop reach : sản phẩm OCOP đạt 3 sao trở lên
    > - = 5 sản phẩm reach part=0 : sản phẩm đạt 5 sao
Tối thiểu 70% hộ gia đình phân loại rác tại nguồn vào năm 2025.
    = hộ gia đình phân loại rác tại nguồn
    > 2025 >= 70 % reach
Tối đa 10% chất thải rắn sinh hoạt được chôn lấp trực tiếp vào năm 2030.
    = chất thải rắn sinh hoạt được chôn lấp trực tiếp
    > 2030 <= 10 % reach
Không quá 15% lượng chất thải rắn sinh hoạt phải chôn lấp.
    = lượng chất thải rắn sinh hoạt phải chôn lấp
    > - <= 15 % reach
Tỷ lệ chôn lấp trực tiếp chất thải rắn sinh hoạt dưới 10%.
    = Tỷ lệ chôn lấp trực tiếp chất thải rắn sinh hoạt
    > - < 10 % reach
Phấn đấu 100% xã đạt chuẩn nông thôn mới, ít nhất 40% xã đạt chuẩn nông thôn mới nâng cao.
    = xã đạt chuẩn nông thôn mới, xã đạt chuẩn nông thôn mới nâng cao
    > - = 100 % reach : xã đạt chuẩn nông thôn mới
    > - >= 40 % reach : xã đạt chuẩn nông thôn mới nâng cao
Đến năm 2025, có ít nhất 80% số xã đạt chuẩn nông thôn mới, trong đó 30% số xã đạt chuẩn nông thôn mới nâng cao và 10% số xã đạt chuẩn kiểu mẫu.
    = số xã đạt chuẩn nông thôn mới
    > 2025 >= 80 % reach : xã đạt chuẩn nông thôn mới
    > 2025 = 30 % reach part=0 : xã đạt chuẩn nông thôn mới nâng cao
    > 2025 = 10 % reach part=0 : xã đạt chuẩn kiểu mẫu
Năm 2025 đạt 50% và năm 2030 đạt 100%.
    = Năm 2025 đạt 50% và năm 2030 đạt 100%
    > 2025 = 50 % reach
    > 2030 = 100 % reach
Tỷ lệ dân cư đô thị được cung cấp nước sạch đạt 95-100%; dân cư nông thôn sử dụng nước hợp vệ sinh đạt 93-95%.
    = Tỷ lệ dân cư đô thị được cung cấp nước sạch
    > - range 95..100 % reach : Tỷ lệ dân cư đô thị được cung cấp nước sạch
    > - range 93..95 % reach : dân cư nông thôn sử dụng nước hợp vệ sinh
Số bác sĩ trên 1 vạn dân đạt 11 bác sĩ vào năm 2025.
    = Số bác sĩ trên 1 vạn dân
    > 2025 = 11 bác sĩ reach
Số giường bệnh trên 10.000 dân đạt 32 giường bệnh.
    = Số giường bệnh trên 10.000 dân
    > - = 32 giường reach
Tuổi thọ trung bình đạt 75 tuổi vào năm 2030.
    = Tuổi thọ
    > 2030 = 75 tuổi reach
Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể thấp còi giảm còn dưới 15% vào năm 2030.
    = Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể thấp còi
    > 2030 < 15 % reach
Tỷ lệ hộ gia đình được tiếp cận internet cáp quang đạt 90% (năm 2025), 100% (năm 2030).
    = Tỷ lệ hộ gia đình được tiếp cận internet cáp quang
    > 2025 = 90 % reach
    > 2030 = 100 % reach
Huy động vốn đầu tư toàn xã hội giai đoạn 2021-2025 đạt 250 nghìn tỷ đồng.
    = Huy động vốn đầu tư toàn xã hội
    > 2021-2025 = 250000000000000 VND reach
Thu ngân sách nhà nước trên địa bàn tăng bình quân 10%/năm.
    = Thu ngân sách nhà nước trên địa bàn
    > - = 10 %/năm increase
Tổng dư nợ tín dụng xanh chiếm 10% tổng dư nợ tín dụng vào năm 2030.
    = Tổng dư nợ tín dụng xanh
    > 2030 = 10 % reach
Nâng tỷ trọng năng lượng tái tạo trong tổng cung năng lượng sơ cấp lên 15 - 20% vào năm 2030 và 25 - 30% vào năm 2045.
    = tỷ trọng năng lượng tái tạo trong tổng cung năng lượng sơ cấp
    > 2030 range 15..20 % reach
    > 2045 range 25..30 % reach
Tiết kiệm 5 - 7% tổng mức tiêu thụ năng lượng so với dự báo nhu cầu năng lượng quốc gia giai đoạn 2019 - 2030.
    = Tiết kiệm tổng mức tiêu thụ năng lượng
    > 2019-2030 range 5..7 % reduce baseline=dự báo nhu cầu năng lượng quốc gia
Giảm 7 - 10% suất tiêu hao năng lượng trong ngành sản xuất thép so với giai đoạn 2015 - 2018.
    = suất tiêu hao năng lượng trong ngành sản xuất thép
    > - range 7..10 % reduce baseline=giai đoạn 2015 - 2018
Tỷ lệ nước thải đô thị loại IV trở lên được xử lý đạt 50%.
    = Tỷ lệ nước thải đô thị loại IV trở lên được xử lý
    > - = 50 % reach
Đến năm 2030, 50% phương tiện vận tải hành khách công cộng sử dụng điện, năng lượng xanh; 100% xe taxi thay thế, đầu tư mới sử dụng điện, năng lượng xanh.
    = phương tiện vận tải hành khách công cộng sử dụng điện, năng lượng xanh
    > 2030 = 50 % reach : phương tiện vận tải hành khách công cộng sử dụng điện, năng lượng xanh
    > 2030 = 100 % reach : xe taxi thay thế, đầu tư mới sử dụng điện, năng lượng xanh
Giảm 20% lượng nhựa sử dụng một lần so với năm 2020 vào năm 2025.
    = lượng nhựa sử dụng một lần
    > 2025 = 20 % reduce baseline=2020
Tái sử dụng, tái chế 85% lượng tro, xỉ của các nhà máy nhiệt điện.
    = Tái sử dụng, tái chế lượng tro, xỉ của các nhà máy nhiệt điện
    > - = 85 % reach
Năng suất lao động xã hội tăng bình quân 7%/năm giai đoạn 2021-2030.
    = Năng suất lao động xã hội
    > 2021-2030 = 7 %/năm increase
Quy mô GRDP năm 2030 gấp 2,5 lần năm 2020.
    = Quy mô GRDP
    > 2030 = 2.5 lần increase baseline=2020
Sản lượng điện sản xuất đạt 1,2 tỷ kWh vào năm 2025.
    = Sản lượng điện sản xuất
    > 2025 = 1200000000 kWh reach
Diện tích sản xuất lúa áp dụng kỹ thuật tưới tiết kiệm nước đạt 3.000 ha đến năm 2020 và 10.000 ha đến năm 2030.
    = Diện tích sản xuất lúa áp dụng kỹ thuật tưới tiết kiệm nước
    > 2020 = 3000 ha reach
    > 2030 = 10000 ha reach
Giảm lượng thuốc bảo vệ thực vật hóa học sử dụng xuống 30% và phân bón hóa học xuống 20%.
    = lượng thuốc bảo vệ thực vật hóa học sử dụng
    > - = 30 % reduce : lượng thuốc bảo vệ thực vật hóa học sử dụng
    > - = 20 % reduce : phân bón hóa học
Ít nhất 35% nữ tham gia lãnh đạo cấp ủy các cấp vào năm 2030.
    = nữ tham gia lãnh đạo cấp ủy các cấp
    > 2030 >= 35 % reach
Giải quyết việc làm mới cho 15.000 lao động/năm.
    = Giải quyết việc làm mới cho
    > - = 15000 lao động/năm reach
100% văn bản trao đổi giữa các cơ quan nhà nước dưới dạng điện tử.
    = văn bản trao đổi giữa các cơ quan nhà nước dưới dạng điện tử
    > - = 100 % reach
Lượng gạch không nung chiếm 25% năm 2020 và 80% vào 2030.
    = Lượng gạch không nung
    > 2020 = 25 % reach
    > 2030 = 80 % reach
Mức độ thay thế động cơ đạt 5% vào năm 2020 và đạt 70% năm 2030.
    = Mức độ thay thế động cơ
    > 2020 = 5 % reach
    > 2030 = 70 % reach
Dự kiến công suất đạt 11 MW vào năm 2030 (giai đoạn 2021-2030)
    = công suất
    > 2030 = 11 MW reach
Giai đoạn 2018-2020: 5% và 2021-2030: 70%.
    = 
    > 2018-2020 = 5 % reach
    > 2021-2030 = 70 % reach
Tăng tỷ lệ hộ sử dụng giàn đun nước nóng bằng NLMT lên 5% năm 2020 và 30% năm 2030
    = tỷ lệ hộ sử dụng giàn đun nước nóng bằng NLMT
    > 2020 = 5 % reach
    > 2030 = 30 % reach
Nâng hiệu quả tưới tiêu đạt 20% đến năm 2020 và đạt 100% năm 2030.
    = hiệu quả tưới tiêu
    > 2020 = 20 % reach
    > 2030 = 100 % reach
Phấn đấu 30% - 40% cán bộ và công chức, viên chức làm công tác đối ngoại được bồi dưỡng trong giai đoạn 2026 - 2028.
    = cán bộ và công chức, viên chức làm công tác đối ngoại được bồi dưỡng
    > 2026-2028 range 30..40 % reach
Đến năm 2030, trên 90% các hoạt động hành chính được thực hiện trên môi trường mạng.
    = các hoạt động hành chính được thực hiện trên môi trường mạng
    > 2030 > 90 % reach
Phấn đấu giai đoạn 2021-2025 trồng mới 15.000 ha rừng.
    = trồng mới rừng
    > 2021-2025 = 15000 ha reach
Tỷ trọng công nghiệp - xây dựng chiếm 45%, dịch vụ chiếm 40%, nông nghiệp chiếm 15% GRDP vào năm 2030.
    = Tỷ trọng công nghiệp - xây dựng
    > 2030 = 45 % reach : Tỷ trọng công nghiệp - xây dựng
    > 2030 = 40 % reach : dịch vụ
    > 2030 = 15 % reach : nông nghiệp
Mức phát thải bụi giảm 10% so với hiện tại.
    = Mức phát thải bụi
    > - = 10 % reduce baseline=current
Chi cho sự nghiệp môi trường không thấp hơn 1% tổng chi ngân sách.
    = Chi cho sự nghiệp môi trường
    > - >= 1 % reach
Lượng nước thất thoát bình quân dưới 18%.
    = Lượng nước thất thoát
    > - < 18 % reach
100% hồ chứa thủy lợi được kiểm định an toàn vào năm 2026.
    = hồ chứa thủy lợi được kiểm định an toàn
    > 2026 = 100 % reach
Giảm 30% số vụ cháy rừng so với giai đoạn 2016-2020.
    = số vụ cháy rừng
    > - = 30 % reduce baseline=giai đoạn 2016-2020
Đến năm 2030 có 3 khu công nghiệp chuyển đổi sang mô hình sinh thái.
    = khu công nghiệp chuyển đổi sang mô hình sinh thái
    > 2030 = 3 khu công nghiệp reach
Thu hút 500 triệu USD vốn đầu tư vào các dự án xanh đến năm 2030.
    = Thu hút vốn đầu tư vào các dự án xanh
    > 2030 = 500000000 USD reach
Đến năm 2025, tỷ lệ thu gom chất thải rắn đô thị đạt 92%; tỷ lệ tái chế đạt 30%. Đến năm 2030, tỷ lệ thu gom chất thải rắn đô thị đạt 95%, tỷ lệ tái chế đạt 50%.
    = tỷ lệ thu gom chất thải rắn đô thị
    > 2025 = 92 % reach : tỷ lệ thu gom chất thải rắn đô thị
    > 2025 = 30 % reach : tỷ lệ tái chế
    > 2030 = 95 % reach : tỷ lệ thu gom chất thải rắn đô thị
    > 2030 = 50 % reach : tỷ lệ tái chế
Tỷ lệ che phủ rừng đạt 58,5% năm 2025 và 60% năm 2030.
    = Tỷ lệ che phủ rừng
    > 2025 = 58.5 % reach
    > 2030 = 60 % reach
Giai đoạn 2021-2025 trồng mới 5.000 ha rừng/năm; giai đoạn 2026-2030 trồng mới 6.000 ha/năm.
    = trồng mới
    > 2021-2025 = 5000 ha/năm reach
    > 2026-2030 = 6000 ha/năm reach
Cường độ phát thải khí nhà kính trên GRDP giảm ít nhất 15% so với năm 2014, định hướng đến năm 2050 giảm ít nhất 30% so với năm 2014.
    = Cường độ phát thải khí nhà kính trên GRDP
    > - >= 15 % reduce baseline=2014
    > 2050 >= 30 % reduce baseline=2014
Tỷ trọng năng lượng tái tạo trên tổng cung năng lượng sơ cấp đạt 15 - 20%; kinh tế số đạt 30% GRDP; tỷ lệ che phủ rừng duy trì ổn định ở mức 42%.
    = Tỷ trọng năng lượng tái tạo trên tổng cung năng lượng sơ cấp
    > - range 15..20 % reach : Tỷ trọng năng lượng tái tạo trên tổng cung năng lượng sơ cấp
    > - = 30 % reach : kinh tế số
    > - = 42 % keep : tỷ lệ che phủ rừng
Ít nhất 30% tổng diện tích cây trồng cạn có tưới được áp dụng phương pháp tưới tiên tiến, tiết kiệm nước.
    = tổng diện tích cây trồng cạn có tưới được áp dụng phương pháp tưới tiên tiến, tiết kiệm nước
    > - >= 30 % reach
Nâng tỷ lệ lao động qua đào tạo từ 65% năm 2020 lên 75% năm 2025.
    = tỷ lệ lao động qua đào tạo
    > 2025 = 75 % reach
Số hộ nghèo giảm bình quân 1.200 hộ/năm.
    = Số hộ nghèo
    > - = 1200 hộ/năm reduce
Tổng sản lượng thủy sản năm 2025 đạt 120 nghìn tấn (tăng 5%/năm).
    = Tổng sản lượng thủy sản
    > 2025 = 120000 tấn reach
    > 2025 = 5 %/năm increase
Tỷ lệ hộ dân sử dụng nước hợp vệ sinh ở nông thôn là 98%, trong đó nước sạch đạt quy chuẩn là 65%.
    = Tỷ lệ hộ dân sử dụng nước hợp vệ sinh ở nông thôn
    > - = 98 % reach : Tỷ lệ hộ dân sử dụng nước hợp vệ sinh ở nông thôn
    > - = 65 % reach part=0 : nước sạch đạt quy chuẩn
Duy trì 100% hộ dân đô thị được sử dụng nước sạch.
    = hộ dân đô thị được sử dụng nước sạch
    > - = 100 % keep
Phấn đấu đến hết năm 2026 giải ngân 100% kế hoạch vốn.
    = giải ngân kế hoạch vốn
    > 2026 = 100 % reach
Phấn đấu giá trị tăng thêm của ngành nông - lâm - ngư nghiệp tăng trên 3,4% (giá trị sản xuất tăng trên 4,9%).
    = giá trị tăng thêm của ngành nông - lâm - ngư nghiệp
    > - > 3.4 % increase : giá trị tăng thêm của ngành nông - lâm - ngư nghiệp
    > - > 4.9 % increase : giá trị sản xuất
Phấn đấu giá trị tăng thêm ngành dịch vụ tăng trên 7,7%.
    = giá trị tăng thêm ngành dịch vụ
    > - > 7.7 % increase
Tổng sản phẩm trong nước (GDP) tăng 8 - 8,5% so với năm 2004;
    = Tổng sản phẩm trong nước (GDP)
    > - range 8..8.5 % increase baseline=2004
Giá trị tăng thêm của các ngành dịch vụ tăng 7,7 - 8,2%;
    = Giá trị tăng thêm của các ngành dịch vụ
    > - range 7.7..8.2 % increase
Tổng kim ngạch xuất khẩu tăng 14 - 16%;
    = Tổng kim ngạch xuất khẩu
    > - range 14..16 % increase
Tổng nguồn vốn đầu tư phát triển toàn xã hội 295 - 300 nghìn tỷ đồng, tăng 17,5 - 19,5% so với năm 2004, bằng 36,5% GDP;
    = Tổng nguồn vốn đầu tư phát triển toàn xã hội
    > - range 295000000000000..300000000000000 VND reach
    > - range 17.5..19.5 % increase baseline=2004
    > - = 36.5 % reach
bội chi ngân sách nhà nước khoảng 5% GDP.
    = bội chi ngân sách nhà nước
    > - ~ 5 % reach
tỷ lệ học sinh trung học cơ sở trong độ tuổi đạt 80%.
    = tỷ lệ học sinh trung học cơ sở trong độ tuổi
    > - = 80 % reach
Tuyển mới đại học, cao đẳng tăng trên 8%; trung học chuyên nghiệp tăng 15%; đào tạo nghề tăng 12%.
    = Tuyển mới đại học, cao đẳng
    > - > 8 % increase : Tuyển mới đại học, cao đẳng
    > - = 15 % increase : trung học chuyên nghiệp
    > - = 12 % increase : đào tạo nghề
Tạo việc làm cho khoảng 1,6 triệu lao động, trong đó xuất khẩu lao động 7 vạn người.
    = Tạo việc làm cho lao động
    > - ~ 1600000 lao động reach : Tạo việc làm cho lao động
    > - = 70000 người reach part=0 : xuất khẩu lao động
Số hộ được nghe Đài Tiếng nói Việt Nam đạt 95 %; số hộ được xem Truyền hình Việt Nam đạt 90%.
    = Số hộ được nghe Đài Tiếng nói Việt Nam
    > - = 95 % reach : Số hộ được nghe Đài Tiếng nói Việt Nam
    > - = 90 % reach : số hộ được xem Truyền hình Việt Nam
Giảm tỷ lệ hộ nghèo xuống dưới 7%.
    = tỷ lệ hộ nghèo
    > - < 7 % reach
Giảm tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng xuống còn 24%.
    = tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng
    > - = 24 % reach
Cung cấp nước sạch cho 62% dân số nông thôn.
    = Cung cấp nước sạch cho dân số nông thôn
    > - = 62 % reach
Dự kiến năm 2005 giải quyết việc làm cho 1,6 triệu người, trong đó lao động mới tăng thêm là 1,3 triệu người.
    = giải quyết việc làm cho
    > 2005 = 1600000 người reach : giải quyết việc làm cho
    > 2005 = 1300000 người reach part=0 : lao động mới
Tỷ lệ lao động thất nghiệp thành thị giảm xuống còn 5,4%, tỷ lệ sử dụng thời gian lao động ở nông thôn tăng lên 80%.
    = Tỷ lệ lao động thất nghiệp thành thị
    > - = 5.4 % reach : Tỷ lệ lao động thất nghiệp thành thị
    > - = 80 % reach : tỷ lệ sử dụng thời gian lao động ở nông thôn
Dự kiến tỷ lệ tích luỹ so với tổng tích luỹ - tiêu dùng tăng từ 33% năm 2004 lên khoảng 33,7% năm 2005.
    = tỷ lệ tích luỹ so với tổng tích luỹ - tiêu dùng
    > 2005 ~ 33.7 % reach
Tỷ lệ tiết kiệm trong nước so với GDP tăng từ 28,1% năm 2004 lên trên 29,8% năm 2005.
    = Tỷ lệ tiết kiệm trong nước so với GDP
    > 2005 > 29.8 % reach
Tiêu dùng bình quân đầu người đạt khoảng 6,9 triệu đồng, tăng khoảng 11% so với năm 2004.
    = Tiêu dùng bình quân đầu người
    > - ~ 6900000 VND reach
    > - ~ 11 % increase baseline=2004
Về cân đối xuất, nhập khẩu năm 2005 phấn đấu kim ngạch xuất khẩu đạt 28,5 tỷ USD, tăng 14% so với ước thực hiện năm 2004.
    = kim ngạch xuất khẩu
    > 2005 = 28500000000 USD reach
    > 2005 = 14 % increase baseline=2004
Dự kiến giải ngân vốn đầu tư trực tiếp nước ngoài đạt khoảng 2 tỷ USD.
    = giải ngân vốn đầu tư trực tiếp nước ngoài
    > - ~ 2000000000 USD reach
dự kiến sản lượng lương thực có hạt đạt 39 triệu tấn, trong đó lúa đạt 35,4 triệu tấn, ngô đạt 3,6 triệu tấn.
    = sản lượng lương thực có hạt
    > - = 39000000 tấn reach : sản lượng lương thực có hạt
    > - = 35400000 tấn reach part=0 : lúa
    > - = 3600000 tấn reach part=0 : ngô
Xuất khẩu dự kiến là 3,9 triệu tấn.
    = Xuất khẩu
    > - = 3900000 tấn reach
Năm 2005 dự kiến nhập khẩu phân bón khoảng 3,8 triệu tấn, trong đó Urê khoảng 1,5 triệu tấn.
    = nhập khẩu phân bón
    > 2005 ~ 3800000 tấn reach : nhập khẩu phân bón
    > 2005 ~ 1500000 tấn reach part=0 : Urê
yêu cầu nhập khẩu thép thành phẩm khoảng 2,5 triệu tấn, giảm 13,3% so với năm 2004.
    = yêu cầu nhập khẩu thép thành phẩm
    > - ~ 2500000 tấn reach
    > - = 13.3 % reduce baseline=2004
Dự kiến đến cuối năm 2005 công suất toàn ngành xi măng sẽ đạt khoảng 22 triệu tấn.
    = công suất toàn ngành xi măng
    > 2005 ~ 22000000 tấn reach
Phấn đấu giá trị gia tăng của ngành nông, lâm, ngư nghiệp năm 2005 tăng 3,4 - 3,8%.
    = giá trị gia tăng của ngành nông, lâm, ngư nghiệp
    > 2005 range 3.4..3.8 % increase
Giá trị sản xuất công nghiệp năm 2005 dự kiến tăng khoảng 15,5 - 16% so với năm 2004.
    = Giá trị sản xuất công nghiệp
    > 2005 range 15.5..16 % increase baseline=2004
Phấn đấu đạt tốc độ tăng trưởng giá trị tăng thêm của toàn ngành dịch vụ khoảng 7,7-8,2%.
    = tốc độ tăng trưởng giá trị tăng thêm của toàn ngành dịch vụ
    > - range 7.7..8.2 % increase
Doanh thu dịch vụ ngân hàng dự kiến đạt trên 42 nghìn tỷ đồng, trong đó thu từ hoạt động tín dụng trên 30 nghìn tỷ đồng, thu từ các loại hình dịch vụ khác khoảng 12 nghìn tỷ đồng.
    = Doanh thu dịch vụ ngân hàng
    > - > 42000000000000 VND reach : Doanh thu dịch vụ ngân hàng
    > - > 30000000000000 VND reach part=0 : thu từ hoạt động tín dụng
    > - ~ 12000000000000 VND reach part=0 : thu từ các loại hình dịch vụ khác
Phấn đấu 100% số xã có điện thoại ; 95% số xã có báo đến hàng ngày ; 85% số xã có điểm Bưu điện - Văn hóa xã.
    = số xã có điện thoại
    > - = 100 % reach : xã có điện thoại
    > - = 95 % reach : xã có báo đến hàng ngày
    > - = 85 % reach : xã có điểm Bưu điện - Văn hóa xã
Năm 2005 dự kiến đón 3,2 triệu lượt khách quốc tế, 14,5 triệu lượt khách nội địa, doanh thu xã hội từ du lịch là 30.000 tỷ đồng, tăng 18,5% so với năm 2004.
    = đón lượt khách quốc tế, lượt khách nội địa, doanh thu xã hội từ du lịch
    > 2005 = 3200000 lượt reach : đón lượt khách quốc tế
    > 2005 = 14500000 lượt reach : lượt khách nội địa
    > 2005 = 30000000000000 VND reach : doanh thu xã hội từ du lịch
    > 2005 = 18.5 % increase baseline=2004 : doanh thu xã hội từ du lịch
Tổng mức bán lẻ hàng hoá năm 2005 tăng trên 14%.
    = Tổng mức bán lẻ hàng hoá
    > 2005 > 14 % increase
Phấn đấu năm 2005 giải quyết việc làm cho 1,6 triệu người, trong đó tạo việc làm mới cho 1,3 triệu người ; giảm tỷ lệ lao động thất nghiệp của thành thị xuống còn 5,5%; tăng thời gian sử dụng lao động ở nông thôn lên 80%.
    = giải quyết việc làm cho
    > 2005 = 1600000 người reach : giải quyết việc làm cho
    > 2005 = 1300000 người reach part=0 : tạo việc làm mới cho
    > 2005 = 5.5 % reach : tỷ lệ lao động thất nghiệp của thành thị
    > 2005 = 80 % reach : thời gian sử dụng lao động ở nông thôn
Phấn đấu đến năm 2005 đạt 95% dân số nghe được Đài Tiếng nói Việt Nam.
    = dân số nghe được Đài Tiếng nói Việt Nam
    > 2005 = 95 % reach
Tập trung thực hiện mục tiêu đạt 90% số hộ xem được truyền hình Việt Nam.
    = số hộ xem được truyền hình Việt Nam
    > - = 90 % reach
phấn đấu cuối năm 2005 có 30% số xã được công nhận đạt chuẩn quốc gia về y tế xã.
    = số xã được công nhận đạt chuẩn quốc gia về y tế xã
    > 2005 = 30 % reach
Bảo đảm trên 40% nhu cầu thuốc được cung ứng cho chăm sóc sức khoẻ từ nguồn sản xuất trong nước.
    = nhu cầu thuốc được cung ứng cho chăm sóc sức khoẻ từ nguồn sản xuất trong nước
    > - > 40 % reach
giảm 20% trẻ em lang thang kiếm sống; giảm 5% trẻ em bị xâm hại tình dục; tăng 5% trẻ em khuyết tật được trợ giúp.
    = trẻ em lang thang kiếm sống
    > - = 20 % reduce : trẻ em lang thang kiếm sống
    > - = 5 % reduce : trẻ em bị xâm hại tình dục
    > - = 5 % increase : trẻ em khuyết tật được trợ giúp
Đảm bảo tốc độ tăng trưởng GDP của các vùng kinh tế trọng điểm từ 9,0 - 9,5%/năm.
    = tốc độ tăng trưởng GDP của các vùng kinh tế trọng điểm
    > - range 9..9.5 %/năm increase
""".strip()


def _number(value: Decimal | None) -> str:
    return "" if value is None else format(value.normalize(), "f")


def _shown(target: Target) -> str:
    """A target in the notation of the table."""
    year = f"{target.year_start}-{target.year or ''}" if target.year_start else str(target.year or "-")
    point = target.low if target.low is not None else target.high
    value = (
        f"{_number(target.low)}..{_number(target.high)}" if target.comparator == "range" else _number(point)
    )
    doubts = "+".join(n.code.value for n in target.notes if n.severity is not Severity.INFO)
    extra = (
        ("baseline", target.baseline),
        ("if", target.condition),
        ("part", target.part_of),
        ("doubt", doubts or None),
    )
    words = [year, target.comparator, value, target.unit or "?", target.direction]
    words += [f"{name}={given}" for name, given in extra if given is not None]
    return " ".join(words) + (f" : {target.subject}" if target.subject else "")


def _examples() -> list[tuple[str, int | None, list[str]]]:
    found: list[tuple[str, int | None, list[str]]] = []
    for line in EXAMPLES.split("\n"):
        if line.startswith("    "):
            found[-1][2].append(line.strip())
        elif line.startswith("["):
            found.append((line[7:], int(line[1:5]), []))
        else:
            found.append((line, None, []))
    return found


@pytest.mark.parametrize(("text", "year", "expected"), _examples(), ids=[e[0][:48] for e in _examples()])
def test_example(text: str, year: int | None, expected: list[str]) -> None:
    reading = read_targets(text, year=year)
    shown = [f"= {reading.name}".strip(), *(f"> {_shown(t)}" for t in reading.targets)]
    assert shown + [f"! {n.code.value}" for n in reading.notes] == expected


def test_there_are_150_examples() -> None:
    assert len(_examples()) >= 150


@pytest.mark.parametrize("text", [e[0] for e in _examples()], ids=[e[0][:48] for e in _examples()])
def test_spans_hold_the_raw_text(text: str) -> None:
    for target in read_targets(text).targets:
        assert text[target.start : target.end] == target.raw


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Giảm 7%. Trong đó: địa phương tự nguyện 3%; 5% còn lại khi có hỗ trợ.", ["parts_mismatch"]),
        ("Giảm 7%. Trong đó: địa phương tự nguyện 3%; 4% còn lại khi có hỗ trợ.", []),
        ("Trồng 100 ha, trong đó 70 ha keo và 40 ha quế.", ["parts_mismatch"]),
        ("Trồng 100 ha, trong đó 50 ha keo và 20 ha quế.", []),
    ],
    ids=["parts_exceed", "parts_add_up", "parts_exceed_area", "parts_leave_a_rest"],
)
def test_sums_of_parts(text: str, codes: list[str]) -> None:
    assert [n.code.value for n in read_targets(text).notes] == codes


@pytest.mark.parametrize(
    "text",
    [
        "Triển khai Quyết định số 64/2003/QĐ-TTg ngày 22/4/2003 của Thủ tướng Chính phủ.",
        "Thực hiện phương châm “4 tại chỗ” trong phòng, chống thiên tai.",
        "Đề án tổng thể bảo vệ môi trường áp dụng cho giai đoạn 2026-2030.",
        "Đô thị loại I theo hướng sinh thái vào năm 2030.",
        "Chỉ số phát triển con người (HDI)",
    ],
    ids=["act", "slogan", "span_only", "class_of_town", "name_only"],
)
def test_no_targets(text: str) -> None:
    assert read_targets(text).targets == ()


def test_column_gives_year_and_unit() -> None:
    target = read_targets("11 - 12", year=2025, unit="%").targets[0]
    assert (target.year, target.comparator, target.low, target.high, target.unit) == (
        2025,
        "range",
        11,
        12,
        "%",
    )


def test_own_year_goes_before_the_inherited() -> None:
    assert [t.year for t in read_targets("Đến năm 2030 đạt 50%", year=2020).targets] == [2030]


@pytest.mark.parametrize("phrase", sorted(baselines()))
def test_every_baseline_is_found(phrase: str) -> None:
    assert [b.baseline for b in find_baselines(f"giảm 9% so với {phrase}")] == [baselines()[phrase]]


@pytest.mark.parametrize("phrase", sorted(conditions()))
def test_every_condition_is_found(phrase: str) -> None:
    assert [t.condition for t in read_targets(f"giảm 9% {phrase}").targets] == [conditions()[phrase]]


@pytest.mark.parametrize("phrase", sorted(w for w, (_, place) in directions().items() if place == "verb"))
def test_every_verb_gives_its_direction(phrase: str) -> None:
    """Of a change by the value; a level that is reached (``tăng tỷ lệ … đạt 42%``) is another matter."""
    assert [t.direction for t in read_targets(f"{phrase} 4% diện tích rừng").targets] == [
        directions()[phrase][0]
    ]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Đến năm 2030", [(None, 2030)]),
        ("giai đoạn 2021 - 2025", [(2021, 2025)]),
        ("từ năm 2021 đến năm 2030", [(2021, 2030)]),
        ("từ năm 2026", [(2026, None)]),
        ("so với năm 2018", []),
        ("tầm nhìn đến năm 2050", []),
        ("theo Quy hoạch điện lực giai đoạn 2021-2030", []),
    ],
    ids=["until", "span", "from_to", "open", "baseline", "vision", "of_a_paper"],
)
def test_years(text: str, years: list[tuple[int | None, int | None]]) -> None:
    assert [(y.year_start, y.year) for y in find_years(text)] == years


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Giảm tỷ lệ tử vong mẹ xuống 80/100.000 ca", []),
        ("Có 2/3 xã đạt chuẩn nông thôn mới", ["2/3"]),
        ("Số bác sĩ trên 1 vạn dân đạt 11 bác sĩ", []),
        ("Đến năm 2030 đạt 50%", []),
    ],
    ids=["rate", "fraction", "denominator", "plain"],
)
def test_a_figure_that_is_no_target_is_told(text: str, found: list[str]) -> None:
    notes = read_targets(text).notes
    assert [n.code.value for n in notes] == ["number_unparsed"] * len(found)
    assert all(str(n.found) in raw or raw in str(n.found) for n, raw in zip(notes, found, strict=True))
