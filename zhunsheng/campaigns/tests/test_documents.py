"""What a campaign leaves on paper: the self-assessment report, the tables, the package."""

import hashlib
import json
import shutil
import subprocess
import zipfile
from decimal import Decimal
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.records.steps import pdf
from tests.writing.test_rendered_page import lines, pages  # noqa: F401
from zhunsheng.campaigns import actions
from zhunsheng.campaigns.documents import (
    NoEvidence,
    Sheet,
    as_docx,
    as_xlsx,
    decomposition,
    package,
    rectifications,
    scores,
    self_assessment,
)
from zhunsheng.campaigns.documents.package import clean
from zhunsheng.campaigns.models import Item, Proof
from zhunsheng.campaigns.tests.conftest import Office, at
from zhunsheng.reading import load, read_text
from zhunsheng.records.access import Access
from zhunsheng.records.errors import Rejected
from zhunsheng.records.files import path_of
from zhunsheng.writing import plain
from zhunsheng.writing.render import render

NOW = at(12, 15)
SOFFICE = pytest.mark.skipif(not shutil.which("soffice"), reason="没有 soffice：版面未实测")
BRIEF = "编制并公布权责清单，逐项写明依据、流程和责任，群众办事有据可查，全年没有因清单不清引起的投诉。"


@pytest.fixture
def marked(running: Office) -> Office:
    """Handed in and marked: 司法局 lost one point on the list, 甲镇 and 乙镇 have the rest."""
    county = running.county
    people = {
        county.bureau.pk: (running.bureau_liaison, county.head),
        county.jia.pk: (running.jia_liaison, running.jia_head),
        county.yi.pk: (running.yi_liaison, running.yi_head),
    }
    for item in Item.objects.filter(campaign=running.campaign):
        running.hand_in(item, *people[item.organ_id], brief=BRIEF)
    running.mark(running.item("1.1.1", county.bureau), judged=Decimal(4), reason="清单少列一项，扣一分")
    for organ in (county.bureau, county.jia, county.yi):
        running.mark(running.item("2.1.1", organ), events=[], reason="没有被纠错")
    return running


def said(office: Office) -> str:
    return plain(self_assessment(office.fresh(), NOW))


# ---------------------------------------------------------------- 自评报告


def test_the_report_has_its_parts_in_the_official_order(marked: Office) -> None:
    text = said(marked)
    parts = (
        "一、工作开展情况",
        "（一）依法履职",
        "（二）监督",
        "二、工作亮点",
        "三、存在的问题",
        "四、下一步工作",
    )
    assert [text.index(part) for part in parts] == sorted(text.index(part) for part in parts)
    assert text.startswith("云溪县人民政府\n2026 年法治政府建设工作要点自评报告\n")


def test_every_number_of_the_report_comes_from_items_and_marks(marked: Office) -> None:
    report = self_assessment(marked.fresh(), NOW)
    items = Item.objects.filter(campaign=marked.campaign)
    figures = {f["key"]: f["value"] for one in report.lineage()["sentences"] for f in one["figures"]}
    assert figures["campaign.items"] == str(items.count())
    assert figures["campaign.handed_in"] == str(items.exclude(handed_in_at=None).count())
    assert figures["campaign.lost"] == "1"
    outside = "".join(one.said.template for one in report.sentences)
    for quote in (quote for one in report.sentences for quote in one.said.quotes):
        outside = outside.replace(f"{{{quote.value.key}}}", "")
    names = "".join(task.name for task in marked.campaign.tasks.all())
    assert [mark for mark in outside if mark.isdigit() and mark not in names] == []


def test_a_lost_point_stands_among_the_problems_with_the_reviewers_reason(marked: Office) -> None:
    problems = said(marked).partition("三、存在的问题")[2]
    assert "失分1项，涉及1个单位。" in problems
    assert "云溪县司法局“权责清单编制公布”：" in problems
    assert "清单少列一项，扣一分" in problems


def test_a_changed_brief_makes_its_sentence_stale(marked: Office) -> None:
    before = self_assessment(marked.fresh(), NOW).lineage()
    item = marked.item("1.1.1", marked.county.bureau)
    marked.return_item(item, now=at(12, 1))
    after = self_assessment(marked.fresh(), NOW)
    values = {q.value.key: q.value for one in after.sentences for q in one.said.quotes}
    from zhunsheng.writing import stale

    assert any("已上报" in one.text or BRIEF in one.text for one in stale(before, values))


def test_our_own_reading_finds_no_error_in_the_report(marked: Office, tmp_path: Path) -> None:
    path = tmp_path / "自评报告.docx"
    path.write_bytes(render(self_assessment(marked.fresh(), NOW)))
    assert [f.message for f in read_text(load(path)).findings if f.severity == "error"] == []


