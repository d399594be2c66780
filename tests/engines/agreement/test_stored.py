"""Golden traces: whatever changes in a log is meant to change."""

from engines.agreement.plays import told_by_reference
from engines.agreement.stored import HOUSES, digests, read
from engines.agreement.test_agreement import AT_ONCE, blocks


@blocks
def test_the_reference_tells_what_it_told_once(first: int) -> None:
    """After a change that is meant: `python -m engines.agreement.stored` with `tests` on the path."""
    stored = read()
    assert list(stored) == list(range(HOUSES))
    for seed in range(first, first + AT_ONCE):
        assert (seed, digests(told_by_reference(seed))) == (seed, stored[seed])
