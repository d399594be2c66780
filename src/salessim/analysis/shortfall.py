"""Why the plan is missed where it is missed: what is missing on average, split into causes that add up."""

from dataclasses import dataclass
from math import nan, sqrt
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from salessim.analysis.attainment import reached
from salessim.analysis.estimates import TOO_FEW, Estimate, mean, t_quantile

if TYPE_CHECKING:
    import pandas as pd

CAUSES = ("waiting", "leads", "fates", "values", "first day", "numbers", "market")
WAITING, LEADS, FATES, VALUES, FIRST_DAY, NUMBERS, MARKET = CAUSES


@dataclass(frozen=True)
class Cause:
    """What is missing for one cause; negative where it helped."""

    cause: str  # one of CAUSES
    amount: Estimate


@dataclass(frozen=True)
class Shortfall:
    """Averages over the futures in which the plan is missed; the causes add up to what is missing.

    MARKET is by how much the plan exceeds what the market gives in a usual future, to people without end.
    """

    plan: float
    futures: int
    missed: int
    amount: Estimate
    causes: tuple[Cause, ...]


def shortfall(luck: "pd.DataFrame", plan: float) -> Shortfall:
    """The split of what is missing of a plan, from the frame `luck` of all futures.

    Each luck is a conditional mean less the next one, given one source of chance more (a martingale difference), so
    they add up, and each of them is 0 on average over all futures.
    """
    missing = ~reached(luck["earned_currency"].to_numpy(), plan)
    missed, fates = luck[missing], luck["leads_currency"] + luck["first_day_currency"]
    causes = {
        WAITING: mean(missed["unlimited_currency"] - missed["earned_currency"]),
        VALUES: mean(missed["usual_values_currency"] - missed["unlimited_currency"]),
        FATES: mean(fates[missing] - missed["usual_values_currency"]),
    }
    if luck["other_leads_currency"].isna().any():
        causes |= {LEADS: less(luck["leads_currency"], missing), MARKET: mean(plan - fates)}
        causes |= {FIRST_DAY: less(luck["first_day_currency"], missing)}
    else:
        numbers = luck["other_leads_currency"] + luck["other_first_day_currency"]
        causes |= {LEADS: mean(missed["other_leads_currency"] - missed["leads_currency"])}
        causes |= {FIRST_DAY: mean(missed["other_first_day_currency"] - missed["first_day_currency"])}
        causes |= {NUMBERS: less(numbers, missing), MARKET: mean(plan - numbers)}
    if not luck["first_day_currency"].any():
        del causes[FIRST_DAY]
    told = tuple(Cause(cause, causes[cause]) for cause in CAUSES if cause in causes)
    return Shortfall(plan, len(luck), len(missed), mean(plan - missed["earned_currency"]), told)


def less(values: "pd.Series[float]", chosen: NDArray[np.bool_]) -> Estimate:
    """By how much the mean of the chosen futures is below that of all, with the interval by linearisation."""
    listed, count = values.to_numpy(np.float64), len(values)
    if not chosen.any():
        return Estimate(nan, nan, nan, TOO_FEW)
    overall, mine = float(listed.mean()), float(listed[chosen].mean())
    if chosen.sum() < 2:
        return Estimate(overall - mine, nan, nan, TOO_FEW)
    pull = (listed - overall) - chosen / chosen.mean() * (listed - mine)  # of each future on the difference
    half = t_quantile(0.975, count - 1) * float(pull.std(ddof=1)) / sqrt(count)
    return Estimate(overall - mine, overall - mine - half, overall - mine + half)
