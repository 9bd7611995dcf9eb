"""What an .xlsx holds, counted by streaming before it is read: cells, formulas, errors."""

import re
import zipfile
import zlib
from typing import Any

from lxml import etree

from zhunsheng.formats.bounds import Bounds
from zhunsheng.formats.counted import Counted, CountedBook
from zhunsheng.formats.errors import DamagedFile

_SAFE = etree.XMLParser(resolve_entities=False, no_network=True)
_ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def count(archive: zipfile.ZipFile, name: str, bounds: Bounds) -> CountedBook:
    """The sheets and what they hold. Raises TooLarge, DamagedFile."""
    try:
        book = etree.fromstring(archive.read("xl/workbook.xml"), _SAFE)
        sheets = {
            sheet: _sheet(archive, part, name, bounds)
            for sheet, part in _parts(archive, book)
            if part in archive.namelist()
        }
    except (etree.XMLSyntaxError, KeyError, ValueError, zlib.error) as error:
        raise DamagedFile(name) from error
    return CountedBook(
        sheets, any(about.get("date1904") in ("1", "true") for about in book.iter("{*}workbookPr"))
    )


def _parts(archive: zipfile.ZipFile, book: Any) -> list[tuple[str, str]]:
    """Every sheet with the part of the archive that holds it."""
    links = etree.fromstring(archive.read("xl/_rels/workbook.xml.rels"), _SAFE)
    targets = {link.get("Id"): str(link.get("Target")) for link in links}
    found = []
    for sheet in book.iter("{*}sheet"):
        wanted = next((value for key, value in sheet.items() if key.endswith("}id")), "")
        target = targets.get(wanted, "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        found.append((str(sheet.get("name")), part))
    return found


def _sheet(archive: zipfile.ZipFile, part: str, name: str, bounds: Bounds) -> Counted:
    counted, row, column = Counted(), -1, -1
    with archive.open(part) as stream:
        for event, node in etree.iterparse(
            stream, events=("start", "end"), resolve_entities=False, no_network=True, huge_tree=False
        ):
            tag = etree.QName(node).localname if isinstance(node.tag, str) else ""
            if event == "start":
                if tag == "row":
                    row, column = int(node.get("r", row + 2)) - 1, -1
                continue
            if tag == "c":
                at = _ADDRESS.fullmatch(node.get("r", ""))
                row, column = (int(at[2]) - 1, _column(at[1])) if at else (row, column + 1)
                _cell(counted, node, (row, column), name, bounds)
            if tag in ("c", "row"):
                node.clear()
                while tag == "row" and node.getprevious() is not None:
                    del node.getparent()[0]
    return counted


def _cell(counted: Counted, node: Any, place: tuple[int, int], name: str, bounds: Bounds) -> None:
    holds = {etree.QName(child).localname: child for child in node if isinstance(child.tag, str)}
    if not holds:
        return  # 只有格式的空格子不算
    counted.see(*place, name, bounds)
    if "f" in holds:
        counted.formulas.add(place)
    if node.get("t") == "e":
        counted.errors[place] = str(holds["v"].text or "#") if "v" in holds else "#"


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
