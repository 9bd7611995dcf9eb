"""Numbers with units, told as a table: the sentence, and (quote, value, unit in one spelling) of each quantity."""

import pytest

from zhunsheng.reading.clean import clean, mask
from zhunsheng.reading.quantities import Quantity, quantities


def found(text: str) -> list[Quantity]:
    return quantities(mask(clean(text)))


def told(text: str) -> list[tuple[str, float, str]]:
    return [(text[q.start : q.end], q.value, q.unit_norm) for q in found(text)]


@pytest.mark.parametrize(
    ("text", "quote", "value", "unit"),
    [
        ("受理案件1398件。", "1398件", 1398, "件"),
        ("受理案件1,398件。", "1,398件", 1398, "件"),
        ("受理案件１３９８件。", "１３９８件", 1398, "件"),
        ("受理案件52宗。", "52宗", 52, "件"),  # 宗 and 件 are the same
        ("处分8名干部", "8名", 8, "人"),
        ("发放资料130万余份", "130万余份", 1_300_000, "份"),
        ("发放资料20余万份", "20余万份", 200_000, "份"),
        ("投资1.2亿元", "1.2亿元", 120_000_000, "元"),
        ("投资1481.6万元", "1481.6万元", 14_816_000, "元"),
        ("公开信息超过3万条", "3万条", 30_000, "条"),
        ("惠及群众6万余人次", "6万余人次", 60_000, "人次"),  # not 人
        ("组织宣讲9场次", "9场次", 9, "场次"),  # not 场
        ("办结率98.5%", "98.5%", 98.5, "%"),
        ("下降2.1个百分点", "2.1个百分点", 2.1, "个百分点"),
        ("在3个工作日内办结", "3个工作日", 3, "个工作日"),  # not 个
        ("征求意见不少于30日", "30日", 30, "日"),
        ("压减经费10%以上。", "10%以上", 10, "%"),
        ("普及率达百分之九十五", "百分之九十五", 95, "%"),
        ("经三分之二以上代表同意", "三分之二以上", 2 / 3, ""),
        ("需要3至5个工作日", "3至5个工作日", 5, "个工作日"),  # a range counts its upper end
        ("分两期举办", "两期", 2, "期"),
        ("举办演练十余次", "十余次", 10, "次"),
        ("平均浓度48ug/m3", "48ug/m3", 48, "ug/m3"),
        ("庆祝建区40周年", "40周年", 40, "年"),
        ("连续8年获评先进", "8年", 8, "年"),
        ("败诉案件为零。", "零", 0, ""),
    ],
)
def test_a_quantity_is_read(text: str, quote: str, value: float, unit: str) -> None:
    assert told(text) == [(quote, pytest.approx(value), unit)]


@pytest.mark.parametrize(
    "text",
    [
        "2024年12月3日",
        "6月27日、28日举办",
        "第37次常务会议",
        "第三十七次常务会议",
        "十七届三次会议",
        "府发〔2024〕6号",
        "深化1+6+3体系",
        "7×24小时服务",
        "5G网络",
        "评为4星、5星",
        "拨打12348热线",
        "PM2.5浓度",
        "落实三项制度",
        "一站式服务",
        "坚决做到两个维护",
        "填补一项空白",
        "二期工程开工",
        "送进千家万户",
        "《三年行动计划（2023—2025年）》",
        "实施三年行动",
        "排名前3名",
        "第三产业",
        "北纬40.35度",
    ],
)
def test_it_counts_nothing(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("咨询近3800人次", "近"),
        ("发放4500余份", "余"),
        ("办理9500多宗", "多"),
        ("压减10%以上", "以上"),
        ("学法不少于4次", "不少于"),
        ("普及率≥80%", "≥"),
        ("成功率达99%", ""),  # 达 leads up, it does not limit
    ],
)
def test_what_limits_a_number_is_kept(text: str, qualifier: str) -> None:
    assert found(text)[0].qualifier == qualifier


def test_the_number_begins_after_the_words_that_limit_it() -> None:
    assert found("咨询近3800人次")[0].num_start == 3


def test_two_quantities_run_together_are_two() -> None:
    assert told("合格率100%11个湖泊改善") == [("100%", 100, "%"), ("11个", 11, "个")]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("收到申请35件，其中受理31，办结29件。", ("31", 31, "件")),
        ("继续适用60件；予以废止17；修订14件。", ("17", 17, "件")),
        ("设置机构24个，比改革前减少14二是推进转隶", ("14", 14, "个")),
        ("重新出台28三定规定，下发通知8家", ("28", 28, "个")),
    ],
)
def test_a_lost_unit_is_borrowed(text: str, last: tuple[str, float, str]) -> None:
    assert last in told(text)


@pytest.mark.parametrize("text", ["联系电话110，", "邮编434300，办结3件", "附件1，共2份"])
def test_a_number_that_names_something_borrows_no_unit(text: str) -> None:
    assert not any(quantity.bare for quantity in found(text))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("挽回损失三亿两千万元", 320_000_000, "元"),
        ("涉及金额13万2千元", 132_000, "元"),
        ("发放资料3万5千份", 35_000, "份"),
        ("发放资料2万3千余份", 23_000, "份"),
        ("发放资料3万5份", 35_000, "份"),
        ("发放资料1亿2千万份", 120_000_000, "份"),
        ("发放资料十五万六千份", 156_000, "份"),
        ("走访企业廿三家", 23, "家"),
        ("受理热线1，356件", 1356, "件"),
        ("受理热线１，３９８件", 1398, "件"),
        ("办理信访1 356件", 1356, "件"),
        ("惠及一百九十万零三千九百七十一人次", 1_903_971, "人次"),
        ("追缴壹拾万零叁仟肆佰伍拾叁元", 103_453, "元"),
        ("发放资料壹佰贰拾份", 120, "份"),
        ("发放资料二十余万份", 200_000, "份"),
        ("发放资料一万零五十份", 10_050, "份"),
        ("发放资料卅份", 30, "份"),
        ("发放资料百余份", 100, "份"),
        ("发放资料15.6万多份", 156_000, "份"),
        ("群众满意率达九成五。", 95, "%"),
        ("⾏政复议案件⼀百⼆⼗件", 120, "件"),
        ("办结率百分之九十八点五", 98.5, "%"),
    ],
)
def test_numerals_as_people_write_them_are_worth_what_they_say(text: str, value: float, unit: str) -> None:
    assert [(q.value, q.unit_norm) for q in found(text)] == [(value, unit)]


@pytest.mark.parametrize("text", ["调解两三件。", "召开会议三四次。"])
def test_about_so_many_is_no_number(text: str) -> None:
    assert told(text) == []
