"""Noise: texts and files that no one would write, for trying whether reading ends. The same for the same seed."""

import random
from collections.abc import Iterator

PIECES = (
    "2024年", "受理", "案件", "1,398", "35", "件", "%", "，", "。", "；", "其中", "（", "）", "占", "“", "”", "《", "》", "一是", "十", "万",
    "余", "不少于", "率", "〔", "号", "\n", "、", "：", ".", "/", "第", "届", "百分之", "分之", "调解成功", "行政复议", "个工作日", "零", "\r",
    "\x00", "全县16个乡镇", "比上年的", "增长", "下降到", "征求意见", "决策", "审结", "维持", "应报", "已报", "均", "对", "报告", "法治政府建设",
    "9999年99月99日", "占总数152个的", "压减率", "结转", "第一责任人", "第九百九十九条", "《行政复议法》", "0", "\u3000", "\U0001f600", "９",
)  # fmt: skip
REPORT = (
    "某县2023年法治政府建设年度报告\n（一）全年共受理矛盾纠纷1280件，调解成功1265件，成功率达98.8%，其中：邻里纠纷610件，其他纠纷670件。\n"
    "一是办理行政复议案件52件，审结47件，维持30件、撤销17件；二是承办提案52件，已解决24件、占46.2%。依据《行政复议法》第二十条。\n2024年2月3日\n"
)
_HEADS = (b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html><body><p>", b"\xff\xfe", b"\xef\xbb\xbf", b"MZ", b"{\\rtf1")  # fmt: skip


def texts(count: int, seed: int = 7) -> Iterator[str]:
    """Shuffled pieces of reports, reports with letters lost and doubled, and any characters at all."""
    chance = random.Random(seed)
    for turn in range(count):
        match turn % 4:
            case 0:
                yield "".join(chance.choices(PIECES, k=chance.randrange(1, 120)))
            case 1:
                yield chance.choice(PIECES) * chance.randrange(1, 2000)
            case 2:
                yield _broken(chance)
            case _:
                yield "".join(
                    chr(chance.choice((0x20, 0x4E00, 0x2000, 0xFF00, 0x1F600)) + chance.randrange(96))
                    for _ in range(chance.randrange(400))
                )


def _broken(chance: random.Random) -> str:
    letters = list(REPORT * chance.randrange(1, 4))
    for _ in range(chance.randrange(1, 60)):
        place = chance.randrange(len(letters))
        letters[place] = chance.choice(
            ("", letters[place] * 2, chance.choice(PIECES), chance.choice(letters))
        )
    return "".join(letters)


def files(count: int, seed: int = 7) -> Iterator[bytes]:
    """Bytes that begin like some file and go on like another, or like none."""
    chance = random.Random(seed)
    for text in texts(count, seed):
        body = chance.choice(
            (
                text.encode("utf-8"),
                text.encode("gb18030", "replace"),
                text.encode("utf-16"),
                chance.randbytes(300),
            )
        )
        yield chance.choice(_HEADS) + body[: chance.randrange(len(body) + 1)]
