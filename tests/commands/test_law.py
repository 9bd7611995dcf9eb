"""``zhunsheng law``: from a file to a text that acts, and nothing before a person confirmed it."""

import re

import pytest
from click.testing import CliRunner
from docx import Document

from zhunsheng.commands.law import command
from zhunsheng.law import LawBook

OLD = """\
行政执法监督条例

（2025年12月17日国务院令第825号公布　自2026年2月1日起施行）

第一条　为了试验这个命令，本文是虚构的，制定本条例，各单位应当遵守执行。
"""
NEW = """\
行政执法监督条例

（2025年12月17日国务院令第825号公布　2031年1月5日国务院令第999号修订）

第一条　为了试验这个命令，本文是虚构的，制定本条例，各单位应当遵守执行。
第二条　县级以上人民政府对所属部门开展的行政系统内部监督，适用本条例。
第三条　行政执法监督工作经费，由县级以上人民政府列入本级预算。
第四条　本条例自2031年3月1日起施行。
"""


@pytest.fixture
def county(tmp_path):
    folder = tmp_path / "county"
    folder.mkdir()
    return folder


@pytest.fixture
def file(tmp_path):
    def write(text, name="新.txt"):
        place = tmp_path / name
        if name.endswith(".docx"):
            document = Document()
            for line in text.splitlines():
                document.add_paragraph(line)
            document.save(place)
        elif name.endswith(".html"):
            place.write_text(
                "<html><body>" + "".join(f"<p>{line}</p>" for line in text.splitlines()), "utf-8"
            )
        else:
            place.write_text(text, "utf-8")
        return str(place)

    return write


def run(*words):
    return CliRunner().invoke(command, [str(word) for word in words])


@pytest.mark.parametrize("name", ["新.txt", "新.md", "新.docx", "新.html"])
def test_a_new_text_is_read_from(file, name):
    answer = run("import", file(NEW, name))
    assert answer.exit_code == 0, answer.output
    assert (
        "《行政执法监督条例》新文本：2031-01-05 通过，2031-03-01 起施行，共4条，国务院令第999号"
        in answer.stdout
    )
    assert "supervision.scope　第二条 → 第二条" in answer.stdout
    assert "supervision.budget　第三十八条 → 第三条" in answer.stdout
    assert "supervision.scope:\n    basis: 第二条\n    checked: false" in answer.stdout


def test_the_steps_that_rest_on_the_text_are_told(file):
    text = NEW.replace("行政执法监督条例", "中华人民共和国人民调解法")
    answer = run("import", file(text))
    assert "人民调解　" in answer.stdout
    assert "依据现在这个文本的步骤、门槛 0 处" not in answer.stdout


def test_nothing_acts_before_it_is_confirmed_and_then_it_does(file, county):
    answer = run("import", file(NEW), "--county", county)
    (draft,) = (county / "law").glob("*.draft.yaml")
    assert str(draft) in answer.stdout
    assert LawBook(county=county).rule("supervision.budget").newest.effective_to is None
    refused = run("confirm", draft, "--county", county, "--by", "张三")
    assert (refused.exit_code, "还没有核对" in refused.stderr) == (2, True)
    assert [one.name for one in (county / "law").glob("*.yaml")] == [draft.name]
    draft.write_text(draft.read_text("utf-8").replace("checked: false", "checked: true"), "utf-8")
    done = run("confirm", draft, "--county", county, "--by", "张三")
    assert done.exit_code == 0, done.output
    assert "2031年的文本自 2031-03-01 起作用" in done.stdout
    assert not draft.exists()
    now = LawBook(county=county).rule("supervision.budget").newest
    assert (str(now.provision), str(now.effective_from)) == ("《行政执法监督条例》第三条", "2031-03-01")


def test_the_wording_is_kept_for_the_next_comparison(file, county):
    run("import", file(NEW), "--county", county)
    (draft,) = (county / "law").glob("*.draft.yaml")
    draft.write_text(draft.read_text("utf-8").replace("checked: false", "checked: true"), "utf-8")
    run("confirm", draft, "--county", county, "--by", "张三")
    later = NEW.replace("2031年1月5日国务院令第999号修订", "2033年1月5日国务院令第1099号修订").replace(
        "2031年3月1日", "2033年3月1日"
    )
    answer = run("import", file(later, "更新.txt"), "--county", county)
    assert "逐条：没有变 3 条，内容有改动 1 条" in answer.stdout


@pytest.mark.parametrize(
    ("texts", "why"),
    [
        pytest.param([""], "内容是空的|没有文字", id="an-empty-file"),
        pytest.param([OLD], "已经收录|较早", id="the-text-that-acts"),
        pytest.param([NEW, NEW], "同一个文本", id="the-same-twice"),
        pytest.param([NEW, OLD.replace("行政执法监督条例", "某某条例")], "这是两部法", id="two-laws"),
        pytest.param([NEW.replace("条例\n", "条例（征求意见稿）\n", 1)], "征求意见稿，还不是法律", id="a-draft-for-comment"),
        pytest.param([NEW.replace("第三条　", "第五条　")], "条号不连", id="out-of-order"),
        pytest.param([NEW.replace("2031年3月1日起施行", "另行规定")], "没有写自何日起施行；用 --from 写明", id="no-first-day"),
        pytest.param([NEW.replace("第四条　本条例自2031年3月1日", "第四条　本条例自2026年1月1日").replace("2031年1月5日", "2025年1月5日")], "较早的文本", id="an-older-text"),
        pytest.param([], "一次录一部法", id="no-file"),
        pytest.param([NEW, OLD, NEW], "一次录一部法", id="three-files"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_over_is_refused_in_one_sentence_and_changes_nothing(file, county, texts, why):
    answer = run(
        "import", *(file(text, f"{place}.txt") for place, text in enumerate(texts)), "--county", county
    )
    assert answer.exit_code == 2
    assert re.search(why, answer.stderr), answer.stderr
    assert len(answer.stderr.strip().splitlines()) == 1
    assert list(county.iterdir()) == []


def test_a_law_on_which_nothing_rests_needs_nothing(file):
    answer = run("import", file(NEW.replace("行政执法监督条例", "船闸管理条例")))
    assert answer.exit_code == 0
    assert "没有规则、步骤依据它" in answer.stdout


def test_a_draft_is_not_written_over(file, county):
    run("import", file(NEW), "--county", county)
    again = run("import", file(NEW), "--county", county)
    assert (again.exit_code, "已经有一份草稿" in again.stderr) == (2, True)


def test_confirming_needs_a_name_and_a_county(file, county):
    assert run("confirm", "x.yaml", "--county", county).exit_code == 2
    assert run("confirm", "x.yaml", "--by", "张三").exit_code == 2
    assert "没有" in run("confirm", "x.yaml", "--county", county, "--by", "张三").stderr
