"""Which province a body is of."""

import pytest

from workplan_parser.corpus.provinces import province_in


@pytest.mark.parametrize(
    ("name", "province"),
    [
        ("河南省水利厅", "河南省"),
        ("中共河南省委宣传部", "河南省"),
        ("郑州市管城区城市管理局", "河南省"),
        ("内蒙古文化和旅游厅", "内蒙古自治区"),
        ("海南藏族自治州教育局", "青海省"),
        ("海南省教育厅", "海南省"),
        ("北京市朝阳区人民政府", "北京市"),
        ("朝阳市教育局", "辽宁省"),
        ("吉林市民政局", "吉林省"),
        ("青河市教育局", None),
        ("南京路街道办事处", None),
        ("区人民政府办公室", None),
    ],
)
def test_a_body_is_of_its_province(name: str, province: str | None) -> None:
    assert province_in(name) == province
