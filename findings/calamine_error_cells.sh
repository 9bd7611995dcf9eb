#!/usr/bin/env bash
# python-calamine 0.9.1 gives "" for a cell that holds an Excel error (#DIV/0!, #REF!, #N/A), exactly what it gives for
# an empty cell, without a word: whoever imports a workbook with it stores "not filled in" where Excel shows an error.
# Seen: errors and the empty cell all come out as ''. Expected by most: an error value, its text, or an exception.
# Exits non-zero when that changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check python-calamine==0.9.1 xlsxwriter==3.3.1
"$work/venv/bin/python" - "$work/errors.xlsx" <<'PY'
import sys

import python_calamine
import xlsxwriter

ERRORS = ["#DIV/0!", "#REF!", "#N/A"]
book = xlsxwriter.Workbook(sys.argv[1])
sheet = book.add_worksheet()
for column, error in enumerate(ERRORS):
    sheet.write_formula(0, column, "=1/0", None, error)
sheet.write_string(0, 4, "end")  # column 3 stays empty
book.close()
row = python_calamine.load_workbook(sys.argv[1]).get_sheet_by_index(0).to_python()[0]
print("python-calamine 0.9.1 reads errors", ERRORS, "and one empty cell as", row[:4])
sys.exit(0 if row == ["", "", "", "", "end"] else 1)
PY
