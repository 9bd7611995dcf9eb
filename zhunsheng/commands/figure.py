"""``zhunsheng figure``: one figure, and the very records counted."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from zhunsheng.commands.figures import answered, asked

if TYPE_CHECKING:
    from zhunsheng.figures import Period
    from zhunsheng.numbers import Numbers

_AT_ONCE = 5_000
"""Records fetched in one go: SQLite takes no more than 32,766 values in a question."""


@click.command("figure")
@click.argument("key")
@click.option("--year", required=True, metavar="Y", help="年度，如 2026；也可以写 2026Q3、2026-07。")
@click.option("--organ", default=None, metavar="CODE", help="单位代码，含下级；不写就是全县。")
@click.option("--records", "with_records", is_flag=True, help="列出被算进去的每一件；比率分列分子、分母。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
def command(key: str, year: str, organ: str | None, with_records: bool, as_json: bool) -> None:
    """说明一个数字，列出算进去的记录。"""
    with answered():
        numbers, period = asked(year, organ)
        said = _said(numbers, period, key, with_records)
    if as_json:
        click.echo(json.dumps(said, ensure_ascii=False))
        return
    figure = said["figure"]
    click.echo(f"{figure['name']}　{period.name}　{figure['text']}")
    for part in (said, *said.get("parts", {}).values()):
        if "records" in part:
            click.echo(f"{part['figure']['name']}：{len(part['records'])} 件")
            for record in part["records"]:
                click.echo(f"  {record['number']}　{record['title']}　{record['organ']['name']}")


def _said(numbers: Numbers, period: Period, key: str, with_records: bool) -> dict[str, Any]:
    """The figure with its records; a ratio has none of its own, and brings those of both its parts."""
    from zhunsheng.clock import today
    from zhunsheng.declare import Ratio
    from zhunsheng.reports.said import said_figures

    wanted = numbers.catalogue[key]
    (figure,) = said_figures(numbers, period, today(), key)
    if isinstance(wanted, Ratio):
        parts = {"of": wanted.of, "to": wanted.to}
        return {
            "figure": figure,
            "parts": {name: _said(numbers, period, part, with_records) for name, part in parts.items()},
        }
    return (
        {"figure": figure, "records": _records(numbers, period, key)} if with_records else {"figure": figure}
    )


def _records(numbers: Numbers, period: Period, key: str) -> list[dict[str, Any]]:
    """Every record counted, in the order of registration."""
    from zhunsheng.records.models import Case

    found: list[dict[str, Any]] = []
    after = None
    while ids := numbers.records(key, period, after=after, limit=_AT_ONCE):
        rows = Case.objects.select_related("organ").filter(pk__in=ids).order_by("pk")
        found += [
            {
                "id": row.pk,
                "number": row.number,
                "title": row.title,
                "organ": {"code": row.organ.code, "name": row.organ.name},
            }
            for row in rows
        ]
        after = ids[-1]
    return found
