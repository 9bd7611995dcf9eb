"""What can be wrong with a day or a period.

CalendarError
├── YearMissing         whether a day of that year is worked is not known
├── BadYearFile         a table of a year is wrong: file, line, what
├── BadNotice           the text of a notice of days off is not understood, or cannot be right
├── NotATerm            the rule is not a period that can be counted, or is counted from something else
├── BadPause            a pause ends before it begins
└── ExtensionRefused    the law does not allow this period to be extended so far
"""

from pathlib import Path


class CalendarError(Exception):
    """A question the calendar cannot answer. The message is Chinese and fit to be shown to an officer."""


class YearMissing(CalendarError):
    """No table of days off for a year: the day is not guessed."""

    def __init__(self, year: int) -> None:
        self.year = year
        super().__init__(f"还没有 {year} 年的放假安排，说不准这一天上不上班")


class BadYearFile(CalendarError):
    """A YAML table of a year is wrong at a line."""

    def __init__(self, file: Path, line: int, what: str) -> None:
        self.file, self.line, self.what = file, line, what
        super().__init__(f"{file} 第 {line} 行：{what}")


class BadNotice(CalendarError):
    """The text is not a notice of days off that can be right."""


class NotATerm(CalendarError):
    """The rule gives no period to count, or the start given does not fit it."""


class BadPause(CalendarError):
    """A pause must not end before it begins."""


class ExtensionRefused(CalendarError):
    """The provision does not allow this extension."""
