"""Citations: every law, regulation and document a Chinese text cites, and whether each citation held on a day.

``cite(text, on=date(2023, 12, 31))`` gives them in the order of the text, each with its characters. What counts as a citation
and what does not is said in docs/citing-scores.md. Time grows with the length of the text.
"""

from zhunsheng.law.citing.citation import Citation, Status
from zhunsheng.law.citing.cite import cite

__all__ = ["Citation", "Status", "cite"]
