"""The parts a yearly report must have, and what stands in the finding: (the other kinds are in findings.txt)."""

import pytest

from zhunsheng.law import rule
from zhunsheng.reading import read_text

FILLER = "坚持依法行政，深化改革，规范执法，化解纠纷，服务群众。" * 80
PARTS = (
    "一、主要举措和成效",
    "二、存在的问题和原因",
    "三、主要负责人履行推进法治建设第一责任人职责情况",
    "四、下一步工作安排",
)


def report(*parts: str, title: str = "某县2023年法治政府建设年度报告") -> str:
    return "\n".join([title, *(f"{part}\n{FILLER[:500]}" for part in parts)]) + "\n" + FILLER


def missing(text: str) -> list[str]:
    return [finding.message for finding in read_text(text).findings if finding.kind == "missing_part"]


def test_a_report_with_all_parts_misses_none() -> None:
    assert missing(report(*PARTS)) == []


@pytest.mark.parametrize("nth", range(4))
def test_a_part_left_out_is_told_with_its_basis(nth: int) -> None:
    text = report(*(part for number, part in enumerate(PARTS) if number != nth))
    (finding,) = [finding for finding in read_text(text).findings if finding.kind == "missing_part"]
    assert (finding.severity, finding.quote) == ("warning", "某县2023年法治政府建设年度报告")
    assert finding.basis == str(rule("annual.contents").newest.provision)


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (1, "二、不足与困难"),
        (1, "二、薄弱环节"),
        (1, "虽然取得成效，但与上级要求相比还有差距。"),
        (1, "一些领域执法水平有待提高。"),
        (2, "三、党政主要负责人履行第一责任人职责"),
        (3, "四、2024年重点工作"),
        (3, "四、下步打算"),
        (3, "四、明年工作思路"),
        (3, "四、努力方向"),
        (0, "一、工作开展情况"),
    ],
)
def test_a_part_may_be_named_otherwise(part: int, words: str) -> None:
    assert missing(report(*(words if number == part else told for number, told in enumerate(PARTS)))) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("某县2023年法治政府建设年度报告\n情况良好。\n", id="an excerpt"),
        pytest.param(report(title="某县2023年法治政府建设工作方案"), id="a plan"),
        pytest.param(report(title="某县2023年财政预算执行情况报告"), id="a report on another matter"),
        pytest.param(report(title="某县2017年法治政府建设年度报告"), id="before the rule was law"),
    ],
)
def test_what_need_not_have_the_parts_is_not_told(text: str) -> None:
    assert missing(text) == []
