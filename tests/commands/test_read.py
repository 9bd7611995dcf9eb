"""``zhunsheng read``: a line of JSON or a summary for every file, and a sentence for what cannot be read."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from zhunsheng.commands.read import command


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "报告.txt"
    file.write_text(
        "某县2024年法治政府建设年度报告\n受理纠纷1398件，调解成功1329件，成功率达85%。\n", encoding="utf-8"
    )
    return file


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


def test_one_json_object_a_line_for_each_file(report: Path) -> None:
    done = run(report, report, "--json")
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert first == second
    assert first["file"] == str(report)
    assert [figure["quote"] for figure in first["figures"]] == ["1398件", "1329件", "85%"]
    assert done.exit_code == 0


def test_the_summary_names_the_report_its_faults_and_figures(report: Path) -> None:
    done = run(report)
    assert "某县2024年法治政府建设年度报告（某县，2024年）" in done.stdout
    assert "错误　第2行　1329件除以1398件是95.06%，文中写85%，请核对。" in done.stdout
    assert "受理纠纷：1398件　mediation.accepted" in done.stdout


def test_what_was_too_much_to_check_is_told_in_the_summary_and_in_json(tmp_path: Path) -> None:
    crowded = tmp_path / "长段.txt"
    crowded.write_text("某县2024年情况\n" + "受理3件。" * 1001, encoding="utf-8")
    said = "这一段数字过多（1001个），没有核对其间的关系"
    assert f"提示　第2行　{said}" in run(crowded).stdout
    (finding,) = json.loads(run(crowded, "--json").stdout)["findings"]
    assert (finding["kind"], finding["quote"]) == ("not_checked", "3件")
    assert finding["message"].startswith(said)


def test_a_bad_file_is_told_and_the_others_are_read(report: Path, tmp_path: Path) -> None:
    bad = tmp_path / "程序.docx"
    bad.write_bytes(b"MZ" + bytes(50))
    done = run(bad, report, "--json")
    assert done.exit_code == 2
    assert (
        done.stderr
        == "程序.docx：不是可以阅读的文档，请提供 txt、html、docx、doc、wps、ofd 或带文字的 pdf。\n"
    )
    assert len(done.stdout.splitlines()) == 1


def test_without_files_the_call_is_wrong() -> None:
    assert run().exit_code == 2


def test_many_files_are_told_in_their_order_with_progress(report: Path, tmp_path: Path) -> None:
    files = []
    for number in range(12):
        files.append(tmp_path / f"{number}.txt")
        files[-1].write_text(
            f"某县报告\n受理纠纷{number + 1}件。" * (1 + 40 * (number % 2)), encoding="utf-8"
        )
    done = run(*files, "--json")
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["file"] for one in told] == [str(file) for file in files]
    assert [one["figures"][0]["value"] for one in told] == list(range(1, 13))
    assert done.stderr.splitlines()[-1] == "已读 12/12"
    assert done.exit_code == 0


def test_among_many_files_a_bad_one_is_told_and_the_others_are_read(report: Path, tmp_path: Path) -> None:
    empty = tmp_path / "空.txt"
    empty.write_text("", encoding="utf-8")
    done = run(*[report] * 5, empty, *[report] * 5, "--json")
    assert len(done.stdout.splitlines()) == 10
    assert "空.txt：里面没有文字。" in done.stderr.splitlines()
    assert done.exit_code == 2
