"""How fast a report is read, how many faults put in on purpose are found, and whether reading always ends.

    python -m benchmarks.reading [FILE…]           milliseconds per 10,000 characters, after the rules are compiled
    python -m benchmarks.reading --mutations 500   one number changed in a relation that holds: found? anything else?
    python -m benchmarks.reading --passages        faults planted in passages, alarms on true ones, cells changed in tables
    python -m benchmarks.reading --alarms FILE…    errors and warnings in whole files, in 10,000 characters
    python -m benchmarks.reading --fuzz 10000      texts and files of noise, each with five seconds
    python -m benchmarks.reading --table           all of it as the table of docs/reading-scores.md; --write puts it there

Without files: a made-up report of 10,000 characters. The mutations are made in our own sentences, and in the gold
relations of ../shared/reading where it lies beside the checkout.
"""

import argparse
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from tests.reading import mutations as faults
from tests.reading import noise, passages, test_tables
from zhunsheng.reading import load, read_text
from zhunsheng.reading.errors import ReadingError
from zhunsheng.reading.input import check, text_of

# As dense as the densest real reports: a figure in fifty characters.
_FIGURES = (
    "（一）扎实推进人民调解。2024年，全县各级人民调解组织共受理各类矛盾纠纷1280件，调解成功1265件，成功率达98.8%，"
    "其中：邻里纠纷610件，婚姻家庭纠纷420件，其他纠纷250件。举办“法律六进”活动86场次，发放宣传资料3万余份。"
    "二是加强行政复议应诉。共收到行政复议申请52件，受理47件，不予受理5件；县政府常务会议学法每年不少于4次。\n"
)
_PROSE = (
    "坚持把法治政府建设摆在全局工作的重要位置，健全党委领导、政府主导、部门协同、社会参与的工作格局，推动各项任务落到实处。"
    "严格落实重大行政决策程序，充分听取公众意见，组织专家论证，开展风险评估，完善合法性审查和集体讨论决定制度。"
    "全面推行行政执法公示、执法全过程记录、重大执法决定法制审核，规范自由裁量权的行使，提升执法人员的专业素养。"
    "深化“放管服”改革，优化营商环境，持续精简审批环节，让企业和群众办事更加方便，不断增强获得感和满意度。"
    "加强对权力运行的制约和监督，自觉接受人大监督、民主监督、司法监督和社会监督，让权力在阳光下运行。"
    "统筹推进乡镇和街道综合行政执法改革，推动执法重心下移，健全基层执法协调机制，切实解决多头执法、重复执法的问题。"
    "畅通群众诉求的反映渠道，完善矛盾纠纷源头预防、排查预警、多元化解的工作机制，把问题解决在基层，化解在萌芽状态。"
    "广泛开展法治宣传教育，落实谁执法谁普法责任制，引导全民自觉尊法学法守法用法，营造良好的社会氛围。\n"
)
REPORT = ((_FIGURES + _PROSE) * 30)[:10000]
ROUNDS = 15
SHARED = Path(__file__).resolve().parents[2] / "shared/reading"
"""Real reports with hand-made gold; they lie beside the checkout, never in it."""

# What a careless rule would read in square time.
HOSTILE = (
    "1",
    "一",
    "1,",
    "（",
    "“",
    "《",
    "其中1件，",
    "其中1件。",
    "已1000件。",
    "占1%，",
    "第",
    "受理",
    "1+",
    "a",
    "〔2024",
    "一是",
    "12件、",
    "是",
    "的1件（",
    "受理15件，其中不予受理1件。",
    "受理案件300件，其中民事280件，刑事60件，办结307件，办结率71%。",
    "全县18个乡镇都好，全县17个乡镇都好。",
)
LONGEST = 200_000
"""Characters of the longest text a report may plausibly have, for the time that a hostile one takes."""


def measure(text: str) -> float:
    """The median milliseconds of processor time of one reading."""
    read_text(text)
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        read_text(text)
        times.append(1000 * (time.process_time() - start))
    return statistics.median(times)


def once(text: str) -> float:
    """The best processor seconds of two readings."""
    times = []
    for _ in range(2):
        start = time.process_time()
        read_text(text)
        times.append(time.process_time() - start)
    return min(times)


