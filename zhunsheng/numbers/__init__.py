"""The county's figures as the database stands: pages, commands, the API and the yearly report all ask here.

So a figure is the same wherever it is read, and whoever asks on behalf of a person gets only what that person sees.
"""

from zhunsheng.numbers.numbers import Line, Numbers
from zhunsheng.numbers.periods import FIRST_YEAR, asked_period, so_far

__all__ = ["FIRST_YEAR", "Line", "Numbers", "asked_period", "so_far"]
