"""How fast citations are found: seconds of processor time for 100,000 characters, after the index is read.

Run: ``.venv/bin/python -m benchmarks.citing``. The budget is half a second; a hostile text may cost more, but eight times the
length must not cost more than about eight times the time. Exit code 1 when either is missed.
"""

import sys
import time
from datetime import date

from zhunsheng.law.citing import cite
from zhunsheng.law.index import index

DAY = date(2023, 12, 31)
LENGTH, BUDGET, GROWTH = 100_000, 0.5, 16.0
DENSE = (
    "县市场监管局依据《中华人民共和国行政处罚法》第五十七条第二款、第五十八条和该法第六十三条审核处罚决定；按照国办发〔2018〕118号和"
    "《优化营商环境条例》（国务院令第722号，以下简称《条例》）第十二条清理文件，《条例》第二十条、行政许可法第三十四条一并适用。\n"
)
PROSE = "坚持把法治政府建设摆在全局工作的重要位置，健全党委领导、政府主导、部门协同、社会参与的工作格局，推动各项任务落到实处。\n"
HOSTILE = (
    "《",
    "第",
    "第一条",
    "第1条第",
    "本法",
    "法第一条",
    "《《a》",
    "〔2018",
    "（",
    "第一、",
    "《a（",
    "》《",
    "前款",
    "号",
)


def seconds(text: str) -> float:
    """The best of three."""
    times = []
    for _ in range(3):
        begun = time.process_time()
        cite(text, DAY)
        times.append(time.process_time() - begun)
    return min(times)


def main() -> None:
    """Measures and prints."""
    begun = time.process_time()
    index()
    print(f"索引首次载入（含法律文件）：{1000 * (time.process_time() - begun):.0f} 毫秒")
    report = (DENSE + PROSE * 8) * (LENGTH // len(DENSE + PROSE * 8))
    dense = DENSE * (LENGTH // len(DENSE))
    worst = 0.0
    for name, text in (("像报告的", report), ("句句引用的", dense)):
        took = seconds(text)
        worst = max(worst, took)
        print(f"{name}文本：{len(text):,} 字，{len(cite(text, DAY)):,} 处引文，{took:.3f} 秒")
    slowest = max((seconds(piece * 32_000) / seconds(piece * 4_000), piece) for piece in HOSTILE)
    print(f"恶意文本：长八倍，最多慢 {slowest[0]:.1f} 倍（{slowest[1]!r} 重复）")
    if worst > BUDGET or slowest[0] > GROWTH:
        sys.exit(1)


if __name__ == "__main__":
    main()
