"""How long a lead waits until somebody takes it up for the first time."""

import numpy as np

from salessim.columns import F64
from salessim.results.store import Runs


def first_answer(runs: Runs) -> F64:
    """Seconds of real time until taken up, at the stages to which leads come, mean of each replication; NaN of nobody.

    Contacts of lists are left out: they do not wait for an answer. Who gave up before is not in it either.
    """
    terms, frame = runs.terms, runs["stages"]
    entered = {terms.stages[source.stage].name for source in terms.sources if not source.contacts and source.stage >= 0}
    mine = frame[frame["stage"].isin(entered) & (frame["started"] > 0)]
    row = np.searchsorted(np.array(runs.replications, np.int64), mine["replication"])
    taken = np.bincount(row, mine["started"], minlength=len(runs))
    waited = np.bincount(row, mine["started"] * mine["wait_mean_s"], minlength=len(runs))
    return np.divide(waited, taken, out=np.full(len(runs), np.nan), where=taken > 0)
