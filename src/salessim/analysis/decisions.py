"""What becomes of the steps of a change that hang on something: how often each is made, and what that leaves."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from salessim.analysis.estimates import Estimate, mean, wilson
from salessim.analysis.profit import profit
from salessim.results.loops.tables import Mask
from salessim.results.store import Runs
from salessim.results.terms import ChangeTerms, RuleTerms

MADE, STAYED, WENT_BACK, NOT_ASKED = "made", "stayed", "went_back", "not_asked"


@dataclass(frozen=True)
class Outcome:
    """One of the things that may become of a step."""

    change: ChangeTerms
    rule: RuleTerms
    what: str  # MADE, STAYED, WENT_BACK (instead of being made) or NOT_ASKED (the department had gone back before)
    chance: Estimate  # share of all futures
    measured: Estimate  # in these futures: the share of the plan that is met, or the revenue
    left: Estimate  # in these futures: profit of the whole period
    gain: Estimate | None  # in these futures: profit against staying; None: nobody stays


def outcomes(runs: Runs, staying: Runs | None = None) -> list[Outcome]:
    """Everything that becomes of every step that hangs on something; `staying`: the same futures without a change."""
    frame = runs["decisions"]
    left = profit(runs)
    gain = None if staying is None else left - profit(staying)
    found = []
    for row, change in enumerate(runs.terms.changes):
        if change.rule is None:
            continue
        mine = frame[frame["change"] == row]
        asked, made, back = (mine[name].to_numpy(bool) for name in ("asked", "made", "went_back"))
        revenue = mine["revenue_currency"].to_numpy(np.float64)
        measured = revenue / change.rule.plan if change.rule.of_plan else revenue
        for what, futures in _kinds(asked, made, back):
            found.append(
                Outcome(
                    change,
                    change.rule,
                    what,
                    wilson(int(futures.sum()), len(futures)),
                    mean(measured[futures]),
                    mean(left[futures]),
                    None if gain is None else mean(gain[futures]),
                )
            )
    return found


def _kinds(asked: Mask, made: Mask, back: Mask) -> Iterator[tuple[str, Mask]]:
    """What happened in which futures; what never happened is left out, but for the step itself."""
    for what, futures in (
        (MADE, made),
        (STAYED, asked & ~made & ~back),
        (WENT_BACK, asked & ~made & back),
        (NOT_ASKED, ~asked),
    ):
        if futures.any() or what == MADE:
            yield what, futures
