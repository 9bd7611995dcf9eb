"""Reports kept: what is written down, who sees it, and that nothing of it is lost or changed unseen."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404

from tests.people import Cast
from tests.records.steps import at
from zhunsheng.library import stored
from zhunsheng.library.intake import handed_file
from zhunsheng.library.keeping import amend, correct, keep, read_again, reading_of
from zhunsheng.library.models import Judgement, KeptReport, StoredReading
from zhunsheng.library.shelf import outdated, search, shelf, taken
from zhunsheng.library.tests.handing import FAULTY, MENDED, handed, kept, report_of
from zhunsheng.reading import read_text
from zhunsheng.records.access import Access
from zhunsheng.records.errors import BadField, BadFile, Rejected, Stale
from zhunsheng.records.files import path_of
from zhunsheng.records.journal import breaks_of_journal, entries

TODAY = date(2026, 3, 10)
NOW: datetime = at(TODAY)


@pytest.fixture
def office(county: Cast) -> Access:
    """The office, which sees the whole library."""
    return Access(county.office, TODAY)


def test_a_kept_report_says_whose_it_is_and_what_was_found(county: Cast, office: Access) -> None:
    row = kept(county.office, FAULTY, NOW)
    assert (row.place, row.year, row.kind) == ("云溪县", 2025, "yearly")
    assert row.issued_on == date(2026, 1, 20)
    assert (row.reading.errors, row.reading.warnings, row.reading.unjudged) == (2, 2, 2)
    assert path_of(row.file.hash).read_bytes() == FAULTY.encode()
    assert [e.deed for e in entries(row)] == ["存入"]


@pytest.mark.parametrize(
    ("title", "place", "kind"),
    [
        ("云溪县司法局2025年法治政府建设工作总结", "云溪县司法局", "department"),
        ("甲镇人民政府2025年法治政府建设年度报告", "甲镇", "department"),
        ("新乡市2025年法治政府建设年度报告", "新乡市", "yearly"),
        ("云溪县人民政府关于2025年法治政府建设情况的报告", "云溪县", "yearly"),
        ("云溪县2025年国民经济统计公报", "云溪县", "other"),
    ],
    ids=["部门", "乡镇", "名字里有乡字的市", "关于", "别的报告"],
)
def test_kind_and_place_are_read_from_the_title(county: Cast, title: str, place: str, kind: str) -> None:
    row = kept(county.office, f"{title}\n2025年，共受理矛盾纠纷20件。\n", NOW)
    assert (row.place, row.kind, row.year) == (place, kind, 2025)


def test_a_reading_written_down_is_the_reading() -> None:
    reading = read_text(FAULTY)
    assert stored.as_reading(FAULTY, stored.as_json(reading)) == reading


def test_the_same_file_is_kept_once(county: Cast, office: Access) -> None:
    row, fresh = keep(office, handed(FAULTY), NOW)
    again, fresh_again = keep(office, handed(FAULTY), NOW)
    assert (fresh, fresh_again, again) == (True, False, row)
    assert KeptReport.objects.count() == 1


def test_the_same_file_of_somebody_else_tells_nothing_of_theirs(county: Cast) -> None:
    kept(county.office, FAULTY, NOW)
    assert keep(Access(county.mediator, TODAY), handed(FAULTY), NOW)[1] is True


def test_whoever_does_not_see_the_whole_county_sees_their_own_reports_only(
    county: Cast, office: Access
) -> None:
    mine = kept(county.mediator, FAULTY, NOW)
    theirs = kept(county.mediator_next_door, MENDED, NOW)
    access = Access(county.mediator, TODAY)
    assert list(shelf(access)) == [mine]
    assert set(shelf(office)) == {mine, theirs}
    for row in (theirs, type("Gone", (), {"pk": 999})):
        with pytest.raises(Http404):
            taken(access, row.pk)


def test_nothing_can_be_done_to_a_report_one_does_not_see(county: Cast) -> None:
    row = kept(county.office, FAULTY, NOW)
    access = Access(county.stranger, TODAY)
    with pytest.raises(Http404):
        amend(access, row.pk, {"place": "别处"}, NOW)
    with pytest.raises(Http404):
        correct(access, row.pk, handed(MENDED), NOW)
    assert KeptReport.objects.get().place == "云溪县"


def test_an_html_page_is_kept_as_it_came(county: Cast, office: Access) -> None:
    page = f"<html><body><p>{FAULTY}</p></body></html>".encode()
    row, _ = keep(office, handed_file(SimpleUploadedFile("报告.html", page)), NOW)
    assert path_of(row.file.hash).read_bytes() == page
    assert row.filename == "报告.html"


def test_what_the_store_refuses_is_not_kept_at_all(county: Cast, office: Access) -> None:
    odd = replace(handed(FAULTY), content=b"PK\x03\x04 no document", kind="docx")
    with pytest.raises(BadFile):
        keep(office, odd, NOW)
    assert not KeptReport.objects.exists()


def test_mending_what_is_said_of_a_report_is_written_into_its_history(county: Cast, office: Access) -> None:
    row = kept(county.office, FAULTY, NOW)
    amend(office, row.pk, {"place": "临河县", "year": 2024, "title": row.title}, NOW)
    last = entries(row).last()
    assert last.said == {"place": ["云溪县", "临河县"], "year": [2025, 2024]}
    assert list(search(shelf(office), words="临河县"))
    assert list(breaks_of_journal()) == []


def test_an_amendment_that_changes_nothing_leaves_no_trace(county: Cast, office: Access) -> None:
    row = kept(county.office, FAULTY, NOW)
    amend(office, row.pk, {"place": row.place, "year": row.year}, NOW)
    assert entries(row).count() == 1


@pytest.mark.parametrize(
    ("said", "field"),
    [({"year": 1234}, "year"), ({"title": "  "}, "title"), ({"kind": "秘密"}, "kind")],
    ids=["没有的年度", "空的标题", "没有的类别"],
)
def test_a_wrong_amendment_names_its_field_and_changes_nothing(
    county: Cast, office: Access, said: dict[str, Any], field: str
) -> None:
    row = kept(county.office, FAULTY, NOW)
    with pytest.raises(BadField) as error:
        amend(office, row.pk, {"place": "别处", **said}, NOW)
    assert error.value.field == field
    assert KeptReport.objects.get().place == "云溪县"


def test_a_corrected_version_points_to_the_one_it_corrects(county: Cast, office: Access) -> None:
    row = kept(county.office, FAULTY, NOW)
    after = correct(office, row.pk, handed(MENDED), NOW)
    assert after.corrects == row
    assert list(search(shelf(office))) == [after]
    assert list(search(shelf(office), old=True)) == [after, row]


def test_a_corrected_version_keeps_what_people_said_of_the_report(county: Cast, office: Access) -> None:
    row = kept(county.office, FAULTY, NOW)
    amend(office, row.pk, {"place": "临河县", "kind": "other"}, NOW)
    after = correct(office, row.pk, handed(MENDED), NOW)
    assert (after.place, after.kind) == ("临河县", "other")


def test_a_second_corrected_version_of_the_same_report_is_refused(county: Cast, office: Access) -> None:
    row = kept(county.office, FAULTY, NOW)
    correct(office, row.pk, handed(MENDED), NOW)
    with pytest.raises(Stale):
        correct(office, row.pk, handed(MENDED + "附后"), NOW)


def test_the_same_text_is_no_corrected_version(county: Cast, office: Access) -> None:
    row = kept(county.office, FAULTY, NOW)
    with pytest.raises(Rejected, match="一字不差"):
        correct(office, row.pk, handed(FAULTY), NOW)
    assert KeptReport.objects.count() == 1


def test_search_finds_words_across_widths_cases_and_spaces(county: Cast, office: Access) -> None:
    row = kept(county.office, report_of("临河县", 2024, 12) + "推进“十 四五”规划，接入ＡＰＩ平台。\n", NOW)
    for words in ("十四五", "api", "临河 规划", "2024"):
        assert list(search(shelf(office), words=words)) == [row], words
    for words in ("十三五", "临河 教育"):
        assert list(search(shelf(office), words=words)) == [], words


def test_search_narrows_by_place_year_kind_and_what_is_unjudged(county: Cast, office: Access) -> None:
    faulty = kept(county.office, FAULTY, NOW)
    clean = kept(county.office, report_of("临河县", 2024, 12), NOW)
    rows = shelf(office)
    assert list(search(rows, place="临河县")) == [clean]
    assert list(search(rows, year=2025)) == [faulty]
    assert list(search(rows, kind="department")) == []
    assert list(search(rows, unjudged=True)) == [faulty]


def test_new_rules_read_a_report_anew_and_leave_what_was_said_of_it(county: Cast, office: Access) -> None:
    row = kept(county.office, FAULTY, NOW)
    StoredReading.objects.update(said={}, rules="旧", errors=9)
    assert list(outdated(shelf(office))) == [row]
    assert read_again(outdated(shelf(office)).select_related("reading")) == 1
    assert not outdated(shelf(office)).exists()
    assert taken(office, row.pk).reading.errors == 2
    assert list(breaks_of_journal()) == []


def test_whoever_opens_a_report_sees_it_read_by_the_rules_of_today(county: Cast, office: Access) -> None:
    row = kept(county.office, FAULTY, NOW)
    StoredReading.objects.update(said={}, rules="旧", errors=9)
    row = taken(office, row.pk)
    assert reading_of(row) == read_text(FAULTY, name=row.title)
    assert StoredReading.objects.get().errors == 2


def test_the_fingerprint_is_of_the_rules_and_the_law() -> None:
    assert len(stored.fingerprint()) == 64
    names = [name for floor in ("zhunsheng.reading", "zhunsheng.law") for name in _names(floor)]
    assert any(name.endswith("spelling.py") for name in names)
    assert any("/catalogue/" in name and name.endswith(".yaml") for name in names)
    assert any("/rules/" in name for name in names)


def _names(floor: str) -> list[str]:
    from importlib import resources

    return [name for name, _ in stored._files(resources.files(floor), floor)]


def test_a_report_changed_behind_the_products_back_is_found(county: Cast, office: Access) -> None:
    row = kept(county.office, FAULTY, NOW)
    KeptReport.objects.filter(pk=row.pk).update(text=MENDED)
    assert [what for _, what in breaks_of_journal()] == ["与最后一条办理记录不符，被改动过"]


def test_a_broken_transaction_keeps_nothing(
    county: Cast, office: Access, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("断电")

    row = kept(county.office, FAULTY, NOW)
    monkeypatch.setattr("zhunsheng.library.keeping.carry_over", fail)
    with pytest.raises(RuntimeError):
        correct(office, row.pk, handed(MENDED), NOW)
    assert KeptReport.objects.count() == StoredReading.objects.count() == 1
    assert not Judgement.objects.exists()
    assert list(breaks_of_journal()) == []
