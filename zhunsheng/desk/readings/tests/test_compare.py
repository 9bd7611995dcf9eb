"""比对: the table, its links, lines, outliers, benchmark and spreadsheet."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import fastexcel
import pytest
from django.test import Client

from tests.people import Cast
from zhunsheng import clock
from zhunsheng.desk.readings import compare
from zhunsheng.desk.readings.compare import shown
from zhunsheng.desk.readings.pictures import Series, lines, strip
from zhunsheng.library.benchmark import Benchmark
from zhunsheng.library.models import KeptReport
from zhunsheng.library.tests.handing import kept, report_of
from zhunsheng.records.models import Person

Opener = Callable[..., str]
SignIn = Callable[[Person], Client]
HERE = "/library/compare/"
PLACES = ("临河县", "青川县", "石门县", "安平县", "云溪县")


@pytest.fixture
def office(county: Cast, sign_in: SignIn) -> Client:
    """The browser of the office."""
    return sign_in(county.office)


@pytest.fixture
def reports(county: Cast) -> list[KeptReport]:
    """Five places in two years; one number of 青川县 has a digit too many."""
    return [
        kept(
            county.office,
            report_of(place, year, (100 + 10 * n) * (100 if (place, year) == ("青川县", 2024) else 1)),
            clock.now(),
        )
        for n, place in enumerate(PLACES)
        for year in (2023, 2024)
    ]


def chosen(rows: list[KeptReport]) -> str:
    return "&".join(f"r={row.pk}" for row in rows)


def numbers(page: str) -> dict[str, str]:
    """The numbers of the table with their addresses."""
    table = page.partition("table--compare")[2].partition("</table>")[0]
    return {
        re.sub(r"[▲\s]", "", text): address
        for address, text in re.findall(r'<td class="num"><a href="([^"]+)"[^>]*>([^<]+)</a>', table)
    }


def test_every_number_leads_to_its_characters(
    office: Client, open_page: Opener, reports: list[KeptReport]
) -> None:
    found = numbers(open_page(office, f"{HERE}?{chosen(reports)}"))
    assert {"100", "110", "140", "11,000"} <= set(found)
    for text, address in found.items():
        path, _, anchor = address.partition("#")
        page = open_page(office, path)
        at = re.search(rf'<span id="{anchor}" class="here"></span><(?:span|a)[^>]*>([^<]+)<', page)
        assert at, address
        assert at[1].startswith(text.replace(",", "")), address


def test_the_filter_of_the_list_chooses_too(
    office: Client, open_page: Opener, reports: list[KeptReport]
) -> None:
    page = open_page(office, f"{HERE}?year=2023")
    assert "5 份报告" in page
    assert set(numbers(page)) == {"100", "110", "120", "130", "140", "95"}


def test_an_outlier_is_marked_and_says_why(
    office: Client, open_page: Opener, reports: list[KeptReport]
) -> None:
    page = open_page(office, f"{HERE}?{chosen(reports)}")
    assert "离群的数字 1 个" in page
    assert "▲ 11,000" in page


def test_one_report_alone_cannot_be_compared(
    office: Client, open_page: Opener, reports: list[KeptReport]
) -> None:
    assert "至少要两份报告" in open_page(office, f"{HERE}?r={reports[0].pk}")
    assert "至少要两份报告" in open_page(office, f"{HERE}?words=没有这个词")


def test_what_cannot_stand_in_the_table_is_named(
    county: Cast, office: Client, open_page: Opener, reports: list[KeptReport]
) -> None:
    twice = kept(county.office, report_of("临河县", 2024, 77), clock.now())
    nameless = kept(county.office, "工作总结\n共受理矛盾纠纷20件。\n", clock.now())
    page = open_page(office, f"{HERE}?{chosen([*reports, twice, nameless])}")
    assert "有 2 份没有比" in page
    assert "同一地区同一年度已有一份" in page
    assert "没有年度，请改登记" in page


def test_no_more_are_compared_at_once_than_one_table_shows(
    office: Client, open_page: Opener, reports: list[KeptReport], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compare, "MOST", 3)
    assert "3 份报告" in open_page(office, f"{HERE}?{chosen(reports)}")


def test_the_table_asks_as_often_for_ten_as_for_two(
    office: Client, reports: list[KeptReport], django_assert_max_num_queries: Callable[..., Any]
) -> None:
    for rows in (reports[:2], reports):
        with django_assert_max_num_queries(8):
            office.get(f"{HERE}?{chosen(rows)}")


def test_a_figure_is_drawn_over_the_years_with_its_changes(
    office: Client, open_page: Opener, reports: list[KeptReport]
) -> None:
    page = open_page(office, f"{HERE}figure/?{chosen(reports)}&key=mediation.accepted&unit=件&of=临河县")
    assert page.count('class="lines"') == 1
    assert "2023→2024：+0.00%" in page or "2023→2024：0.00%" in page
    assert "受理矛盾纠纷100件" in page
    assert '<tr class="table__here"><th scope="row"><a href=' in page


@pytest.mark.parametrize(
    "query",
    ["key=mediation.accepted&unit=人", "key=nothing&unit=件", ""],
    ids=["单位不对", "没有的数字", "没写"],
)
def test_a_figure_nobody_tells_is_not_there(
    office: Client, open_page: Opener, reports: list[KeptReport], query: str
) -> None:
    open_page(office, f"{HERE}figure/?{chosen(reports)}&{query}", status=404)


def test_a_place_stands_among_the_others_by_its_number_alone(
    office: Client, open_page: Opener, reports: list[KeptReport]
) -> None:
    page = open_page(office, f"{HERE}benchmark/?{chosen(reports)}&of=石门县&in_year=2023")
    line = page.partition("受理矛盾纠纷</a>")[2].partition("</tr>")[0]
    assert re.findall(r'<td class="num">([^<]+)</td>', line) == ["120", "110 — 130"]
    assert "第 3，共 5" in line
    assert "2024 年：在比对的地区中" in open_page(
        office, f"{HERE}benchmark/?{chosen(reports)}&of=石门县&in_year=x"
    )
    open_page(office, f"{HERE}benchmark/?{chosen(reports)}&of=火星", status=404)


def test_the_spreadsheet_holds_the_numbers_as_numbers_and_where_they_are_from(
    office: Client, reports: list[KeptReport]
) -> None:
    answer = office.get(f"{HERE}xlsx/?{chosen(reports)}")
    book = fastexcel.read_excel(b"".join(answer.streaming_content))
    answer.close()
    assert book.sheet_names == ["比对", "出处", "离群"]
    table = book.load_sheet("比对").to_arrow().to_pydict()
    place = table["数字"].index("受理矛盾纠纷")
    assert table["临河县 2023 年"][place] == 100
    assert table["青川县 2024 年"][place] == 11000
    sources = book.load_sheet("出处").to_arrow().to_pydict()
    assert len(sources["原文"]) == 20
    assert "全县共受理矛盾纠纷100件" in sources["前后文"][sources["原文"].index("100件")]
    assert book.load_sheet("离群").to_arrow().to_pydict()["地区"] == ["青川县"]


def test_a_report_whose_words_look_like_a_formula_stays_text(county: Cast, office: Client) -> None:
    rows = [
        kept(county.office, report_of("临河县", year, 5).replace("全县共", "=1+1"), clock.now())
        for year in (2023, 2024)
    ]
    answer = office.get(f"{HERE}xlsx/?{chosen(rows)}")
    book = fastexcel.read_excel(b"".join(answer.streaming_content))
    answer.close()
    assert any("=1+1" in words for words in book.load_sheet("出处").to_arrow().to_pydict()["前后文"])


# ---------------------------------------------------------------- pictures


def heights(picture: str) -> list[float]:
    """How far down from the top the points stand, in order."""
    return [float(y) for y in re.findall(r'<circle [^>]*cy="([\d.]+)"', picture)]


def test_counts_stand_on_zero_and_rates_need_not() -> None:
    counts = lines([Series("甲", {2023: Decimal(1000), 2024: Decimal(1010)})], "件", "例")
    rates = lines([Series("甲", {2023: Decimal("96.1"), 2024: Decimal("97.2")})], "%", "例")
    assert ">0<" in counts
    assert ">0%<" not in rates
    assert heights(counts)[0] - heights(counts)[1] < 5 < heights(rates)[0] - heights(rates)[1]


def test_a_year_without_a_value_breaks_the_line_and_keeps_its_place() -> None:
    whole = lines([Series("甲", {y: Decimal(5) for y in (2021, 2022, 2023)})], "件", "例")
    broken = lines([Series("甲", {2021: Decimal(5), 2023: Decimal(5)})], "件", "例")
    assert whole.count('class="lines__other" stroke') == 2
    assert broken.count('class="lines__other" stroke') == 0
    assert ">2022<" in broken


def test_names_that_would_touch_are_moved_apart_inside_the_picture() -> None:
    picture = lines([Series(f"县{n}", {2024: Decimal(n)}) for n in range(8)], "件", "例")
    places = [float(y) for y in re.findall(r'class="lines__name" x="\d+" y="([\d.]+)"', picture)]
    assert len(places) == 8
    assert all(b - a >= 14 for a, b in zip(sorted(places), sorted(places)[1:], strict=False))
    assert max(places) < 260


@pytest.mark.parametrize("values", [[0], [0, 0], [-5, 5], [10**12], [1, 10**12]], ids=str)
def test_no_numbers_break_a_picture(values: list[int]) -> None:
    series = [Series("甲", {2020 + n: Decimal(v) for n, v in enumerate(values)})]
    for unit in ("件", "%"):
        picture = lines(series, unit, "例")
        assert all(0 <= y <= 260 for y in heights(picture))
    benchmark = Benchmark({f"县{n}": Decimal(v) for n, v in enumerate(values)})
    assert strip(benchmark, "县0").count("<circle") == len(values)


def test_a_name_cannot_bring_markup_into_a_picture() -> None:
    assert "<b>" not in lines([Series("<b>", {2024: Decimal(1)})], "件", "<b>")


@pytest.mark.parametrize(
    ("value", "text"), [("1234.50", "1,234.5"), ("100", "100"), ("0", "0"), ("0.10", "0.1"), ("-7", "-7")]
)
def test_a_number_is_shown_without_idle_zeros(value: str, text: str) -> None:
    assert shown(Decimal(value)) == text
