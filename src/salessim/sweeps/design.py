"""Which points a study looks at: `grid`, `list`, or a design and its size, such as `{sobol: 256 points}`."""

import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from salessim.scenario.errors import UnreadableError, did_you_mean, one_of
from salessim.scenario.quantity import DIGITS, as_text, read_number
from salessim.translation import later, say

GRID, LIST, LATIN_HYPERCUBE, SOBOL = "grid", "list", "latin_hypercube", "sobol"
SOBOL_INDICES, MORRIS = "sobol_indices", "morris"
MOST_POINTS = 1_000_000


class Kind(NamedTuple):
    """One kind of design: how its size is counted, and whether it is explained which factor matters."""

    words: tuple[str, ...]  # that may stand behind the size; none: it has no size
    example: str
    screens: bool = False  # its points belong together in bases, each with futures of its own


KINDS = {
    GRID: Kind(("levels",), "{grid: 5 levels}"),
    LIST: Kind((), "list"),
    LATIN_HYPERCUBE: Kind(("points",), "{latin_hypercube: 200 points}"),
    SOBOL: Kind(("points",), "{sobol: 256 points}"),
    SOBOL_INDICES: Kind(("bases", "base points"), "{sobol_indices: 512 base points}", True),
    MORRIS: Kind(("paths", "trajectories"), "{morris: 20 paths}", True),
}
EXPECTED = later(
    "a design such as grid, list, {sobol: 256 points}, {sobol_indices: 512 base points} or {morris: 20 paths}"
)


@dataclass(frozen=True)
class Design:
    """A kind of design and its size: levels of a grid, points, base points or paths; 0 where there is none."""

    kind: str
    size: int = 0

    @property
    def in_bases(self) -> bool:
        """Whether points belong together in bases, each of which lives through futures of its own."""
        return KINDS[self.kind].screens


def read_design(value: Any) -> Design:
    """What stands in the study. Raises `UnreadableError`."""
    if isinstance(value, Design):
        return value
    if isinstance(value, dict):
        if len(value) != 1:
            raise UnreadableError(say("a study has one design"), say(EXPECTED))
        kind, size = next(iter(value.items()))
        return _checked(_kind(str(kind)), as_text(size, EXPECTED))
    kind = _kind(as_text(value, EXPECTED))
    if kind not in (GRID, LIST):
        raise UnreadableError(say("`{kind}` has no size", kind=kind), KINDS[kind].example)
    return Design(kind)


def _kind(word: str) -> str:
    if word not in KINDS:
        raise UnreadableError(say("`{word}` is not a design", word=word), one_of(KINDS), did_you_mean(word, KINDS))
    return word


def _checked(kind: str, text: str) -> Design:
    words = KINDS[kind].words
    match = re.fullmatch(rf"({DIGITS})\s*({'|'.join(words)})?", text)
    if not words or match is None:
        raise UnreadableError(say("`{text}` is not the size of this design", text=text), KINDS[kind].example)
    size = read_number(match[1])
    if size != int(size) or not 2 <= size <= MOST_POINTS:
        raise UnreadableError(
            say("a design of {size}", size=text), say("a whole number from 2 to {most:_}", most=MOST_POINTS)
        )
    if kind in (SOBOL, SOBOL_INDICES) and int(size) & (int(size) - 1):
        below = 1 << (int(size).bit_length() - 1)
        raise UnreadableError(
            say("{size} points do not fill the space evenly", size=int(size)),
            say("a power of two, such as {below} or {above}", below=below, above=2 * below),
        )
    return Design(kind, int(size))
