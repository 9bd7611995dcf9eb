"""Kinds: every kind of finding with its name in Chinese, in the order in which a reader would check them.

A test walks them: each has ten sentences that must be told and ten that must not (`tests/reading/findings.txt`).
"""

KINDS: dict[str, str] = {
    # numbers that bind one another
    "sum_mismatch": "各项相加不等于总数",
    "part_exceeds_whole": "其中大于总数",
    "ratio_mismatch": "比例与数字不符",
    "balance_mismatch": "结转与收办不平",
    "share_mismatch": "平均数与总数不符",
    "change_mismatch": "增减数与前后数不符",
    "bound_exceeded": "部分多于全部",
    "order_reversed": "增减方向相反",
    "stated_twice": "前后写法不一",
    "word_mismatch": "说法与数字不符",
    "date_mismatch": "日期先后或期限不符",
    "names_miscounted": "列举个数不符",
    "impossible_rate": "比率超过百分之百",
    "category_error": "归类错误",
    "not_checked": "数字过多，没有核对",
    # numbers in tables
    "table_sum": "表中合计不符",
    "table_rule": "表中各列不符",
    "table_prose": "表与正文不符",
    # numbers held to another text
    "contradicts_register": "与登记不符",
    "contradicts_last_year": "与上年报告不符",
    "contradicts_report": "与另一份报告不符",
    "copied": "与对照的报告雷同",
    # spelling and order
    "broken_date": "日期残缺",
    "impossible_date": "没有这一天",
    "broken_document_number": "文号残缺",
    "missing_punctuation": "漏标点",
    "missing_unit": "漏单位",
    "missing_ordinal": "漏序号",
    "unbalanced_quote": "引号不成对",
    "doubled_character": "重字",
    "web_residue": "网页残留",
    "reports_to_itself": "报告对象有误",
    # what the law asks
    "missing_part": "缺少法定内容",
    "late_report": "逾期",
    "early_report": "落款过早",
    "below_statutory": "低于法定要求",
    "no_such_article": "没有这一条",
    "citation_not_in_force": "引用的规定不再施行",
}
