"""Citations: laws named with an article. Whether the article is in force is for the law floor to say."""

import re

from zhunsheng.reading.models import Citation

# 《中华人民共和国行政处罚法》第五十七条第二款 → instrument 行政处罚法 as written, article 第五十七条第二款
_CITED = re.compile(
    r"《(?P<instrument>[^《》\n]{2,60})》(?:（[^（）\n]{1,20}）)?(?P<article>第[一二三四五六七八九十百零\d]{1,7}条"
    r"(?:之[一二三四五六七八九十])?(?:第[一二三四五六七八九十\d]{1,3}款)?(?:第?（?[一二三四五六七八九十\d]{1,3}）?项)?)"
)


def citations(cleaned: str, on: str) -> tuple[Citation, ...]:
    """Every 《…》第…条; `on` is the day to ask for, usually the end of the year reported."""
    return tuple(
        Citation(
            start=match.start(),
            end=match.end(),
            instrument=match["instrument"],
            article=match["article"],
            on=on,
        )
        for match in _CITED.finditer(cleaned)
    )
