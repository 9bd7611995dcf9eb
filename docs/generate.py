"""Writes the reference pages that follow from the code: ``make docs``.

``tests/house/test_reference.py`` fails when a page is out of date.
"""

import inspect
import os
import pkgutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
WRITTEN = "<!-- 由 docs/generate.py 写出，不要手改。 -->"

MEANINGS: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "words.yaml").read_text(encoding="utf-8"))
"""What the words of a declaration mean, for those who write one."""


def pages() -> dict[str, str]:
    """Every generated page by its file name."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhunsheng.config.settings")
    django.setup()
    makers: dict[str, Callable[[], Iterator[str]]] = {
        "registers.md": lines_of_work,
        "words.md": words,
        "gates.md": gates,
        "steps.md": steps,
        "figures.md": figures,
        "permissions.md": permissions,
        "rules.md": rules,
        "commands.md": commands,
        "api.md": api,
        "errors.md": errors,
        "files.md": kept_files,
        "templates.md": templates,
        "law-watch.md": law_watch,
    }
    return {name: _page(maker()) for name, maker in makers.items()}


def words() -> Iterator[str]:
    """The words a register is written in."""
    import zhunsheng.declare as declare
    from zhunsheng.declare.masks import MASKS

    yield "# 声明用的词"
    yield "写业务（`register.py`）只用这些词；写错一个词，启动时会说出错在哪里、最接近的是哪个。门槛的词另见 [gates.md](gates.md)。"
    shared = MEANINGS["words"]["shared"]
    for name, said in MEANINGS["words"].items():
        if name == "shared":
            continue
        word = getattr(declare, name)
        yield f"## {name}"
        yield said["is"]
        if is_dataclass(word):
            rows = (
                (f"`{f.name}`", _default(f), said.get(f.name) or shared.get(f.name, "")) for f in fields(word)
            )
            yield _table(("词", "不写时", "意思"), rows)
        else:
            yield _table(("词", "意思"), ((f"`{m.name}`", m.value) for m in word))
    yield "## 小词"
    yield _table(("写法", "意思"), _called(declare, MEANINGS["small"]))
    yield "## 字段"
    yield "`models.py` 里除了 Django 自己的字段，还有（`zhunsheng.records.fields`）："
    yield _table(("写法", "意思"), ((f"`{name}`", says) for name, says in MEANINGS["fields"].items()))
    yield "## 脱敏"
    yield _table(("写法", "意思"), ((f"`{mask.key.upper()}`", mask.says) for mask in MASKS))


def law_watch() -> Iterator[str]:
    """The law that was not seen here."""
    from zhunsheng.law.watch import unseen

    yield "# 这里看不到的法：到哪里看，看了做什么"
    yield (
        "软件里的法律核对到 2026-05-16（国家法律法规数据库的逐件镜像；一部分法律到 2026-07-17）。此后的事只见到零星转述。"
        "下面每一条都没有见到条文，产品里没有据此写任何期限；网站上同样的一页是“法规依据 → 待查的法”。"
    )
    head = ("没有见到的", "到哪里看", "现在产品怎样答", "看了做什么", "有关的规则")
    yield _table(
        head, ((u.text, u.where, u.today, u.then, "、".join(f"`{r}`" for r in u.rules)) for u in unseen())
    )


def gates() -> Iterator[str]:
    """What the law may want first, and where each gate stands."""
    import zhunsheng.declare as declare

    yield "# 门槛"
    yield (
        "门槛是法律在一步之前要求的事。每道门槛都写依据；依据在案件适用法律之日不是法律的，这道门槛就不存在。"
        "`under` 写明什么情况下才适用，`unless` 写明什么情况下不适用，`say` 是拒绝时说的话。"
    )
    yield _table(("写法", "意思"), _called(declare, MEANINGS["gates"]))
    for reg in _registers():
        yield f"## {reg.name}"
        yield _table(
            ("步骤", "门槛", "依据"),
            (
                (step.name, f"`{type(gate).__name__}` {_about(gate, reg.procedure.names)}", str(gate.basis))
                for step in reg.procedure.steps
                for gate in step.gates
            ),
        )


def lines_of_work() -> Iterator[str]:
    """Every register, by area."""
    yield "# 业务"
    yield f"现有 {len(_registers())} 项，按工作分类。怎样增加：[增加一项业务](../how-to/add-a-register.md)。"
    yield _table(
        ("分类", "业务", "键", "步骤", "数字", "谁办"),
        (
            (
                reg.area,
                reg.name,
                f"`{reg.key}`",
                str(len(reg.procedure.steps)),
                str(len(reg.figures)),
                "、".join(role.name for role in reg.actors),
            )
            for reg in sorted(_registers(), key=lambda reg: reg.area)
        ),
    )


def steps() -> Iterator[str]:
    """Every step of every register."""
    yield "# 步骤"
    yield "每项业务的全部步骤，按办理的次序。期限的数见 [rules.md](rules.md)，门槛见 [gates.md](gates.md)。"
    for reg in _registers():
        yield f"## {reg.name}（`{reg.key}`）"
        yield _table(
            ("键", "步骤", "谁办", "依据", "期限", "结束方式"),
            (
                (
                    f"`{s.key}`",
                    s.name,
                    "、".join(r.name for r in s.by),
                    "；".join(map(str, s.basis)),
                    "；".join(f"`{t.rule.id}`，自 `{t.since}` 起" for t in s.within),
                    s.ends.value if s.ends else "",
                )
                for s in reg.procedure.steps
            ),
        )


def figures() -> Iterator[str]:
    """Every declared figure."""
    yield "# 数字"
    yield "每个数字只在一处定义；比率总由两个数字相除，零件的和就是全县的数。"
    for reg in _registers():
        yield f"## {reg.name}"
        yield _table(
            ("键", "名称", "一类", "单位", "怎样数"),
            ((f"`{f.key}`", f.name, type(f).__name__, f.unit, _counted(f)) for f in reg.figures),
        )


def templates() -> Iterator[str]:
    """What a document's template is written with, and what it may name in each register."""
    from zhunsheng.records.templates import documents_of, shared_words, words_of
    from zhunsheng.writing.papers import FORMATS
    from zhunsheng.writing.papers.parse import HEAD, MARKS

    yield "# 文书模板"
    yield (
        "一份模板是一个文本文件：业务的 `documents/文书名称.md`；本县要改的，放进本县文件夹的 `documents/业务的键/`，同名的以本县的为准。"
        "文件里一行就是文书里一段。怎样写：[写一份文书模板](../how-to/write-a-document-template.md)。"
    )
    yield "## 标题上面"
    yield _table(("写法", "意思"), ((f"`{name}：`", says) for name, says in HEAD.items()))
    yield "## 行首的记号"
    lines = {
        "# ": "文书名称，只写一次；上面是种类等，下面是正文",
        **{mark: str(role) for mark, role in MARKS.items()},
        "? 字段：": "这一段只在字段有内容时才有；`? 字段 = 甲 或 乙：` 只在字段是其中之一时才有",
        "|| 3 9 3 9": "表格开始，各列的宽窄",
        "| 栏目 | {字段} |": "表格的一行；整格写 `<` 并入左格，写 `^` 并入上格；行末写数字是高几行；没有花括号的格是栏目名，居中",
        "each 明细 | {row} | {列} |": "明细有几行，这一行就重复几次",
        "// ": "写给改模板的人看的，不印出来",
    }
    yield _table(("写法", "意思"), ((f"`{mark.strip()}`", says) for mark, says in lines.items()))
    yield "行首什么都不写，就是正文。`{blank}` 留出手填的地方；`【写明理由】` 印出来，提醒制作的人补写。"
    yield "## 格式"
    formats = (
        (f"`{name}`", one.says, "、".join(sorted(one.sorts)), one.example) for name, one in FORMATS.items()
    )
    yield _table(("写法", "意思", "用于", "例子"), formats)
    yield "写在字段后面，竖线隔开：`{amount|money}`。"
    yield "## 各项业务都有的"
    yield _table(
        ("写法", "意思", "类别"), ((f"`{n}`", w.label, str(w.sort)) for n, w in shared_words().items())
    )
    yield (
        "每个步骤还有 `step.键.on`（日期）、`step.键.by`（办理人）、`step.键.outcome`（结果）、`basis.键`（依据）；有期限的步骤有 "
        "`term.键`（本案适用的期限，如“十个工作日”）。依据和期限随案件适用的法律文本走，正文里尽量用它们，不手写条号和天数。"
    )
    for reg in _registers():
        yield f"## {reg.name}"
        made = (
            (s.name, "、".join(f"《{d.name}》" for d in documents_of(reg, s))) for s in reg.procedure.steps
        )
        yield _table(("步骤", "可以生成的文书"), [row for row in made if row[1]] or [("—", "没有")])
        own = ((f"`{n}`", w.label, str(w.sort)) for n, w in words_of(reg).items() if n in own_names(reg.key))
        yield _table(("字段", "名称", "类别"), own)


