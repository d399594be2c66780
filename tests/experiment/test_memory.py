"""Memory over many replications: what one needs is free again before the next begins."""

import subprocess
import sys
from pathlib import Path

import pytest

from cli.tiny import tiny

__all__ = ["tiny"]
FUTURES, HEAVY_MB = 60, 8

# Every log weighs as much as that of a large department: its first column is a view on a large block.
PROGRAM = """
import resource, sys
import numpy as np
from salessim import engines
from salessim.experiment import run
from salessim.scenario import load

simulate = engines.simulate
def heavy(*arguments):
    log, state = simulate(*arguments)
    block = np.ones({heavy} * 1_000_000 // 8, np.uint64)
    entity = block[: len(log.visit.entity)]
    entity[:] = log.visit.entity
    return log._replace(visit=log.visit._replace(entity=entity)), state
engines.simulate = heavy
run.IN_THREADS = {{"reference"}}

def peak_mb():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6
early = []
def note(finished, wanted):
    if finished == 10:
        early.append(peak_mb())
runs = run.simulate(load({path!r}), {futures}, engine="reference", workers={workers}, progress=note)
assert len(runs) == {futures}
print(peak_mb() - early[0])
"""


@pytest.mark.parametrize("workers", [1, 2])
def test_peak_memory_does_not_grow_with_the_number_of_replications(tiny: Path, workers):
    """50 logs of 8 MB are 400 MB; what may grow is what is kept: 14 small frames of each future."""
    program = PROGRAM.format(heavy=HEAVY_MB, path=str(tiny), futures=FUTURES, workers=workers)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 5 * HEAVY_MB
