"""How long a lead waits for the first answer, by hand."""

import math

from analysis.futures import runs
from salessim.analysis.response import first_answer
from salessim.results.frames import columns
from salessim.results.terms import SourceTerms, StageTerms

STAGES = tuple(StageTerms(name, "queue", "contact") for name in ("answer", "call back", "dial", "offer"))
SOURCES = (SourceTerms("calls", stage=0), SourceTerms("website", stage=1), SourceTerms("list", contacts=True, stage=2))


def future(*stages):
    """(started, mean wait) of each stage."""
    zero = {column.name: [0] * 4 for column in columns("stages")[1:]}
    started, waits = zip(*stages, strict=True)
    named = {"stage": [stage.name for stage in STAGES], "role": ["contact"] * 4}
    return {"stages": {**zero, **named, "started": list(started), "wait_mean_s": list(waits)}}


def answer(*futures):
    return first_answer(runs(list(futures), stages=STAGES, sources=SOURCES)).tolist()


def test_it_is_the_mean_over_the_stages_to_which_leads_come():
    # 30 calls wait 10 s, 10 call-backs an hour: (300 + 36,000) / 40; lists and offers do not count
    assert answer(future((30, 10.0), (10, 3600.0), (500, 9e6), (20, 9e5))) == [907.5]


def test_nobody_was_taken_up_there():
    made = answer(
        future((0, math.nan), (0, math.nan), (5, 1.0), (0, 0.0)), future((1, 60.0), (0, math.nan), (0, 0.0), (0, 0.0))
    )
    assert math.isnan(made[0])
    assert made[1] == 60