def own_names(key: str) -> set[str]:
    """The names of the record's own fields."""
    from zhunsheng.records.registry import own_fields

    return set(own_fields(key))


def permissions() -> Iterator[str]:
    """Roles, and who may see each field."""
    from zhunsheng.records.registry import own_fields, roles

    yield "# 权限和公开范围"
    yield (
        "人通过任职在一个单位持有角色；在一个单位持有的角色，在它下面的所有单位都算数。没有角色的人看不到任何东西，"
        "也不知道那里有没有东西（404，不是 403）。"
    )
    yield _table(
        ("角色", "名称", "办理", "只看"),
        (
            (
                f"`{role.key}`",
                role.name,
                "、".join(reg.name for reg in _registers() if role in reg.actors),
                "全部业务"
                if role.sees
                else "、".join(reg.name for reg in _registers() if role in reg.seen_by),
            )
            for role in roles().values()
        ),
    )
    yield (
        "字段分三种：公开（public）任何人可见；内部（internal）能看到这件事项的人可见；封存（sealed）是个人信息，"
        "加密保存，只有办理这类事项的人看得到，不导出，不进日志，不进数字。"
    )
    for reg in _registers():
        yield f"## {reg.name}的字段"
        audience = dict.fromkeys(reg.publication.public, "公开") | dict.fromkeys(
            reg.publication.sealed, "封存"
        )
        audience |= {name: f"封存；公开时{mask.says}" for name, mask in reg.publication.masked.items()}
        yield _table(
            ("字段", "名称", "给谁看"),
            (
                (f"`{name}`", str(field.verbose_name), audience.get(name, "内部"))  # type: ignore[attr-defined]
                for name, field in own_fields(reg.key).items()
            ),
        )


