"""The law as the pages show it: the county's book, and plain words for what a rule says."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from zhunsheng.desk.frame.states import State
from zhunsheng.law import (
    Bound,
    Direction,
    Extension,
    Kind,
    LawBook,
    NotLaw,
    Rule,
    RuleVersion,
    Unit,
    Verified,
)
from zhunsheng.records import county as books

DOMAINS: Mapping[str, str] = {
    "accident": "生产安全事故", "annual": "年度报告", "assessment": "示范创建与考核", "be": "营商环境", "cleanup": "文件清理",
    "compensation": "国家赔偿", "compulsion": "行政强制", "contracts": "政府合同", "correction": "社区矫正",
    "counsel": "法律顾问", "counting": "期间计算", "credit": "信用监管", "decision": "重大行政决策",
    "disclosure": "政府信息公开", "discretion": "裁量权基准", "emergency": "突发事件应对", "enforcement": "执法三项制度",
    "file_review": "案卷评查", "first": "第一责任人", "grassroots": "社区与综治", "hotline": "12345 热线",
    "inspection": "政府督查", "learning": "领导干部学法", "legal_aid": "法律援助", "legal_services": "公共法律服务",
    "license": "行政许可", "litigation": "行政应诉", "mediation": "人民调解", "normative": "规范性文件",
    "npc_supervision": "人大监督", "officers": "执法人员", "penalty": "行政处罚", "petition": "信访",
    "power_list": "权责清单", "practice": "本机关工作制度", "proof": "证明事项", "publicity": "普法", "random": "双随机与涉企检查",
    "recommendation": "司法建议与检察建议", "reconsideration": "行政复议", "service": "政务服务",
    "suggestions": "建议提案", "supervision": "执法监督", "transfer": "案件移送", "village": "村民自治",
}  # fmt: skip
"""What the lines of work are called; a domain that is not here is called by its id."""

KINDS: Mapping[Kind, str] = {
    Kind.DEADLINE: "期限", Kind.GATE: "关口", Kind.THRESHOLD: "数量", Kind.ROLE_SEPARATION: "角色分开",
    Kind.RECORD: "留痕", Kind.PUBLICATION: "公开", Kind.INDICATOR: "指标", Kind.COUNTING: "计算规则",
}  # fmt: skip

CHECKED: Mapping[Verified, State] = {
    Verified.FULLTEXT: State("done", "✓", "全文核对"),
    Verified.EXCERPT: State("paused", "◇", "只见节选"),
    Verified.MEMORY: State("soon", "▲", "凭记忆"),
}
CHECKED_MEANS: Mapping[Verified, str] = {
    Verified.FULLTEXT: "对照条文全文核对过。",
    Verified.EXCERPT: "只见到条文的节选，没有见到全文；用在正式文书上之前，请核对原文。",
    Verified.MEMORY: "凭记忆录入，没有对照原文；使用之前请核对原文。",
}

_UNIT_NAMES: Mapping[Unit, str] = {
    Unit.CALENDAR_DAYS: "日（自然日）",
    Unit.DATE: "固定日期",
    Unit.NONE: "没有数",
}


def book() -> LawBook:
    """The national law with the county's own parameters over it."""
    return books.book()


def domain_name(domain: str) -> str:
    """What a line of work is called."""
    return DOMAINS.get(domain, domain)


def unit_name(unit: Unit) -> str:
    """What a unit is called where it stands alone."""
    return _UNIT_NAMES.get(unit, unit.chinese.removeprefix("个"))


# 一条规则怎样说


def version_on(rule: Rule, day: date) -> RuleVersion:
    """The version that is law on ``day``; where none is, the newest."""
    try:
        return rule.on(day)
    except NotLaw:
        return rule.newest


def value_text(version: RuleVersion) -> str:
    """The value in words: 10个工作日, 至少2人, 每年3月31日; "—" where the rule has no number."""
    if version.is_sample:
        return f"样本 {_amount(version.sample, version.unit)}" if version.sample is not None else "—"
    if version.value is None:
        return "—"
    bound = {Bound.AT_LEAST: "至少", Bound.AT_MOST: "至多", None: ""}[version.bound]
    return bound + _amount(version.value, version.unit)


def extension_text(extension: Extension) -> str:
    """Who may make a period longer, by how much, and when."""
    unit = extension.unit.chinese if extension.unit else ""
    much = f"可以延长{extension.value}{unit}" if extension.value else "可以延长，条文没有写最多多少"
    approver = f"，由{extension.approver}批准" if extension.approver else ""
    return much + approver + (f"（{extension.condition}）" if extension.condition else "")


def since_text(version: RuleVersion) -> str:
    """The event a period is counted from, and which way."""
    if not version.since:
        return ""
    return f"从{version.since}往前算" if version.direction is Direction.BEFORE else f"自{version.since}起"


def countable(version: RuleVersion) -> bool:
    """Whether a last day can be found for it: a period, or a day that the law names."""
    return version.is_term or (version.unit is Unit.DATE and version.value is not None)


def _amount(value: Any, unit: Unit) -> str:
    if unit is Unit.DATE:
        return _date_text(str(value))
    number = f"{value:,}" if not isinstance(value, str) else value.replace("-", "至")
    return f"{number}{unit.chinese}"


def _date_text(written: str) -> str:
    parts = written.split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) not in (2, 3):
        return written
    *year, month, day = map(int, parts)
    return f"{f'{year[0]}年' if year else '每年'}{month}月{day}日"
