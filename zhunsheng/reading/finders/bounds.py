"""Bounds and order: what cannot exceed what, what was cut or raised from how many to how many."""

import re
from collections.abc import Iterator
from itertools import pairwise

from zhunsheng.reading.catalogue import catalogue
from zhunsheng.reading.checks import Check, Page, clause_before, exact, shown, spans
from zhunsheng.reading.models import Figure, Relation
from zhunsheng.reading.numbers import RANK

# lesser ≤ greater, told in one paragraph. Cases carried over from last year may break it: a warning, no error.
BOUNDS = (
    ("reconsideration.closed", "reconsideration.accepted"),
    ("reconsideration.accepted", "reconsideration.applications"),
    ("legal_aid.closed", "legal_aid.cases"),
    ("legal_aid.migrant_worker_cases", "legal_aid.cases"),
    ("legal_aid.civil", "legal_aid.cases"),
    ("legal_aid.criminal", "legal_aid.cases"),
    ("service.closed", "service.received"),
    ("mediation.succeeded", "mediation.accepted"),
    ("mediation.succeeded", "mediation.mediated"),
    ("litigation.decided", "litigation.cases"),
    ("litigation.appearances", "litigation.cases"),
    ("litigation.appearances_chief", "litigation.appearances"),
    ("litigation.lost", "litigation.cases"),
    ("supervision.cppcc_key_proposals", "supervision.cppcc_proposals"),
    ("enforcement.cert_replaced", "enforcement.certified_staff"),
    ("enforcement.newly_certified", "enforcement.certified_staff"),
)

# The same by words, where the lesser follows the greater at once: 应报7916户，已报7152户; 抽检300批次，合格287批次
TOLD_BOUNDS = (
    (r"已|实际|实(?=报|缴|到)", r"应(?!诉|急|用|对|当)"),
    (r"整改|完成|加固|消除|销号", r"排查|发现"),
    (r"化解|调处|解决|答复", r"接待|来访"),
    (r"已.{0,3}(?:整改|反馈|回复|落实)|收到.{0,4}(?:反馈|回函|回复|答复)", r"下达|发出|制发|交办"),
    (r"合格", r"抽检|抽查|检测|监测"),
    (r"通过|合格|取得", r"参加.{0,8}考试|参考"),
    (r"办结|审结|结案|办复|答复", r"受理|收到|接到|承办|交办|转办|转派|移交|立案"),
    (r"批准|获批|决定|准予", r"申请|申报"),
    (r"通过|提请", r"提交|起草|送审"),
    (r"实际(?:参|到)|实考|实到", r"报名|计划|应"),
    (r"完工|竣工|建成", r"实施|开工"),
    (r"(?:示范|达标|星级|试点)[^，。]{0,6}村", r"行政村"),
    (r"已调处|已化解|已办结", r"纠纷|案件|积案"),
    (r"采纳", r"收到|征集|提出|制发|发出|提交"),
    (r"查实|属实", r"举报|接到|收到|核查"),
    (r"(?:调解|化解|调处)成功|成功(?:调解|化解|调处)", r"受理|排查|调解|调处|收到|接到"),
    (r"胜诉|败诉", r"审结|应诉|诉讼"),
    (r"出庭", r"应诉|诉讼|开庭"),
    (r"优秀", r"评查|抽查"),
    (r"有效|回收|收回", r"发放|发出|投票"),
    (r"取得|获得|取证", r"参训|参加|培训|报名"),
)
_TOLD = tuple((re.compile(some), re.compile(of)) for some, of in TOLD_BOUNDS)
_SOME = re.compile("|".join(some for some, _ in TOLD_BOUNDS))
"""Any word of a lesser number; asked first, for most clauses have none."""
_LESSER_NEAR = 14
"""Characters between the two numbers; farther apart the second may speak of something else."""
_NEW_MATTER = re.compile(r"案件|纠纷|诉讼|复议|援助|建议|提案|问题|事项|信访")

# 办结39件（含上年结转10件）, 其中有上年转入的42件; 计划建20个，建成26个，超额完成
_CARRIED = re.compile(
    r"结转|旧存|存案|挂账|转入|年初|期初|年[末底]在|(?:上年|去年|往年|历年|上一年)(?:末|底|的|转|未)|超额|超过"
)

# 将原有60个窗口压减为28个: before, the verb, after
_CUT = re.compile(r"(?:压减|减少|精简|压缩|缩短|缩减|下降|降低|降|减)(?:为|至|到)")
# 由980人增加到1120人
_RAISED = re.compile(r"(?:增加|增长|上升|提高|提升|扩大|扩充|增|升)(?:为|至|到)")


def bounds(page: Page) -> Iterator[Check]:
    """Every bound, every cut and rise."""
    for figures in page.by_paragraph:
        yield from _bounds(page, figures)
    for number, figures in page.by_sentence.items():
        sentence = page.sentences.all[number]
        yield from _told(page, figures)
        yield from _told_first(page, figures)
        for way in (_CUT, _RAISED):
            for verb in way.finditer(page.text, sentence.start, sentence.end):
                if "分别" in page.text[sentence.start : verb.start()]:
                    continue  # 分别从645元、4318元提高到801元、7226元
                yield from _moved(page, figures, verb, falls=way is _CUT)