def rules() -> Iterator[str]:
    """Every dated rule of law."""
    from zhunsheng.law import rules as every_rule

    checked = {"fulltext": "对过全文", "excerpt": "只见节选", "memory": "凭记忆"}
    yield "# 规则"
    yield "法律写下的每一个数、每一道关，按施行期间分版本。`zhunsheng rules` 印出同样的内容；怎样写见 `zhunsheng/law/rules/README.md`。"
    yield _table(
        ("编号", "内容", "数", "依据", "施行", "核对"),
        (
            (
                f"`{rule.id}`",
                v.statement,
                "" if v.value is None else f"{v.value}{v.unit.chinese}",
                v.basis,
                f"{v.effective_from} 起" + (f"至 {v.effective_to}" if v.effective_to else ""),
                checked[v.verified],
            )
            for rule in every_rule().values()
            for v in reversed(rule.versions)
        ),
    )


def commands() -> Iterator[str]:
    """The command line."""
    import click

    from zhunsheng.__main__ import NAMES, zhunsheng_command

    yield "# 命令"
    yield (
        "`.venv/bin/zhunsheng 命令 …`。退出码：0 完成；1 查的东西不成立；2 输入或者写法不对"
        "（标准错误里有一句话说明，什么也没有写下）。"
    )
    context = click.Context(zhunsheng_command)
    for name in NAMES:
        found = zhunsheng_command.get_command(context, name)
        assert found is not None
        yield from _command(f"zhunsheng {name}", found)


def _command(path: str, command: Any) -> Iterator[str]:
    import click

    yield f"## {path}"
    usage = " ".join(command.collect_usage_pieces(click.Context(command)))
    yield f"`{path} {usage}`"
    yield inspect.cleandoc(command.help or "")
    options = [p for p in command.params if isinstance(p, click.Option)]
    if options:
        yield _table(("选项", "意思"), ((f"`{' / '.join(p.opts)}`", p.help or "") for p in options))
    for name, below in getattr(command, "commands", {}).items():
        yield from _command(f"{path} {name}", below)


