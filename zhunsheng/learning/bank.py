"""Questions out of a spreadsheet, all or none; each fault names its row and column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from zhunsheng.learning.models import Question
from zhunsheng.records.errors import Rejected

HEADS = ("题型", "题干", "选项A", "选项B", "选项C", "选项D", "选项E", "选项F", "答案", "依据")
MOST = 5000
"""Questions taken in at once."""
_KINDS = {label: value for value, label in Question.Kind.choices}
_JUDGED = {"对": 0, "正确": 0, "√": 0, "A": 0, "错": 1, "错误": 1, "×": 1, "B": 1}


@dataclass(frozen=True)
class Faulty:
    """A fault of the sheet: where, and what is wanted there."""

    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.place}：{self.what}"


def read_questions(content: bytes) -> list[Question]:
    """The questions of an .xlsx with the heads of ``HEADS`` in its first row. Raises Rejected with up to ten faults."""
    rows = _rows(content)
    heads = [str(cell or "").strip() for cell in rows[0]] if rows else []
    missing = [head for head in ("题型", "题干", "答案") if head not in heads]
    if missing:
        raise Rejected(f"第 1 行缺少列名“{'”“'.join(missing)}”；列名依次为：{'、'.join(HEADS)}。")
    if len(rows) - 1 > MOST:
        raise Rejected(f"一次最多导入 {MOST} 题，文件里有 {len(rows) - 1} 题，请分开导入。")
    made: list[Question] = []
    faults: list[Faulty] = []
    for number, row in enumerate(rows[1:], start=2):
        said = {head: str(cell or "").strip() for head, cell in zip(heads, row, strict=False)}
        if not any(said.values()):
            continue
        wrong = list(_faults(number, said))
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


def _rows(content: bytes) -> list[list[Any]]:
    import fastexcel

    try:
        sheet = fastexcel.read_excel(content).load_sheet(0, header_row=None, dtypes="string")
    except fastexcel.FastExcelError:
        raise Rejected("这不是能读的 Excel 文件（.xlsx），请另存为 .xlsx 再传。") from None
    table = sheet.to_arrow()
    return [list(row.values()) for row in table.to_pylist()] if table.num_columns else []


def _options(said: dict[str, str]) -> list[str]:
    return [said[head] for head in HEADS[2:8] if said.get(head)]


def _faults(number: int, said: dict[str, str]) -> Iterator[Faulty]:
    place = f"第 {number} 行"
    kind = _KINDS.get(said.get("题型", "").removesuffix("题"))
    if kind is None:
        yield Faulty(f"{place}“题型”", f"只能是{'、'.join(_KINDS)}")
        return
    if not said.get("题干"):
        yield Faulty(f"{place}“题干”", "没有填")
    answer = said.get("答案", "").upper().replace("、", "").replace(",", "").replace("，", "")
    if kind == Question.Kind.JUDGE:
        if answer not in _JUDGED:
            yield Faulty(f"{place}“答案”", "判断题写“对”或“错”")
        return
    options = _options(said)
    if len(options) < 2:
        yield Faulty(f"{place}“选项”", "至少要有两个选项")
    chosen = [ord(letter) - ord("A") for letter in answer]
    if not chosen or len(set(chosen)) != len(chosen) or any(not 0 <= c < len(options) for c in chosen):
        yield Faulty(f"{place}“答案”", f"写选项的字母，如 A 或 ABD，现为“{said.get('答案', '')}”")
    elif kind == Question.Kind.SINGLE and len(chosen) != 1:
        yield Faulty(f"{place}“答案”", "单选题只能有一个答案")


def _question(said: dict[str, str]) -> Question:
    kind = _KINDS[said["题型"].removesuffix("题")]
    answer = said["答案"].upper()
    if kind == Question.Kind.JUDGE:
        options, key = ["正确", "错误"], [_JUDGED[answer]]
    else:
        options = _options(said)
        key = sorted(ord(letter) - ord("A") for letter in answer if "A" <= letter <= "F")
    return Question(kind=kind, stem=said["题干"], options=options, key=key, basis=said.get("依据", "")[:200])
