"""Units that reports count in, and how they agree with one another."""

# Longest first when compiled. A unit that can begin another word carries what must not follow: 部(?!门) keeps
# “5部门联合” from being five volumes.
UNITS: tuple[str, ...] = (
    # people
    "人次数", "人次", "人天", r"个人(?!民|体)", r"人(?!大|民|社|力|事|均|员)", "名", r"位(?!于|置|居|一体)",
    # cases, things, papers
    "件套", "件次", r"件", "宗", r"起(?!步|草|来|点|诉|到)", "例", r"项", r"条(?!例|件)", "份", "篇", r"部(?!门|署|分|队|级|委)", "册",
    "本", r"套", "块", "张", "枚", r"面(?!积|对|向)", "幅", "封", "笔", "单", r"种", r"类", "款", "卷", "则", "字", "页",
    # times
    "场次", r"场(?!所|馆|地|景)", "次", "期", "轮", r"批(?!准|复|评)", "批次", "班次", "车次", "艘次", "户次", "家次", "堂", r"节(?!点|能)", "讲", "集", "课",
    # bodies and places
    "户", r"家(?!庭|长)", r"个(?!人|性|体|月|工作日|百分点|学时|课时)", r"处(?!理|罚|置|于)", r"所(?!有|在|以|提)", r"座(?!谈)", r"站", r"支", r"组",
    r"队(?!伍)", "栋", r"台(?!账)", "辆", "艘", "架", "盏", "根", r"间(?!接|隔)", "棵", "株", "只", "头", r"通(?!过|报|知|道)", "套次", r"对(?!于|接|照)", "门",
    # spans of time
    "个工作日", "工作日", "个月", "个学时", "个课时", "学时", "课时", "个小时", "小时", "分钟", "周年", "天", r"日(?!常|均)", r"年(?!度|均|检|报|级|来|底|初|末|内|前|间|轻|审)", "秒",
    # measures
    "平方公里", "平方米", "立方米", "公里", "千米", "海里", "米", "公顷", "亩", "千克", "公斤", "克", "蒸吨/小时", "吨", "ug/m3", "μg/m3", "µg/m3", "微克/立方米",
    "毫克/升", "mg/L", "分贝", "千瓦时", "千瓦", "度电", r"级", r"分(?!钟|之|别|局|类|管|期|享|析|管|为|工|级|包)", "倍", "MB", "GB", "TB",
    # money and shares
    "元", "美元", "港元", "个百分点", "百分点", "%", "‰",
)  # fmt: skip

_NORM = {
    "周年": "年", "名": "人", "位": "人", "个人": "人", "人次数": "人次", "宗": "件", "起": "件", "百分点": "个百分点", "个学时": "学时",
    "个课时": "课时", "个小时": "小时", "工作日": "个工作日", "μg/m3": "ug/m3", "µg/m3": "ug/m3", "微克/立方米": "ug/m3",
}  # fmt: skip


def norm(unit: str) -> str:
    """The unit in one spelling: 名 → 人, 宗 → 件."""
    return _NORM.get(unit, unit)


# Classifiers that offices use for the same thing: 法律意见 is counted in 条, 份 and 件.
_ALIKE = tuple(
    frozenset(group.split())
    for group in (
        "件 项 个 条 份 部 篇 例 件次 种 类 期 单 则 册 本 张 封 通 卷",
        "次 场 场次 期 轮 批 批次 班次 堂 节 个 项 件次",
        "个 家 户 处 所 座 支 间 站",
        "人 人次",
        "人次 件 次",
        "天 日 个工作日 个月 小时 分钟",
        "学时 课时 小时",
    )
)


def agree(one: str, other: str) -> bool:
    """Whether two normalised units can count the same thing."""
    return one == other or any(one in group and other in group for group in _ALIKE)