def test_before_anything_came_in_the_report_says_so_and_no_rate_is_made_up(running: Office) -> None:
    text = said(running)
    assert "还没有评分。" in text
    assert "得分率" not in text
    assert "还有" in text.partition("三、存在的问题")[2]


def test_braces_in_what_people_wrote_are_no_placeholders(running: Office) -> None:
    item = running.item("1.2.1", running.county.jia)
    running.hand_in(item, running.jia_liaison, running.jia_head, brief="见{附件}\x08\n第二行。")
    assert "见{附件} 第二行。" in said(running)


@SOFFICE
def test_a_page_of_the_report_holds_22_lines_of_28_characters(marked: Office, pages: Any) -> None:  # noqa: F811
    for item in Item.objects.filter(campaign=marked.campaign, leads=True):
        Item.objects.filter(pk=item.pk).update(brief="依法行政" * 28 * 9 + "。")
    printed = pages(self_assessment(marked.fresh(), NOW))
    assert len(printed) > 2
    texts = [[line for line in lines(page) if line[0] < 262] for page in printed]
    assert max(len(page) for page in texts) == 22
    for page in texts:
        assert len(page) <= 22
        for above, below in pairwise(page):
            steps = (below[0] - above[0]) / (225 / 22)
            assert steps == pytest.approx(round(steps), abs=0.15)
    full = [text for page in texts for _, text in page if set(text) <= set("依法行政")]
    assert max(map(len, full)) == 28
    assert sum(len(text) == 28 for text in full) > 40


# ---------------------------------------------------------------- 表


def test_the_decomposition_says_who_does_what_by_when(running: Office) -> None:
    sheet = decomposition(running.fresh())
    rows = {row[3]: row for row in sheet.rows}
    assert rows["权责清单编制公布"][1:] == (
        "依法履职", "权责清单", "权责清单编制公布", "云溪县司法局", "—", "2026年6月30日", "清单",
    )  # fmt: skip
    assert rows["经验推广"][5] == "各单位"


def test_the_table_of_scores_adds_up_by_area(marked: Office) -> None:
    sheet = scores(marked.fresh())
    (bureau,) = [row for row in sheet.rows if row[1] == "云溪县司法局"]
    assert sheet.heads[2:6] == ("依法履职", "监督", "得分", "应得分")
    assert bureau[2:6] == ("4／5", "10／10（1项未评）", "14", "15")
    (jia,) = [row for row in sheet.rows if row[1] == "甲镇人民政府"]
    assert jia[2] == "0／5（1项未评）"
    assert "名次" not in sheet.heads


def test_the_list_of_rectification_holds_only_what_the_person_sees(marked: Office) -> None:
    sheet = rectifications(Access(marked.county.stranger, NOW.date()), marked.fresh())
    assert (sheet.title, sheet.rows) == ("2026 年法治政府建设工作要点整改清单", ())


@SOFFICE
def test_a_printed_table_is_landscape_with_its_head_on_every_page_and_room_to_sign(
    tmp_path: Path,
) -> None:
    import pypdfium2

    sheet = Sheet("任务分解表", ("序号", "任务"), (1, 4), tuple((str(n), f"第{n}项任务") for n in range(60)))
    (tmp_path / "a.docx").write_bytes(as_docx(sheet))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "a.docx"],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    with pypdfium2.PdfDocument(BytesIO((tmp_path / "a.pdf").read_bytes())) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
        sizes = [page.get_size() for page in document]
    assert len(texts) > 1
    assert all(width > height for width, height in sizes)
    assert all("序号" in text for text in texts)
    assert "填报人" in texts[-1]
    assert "盖章" in texts[-1]


def test_a_cell_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    sheet = Sheet("表", ("甲", "乙"), (1, 1), (("=1+1", "<b>&"),))
    (tmp_path / "a.docx").write_bytes(as_docx(sheet))
    assert "=1+1" in load(tmp_path / "a.docx")
    with zipfile.ZipFile(BytesIO(as_xlsx(sheet, NOW))) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_the_same_table_gives_the_same_bytes() -> None:
    sheet = Sheet("表", ("甲", "乙"), (1, 2), (("一", "二"),))
    assert as_docx(sheet) == as_docx(sheet)
    assert as_xlsx(sheet, NOW) == as_xlsx(sheet, NOW)


def test_a_row_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="有 2 列"):
        Sheet("表", ("甲", "乙"), (1, 2), (("一",),))


# ---------------------------------------------------------------- 申报材料


