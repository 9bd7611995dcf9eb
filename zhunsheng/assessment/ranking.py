"""Organs ranked by their totals."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

from zhunsheng.assessment.totals import Total

K = TypeVar("K", bound=Hashable)


def rank(totals: Mapping[K, Total]) -> dict[K, int]:
    """Places by score, best first; equals share a place and the next is left free: 1, 1, 3. Without a score no place."""
    scores = {key: one.score for key, one in totals.items()}
    scored = sorted(((score, key) for key, score in scores.items() if score is not None), key=lambda s: -s[0])
    places: dict[K, int] = {}
    for at, (score, key) in enumerate(scored):
        tied = at and scored[at - 1][0] == score
        places[key] = places[scored[at - 1][1]] if tied else at + 1
    return places
