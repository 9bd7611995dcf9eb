"""Questions out of a spreadsheet, all or none; each fault names its row and column."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhunsheng.formats import Table, Unclear, UnreadableFile, Value, cells, heading, take_in
from zhunsheng.learning.models import Question
from zhunsheng.records.errors import Rejected

HEADS = ("题型", "题干", "选项A", "选项B", "选项C", "选项D", "选项E", "选项F", "答案", "依据")
MOST = 5000
"""Questions taken in at once."""
_KINDS = {label: value for value, label in Question.Kind.choices}
_OPTIONS = HEADS[2:8]
_BETWEEN = re.compile(r"[、，,；;.。\s]+")
_WIDE = str.maketrans("ＡＢＣＤＥＦａｂｃｄｅｆ", "ABCDEFabcdef")
_JUDGED = {"对": 0, "正确": 0, "√": 0, "A": 0, "错": 1, "错误": 1, "×": 1, "B": 1}


@dataclass(frozen=True)
class Faulty:
    """A fault of the sheet: where, and what is wanted there."""

    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.place}：{self.what}"


def read_questions(content: bytes, name: str = "题库") -> list[Question]:
    """The questions of a workbook with the heads of ``HEADS`` in its first row. Raises Rejected with up to ten faults."""
    rows = list(_table(content, name).numbered())
    first, heads = (rows[0][0], [heading(cell) for cell in rows[0][1]]) if rows else (1, [])
    missing = [head for head in ("题型", "题干", "答案") if head not in heads]
    if missing:
        raise Rejected(f"第 {first} 行缺少列名“{'”“'.join(missing)}”；列名依次为：{'、'.join(HEADS)}。")
    if len(rows) - 1 > MOST:
        raise Rejected(f"一次最多导入 {MOST} 题，文件里有 {len(rows) - 1} 题，请分开导入。")
    made: list[Question] = []
    faults: list[Faulty] = []
    for number, row in rows[1:]:
        said, unclear = _said(number, dict(zip(heads, row, strict=False)))
        wrong = unclear or list(_faults(number, said))
        faults += wrong
        if not wrong:
            made.append(_question(said))
    if faults:
        more = f"；另有 {len(faults) - 10} 处" if len(faults) > 10 else ""
        raise Rejected("；".join(map(str, faults[:10])) + more + "。没有导入，请改好再传。")
    if not made:
        raise Rejected("文件里没有题目，请检查后重新选择。")
    return made


def template() -> bytes:
    """An empty sheet with the heads and two examples."""
    import io

    import xlsxwriter

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("试题")
        bold = book.add_format({"bold": True, "bottom": 1})
        for place, head in enumerate(HEADS):
            sheet.write_string(0, place, head, bold)
        examples: Sequence[Sequence[str]] = (
            ("单选", "当事人应当自收到行政处罚决定书之日起（　）日内到银行缴纳罚款。", "十", "十五", "三十", "六十", "", "", "B", "《行政处罚法》第六十七条"),
            ("判断", "人民调解委员会调解民间纠纷，不收取任何费用。", "", "", "", "", "", "", "对", "《人民调解法》第四条"),
        )  # fmt: skip
        for number, row in enumerate(examples, start=1):
            for place, cell in enumerate(row):
                sheet.write_string(number, place, cell)
        sheet.set_column(1, 1, 60)
    return stream.getvalue()


def _table(content: bytes, name: str) -> Table:
    """The first sheet. Raises Rejected."""
    try:
        tables = take_in(content, name).tables
    except UnreadableFile as error:
        raise Rejected(str(error)) from None
    return tables[0] if tables else Table()


def _said(number: int, row: dict[str, Value]) -> tuple[dict[str, str], list[Faulty]]:
    """The words of every column, and a fault for each cell that could be two things."""
    said: dict[str, str] = {}
    faults: list[Faulty] = []
    for head, value in row.items():
        try:
            said[head] = cells.words(value)
        except Unclear as unclear:
            faults.append(Faulty(f"第 {number} 行“{head}”", str(unclear)))
    return said, faults


def _options(said: dict[str, str]) -> list[str]:
    return [said[head] for head in _OPTIONS if said.get(head)]


def _answer(said: dict[str, str]) -> str:
    """The answer without what parts or ends it: A、C。 and Ａ；Ｃ are AC."""
    return _BETWEEN.sub("", said.get("答案", "").translate(_WIDE)).upper()


def _faults(number: int, said: dict[str, str]) -> Iterator[Faulty]:
    place = f"第 {number} 行"
    kind = _KINDS.get(said.get("题型", "").removesuffix("题"))
    if kind is None:
        yield Faulty(f"{place}“题型”", f"只能是{'、'.join(_KINDS)}")
        return
    if not said.get("题干"):
        yield Faulty(f"{place}“题干”", "没有填")
    answer = _answer(said)
    if kind == Question.Kind.JUDGE:
        if answer not in _JUDGED:
            yield Faulty(f"{place}“答案”", "判断题写“对”或“错”")
        return
    options = _options(said)
    # 空着的选项不能跳过：后面的字母就都错位了。
    gap = next((head for head in _OPTIONS[: len(options)] if not said.get(head)), "")
    if gap:
        yield Faulty(f"{place}“{gap}”", "空着，后面又有选项，请依次填写")
    if len(options) < 2:
        yield Faulty(f"{place}“选项”", "至少要有两个选项")
    chosen = [ord(letter) - ord("A") for letter in answer]
    if not chosen or len(set(chosen)) != len(chosen) or any(not 0 <= c < len(options) for c in chosen):
        yield Faulty(f"{place}“答案”", f"写选项的字母，如 A 或 ABD，现为“{said.get('答案', '')}”")
    elif kind == Question.Kind.SINGLE and len(chosen) != 1:
        yield Faulty(f"{place}“答案”", "单选题只能有一个答案")


def _question(said: dict[str, str]) -> Question:
    kind = _KINDS[said["题型"].removesuffix("题")]
    answer = _answer(said)
    if kind == Question.Kind.JUDGE:
        options, key = ["正确", "错误"], [_JUDGED[answer]]
    else:
        options, key = _options(said), sorted(ord(letter) - ord("A") for letter in answer)
    return Question(kind=kind, stem=said["题干"], options=options, key=key, basis=said.get("依据", "")[:200])