def speed(files: list[str]) -> None:
    """Prints the milliseconds of each file, and how much slower hostile texts eight times as long are."""
    start = time.perf_counter()
    read_text("县政府召开会议3次。")
    print(f"首次（含目录和规则的编译）：{1000 * (time.perf_counter() - start):.0f} 毫秒")
    texts = {Path(name).name: Path(name).read_text(encoding="utf-8") for name in files}
    for name, text in (texts or {"自拟报告": REPORT}).items():
        took = measure(text)
        print(f"{name}：{len(text)} 字，{took:.1f} 毫秒，每万字 {10000 * took / len(text):.1f} 毫秒")
    piece, growth = max(
        ((piece, once(piece * 8000) / once(piece * 1000)) for piece in HOSTILE), key=lambda pair: pair[1]
    )
    print(f"恶意文本：长八倍，最多慢 {growth:.0f} 倍（{piece!r} 重复）")
    longest = ((piece, once(piece * (LONGEST // len(piece)))) for piece in HOSTILE)
    piece, took = max(longest, key=lambda pair: pair[1])
    print(f"恶意文本：{LONGEST} 字最多 {took:.1f} 秒（{piece!r} 重复）")


def sources() -> dict[str, list[faults.Bond]]:
    """The relations in which numbers are changed, by where they are from; the real ones only where they lie beside."""
    unseen = Path(faults.__file__).with_name("unseen")
    return {
        "自拟句子": list(faults.own()),
        "旁人所写甲": list(faults.own(unseen / "batch_a.txt")),
        "旁人所写乙": list(faults.own(unseen / "batch_b.txt")),
        "自拟，写时未改规则": list(faults.own(unseen / "batch_c.txt")),
        "真实报告": list(faults.gold(SHARED)) if SHARED.exists() else [],
    }


def mutate(count: int) -> None:
    """Prints per kind of relation how many changes are found, and which are not."""
    for name, bonds in sources().items():
        if not bonds:
            print(f"{name}：没有 ../shared/reading，跳过")
            continue
        made = list(faults.mutations(bonds, count))
        all_of, told = (
            Counter(one.bond.kind for one in made),
            Counter(one.bond.kind for one in made if one.told),
        )
        besides = sum(bool(one.besides) for one in made)
        print(f"{name}：关系 {len(bonds)} 组，改动 {count} 处，报出 {told.total()} 处（{told.total() / count:.1%}）；"
              f"另有误报 {besides} 处（{besides / count:.1%}）")  # fmt: skip
        print("  " + "，".join(f"{kind} {told[kind]}/{number}" for kind, number in sorted(all_of.items())))
        missed = Counter(one.bond.source for one in made if not one.told)
        print(
            "  没有报出："
            + ("，".join(f"{source}×{number}" for source, number in missed.most_common()) or "无")
        )


def planted() -> Iterator[str]:
    """Of passages once true and once false: how many faults are told, how many as errors, and alarms on true ones."""
    yield "| passages | faults found | as errors | alarms on the true ones | alarms on true passages of other kinds |"
    yield "|---|---|---|---|---|"
    for name in ("d", "e"):
        read = list(passages.passages(name))
        told = [one for one in read if one.told]
        sure = sum(any(finding.severity == "error" for finding in one.told) for one in told)
        true = list(passages.quiet(name))
        loud = sum(bool(alarms) for _, alarms in true)
        yield (
            f"| {name} | {len(told)} of {len(read)} ({len(told) / len(read):.0%}) | {sure} | "
            f"{sum(bool(one.alarms) for one in read)} of {len(read)} | {loud} of {len(true)} |"
        )


CELLS = 200
"""Cells changed in tables."""


def cells() -> str:
    """How many of the cells changed in made-up national tables and county tables are told, and how many true ones are quiet."""
    told = loud = 0
    for seed in range(CELLS):
        chance = random.Random(1000 + seed)
        national = bool(seed % 2)
        rows = test_tables.national(chance) if national else test_tables.county(chance)
        shown = test_tables.shown if national else test_tables.lined
        loud += bool(test_tables.told(shown(rows)))
        row = chance.randrange(len(rows))
        rows[row][chance.randrange(len(rows[row]))] += chance.choice((1, 2, 9, 10, 90))
        told += bool(test_tables.told(shown(rows)))
    return f"| cells changed in tables | {told} of {CELLS} found | | {loud} of {CELLS} | |"


def alarms(files: list[str]) -> None:
    """Prints every error and warning of whole files, and how many there are in 10,000 characters."""
    count = length = 0
    for name in files:
        text = load(name)
        length += len(text)
        for finding in read_text(text).findings:
            if finding.severity != "note":
                count += 1
                print(
                    f"{Path(name).name}：{finding.severity} {finding.kind} {finding.quote[:60]} {finding.message}"
                )
    print(f"{count} 处，{length} 字，每万字 {10_000 * count / max(length, 1):.2f} 处")


BOUND = 5
"""Seconds that any input may take."""


def fuzz(count: int) -> str:
    """Reads noise; a crash or an input that takes more than BOUND seconds ends the run with its place."""

    def late(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, late)
    texts, files = count - count // 4, count // 4
    slowest = max(_timed(noise.texts(texts), read_text), _timed(noise.files(files), _opened))
    return f"乱文 {texts} 篇、乱文件 {files} 个，都读完了；最慢的一个 {1000 * slowest:.0f} 毫秒"


def _opened(data: bytes) -> None:
    try:
        text = text_of(data)
        check(text)
    except ReadingError:
        return
    read_text(text)


def _timed(inputs: Iterable[Any], read: Callable[[Any], object]) -> float:
    slowest = 0.0
    for number, given in enumerate(inputs):
        start = time.perf_counter()
        signal.alarm(BOUND)
        try:
            read(given)
        except Exception as error:
            raise SystemExit(f"第 {number} 个读不下去：{error!r}\n{given[:200]!r}") from error
        finally:
            signal.alarm(0)
        slowest = max(slowest, time.perf_counter() - start)
    return slowest


# ---------------------------------------------------------------- the table of the docs

PAGE = Path(__file__).resolve().parents[1] / "docs/reading-scores.md"
BEGIN, END = "<!-- bench-reading -->", "<!-- /bench-reading -->"
CHANGES, NOISES, REPORTS = 500, 2000, 1000


def table() -> str:
    """Everything measured, as markdown; the parts that need real reports say so where these are absent."""
    return "\n".join([*_texts(), "", *_found(), "", *planted(), cells(), "", *_time()])


def _texts() -> Iterator[str]:
    yield "| text | figures | P | R | F1 | role | key (scored) | faults found | false errors |"
    yield "|---|---|---|---|---|---|---|---|---|"
    if not SHARED.exists():
        yield "| ../shared/reading is absent | | | | | | | | |"
        return
    files = sorted((SHARED / "texts").glob("*.txt"))
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "pred.jsonl"
        lines = [json.dumps(read_text(load(file)).as_dict(file.name), ensure_ascii=False) for file in files]
        predicted.write_text("\n".join(lines) + "\n", encoding="utf-8")
        golden = [file.stem for file in files if (SHARED / "gold" / f"{file.stem}.jsonl").exists()]
        for only in [*golden, ""]:
            yield _scored(predicted, only)


def _scored(predicted: Path, only: str) -> str:
    command = [sys.executable, str(SHARED / "score.py"), "--pred", str(predicted), "--only", only]
    got = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    cells = [
        only or "**together**",
        got["gold"],
        *(f"{got[key]:.3f}" for key in ("precision", "recall", "f1", "role_accuracy")),
    ]
    key = f"{got['key_accuracy']:.3f} ({got['keys_scored']})" if got["keys_scored"] else "–"
    faults_found = f"{got['anomalies_found']} of {got['anomalies_high']}" if got["anomalies_high"] else "–"
    alarms = f"{got['false_alarms']} of {got['holding']}" if got["holding"] else "–"
    return "| " + " | ".join(str(cell) for cell in (*cells, key, faults_found, alarms)) + " |"


def _found() -> Iterator[str]:
    yield "| relations | number | changes | found | besides |"
    yield "|---|---|---|---|---|"
    for name, bonds in sources().items():
        made = list(faults.mutations(bonds, CHANGES)) if bonds else []
        if made:
            told, besides = (
                sum(map(bool, seen)) / len(made)
                for seen in zip(*((one.told, one.besides) for one in made), strict=True)
            )
            yield f"| {name} | {len(bonds)} | {len(made)} | {told:.1%} | {besides:.1%} |"


def _time() -> Iterator[str]:
    yield "| time | |"
    yield "|---|---|"
    yield f"| 10,000 characters, made-up report with 200 figures | {measure(REPORT):.0f} ms of processor time |"
    yield f"| `zhunsheng read` of {REPORTS:,} such reports on {os.cpu_count()} processors | {_many():.0f} s |"
    yield f"| {NOISES:,} texts and files of noise | {fuzz(NOISES)} |"


def _many() -> float:
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{number}.txt" for number in range(REPORTS)]
        for file in files:
            file.write_text(REPORT, encoding="utf-8")
        start = time.perf_counter()
        command = [sys.executable, "-m", "zhunsheng", "read", "--json", *map(str, files)]
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        return time.perf_counter() - start


def write(made: str) -> None:
    """Puts the table between its marks in the docs."""
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n\n{made}\n\n{END}{after}", encoding="utf-8")
    print(f"已写入 {PAGE.name}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("files", nargs="*")
    arguments.add_argument("--mutations", type=int, default=0)
    arguments.add_argument("--fuzz", type=int, default=0)
    arguments.add_argument("--passages", action="store_true")
    arguments.add_argument("--alarms", action="store_true")
    arguments.add_argument("--table", action="store_true")
    arguments.add_argument("--write", action="store_true")
    asked = arguments.parse_args()
    if asked.table or asked.write:
        print(made := table())
        if asked.write:
            write(made)
        return
    if asked.passages:
        print("\n".join([*planted(), cells()]))
        return
    if asked.alarms:
        alarms(asked.files)
        return
    if asked.mutations:
        mutate(asked.mutations)
    if asked.fuzz:
        print(fuzz(asked.fuzz))
    if asked.files or not (asked.mutations or asked.fuzz):
        speed(asked.files)


if __name__ == "__main__":
    main()