def _bound(page: Page, lesser: Figure, greater: Figure, names: tuple[str, str]) -> Check:
    relation = Relation(
        kind="bound", holds=lesser.value <= greater.value, terms=spans(lesser, greater),
        expr=f"{shown(lesser.value)} ≤ {shown(greater.value)}", stated=greater.value, computed=lesser.value,
    )  # fmt: skip
    around = page.text[max(0, min(lesser.start, greater.start) - 20) : max(lesser.end, greater.end) + 20]
    if lesser.period != greater.period:
        return Check(relation)
    if relation.holds or not exact(lesser, greater) or _CARRIED.search(around):
        return Check(relation)
    message = f"{names[0]}{lesser.quote}多于{names[1]}{greater.quote}，如含上年结转请写明"
    return Check(relation, "bound_exceeded", "warning", message, (lesser.start, lesser.end))


def _bounds(page: Page, figures: list[Figure]) -> Iterator[Check]:
    """受理30件，审结35件: two figures of the catalogue of which one cannot pass the other."""
    by_key = {figure.key: figure for figure in reversed(figures) if figure.key}
    names = catalogue().entries
    for lesser_key, greater_key in BOUNDS:
        lesser, greater = by_key.get(lesser_key), by_key.get(greater_key)
        if lesser is not None and greater is not None and lesser.unit_norm == greater.unit_norm:
            yield _bound(page, lesser, greater, (names[lesser_key].zh, names[greater_key].zh))


def _told(page: Page, figures: list[Figure]) -> Iterator[Check]:
    """Two neighbours whose clauses say that the second is some of the first."""
    for greater, lesser in pairwise(figures):
        behind, comma, gap = page.text[greater.end : lesser.start].partition("，")
        if not comma and behind.startswith("已"):
            behind, comma, gap = "", "，", behind  # 纠纷84件已调处79件
        if greater.unit_norm != lesser.unit_norm or not comma or max(len(gap), len(behind)) > _LESSER_NEAR:
            continue
        gap = gap or page.text[lesser.end : lesser.end + 6]  # 参加考试158人，149人通过
        words = clause_before(page.text, greater) + behind
        matter = _NEW_MATTER.search(gap)
        if matter and matter.group() not in words:
            continue
        among = page.text.find("中", greater.end, lesser.start) > 0 and re.search(
            r"中，$", page.text[greater.end : lesser.start]
        )
        if (
            among
            or _due(gap, words)
            or (
                _SOME.search(gap)
                and any(
                    some.search(gap) and of.search(words) and not some.search(words) for some, of in _TOLD
                )
            )
        ):
            yield _bound(page, lesser, greater, (lesser.subject, greater.subject))


# 已整改95个，督察发现的问题共98个: the greater says that it is all
_ALL = re.compile(r"共|总|全部|全年|全县|应(?!诉|急|用|对)")


def _told_first(page: Page, figures: list[Figure]) -> Iterator[Check]:
    """Two neighbours of which the first is some of the second, which says so."""
    for lesser, greater in pairwise(figures):
        gap = page.text[lesser.end : greater.start]
        if (
            lesser.unit_norm != greater.unit_norm
            or len(gap) > 2 * _LESSER_NEAR
            or re.search("[；。：]|其中", gap)
        ):
            continue
        some, all_of = page.label(lesser).partition("|")[0], page.label(greater).partition("|")[0]
        matter = _NEW_MATTER.search(all_of)
        if not _ALL.search(all_of) or (matter and some and matter.group() not in some and len(some) > 6):
            continue
        if any(
            words.search(some) and of.search(all_of) and not words.search(all_of) and not of.search(some)
            for words, of in _TOLD
        ):
            yield _bound(page, lesser, greater, (lesser.subject, greater.subject))


_DUE = re.compile(r"应(?:当|该|予)?([\u4e00-\u9fff]{2})")


def _due(gap: str, words: str) -> bool:
    """应听证案件18件，举行听证11件: what was done of what was due, in the same words."""
    told = _DUE.search(words)
    return told is not None and told[1] in gap and "应" + told[1] not in gap


# 由91%提高到98%; without 由 a percentage before the verb may be anything
_FROM = re.compile(r"[由从][^，。；\d]{0,8}$")


def _moved(page: Page, figures: list[Figure], verb: re.Match[str], *, falls: bool) -> Iterator[Check]:
    """The last number of each unit before the verb against the first of that unit after it."""
    before = {figure.unit_norm: figure for figure in figures if figure.end <= verb.start()}
    after = {
        figure.unit_norm: figure
        for figure in reversed(figures)
        if verb.end() <= figure.start <= verb.end() + 30
    }
    for unit, now in after.items():
        then = before.get(unit)
        if then is None or verb.start() - then.end > (40 if falls and unit != "%" else 4):
            continue
        if page.number(now).role == RANK or page.number(then).role == RANK:
            continue  # 由369位上升到235位
        if unit == "%" and not _FROM.search(page.text, max(0, then.start - 12), then.start):
            continue
        relation = Relation(
            kind="order", holds=now.value < then.value if falls else now.value > then.value, terms=spans(then, now),
            expr=f"{shown(now.value)} {'<' if falls else '>'} {shown(then.value)}", stated=now.value, computed=then.value,
        )  # fmt: skip
        if relation.holds:
            yield Check(relation)
        else:
            message = f"说是{verb.group()}，却由{then.quote}到{now.quote}，请核对"
            yield Check(relation, "order_reversed", "warning", message, (now.start, now.end))
