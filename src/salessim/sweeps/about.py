"""What a sweep is about: everything that decides its numbers, as it stands in the store."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from salessim import __version__
from salessim.results.swept import Value
from salessim.translation import say

if TYPE_CHECKING:
    from salessim.sweeps.study import Study


class Point(NamedTuple):
    """The value of each factor, and the number of the first future in which they are tried."""

    values: tuple[Value, ...]
    first: int = 0


@dataclass(frozen=True)
class About:
    """The study of a sweep and what it was read from. Two sweeps with the same digest give the same numbers."""

    title: str
    version: str  # of salessim
    digest: str  # of the study, of the scenarios and of the version
    file: str  # the study file, as seen from the folder of the store
    text: str  # of that file
    scenarios: tuple[tuple[str, str], ...]  # (label, digest)
    factors: tuple[str, ...]
    responses: tuple[str, ...]
    replications: int
    seed: int


def about(study: "Study", file: str) -> About:
    """What a study is about; `file` is its file as it is seen from the folder of the store."""
    return About(
        title=study.title,
        version=__version__,
        digest=study.digest,
        file=file,
        text=study.text,
        scenarios=tuple((label, scenario.origin.digest) for label, scenario in study.scenarios),
        factors=tuple(factor.path for factor in study.factors),
        responses=study.responses,
        replications=study.replications,
        seed=study.seed,
    )


def changes(then: About, now: About) -> Iterator[str]:
    """What differs between the study in a store and the one at hand, in sentences; none if they are the same."""
    if then.version != now.version:
        yield say("salessim was {then} and is {now}", then=then.version, now=now.version)
    if then.text != now.text:
        yield say("the study file {file} is another one, from line {line} on", file=now.file, line=_line(then, now))
    if len(then.scenarios) == len(now.scenarios) == 1 and then.scenarios[0][1] != now.scenarios[0][1]:
        yield say("the scenario, or a file that it is made of, is another one")
        return
    before, after = dict(then.scenarios), dict(now.scenarios)
    for label in [*before, *(label for label in after if label not in before)]:
        if label not in after:
            yield say("the scenario {label} is gone", label=label)
        elif label not in before:
            yield say("the scenario {label} is new", label=label)
        elif before[label] != after[label]:
            yield say("the scenario {label}, or a file that it is made of, is another one", label=label)


def _line(then: About, now: About) -> int:
    """The first line in which the two texts differ."""
    before, after = then.text.splitlines(), now.text.splitlines()
    same = (mine == other for mine, other in zip(before, after, strict=False))
    return next((i for i, equal in enumerate(same, 1) if not equal), min(len(before), len(after)) + 1)
