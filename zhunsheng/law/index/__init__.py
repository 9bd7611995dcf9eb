"""The index of instruments: what a title or document number refers to, and which text of it was law on a day.

It holds far more titles than `law/instruments/` and knows far less of each: dates and the number of articles. Where both
know a title, `law/instruments/` wins. The tables and what their columns mean are described in README.md.
"""

from zhunsheng.law.index.catalogue import Index, index
from zhunsheng.law.index.listed import Listed, Text

__all__ = ["Index", "Listed", "Text", "index"]
