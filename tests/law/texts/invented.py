"""A whole law in two texts, invented: what its articles say is said nowhere else."""

from zhunsheng.numerals import to_chinese

_THINGS = (
    "灯塔", "渡船", "果园", "石桥", "磨坊", "邮路", "竹林", "盐井", "水车", "草场", "集市", "学堂", "茶山", "驿站", "渔港", "窑厂", "粮仓", "古井",
)  # fmt: skip
_DOES = ("照管", "登记", "巡看", "修补", "开放", "借用", "移交", "清点", "封存", "公示")


def _says(number: int) -> str:
    thing, does = _THINGS[number % len(_THINGS)], _DOES[number * 7 % len(_DOES)]
    other = _THINGS[(number * 5 + 3) % len(_THINGS)]
    return f"{thing}的{does}由第{number}组的人轮流负责，每逢{other}收成以后另选{to_chinese(number + 2)}人接替，事情记在{other}的簿子上。"


def _text(heading: str, sayings: list[str], last: str) -> str:
    articles = [f"第{to_chinese(n)}条　{said}" for n, said in enumerate(sayings, start=1)]
    return "\n".join([*heading.split("\n"), *articles, f"第{to_chinese(len(sayings) + 1)}条　{last}"]) + "\n"


_OLD = [_says(number) for number in range(1, 90)]
_NEW = [
    "这部法律的目的，是让每一件公共的东西都有人照看。",
    *(said for number, said in enumerate(_OLD, start=1) if number != 87),
]
_NEW[30] = _NEW[30].replace("轮流负责", "轮流负责，三日内")

OLD = _text(
    "中华人民共和国行政复议法\n（2023年9月1日第十四届全国人民代表大会常务委员会第五次会议修订）",
    _OLD,
    "本法自2024年1月1日起施行。",
)
"""Ninety articles, as the Act of 2023 has."""
NEW = _text(
    "中华人民共和国行政复议法\n（2026年10月10日第十四届全国人民代表大会常务委员会第九十九次会议修订）",
    _NEW,
    "本法自2026年11月2日起施行。",
)
"""One article put in front, so that all move by one; the old article 30 changed, the old article 87 gone."""