@pytest.fixture
def proven(marked: Office) -> Office:
    """甲镇 has two files of one name and a link beside its brief."""
    item = marked.item("1.2.1", marked.county.jia)
    marked.return_item(item, now=at(7, 5))
    for content in (b"%PDF-1.7 a", b"%PDF-1.7 b"):
        actions.add_proof(
            marked.jia_liaison, item.pk, kind="file", name="印证材料",
            upload=pdf('材料"一".pdf', content), now=at(7, 6),
        )  # fmt: skip
    actions.add_proof(
        marked.jia_liaison, item.pk, kind="link", name="新闻报道", ref="https://example.cn/a", now=at(7, 6)
    )
    marked.hand_in(
        marked.item("1.2.1", marked.county.jia),
        marked.jia_liaison,
        marked.jia_head,
        now=at(7, 7),
        brief=BRIEF,
    )
    return marked


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder with nothing in it."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def opened(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_package_holds_every_indicator_with_its_material_and_an_index(proven: Office, out: Path) -> None:
    files = opened(package(proven.fresh(), NOW, folder=out))
    assert {"自评报告.docx", "自评报告.lineage.json", "目录.docx", "目录.xlsx", "清单.json"} <= set(files)
    here = "指标材料/1.2.1 调解成功率/甲镇人民政府/"
    assert {name.removeprefix(here) for name in files if name.startswith(here)} == {
        "工作情况.txt", "材料_一_.pdf", "材料_一_（2）.pdf", "新闻报道.txt",
    }  # fmt: skip
    assert "要求：≥95%" in files["指标材料/1.2.1 调解成功率/指标说明.txt"].decode()


def test_the_manifest_knows_every_other_file_by_its_hash(proven: Office, out: Path) -> None:
    files = opened(package(proven.fresh(), NOW, folder=out))
    manifest = json.loads(files.pop("清单.json"))
    assert {one["path"]: one["sha256"] for one in manifest["files"]} == {
        name: hashlib.sha256(content).hexdigest() for name, content in files.items()
    }


def test_the_same_campaign_at_the_same_hour_gives_the_same_bytes(proven: Office, out: Path) -> None:
    first = package(proven.fresh(), NOW, folder=out).read_bytes()
    assert package(proven.fresh(), NOW, folder=out).read_bytes() == first


def test_an_item_without_material_refuses_the_package_and_leaves_no_file(running: Office, out: Path) -> None:
    with pytest.raises(NoEvidence, match="没有上报，待填报") as told:
        package(running.fresh(), NOW, folder=out)
    assert len(told.value.items) == Item.objects.filter(campaign=running.campaign).count()
    assert list(out.iterdir()) == []


def test_what_is_missing_can_be_marked_instead(running: Office, out: Path) -> None:
    files = opened(package(running.fresh(), NOW, folder=out, marks_missing=True))
    assert "没有上报" in files["指标材料/1.2.1 调解成功率/甲镇人民政府/缺材料.txt"].decode()
    assert "1.2.1 jia" in json.loads(files["清单.json"])["missing"]


def test_an_answer_without_material_but_with_a_statement_is_lawful(running: Office, out: Path) -> None:
    item = running.item("1.2.1", running.county.jia)
    running.hand_in(
        item, running.jia_liaison, running.jia_head, answer="none", brief="", statement="本年没有调解案件。"
    )
    files = opened(package(running.fresh(), NOW, folder=out, marks_missing=True))
    assert "指标材料/1.2.1 调解成功率/甲镇人民政府/说明.txt" in files
    assert "1.2.1 jia" not in json.loads(files["清单.json"])["missing"]


def test_a_kept_file_that_is_gone_refuses_and_leaves_what_was_there(proven: Office, out: Path) -> None:
    before = package(proven.fresh(), NOW, folder=out).read_bytes()
    path_of(Proof.objects.exclude(file=None)[0].file.hash).unlink()
    with pytest.raises(Rejected, match="不见了"):
        package(proven.fresh(), NOW, folder=out)
    (left,) = out.iterdir()
    assert left.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../外面.pdf", "_.._外面.pdf"),
        ('a\\b:c*?"<>|.txt', "a_b_c______.txt"),
        ("CON.txt", "_CON.txt"),
        (" . ", "未命名"),
        ("长" * 300 + ".docx", "长" * 55 + ".docx"),
        ("隐\u202egpj.exe", "隐_gpj.exe"),
    ],
    ids=["往上走", "不许的字符", "系统的名字", "空的", "太长", "倒写"],
)
def test_a_name_is_made_fit_for_every_system(name: str, kept: str) -> None:
    assert clean(name) == kept
