"""The two texts of the Act and of its regulation that reconsideration rests on, and what several of its steps look at."""

from zhunsheng.declare import all_of, any_of, none_of
from zhunsheng.law import Provision, instrument

ACT = instrument("行政复议法")
REGULATION = instrument("行政复议法实施条例")


def newer(article: str) -> Provision:
    """A provision of the implementing regulation of 2026."""
    return REGULATION.article(article, version="2026")


def older(article: str) -> Provision:
    """A provision of the implementing regulation of 2007, law until 30 June 2026."""
    return REGULATION.article(article, version="2007")


def new(article: str) -> Provision:
    """A provision of the Act of 2023."""
    return ACT.article(article, version="2023")


def old(article: str) -> Provision:
    """A provision of the Act as it stood from 2018 to 2023."""
    return ACT.article(article, version="2017")


ACCEPTED = any_of("accept", "deem")
SIMPLE = all_of("simplify", none_of("to_ordinary"))
ORDINARY = any_of(none_of("simplify"), "to_ordinary")
GROUNDS = (
    "申请人死亡或终止，等待确定承受人", "申请人丧失行为能力，等待确定代理人", "申请人下落不明",
    "法人或其他组织终止，等待确定承受人", "不可抗力等正当理由", "当事人同意的调解、和解", "需有权机关解释法律适用",
    "以他案审理结果为依据", "附带审查规范性文件", "其他",
)  # fmt: skip
"""第三十九条第一款各项；满六十日可以终止的只有第一、二、四项（第四十一条第五项）。"""

UNCHECKED = "2007 年实施条例的这处期限没有对过原文，不作计算，请查原文"
