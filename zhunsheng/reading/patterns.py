"""The rules by which quantities are found, each with an example and what it captures.

Two traps: a number must not begin inside another (_FREE), and every repetition is bounded, so that any text
costs time in proportion to its length.
"""

import re

from zhunsheng.numerals.patterns import AFTER_SCALE, ARABIC, HAN, NOT_BEFORE
from zhunsheng.reading.units import UNITS

# ---------------------------------------------------------------- pieces

# Longest first, what must not follow left out of the length: 场次 before 场(?!所).
_UNIT = "(?P<unit>" + "|".join(sorted(UNITS, key=lambda unit: -len(unit.split("(?!")[0]))) + ")"
# Not inside another number, word or model: PM2.5, 1+6, #日, 5G, 201923
_FREE = r"(?<![\dA-Za-z.#+×*/·])(?<!\d,)(?=\d)"
# Where a number may begin: asked once for all rules, and led by the digit, so that the search skips to it.
BEGINS = re.compile(r"\d(?<![\dA-Za-z.#+×*/·].)(?<!\d,.)")
_AFTER = r"(?P<after>及?以上|及?以下|以内|之内|左右|上下|之多)?"

# 近 3800人次; 不少于 30日; ≥ 80%. What stands directly before a number and limits it.
LIMIT = re.compile(
    r"(不得少于|不得低于|不得超过|不得高于|不少于|不低于|不超过|不高于|不小于|不大于|至少|最多|至多|最少|最低|最高|"
    r"达到|达|近|约|大约|将近|接近|超过|超|逾|突破|共计|累计|≥|≤|>|<|大于|小于)?\s?$"
)
# 达到 is no limit on the number, it only leads up to it.
LEADING_UP = {"达到", "达", "共计", "累计"}

# ---------------------------------------------------------------- rules

#   130万余份 → number 130, scale 万, about 余, unit 份     9500多宗   20余万元   3—5个工作日   1,398 件   13万2千元   10%以上
COUNT = re.compile(
    rf"""{_FREE}
    (?:(?P<low>{ARABIC})[%]?[ ]?(?:[-—–~～至到]{{1,2}})[ ]?)?
    (?P<number>{ARABIC})[ ]{{0,2}}
    (?P<about>[余多几来])?
    (?P<scale>万亿|[百千十]?[万亿]|[百千](?=[余多名人件个元份]))?
    (?P<rest>{AFTER_SCALE})(?P<more>[余多几来])?[ ]?
    {_UNIT}{_AFTER}""",
    re.VERBOSE,
)

#   百分之九十五 → 95 %     百分之98.5     九成五 → 95 %
HAN_PERCENT = re.compile(
    rf"(?P<share>[百一二三四五六七八九](?:(?<=百)分之(?:{ARABIC}|[一二两三四五六七八九十百零][一二三四五六七八九十百零点]{{0,7}})"
    rf"|(?<!百)(?<![{NOT_BEFORE}].)成[一二三四五六七八九半](?=[，。；、以左的）\n]|$))){_AFTER}"
)

#   三分之二以上 → 0.6667     2/3以上
FRACTION = re.compile(
    rf"(?P<lower>{HAN})分之(?P<upper>{HAN}){_AFTER}|{_FREE}(?P<top>\d{{1,2}})/(?P<bottom>\d{{1,2}})(?=以上|以下|的)"
)

#   两期  三轮  十余次  一百二十件  三亿两千万元
HAN_COUNT = re.compile(
    rf"(?=[一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾廿卅卌])(?<![{NOT_BEFORE}#第届\d新每])(?P<number>{HAN}){_UNIT}{_AFTER}"
)

#   受理31，  纠纷6，  废止17；  减少14二是  出台28三定   a number whose unit was lost
BARE = re.compile(
    rf"{_FREE}(?<=[\u4e00-\u9fff])(?<![一二三四五六七八九十至到和或])(?P<number>{ARABIC})(?P<scale>万)?(?=[，；。、）\n]|$|[二三四五六七八九十]是|[一二三四五六七八九][\u4e00-\u9fff])"
)

# A bare number after these words is a name or an address: 电话110，  邮编434300
NAMING = re.compile(
    r"(?:电话|热线|邮编|平台|编号|代码|号码|账号|附件|序号|备|第|号|年|月|日|传真|QQ|微信|地址|版|前|后|排名|PM|位列|位居|小区)$"
)

# Han numerals make words (一站式, 三项制度, 两个维护): counted only with these units, and 一 only where it counts.
HAN_UNITS = frozenset("轮期起例场名人件家户份部次座处批台辆篇天年倍成宗") | {
    "人次", "场次", "批次", "个月", "小时", "学时", "个工作日", "工作日", "平方米", "公里", "周年", "元", "亩", "个百分点", "百分点", "分钟", "件次",
}  # fmt: skip
HAN_ONE = frozenset({"轮", "期", "例", "部"})
HAN_WORDS = ("产业", "驱动", "分配", "套", "一体", "小组", "大会")
HAN_BODIES = re.compile(
    r"(?:环节|乡镇|镇|乡|街道|部门|单位|村|社区|小组|工作组|督导组|检查组|试点|项目|中心|窗口|县|市|区|所|案件|工作日)"
)
#   败诉案件为零
ZERO = re.compile(r"(?<=为)[零〇](?=[，。；、\n]|$)")
# 201923: a broken date or document number, told as a finding
YEAR_LIKE = re.compile(r"(?:19|20)\d{2,6}")
NEXT_WORD = re.compile(r"[\u4e00-\u9fffA-Za-z“《]")
