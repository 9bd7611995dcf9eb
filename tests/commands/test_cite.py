import json

import pytest
from click.testing import CliRunner

from zhunsheng.commands.cite import command

GOOD = "县政府依据《行政处罚法》第五十七条审核，依据《优化营商环境条例》清理文件。\n"
BAD = "县政府办事。\n依据《合同法》第五十二条处理。\n"


@pytest.fixture
def report(tmp_path):
    def write(text: str, name: str = "报告.txt"):
        file = tmp_path / name
        file.write_text(text, "utf-8")
        return str(file)

    return write


def run(*words):
    return CliRunner().invoke(command, words)


def test_citations_that_hold_are_listed_with_exit_zero(report):
    answer = run(report(GOOD), "--on", "2023-12-31")
    assert answer.exit_code == 0
    assert "引用 2 处，以 2023-12-31 为准，0 处不成立" in answer.stdout
    assert "《行政处罚法》第五十七条　有效" in answer.stdout


def test_a_citation_that_does_not_hold_is_told_with_its_line_and_exit_one(report):
    answer = run(report(BAD), "--on", "2023-12-31")
    assert answer.exit_code == 1
    assert (
        "第2行　《合同法》第五十二条　已失效：《合同法》2020年12月31日后不再施行，由《民法典》取代"
        in answer.stdout
    )
    assert "请核对" not in answer.stdout, "末日写在民法典里，不是凭记忆"


def test_what_rests_on_memory_says_so(report):
    answer = run(report("根据《社区矫正实施办法》第五条办理。"), "--on", "2026-12-01")
    assert (
        "已失效：《社区矫正实施办法》2020年6月30日后不再施行，由《社区矫正法实施办法》取代（这一点凭记忆"
        in answer.stdout
    )


def test_a_yes_says_how_far_it_is_known(report):
    answer = run(report("依据《网络安全法》第六十一条。"), "--on", "2026-12-01")
    assert (
        "《网络安全法》第六十一条　有效（已核对到2026-05-16）　指《网络安全法》2026年1月1日起施行的文本"
        in answer.stdout
    )


def test_the_day_decides(report):
    assert run(report(BAD), "--on", "2020-06-30").exit_code == 0


def test_without_a_day_it_is_today(report, monkeypatch):
    monkeypatch.setenv("ZHUNSHENG_TODAY", "2020-06-30")
    assert run(report(BAD)).exit_code == 0


def test_json_is_one_object_a_file(report):
    answer = run(report(GOOD), report(BAD, "二.txt"), "--on", "2023-12-31", "--json")
    first, second = map(json.loads, answer.stdout.splitlines())
    assert answer.exit_code == 1
    assert first["on"] == "2023-12-31"
    assert [one["status"] for one in first["citations"]] == ["in_force", "in_force"]
    (bad,) = second["citations"]
    assert (bad["instrument"], bad["article"], bad["replaced_by"]) == ("合同法", "第五十二条", "民法典")
    assert BAD[bad["start"] : bad["end"]] == bad["quote"]


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ((), "要写明文件"),
        (("报告.txt", "--on", "去年底"), "“去年底”不是日期"),
        (("/没有/这个文件.txt", "--on", "2023-12-31"), "这个文件"),
    ],
)
def test_a_wrong_call_gets_one_chinese_sentence_and_exit_two(words, complaint):
    answer = run(*words)
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert len(answer.stderr.splitlines()) == 1
    assert complaint in answer.stderr
