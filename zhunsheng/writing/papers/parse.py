"""The text of a template file becomes a `Template`: one line of the file, one line of the document.

The marks are explained for those who write templates in docs/how-to/write-a-document-template.md.
"""

import re
from collections.abc import Iterator

from zhunsheng.writing.composition import Role
from zhunsheng.writing.errors import TemplateError, known
from zhunsheng.writing.papers.grid import table
from zhunsheng.writing.papers.template import Layout, Only, Slot, Table, Template, Text, TextLine

HEAD = {"种类": "公文、表格或者笔录", "版头": "红色的发文机关标志", "机关": "标题上面的机关名称", "文号": "文号",
        "步骤": "在哪个步骤提供（声明里没有要这份文书的才写）"}  # fmt: skip
MARKS = {
    "> ": Role.ADDRESSEE,
    "## ": Role.HEADING1,
    "### ": Role.HEADING2,
    "~ ": Role.FLUSH,
    "附件：": Role.ATTACHMENT,
    "签名：": Role.SIGNATURE,
    "署名：": Role.ISSUER,
    "日期：": Role.DATE,
    "附注：": Role.NOTE,
}
COMMENT = "//"
_SPACES = " \t"  # 全角空格是留给手写的，不去掉
_SLOT = re.compile(r"\{([^{}]*)\}")
_NAME = re.compile(r"([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*)(?:\|([a-z]+))?")
_ONLY = re.compile(r"\?\s*([^=：:\s]+)\s*(?:=\s*([^：:]+?)\s*)?[：:]\s*(.+)")
_STRANGE = re.compile(r"[#>~|?!*\-+=<\[`@$%^&_\\/]")


def parse(text: str, where: str) -> Template:
    """The template that a file holds; TemplateError names the line that cannot be read, and what could stand there."""
    numbered = [
        (at, line.rstrip(_SPACES)) for at, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1)
    ]
    kept = [(at, line) for at, line in numbered if line.strip() and not line.startswith(COMMENT)]
    title_at = next((at for at, line in kept if line.startswith("# ")), None)
    if title_at is None:
        raise TemplateError(where, "没有标题", "另起一行写“# 文书名称”，它上面写种类，下面写正文")
    head = dict(_head([(at, line) for at, line in kept if at < title_at], where))
    layout = head.pop("种类", "")
    if layout not in set(Layout):
        raise TemplateError(
            where, f"种类“{layout}”不认识" if layout else "没有写种类", known(layout, set(Layout))
        )
    title = next(line for at, line in kept if at == title_at).removeprefix("# ")
    place = f"{where} 第 {title_at} 行"
    return Template(
        where=where,
        layout=Layout(layout),
        title=cut(title, place),
        lines=tuple(_body([(at, line) for at, line in kept if at > title_at], where)),
        mark=cut(head.get("版头", ""), where),
        organ=cut(head.get("机关", ""), where),
        number=cut(head.get("文号", ""), where),
        step=head.get("步骤", ""),
        at=title_at,
    )


def _head(lines: list[tuple[int, str]], where: str) -> Iterator[tuple[str, str]]:
    """The words above the title."""
    seen = set()
    for at, line in lines:
        name, colon, said = line.replace(":", "：", 1).partition("：")
        if not colon or name not in HEAD:
            raise TemplateError(f"{where} 第 {at} 行", f"标题上面不认识“{line}”", known(name, HEAD))
        if name in seen:
            raise TemplateError(f"{where} 第 {at} 行", f"“{name}”写了两次", "留一个")
        seen.add(name)
        yield name, said.strip()


def _body(lines: list[tuple[int, str]], where: str) -> Iterator[TextLine | Table]:
    """The lines below the title; the lines of one table together."""
    while lines:
        at, line = lines[0]
        if line.startswith("||"):
            size = next((n for n, (_, row) in enumerate(lines[1:], 1) if not _of_table(row)), len(lines))
            yield table(lines[:size], where, cut)
            lines = lines[size:]
        else:
            yield _line(at, line, f"{where} 第 {at} 行")
            lines = lines[1:]


def _of_table(line: str) -> bool:
    return (line.startswith("|") and not line.startswith("||")) or line.startswith("each ")


def _line(at: int, line: str, place: str, only: Only | None = None) -> TextLine:
    if line.startswith("?") and only is None:
        found = _ONLY.fullmatch(line)
        if not found:
            raise TemplateError(place, f"条件“{line}”读不懂", "写成“? 字段：正文”或者“? 字段 = 值：正文”")
        values = tuple(each.strip() for each in re.split(r"\s或\s", found[2])) if found[2] else ()
        return _line(at, found[3], place, Only(found[1], values))
    for mark, role in MARKS.items():
        if line.startswith(mark):
            return TextLine(at, role, cut(line.removeprefix(mark).strip(_SPACES), place), only)
    if line.startswith("# "):
        raise TemplateError(place, "标题写了两次", "小标题写“## ”")
    if _STRANGE.match(line):
        marks = "、".join(f"“{mark.strip()}”" for mark in (*MARKS, "? ", "|| ", "| ", "each ", "// "))
        raise TemplateError(place, f"行首的“{line[0]}”不认识", f"行首可以写 {marks}，都不写就是正文")
    return TextLine(at, Role.BODY, cut(line.strip(_SPACES), place), only)


def cut(text: str, place: str) -> Text:
    """The text cut at its slots; TemplateError at braces that are none."""
    parts: list[str | Slot] = []
    end = 0
    for found in _SLOT.finditer(text):
        named = _NAME.fullmatch(found[1].strip())
        if not named:
            raise TemplateError(
                place, f"“{found[0]}”读不懂", "花括号里写字段的英文名，要格式的加竖线：{amount|money}"
            )
        parts += [text[end : found.start()], Slot(named[1], named[2] or "")]
        end = found.end()
    parts.append(text[end:])
    if any(brace in part for part in parts if isinstance(part, str) for brace in "{}"):
        raise TemplateError(place, "花括号不成对", "字段写成 {英文名}")
    return tuple(part for part in parts if part)
