"""What citations look like. Every pattern is bounded, so that a hostile text costs linear time.

They are matched against `plain(text)`: the same characters at the same places, with brackets, digits and angle quotes of
one kind each.
"""

import re

_PLAIN = dict(
    zip(
        "０１２３４５６７８９（）［］【】〔〕﹝﹞｛｝＜＞<>\u3000\xa0",
        "0123456789()[][][][][]〈〉〈〉  ",
        strict=True,
    )
)
# str.translate asks for every character, this only for those that change
_SIGN = re.compile(f"[{re.escape(''.join(_PLAIN))}]")


def plain(text: str) -> str:
    """The text in one spelling, character for character as long as it came."""
    return _SIGN.sub(lambda sign: _PLAIN[sign.group()], text)


MARK = re.compile(
    r"[《\[(12令第本该同上前\n](?:(?<=《)(?P<title>)"
    r"|(?:(?<=[\[(])(?:19|20)|(?<=1)9|(?<=2)0)\d\d[\])]? ?第?\d{1,5} ?号(?P<number>)|(?<=令) ?第? ?\d{1,4} ?号(?P<order>)"
    r"|(?<=第)(?P<article>)|(?<=[本该同])(?=[法条规办细解决意通纲])(?P<backward>)|(?<=[上前])述(?P<stated>)|(?<=前)[款条](?P<previous>)"
    r"|(?<=\n)(?P<line>))"
)
"""Where a citation may begin, or what was cited before may be forgotten; led by one character, so that the search skips to it."""

TITLE = re.compile(r"《(?P<title>(?:[^《》\n]|《[^《》\n]{1,80}》){2,120})》")
"""《…》, with 〈…〉 or, as often written, 《…》 inside."""

ASIDE = re.compile(r" ?\((?P<aside>[^()\n]{1,60}(?:\([^()\n]{1,20}\)[^()\n]{0,40})?)\)")
"""Brackets right after a title: a year, a document number, a short name, or several of these."""

SHORT_NAME = re.compile(
    r"(?:以下|下文|下)(?:统称|简称|称)为?[:：]? ?[《“\"‘「]?(?P<short>[^《》“”\"‘’「」()，,；;]{1,24})"
)
YEAR = re.compile(
    r"(?P<year>(?:19|20)\d\d)年?(?:\d{1,2}月(?:\d{1,2}日)?)?(?:修正|修订|修改|公布|通过)?(?:文本|版|本)?"
)

_HAN = r"[零〇一二三四五六七八九十百千两廿卅]{1,8}"
_N = rf"(?: ?(?:\d{{1,4}}|{_HAN}) ?)"
_AND = r"(?:[、,，和及至到—~-]|以及|或者)"
# 第三、四项  第（一）项  第一至三款
_SOME = rf"第?\(?{_N}\)?(?:{_AND}第?\(?{_N}\)?){{0,9}}"
ARTICLE = re.compile(
    rf"第(?P<first>{_N}(?:{_AND}{_N}){{0,9}})条(?!例)(?:(?:[至到—~-]|——)第?(?P<last>{_N})条)?(?:之{_HAN})?"
    rf"(?P<below>(?: ?第{_N}(?:{_AND}第?{_N}){{0,5}}款(?:[至到]第{_N}款)?)?"
    rf"(?: ?{_SOME}项(?:[至到]{_SOME}项)?| ?\({_HAN}\)项?)?(?: ?第{_N}目)?)"
)
"""第五十七条第二款, 第12条第1款第（三）项, 第三条至第九条, 第三、四条, 第一百二十条之一."""

PARAGRAPH = re.compile(rf"第{_N}款(?: ?{_SOME}项)?|第\(?{_N}\)?项")
"""A paragraph or item alone, which continues the article before it."""

CHAPTER = re.compile(rf"第{_N}[章编](?: ?第{_N}节)?")

BACKWARD = re.compile(
    r"(?:[本该同]|[上前]述)(?P<kind>法|条例|规定|办法|细则|规则|解释|决定|意见|通知|纲要)(?= ?第)"
    rf"|(?P<same>本条)(?![例约件目])(?P<below>第{_N}款(?:{_SOME}项)?)?|(?P<previous>前款(?!项)|前条(?!例|件))"
)
"""该法第五条, 本条第二款, 前款: what they mean is said by what was cited last."""

OWN_ARTICLES = re.compile(r"^ *第(?:一|1)条(?![第、和的规])", re.MULTILINE)
"""A text with a first article of its own: 本办法, 前款 and 第五条 in it mean itself."""

NUMBER = re.compile(r"(?P<open>[\[(])?(?P<year>(?:19|20)\d\d)(?P<close>[\])])? ?第?(?P<serial>\d{1,5}) ?号")
"""〔2018〕115号 in its sloppy forms; what issued it stands before."""

ORDER = re.compile(r"令 ?第? ?(?P<serial>\d{1,4}) ?号")

ISSUER = re.compile(r"[\u4e00-\u9fff]{1,14}$")
NOT_ISSUER = re.compile(
    r"根据|依据|按照|依照|遵照|印发|转发|下发|参照|执行|落实|贯彻|公布|以及|号|见|以|经|(?<!共)和|及|与|由|的|第|日"
)
CODE = re.compile(r"[发函字办通规释电编告令委组批复]$")
"""How the short form of an office ends in a document number: 国办发, 厅字, 法释."""

JOINED = re.compile(r" ?(?:[、,，和及与或]|以及|或者|及其){0,2} ?")
OF = re.compile(r" ?(?:中的|中|的)? ?")

_STEM = "法典|法|条例|规定|办法|细则|规则|解释|决定|决议|意见|纲要|通知|公告|通告|批复|准则|规范|标准|修正案"
LEGAL = re.compile(rf"(?P<kind>{_STEM})(?:\([^()]{{1,20}}\))?$")
"""How the title of an instrument ends; titles of plans, contracts and newspapers end otherwise."""

NOT_LAW = re.compile(
    rf"(?:{_STEM}|合同|协议书?|章程|公约|规约|通知书|申请书|决定书|判决书?|裁定书?|方案|附件|标书)$"
)
"""What else is written in articles: a number after these, or after an instrument not known, is none of the law cited before."""

NAME = re.compile(r"[\u4e00-\u9fff()]{2,40}$")
"""Where the name of an instrument may stand that is written without 《》."""

BELOW_ACT = re.compile(r"实施(?:条例|细则|办法)$")
"""道路交通安全法第九十条及实施条例第六十二条: the regulation under the act cited last."""

LOCAL = re.compile(r"[省市县区州旗盟]$")
"""A name after this is the name of a local instrument: 某省行政执法监督条例."""
