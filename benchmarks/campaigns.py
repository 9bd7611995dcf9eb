"""How long the deeds and the board of a campaign take in a county of full size: 140 indicators, 64 organs, 8,960 items.

    python -m benchmarks.campaigns                 builds the campaign in a folder of its own, then measures
    python -m benchmarks.campaigns --organs 8      the same with fewer organs: the deeds should take as long

Printed: queries and milliseconds of processor time of one deed (median of its rounds), without the time of building.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

INDICATORS, ORGANS, ROUNDS = 140, 64, 40


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--organs", type=int, default=ORGANS)
    arguments.add_argument("--indicators", type=int, default=INDICATORS)
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ["ZHUNSHENG_HOME"] = home
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhunsheng.config.settings")
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        _measure(asked.indicators, asked.organs)


def _measure(indicators: int, organs: int) -> None:
    from zhunsheng.campaigns import actions
    from zhunsheng.campaigns.matrix import html, matrix
    from zhunsheng.campaigns.models import Item
    from zhunsheng.campaigns.scoring import rebuild, refresh, results_digest
    from zhunsheng.campaigns.supervision import counts, gantt, missing
    from zhunsheng.records.access import Access

    county, campaign = _built(indicators, organs)
    print(f"{indicators} 个指标 × {organs} 个单位，{Item.objects.count()} 项")
    items = list(Item.objects.filter(organ=county["organ"]).order_by("task__seq"))

    def draft(item: Item, n: int) -> None:
        actions.save_draft(
            county["liaison"], item.pk, version=n, answer="material", brief=f"第 {n} 稿", now=_at(4, 1)
        )

    def submit(item: Item) -> None:
        actions.submit(county["liaison"], item.pk, version=2, now=_at(4, 1))

    def sign(item: Item) -> None:
        actions.sign(county["head"], item.pk, version=3, now=_at(4, 2))

    def mark(item: Item) -> None:
        actions.mark(
            county["reviewer"], item.pk, version=4, judged=Decimal("0.5"), reason="材料齐全", now=_at(7, 1)
        )

    _print("保存草稿（头一次）", [lambda i=i: draft(i, 0) for i in items])
    _print("保存草稿", [lambda i=i: draft(i, 1) for i in items])
    _print("提交", [lambda i=i: submit(i) for i in items])
    _print("审核上报", [lambda i=i: sign(i) for i in items])
    _print("评分", [lambda i=i: mark(i) for i in items])
    access, organ = Access(county["office"], date(2026, 7, 1)), county["organ"]
    campaign.refresh_from_db()
    _print("一个单位的得分", [lambda: refresh(campaign, organ)] * ROUNDS)
    _print("挂图作战（含正文）", [lambda: html(matrix(access, campaign))] * 10)
    _print("各状态的数", [lambda: counts(access, campaign)] * 10)
    _print("谁没报", [lambda: missing(access, campaign)] * 3)
    _print("甘特", [lambda: gantt(access, campaign)] * 3)
    _print("全部得分重算", [lambda: rebuild(campaign)] * 3)
    _print("成绩的校验值", [lambda: results_digest(campaign)] * 3)


def _print(name: str, deeds: list[Callable[[], Any]]) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    times = []
    deeds[0]()  # 第一次还要装载
    with CaptureQueriesContext(connection) as queries:
        for deed in deeds[1:2]:
            deed()
    for deed in deeds[2 : 2 + ROUNDS]:
        start = time.process_time()
        deed()
        times.append(1000 * (time.process_time() - start))
    worst = max(times, default=0)
    print(
        f"{name}：{len(queries)} 次查询，处理器 {statistics.median(times or [0]):.1f} 毫秒（最慢 {worst:.1f}）"
    )


def _built(indicators: int, organs: int) -> tuple[dict[str, Any], Any]:
    from tests.people import OPENED, organ, person
    from zhunsheng.assessment import load
    from zhunsheng.campaigns import actions
    from zhunsheng.campaigns.models import Task
    from zhunsheng.records.models import Organ

    top = organ(None, "county", "云溪县人民政府", Organ.Kind.GOVERNMENT)
    below = [organ(top, f"o{n}", f"第{n}单位", Organ.Kind.DEPARTMENT) for n in range(organs)]
    county = {
        "organ": below[0],
        "liaison": person("ll", "联络员", (below[0], "liaison")),
        "head": person("head", "负责人", (below[0], "head")),
        "reviewer": person("reviewer", "评审", (top, "reviewer")),
        "office": person("office", "办公室", (top, "office")),
    }
    assert OPENED.year < 2026
    edition = actions.keep_edition(county["office"], load(_framework(indicators)), now=_at(1, 5))
    campaign = actions.prepare(
        county["office"],
        name="全县考核",
        kind="assessment",
        year=2026,
        edition=edition,
        organ=top,
        opens_on=date(2026, 3, 1),
        closes_on=date(2026, 11, 30),
        now=_at(1, 6),
    )
    for task in Task.objects.filter(campaign=campaign):
        actions.assign(
            county["office"],
            task.pk,
            version=0,
            lead="o0",
            everyone=True,
            due_on=date(2026, 6, 30),
            now=_at(2, 1),
        )
    start = time.process_time()
    actions.launch(county["office"], campaign.pk, version=0, now=_at(2, 20))
    print(f"下发：处理器 {time.process_time() - start:.1f} 秒")
    return county, campaign


def _framework(indicators: int) -> str:
    lines = ["framework: large", "name: 大指标体系", 'version: "1"', "levels: [领域, 指标]", "areas:"]
    for number in range(indicators):
        area, place = divmod(number, 14)
        if place == 0:
            lines += [f"  - code: {area + 1}", f"    name: 领域{area + 1}", "    items:"]
        lines += [
            f"      - code: {area + 1}.{place + 1}",
            f"        name: 第 {number + 1} 个指标的名称，长短和真实的差不多",
            "        points: 1",
            "        method: {judged: {}}",
        ]
    return "\n".join(lines) + "\n"


def _at(month: int, day: int) -> datetime:
    from zhunsheng.clock import CHINA

    return datetime(2026, month, day, 10, tzinfo=CHINA)


if __name__ == "__main__":
    main()
