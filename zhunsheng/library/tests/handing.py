"""Reports to hand in, in the tests of the library and of its pages."""

from typing import Any

from zhunsheng.library.intake import Handed, handed_text
from zhunsheng.library.keeping import keep
from zhunsheng.library.models import KeptReport
from zhunsheng.records.access import Access

FAULTY = """云溪县2025年法治政府建设年度报告
2025年，全县共受理矛盾纠纷1398件，调解成功1329件，调解成功率96.91%。
一是加强领导。三是落实责任，于20258月印发方案。
全年收到行政复议申请45件，其中受理40件，不予受理6件。
云溪县人民政府
2026年1月20日
"""
"""A report with faults: a rate, an ordinal, a broken year, a sum."""

MENDED = FAULTY.replace("20258月", "2025年8月").replace("96.91%", "95.06%")
"""The same with the year and the rate mended; the ordinal still missing."""


def report_of(place: str, year: int, accepted: int, rate: str = "95%") -> str:
    """A small report that tells two figures."""
    return (
        f"{place}{year}年法治政府建设年度报告\n"
        f"{year}年，全县共受理矛盾纠纷{accepted}件，调解成功率{rate}。\n"
        f"{place}人民政府\n{year + 1}年1月20日\n"
    )


def kept(person: Any, text: str, now: Any) -> KeptReport:
    """A report in the library."""
    row, _ = keep(Access(person, now.date()), handed(text), now)
    return row


def handed(text: str) -> Handed:
    """A text as it comes in."""
    return handed_text(text)
