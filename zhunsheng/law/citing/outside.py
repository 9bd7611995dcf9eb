"""What an instrument is that the index does not know, as far as its title or number tells."""

import re

_PARTY = re.compile(r"^(?:中国共产党|中共|党政|党的)|^(?:中发|中办发|中办|厅字|厅发|中组发|中纪发)〔")
_PLACES = (
    "北京", "天津", "上海", "重庆", "河北", "山西", "辽宁", "吉林", "黑龙江", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南",
    "湖北", "湖南", "广东", "海南", "四川", "贵州", "云南", "陕西", "甘肃", "青海", "台湾", "内蒙古", "广西", "西藏", "宁夏", "新疆", "深圳",
)  # fmt: skip
_LOCAL = re.compile(
    rf"^(?:{'|'.join(_PLACES)})|^[\u4e00-\u9fff]{{1,10}}(?:省|市|自治区|自治州|县|区|州|盟)(?!场)"
)
_DEPARTMENT = re.compile(r"(?:部|局|委|署|总局|委员会|银行)令第\d+号$")
_ORDER = re.compile(r"^(?:国务院|主席)令第\d+号$")


def outside(name: str) -> str:
    """Why the index does not know it: a party regulation, a local one, a department's; empty where the title tells nothing."""
    if _PARTY.match(name):
        return "党内法规或者党的文件，索引不收，没有核对"
    if _LOCAL.match(name):
        return "地方性法规、规章或者地方文件，索引不收，没有核对"
    if _DEPARTMENT.search(name):
        return "部门规章，索引只收了一部分，没有核对"
    if _ORDER.match(name):
        return "索引没有这个令号，没有核对"
    return ""
