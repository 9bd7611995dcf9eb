"""The API for other systems of the county: read only, everything through the caller's access, as on the pages."""

from datetime import date
from typing import Annotated, Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Query
from ninja.errors import AuthenticationError, ValidationError
from ninja.security import django_auth

from zhunsheng.api import schemas
from zhunsheng.api.said import official_name, open_fields, said_case, said_event, said_organ
from zhunsheng.clock import now
from zhunsheng.declare import Register
from zhunsheng.figures import FigureError, Period, UnknownFigureError
from zhunsheng.numbers import Numbers, asked_period
from zhunsheng.records.access import Access
from zhunsheng.reports.said import said_figures


class Request(HttpRequest):
    """A request as the middleware hands it on; only a name for type checkers."""

    access: Access


PAGE = 50
LARGEST_ID = 2**63 - 1

Year = Annotated[int | None, Query(ge=1949, le=9998, description="年度")]
Place = Annotated[int | None, Query(ge=0, le=LARGEST_ID)]
Limit = Annotated[int, Query(ge=1, le=200)]
Words = Annotated[str, Query(max_length=100)]

_PROBLEMS = {401: schemas.Problem, 404: schemas.Problem, 422: schemas.Problem}

# 接口说明页要从外网取脚本，关掉；说明本身在 openapi.json。
api = NinjaAPI(
    title="准绳数据接口",
    version="1",
    description="只读。登录后使用，看到的与页面上看到的相同；封存的个人信息不在其中。",
    auth=django_auth,
    docs_url=None,
    urls_namespace="api",
)


@api.get("/registers", response={200: list[schemas.RegisterSaid], **_PROBLEMS}, summary="看得到的业务")
def registers(request: Request) -> list[dict[str, Any]]:
    """The registers that the caller sees anything of."""
    return [
        {
            "key": reg.key,
            "name": reg.name,
            "systems": list(reg.systems),
            "steps": [{"key": step.key, "name": step.name} for step in reg.procedure.steps],
            "figures": [{"key": f.key, "name": f.name, "unit": getattr(f, "unit", "")} for f in reg.figures],
            "fields": {name: official_name(reg, name) for name in open_fields(reg)},
        }
        for reg in request.access.registers()
    ]


@api.get("/figures", response={200: schemas.FigurePage, **_PROBLEMS}, summary="数字")
def figures(request: Request, year: Year = None, period: Words = "", organ: Words = "") -> dict[str, Any]:
    """Every figure of an organ and the organs below it, beside last year's; the highest organ seen when none is named."""
    span = _period(request, year, period)
    numbers = Numbers.seen_by(request.access, organ or None, now())
    return {
        "period": str(span),
        "organ": {"code": numbers.organ, "name": numbers.tree.name(numbers.organ)},
        "figures": said_figures(numbers, span, request.access.today),
    }


@api.get(
    "/figures/{key}/records", response={200: schemas.RecordPage, **_PROBLEMS}, summary="算进一个数字的记录"
)
def records(
    request: Request,
    key: str,
    year: Year = None,
    period: Words = "",
    organ: Words = "",
    by: Words = "",
    group: Words = "",
    after: Place = None,
    limit: Limit = PAGE,
) -> dict[str, Any]:
    """The very records counted; of one group, when `by` names a filter of the register and `group` one of its values."""
    span = _period(request, year, period)
    numbers = Numbers.seen_by(request.access, organ or None, now())
    reg = numbers.register(key)
    if bool(by) != bool(group) or (by and by not in reg.filters):
        raise FigureError("分组要同时写 by 和 group，by 须是这项业务的筛选项：" + "、".join(reg.filters))
    values = numbers.values([span], keys=[key], by=by or None)
    if group and group not in values.groups(key):
        raise Http404("没有这一组。")
    ids = numbers.records(key, span, by=by or None, group=group or None, after=after, limit=limit + 1)
    rows = request.access.cases(reg.key).filter(pk__in=ids[:limit]).order_by("pk")
    return {
        "figure": values.get(key, span, numbers.organ, group or None).as_dict(),
        "items": [
            {"id": row.pk, "number": row.number, "title": row.title, "organ": said_organ(row.organ)}
            for row in rows
        ],
        "next": ids[limit - 1] if len(ids) > limit else None,
    }


@api.get("/{key}/cases", response={200: schemas.CasePage, **_PROBLEMS}, summary="一项业务的案件")
def cases(
    request: Request,
    key: str,
    year: Year = None,
    stage: Words = "",
    before: Place = None,
    limit: Limit = PAGE,
) -> dict[str, Any]:
    """The cases the caller sees, newest first; `year` is that of registration."""
    reg = _register(request, key)
    rows = request.access.cases(reg.key).order_by("-id")
    if year is not None:
        rows = rows.filter(opened_on__range=(date(year, 1, 1), date(year, 12, 31)))
    if stage:
        rows = rows.filter(stage=stage)
    if before is not None:
        rows = rows.filter(id__lt=before)
    found = list(rows[: limit + 1])
    return {
        "items": [said_case(reg, row) for row in found[:limit]],
        "next": found[limit - 1].pk if len(found) > limit else None,
    }


@api.get("/{key}/cases/{id}", response={200: schemas.CaseWithEvents, **_PROBLEMS}, summary="一件案件及其经过")
def case(request: Request, key: str, id: int) -> dict[str, Any]:
    """One case with its history; 404 also when it exists and the caller may not see it."""
    reg = _register(request, key)
    if not 0 <= id <= LARGEST_ID:
        raise Http404("没有这件事项，或者您没有查看它的权限。")
    row = request.access.case(reg.key, id)
    events = row.events.select_related("by").order_by("seq")
    return {**said_case(reg, row), "events": [said_event(reg, event) for event in events]}


def _register(request: Request, key: str) -> Register:
    found = {reg.key: reg for reg in request.access.registers()}.get(key)
    if found is None:
        raise Http404("没有这项业务，或者您没有查看它的权限。")
    return found


def _period(request: Request, year: int | None, words: str) -> Period:
    today = request.access.today
    return asked_period(words or str(year or today.year), today)


# 错误


@api.exception_handler(Http404)
def not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    """404, also for what the caller may not see."""
    return api.create_response(request, {"detail": str(error) or "没有找到。"}, status=404)


@api.exception_handler(AuthenticationError)
def signed_out(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    """401."""
    return api.create_response(request, {"detail": "请先登录。"}, status=401)


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """422 with the names of the parameters that make no sense."""
    names = dict.fromkeys(str(problem["loc"][-1]) for problem in error.errors)
    return api.create_response(
        request, {"detail": f"参数 {'、'.join(names)} 的值不对，请对照接口说明。"}, status=422
    )


@api.exception_handler(UnknownFigureError)
def no_such_figure(request: HttpRequest, error: UnknownFigureError) -> HttpResponse:
    """404."""
    return api.create_response(request, {"detail": "没有这个数字，或者您没有查看它的权限。"}, status=404)


@api.exception_handler(FigureError)
def no_figure(request: HttpRequest, error: FigureError) -> HttpResponse:
    """422: a period, grouping or figure that cannot be counted."""
    return api.create_response(request, {"detail": f"{error}。"}, status=422)
