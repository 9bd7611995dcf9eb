"""The layout of a framework in Excel: the same going out and coming in."""

from zhunsheng.assessment.methods import METHODS

SHEET, ABOUT, PHASES = "指标", "说明", "阶段"

COLUMNS = {
    "编码": "code",
    "名称": "name",
    "上级": "above",
    "类型": "type",
    "衡量(公式)": "measure",
    "阈值": "threshold",
    "分值": "points",
    "方法": "method",
    "方法参数": "parameters",
    "所需材料": "evidence",
    "依据": "basis",
    "核实情况": "verified",
    "适用单位": "applies_to",
    "没有发生": "nothing_occurred",
    "封顶": "cap",
    "否决事由": "veto",
    "备注": "note",
}
"""Heading → word of the YAML file; `above`, `type` and `parameters` exist in tables only."""

SAME_AS = {
    "编号": "编码",
    "指标编码": "编码",
    "指标名称": "名称",
    "衡量": "衡量(公式)",
    "公式": "衡量(公式)",
    "计算公式": "衡量(公式)",
    "目标值": "阈值",
    "标准分": "分值",
    "分数": "分值",
    "满分": "分值",
    "计分方法": "方法",
    "印证材料": "所需材料",
    "佐证材料": "所需材料",
    "证明材料": "所需材料",
    "法律依据": "依据",
    "适用范围": "适用单位",
}
"""Headings that offices write for the same column."""

ABOUT_WORDS = {
    "键": "framework",
    "名称": "name",
    "版本": "version",
    "层级": "levels",
    "总分": "points",
    "否决事由": "veto",
    "备注": "note",
}
PHASE_WORDS = {"名称": "name", "开始": "first", "结束": "last", "备注": "note"}

GROUP, LEAF = "组", "指标"
KINDS = {method.name: method.kind for method in METHODS}

VERIFIED = {"fulltext": "全文", "excerpt": "片段", "memory": "记忆"}
NOTHING = {"full": "得满分", "leave_out": "不计入"}
ROWS = 5000
"""Most rows of a framework. The national one has about 150."""