def api() -> Iterator[str]:
    """The addresses of the API, as it describes itself."""
    from zhunsheng.api.views import api as described

    yield "# 接口"
    yield (
        "给县里别的系统读：只读，登录后用，看得到的和页面上一样；封存的字段从不给出。"
        '机器可读的完整说明在 `/api/openapi.json`；出错时是 `{"detail": 一句话}`。'
    )
    paths = described.get_openapi_schema()["paths"]
    yield _table(
        ("地址", "参数", "给出"),
        (
            (
                f"`{method.upper()} {path}`",
                "、".join(f"`{p['name']}`" for p in said.get("parameters", ()) if p["in"] == "query"),
                said.get("description") or said.get("summary", ""),
            )
            for path, methods in paths.items()
            for method, said in methods.items()
        ),
    )


def errors() -> Iterator[str]:
    """The families of errors, as the head of each engine's errors.py draws them."""
    import zhunsheng

    yield "# 错误"
    yield "每个引擎一族错误，写在它的 `errors.py`；树画在那个文件开头。话是对经办人说的：错在哪里、为什么、怎么办。"
    for found in sorted(pkgutil.walk_packages(zhunsheng.__path__, "zhunsheng."), key=lambda m: m.name):
        if found.name.endswith(".errors"):
            yield f"## {found.name}"
            yield f"```text\n{inspect.cleandoc(import_module(found.name).__doc__ or '')}\n```"


def kept_files() -> Iterator[str]:
    """The kinds of file that are taken in."""
    from django.conf import settings

    from zhunsheng.records.files import TYPES

    yield "# 收存的文件"
    yield (
        f"按内容辨认，不看名字：改了扩展名、带宏、空的都不收。单个文件不超过 {settings.FILE_LIMIT // 1024 // 1024} MB。"
        "内容相同的文件只存一份，名字是它的校验值。"
    )
    yield _table(("扩展名", "类型"), ((f"`{ending}`", f"`{kind}`") for ending, kind in TYPES.items()))


def _registers() -> list[Any]:
    from zhunsheng.records.registry import registers

    return list(registers().values())


def _page(parts: Iterable[str]) -> str:
    return "\n\n".join([WRITTEN, *parts]) + "\n"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def _called(module: Any, said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """How each function is called, and what it means."""
    for name, meaning in said.items():
        yield f"`{name}{_signature(getattr(module, name))}`", meaning


def _signature(function: Any) -> str:
    """How it is called, without the types."""
    plain = []
    for p in inspect.signature(function).parameters.values():
        star = "*" if p.kind is p.VAR_POSITIONAL else ""
        if p.kind is p.KEYWORD_ONLY:
            star = "" if any("*" in word for word in plain) else "*, "
        plain.append(star + p.name + ("" if p.default is p.empty else "=…"))
    return f"({', '.join(plain)})"


def _default(field: Any) -> str:
    if field.default is MISSING and field.default_factory is MISSING:
        return "必写"
    return "" if field.default in (MISSING, (), "", None) else f"`{field.default}`"


def _about(gate: Any, names: Any) -> str:
    """What a gate says beyond its basis: its condition in the words of the procedure, and when it does not apply."""
    said = []
    for f in fields(gate):
        value = getattr(gate, f.name)
        if f.name in ("basis", "unless") or value in ("", None):
            continue
        if hasattr(value, "say"):
            value = value.say(names)
        elif hasattr(value, "id"):
            value = f"`{value.id}`"
        elif isinstance(value, tuple):
            value = "、".join(f"“{names.get(v, getattr(v, 'name', v))}”" for v in value)
        else:
            value = f"“{names[value]}”" if value in names else value
        said.append(str(value))
    if gate.unless:
        said.append(f"（{gate.unless.say(names)}的除外）")
    return "，".join(said).replace("，（", "（")


def _counted(figure: Any) -> str:
    if hasattr(figure, "to"):
        return f"`{figure.of}` ÷ `{figure.to}`"
    of = getattr(figure, "of", "")
    if hasattr(of, "start"):
        of = f"{of.start} 到 {of.end} 的天数"
    if hasattr(figure, "until"):
        return f"期末一天还在的：`{figure.since}` 起，`{figure.until}` 止"
    return f"按 `{figure.dated_by}`" + (f"，取 `{of}`" if of else "")


if __name__ == "__main__":
    for name, text in pages().items():
        (HERE / "reference" / name).write_text(text, encoding="utf-8")
        print(f"写出 docs/reference/{name}")
