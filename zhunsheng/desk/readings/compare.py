"""比对: many reports as one table of figures, every number leading to its characters; lines, outliers, benchmark, export."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhunsheng.desk.frame.request import Request, whole_number
from zhunsheng.desk.readings.marks import anchor_of
from zhunsheng.desk.readings.pictures import Series, lines, strip
from zhunsheng.desk.readings.shelf import ShelfForm
from zhunsheng.desk.readings.workbook import by_figure, workbook
from zhunsheng.library.benchmark import Benchmark
from zhunsheng.library.keeping import reading_of
from zhunsheng.library.models import KeptReport
from zhunsheng.library.shelf import all_taken, shelf
from zhunsheng.reading.comparing import Cell, Comparison, Report, compare_reports

MOST = 60
"""Reports compared at once; a city has some ten counties, and five years of them are what one table can still show."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Compared:
    """The reports chosen, the table made of them, and those left out because their place or year is not known."""

    rows: dict[tuple[str, int], KeptReport]
    table: Comparison
    left_out: list[KeptReport]
    query: str

    @property
    def columns(self) -> list[tuple[str, int]]:
        """Place and year of every report that is compared."""
        return sorted(self.rows)

    def address(self, cell: Cell) -> str:
        """The very characters of a number in its report."""
        row = self.rows[cell.place, cell.year]
        return f"{reverse('desk:library_report', args=[row.pk])}#{anchor_of(cell.figure)}"

    def page(self, name: str, **said: Any) -> str:
        """Another page on the same reports."""
        return f"{reverse(name)}?{self.query}{'&' + urlencode(said) if said else ''}"


@dataclass(frozen=True)
class Number:
    """A number of the table as it is shown: its text, its address, what is odd about it, how it was chosen."""

    text: str
    address: str
    odd: str
    chosen: str
    others: int


@dataclass(frozen=True)
class FigureRow:
    """A line of the table: one figure in one unit, a number or None for every report."""

    name: str
    unit: str
    address: str
    numbers: list[Number | None]


