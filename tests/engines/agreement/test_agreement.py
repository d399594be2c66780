"""Houses made by chance: every engine tells them alike, whole, cut in two, and whatever the order within a second."""

from functools import partial

import pytest

from engines.agreement.differences import differences
from engines.agreement.houses import Houses, random_houses
from engines.agreement.plays import engine, play, told_by_reference
from engines.played import Engine
from engines.tellings import in_one_go, in_two_parts, shuffled
from salessim.engines import ENGINES
from salessim.network.validity import faults

HOUSES = 300
AT_ONCE = 30  # houses of one test
OTHERS = [name for name in ENGINES if name != "reference"]

blocks = pytest.mark.parametrize("first", range(0, HOUSES, AT_ONCE))


def told_otherwise(seed: int, houses: Houses, teller: Engine) -> list[str]:
    """What this teller tells otherwise than the reference; `python -m engines.agreement SEED` finds the least of it."""
    return [f"house {seed}: {found}" for found in differences(told_by_reference(seed), play(houses, teller))]


@blocks
@pytest.mark.parametrize("name", OTHERS)
def test_a_house_made_by_chance_is_told_alike(name: str, first: int) -> None:
    for seed in range(first, first + AT_ONCE):
        assert told_otherwise(seed, random_houses(seed), partial(in_one_go, engine(name))) == []


@blocks
@pytest.mark.parametrize("name", ENGINES)
def test_no_order_of_the_events_of_a_second_changes_the_log(name: str, first: int) -> None:
    for seed in range(first, first + AT_ONCE):
        assert told_otherwise(seed, random_houses(seed), partial(shuffled, engine(name), orders=1)) == []


@blocks
@pytest.mark.parametrize("name", ENGINES)
def test_a_run_cut_in_two_gives_the_same_log(name: str, first: int) -> None:
    most = 1 if name == "reference" else 2
    for seed in range(first, first + AT_ONCE):
        assert told_otherwise(seed, random_houses(seed), partial(in_two_parts, engine(name), most=most)) == []


def test_the_tables_of_every_house_fit_together() -> None:
    for seed in range(HOUSES):
        assert [faults(run.network) for run in told_by_reference(seed)] == [[]] * len(told_by_reference(seed))
