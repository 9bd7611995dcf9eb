"""The commands of figures and of the report."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.people import Cast
from tests.records.steps import at
from tests.reports_year import a_year
from zhunsheng import clock
from zhunsheng.commands import figure, figures, report

TODAY = date(2027, 1, 15)


@pytest.fixture(autouse=True)
def year(county: Cast, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[Any]]:
    """A small year, looked at in the January after it."""
    monkeypatch.setattr(clock, "now", lambda: at(TODAY))
    return a_year(county)


def run(command: Any, *words: str) -> Result:
    return CliRunner().invoke(command, words, catch_exceptions=False)


def test_the_figures_come_with_their_provenance() -> None:
    told = json.loads(run(figures.command, "--year", "2026", "--json").output)
    rate = next(f for f in told if f["key"] == "mediation.success_rate")
    assert (rate["value"], rate["numerator"], rate["denominator"]) == ("100.00", "3", "3")
    assert (rate["period"], rate["organ"], rate["previous"]["period"]) == ("2026", "county", "2025")
    assert len(rate["fingerprint"]) == 64
    assert rate["as_of"].startswith("2027-01-15")


def test_the_figures_read_as_lines() -> None:
    assert (
        "mediation.accepted　受理矛盾纠纷　4件，较上年增长300%"
        in run(figures.command, "--year", "2026").output
    )


def test_a_figure_lists_the_records_it_counts(year: Any) -> None:
    told = json.loads(
        run(
            figure.command, "mediation.accepted", "--year", "2026", "--organ", "yi", "--records", "--json"
        ).output
    )
    assert told["figure"]["value"] == "1"
    assert [record["number"] for record in told["records"]] == [year["yi"][0].number]


def test_a_rate_lists_the_records_of_both_its_parts() -> None:
    told = json.loads(
        run(figure.command, "mediation.success_rate", "--year", "2026", "--records", "--json").output
    )
    for part in ("of", "to"):
        assert len(told["parts"][part]["records"]) == int(told["parts"][part]["figure"]["value"]) == 3


@pytest.mark.parametrize(
    ("command", "words", "said"),
    [
        (figures.command, ("--year", "20x"), "读不懂期间"),
        (figures.command, ("--year", "2030"), "2027 年之内"),
        (figures.command, ("--year", "2026", "--organ", "nowhere"), "没有 nowhere"),
        (figure.command, ("mediation.nothing", "--year", "2026"), "没有 mediation.nothing"),
        (report.command, ("write", "--year", "2030", "--out", "报告.docx"), "写不了 2030 年"),
        (report.command, ("write", "--year", "2026", "--out", "报告.txt"), "只写成 .docx"),
        (report.command, ("write", "--year", "2026", "--out", "没有/报告.docx"), "写不进去"),
    ],
    ids=["不是年", "没到的年", "没有的单位", "没有的数字", "没到的年度报告", "不是 docx", "没有的文件夹"],
)
def test_a_wrong_call_is_told_in_one_sentence(
    command: Any, words: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(command, *words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert not list(tmp_path.glob("*.docx"))


def test_the_report_is_written_with_its_lineage_and_its_findings_are_told(tmp_path: Path) -> None:
    out = tmp_path / "报告.docx"
    result = run(report.command, "write", "--year", "2026", "--out", str(out))
    assert (result.exit_code, "自查" in result.output or "◇" in result.output) == (0, True)
    assert out.read_bytes().startswith(b"PK")
    assert json.loads((tmp_path / "报告.lineage.json").read_text(encoding="utf-8"))["sentences"]


def test_a_report_with_an_error_in_it_ends_with_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from zhunsheng.reading import read_text

    wrong = read_text("云溪县2026年法治政府建设年度报告\n办结矛盾纠纷100件，调解成功率112%。").findings
    monkeypatch.setattr("zhunsheng.reports.yearly.write_report", lambda *said: wrong)
    result = run(report.command, "write", "--year", "2026", "--out", str(tmp_path / "报告.docx"))
    assert result.exit_code == 1
    assert "■ 错误" in result.output