def shown(value: Decimal) -> str:
    """A number with thousands set apart and no zeros behind the point."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@require_safe
@login_required
def compare(request: Request) -> HttpResponse:
    """The table of the reports chosen (``r``), or of those that fit the filter of the list."""
    found = _compared(request)
    everything = "all" in request.GET
    outliers = found.table.outliers()
    facts = {
        "heading": "报告比对",
        "crumbs": _crumbs("比对"),
        "compared": found,
        "columns": [(found.rows[column], *column) for column in found.columns],
        "figures": _figures(found, {id(o.cell): o.why for o in outliers}, least=1 if everything else 2),
        "everything": everything,
        "other_way": found.page("desk:library_compare", **({} if everything else {"all": 1})),
        "xlsx": found.page("desk:library_xlsx"),
        "places": [(place, found.page("desk:library_benchmark", of=place)) for place in found.table.places],
        "outliers": [(o, found.address(o.cell), shown(o.cell.value)) for o in outliers],
        "most": MOST,
    }
    return render(request, "desk/readings/compare.html", facts)


@require_safe
@login_required
def figure(request: Request) -> HttpResponse:
    """One figure over the years, a line for every place, with the table of its numbers and of its changes."""
    found = _compared(request)
    key, unit = request.GET.get("key", ""), request.GET.get("unit", "")
    cells = [cell for cell in found.table.cells if cell.key == key and cell.unit == unit]
    if not cells:
        raise Http404("选出的报告里没有这个数字。")
    asked = request.GET.get("of", "")
    years = sorted({cell.year for cell in cells})
    places = sorted({cell.place for cell in cells})
    at = {(cell.place, cell.year): cell for cell in cells}
    series = [
        Series(place, {c.year: c.value for c in cells if c.place == place}, asked=place == asked)
        for place in places
    ]
    label = f"{cells[0].name}（{unit}）：{'、'.join(places)}，{years[0]} 至 {years[-1]} 年"
    outliers = [o for o in found.table.outliers() if o.cell.key == key and o.cell.unit == unit]
    facts = {
        "heading": f"{cells[0].name}（{unit}）",
        "crumbs": [*_crumbs("比对", found.page("desk:library_compare")), (cells[0].name, "")],
        "picture": lines(series, unit, label),
        "own_years": years,
        "places": [
            (
                place,
                found.page("desk:library_figure", key=key, unit=unit, of=place),
                [_number(found, at.get((place, year)), {}) for year in years],
                found.table.trends(place, key),
            )
            for place in places
        ],
        "asked": asked,
        "unit": unit,
        "outliers": [(o, found.address(o.cell), shown(o.cell.value)) for o in outliers],
        "quotes": [(cell, found.address(cell), _around(found, cell)) for cell in cells],
    }
    return render(request, "desk/readings/figure.html", facts)


@require_safe
@login_required
def benchmark(request: Request) -> HttpResponse:
    """One place among the others, in the year asked for: value, median, quartiles and position of each figure."""
    found = _compared(request)
    place = request.GET.get("of", "")
    own_years = sorted({year for p, year in found.columns if p == place}, reverse=True)
    if not own_years:
        raise Http404("选出的报告里没有这个地区。")
    asked = whole_number(request.GET.get("in_year", ""))
    year = asked if asked in own_years else own_years[0]
    rows = []
    for cell in found.table.cells:
        if (cell.place, cell.year) == (place, year):
            same = {
                c.place: c.value
                for c in found.table.cells
                if (c.key, c.year, c.unit) == (cell.key, year, cell.unit)
            }
            if len(same) > 1:
                rows.append(_placed(found, cell, Benchmark(same)))
    facts = {
        "heading": f"{place} {year} 年：在比对的地区中",
        "crumbs": [*_crumbs("比对", found.page("desk:library_compare")), (place, "")],
        "place": place,
        "year": year,
        "own_years": [
            (one, found.page("desk:library_benchmark", of=place, in_year=one)) for one in own_years
        ],
        "rows": rows,
        "others": len({p for p, y in found.columns if y == year}) - 1,
    }
    return render(request, "desk/readings/benchmark.html", facts)


@require_safe
@login_required
def xlsx(request: Request) -> FileResponse:
    """The comparison as a spreadsheet: the table, and every number with the words it was read from."""
    found = _compared(request)
    words = {id(cell): _around(found, cell) for cell in found.table.cells}
    file = workbook(found.table, found.columns, words)
    return FileResponse(file, as_attachment=True, filename="报告比对.xlsx", content_type=XLSX)


def _compared(request: Request) -> Compared:
    """The reports that an address names. 404 when one of them is not the person's to see."""
    asked = (whole_number(n) for n in request.GET.getlist("r")[:MOST])
    numbers = [n for n in asked if n is not None]
    if numbers:
        rows = all_taken(request.access, numbers)
        query = urlencode([("r", n) for n in numbers])
    else:
        mine = shelf(request.access)
        form = ShelfForm(request.GET, mine)
        rows = list(form.narrowed(mine).select_related("reading")[:MOST])
        query = urlencode([("r", row.pk) for row in rows])
    # 同一地区同一年度只比一份：清单上新的在前，后放的作数，所以倒着放。
    placed = {(row.place, row.year): row for row in reversed(rows) if row.place and row.year}
    kept = {row.pk for row in placed.values()}
    reports = [Report(row.place, row.year or 0, reading_of(row)) for row in placed.values()]
    return Compared(
        placed,  # type: ignore[arg-type]  没有年度的已经去掉
        compare_reports(reports),
        [row for row in rows if row.pk not in kept],
        query,
    )


def _figures(found: Compared, odd: dict[int, str], *, least: int) -> list[FigureRow]:
    """The lines of the table; a figure told by fewer than `least` reports is left out."""
    return [
        FigureRow(
            name,
            unit,
            found.page("desk:library_figure", key=key, unit=unit),
            [_number(found, cells.get(column), odd) for column in found.columns],
        )
        for (key, name, unit), cells in by_figure(found.table).items()
        if len(cells) >= least
    ]


def _number(found: Compared, cell: Cell | None, odd: dict[int, str]) -> Number | None:
    if cell is None:
        return None
    return Number(
        shown(cell.value), found.address(cell), odd.get(id(cell), ""), cell.chosen, len(cell.others)
    )


@dataclass(frozen=True)
class Placed:
    """One figure of a place among the others."""

    cell: Cell
    text: str
    address: str
    figure: str
    median: str
    quartiles: str
    position: int
    among: int
    picture: Any


def _placed(found: Compared, cell: Cell, among: Benchmark) -> Placed:
    half = among.quartiles
    position, number = among.position(cell.place)
    return Placed(
        cell,
        shown(cell.value),
        found.address(cell),
        found.page("desk:library_figure", key=cell.key, unit=cell.unit, of=cell.place),
        shown(among.median),
        f"{shown(half[0])} — {shown(half[1])}" if half else "",
        position,
        number,
        strip(among, cell.place),
    )


def _around(found: Compared, cell: Cell) -> str:
    """The words around a number in its report, on one line."""
    text = found.rows[cell.place, cell.year].text
    begins = max(0, cell.figure.start - 24)
    return " ".join(text[begins : cell.figure.end + 8].split())


def _crumbs(name: str, address: str = "") -> list[tuple[str, str]]:
    return [("待办", "/"), ("报告库", reverse("desk:library")), (name, address)]
