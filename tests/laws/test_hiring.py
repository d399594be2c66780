"""People who are found among candidates: what must change nothing, and what more candidates must do."""

import pytest

from salessim import compiler
from salessim.network.part import part_of
from salessim.network.tables import FOREVER, World
from salessim.network.world import realise
from salessim.scenario import load_text

ADS = "ads: {candidates: 20 per month}"
STEPS = "selection: {form: {passes: 50%, takes: 2 d, tells: 0.4}, call: {passes: 60%, takes: 1 d, tells: 0.6}}"


def world(channels: str, more: str = STEPS, people: str = "4", replication: int = 0, compiled: bool = True) -> World:
    """A year of a team that many leave."""
    text = f"""
period: {{from: 2027-01-01, for: 12 months}}
working_time: always
sources: {{calls: {{rate: 2 per year, goes_to: answer}}}}
process: {{answer: {{takes: 1 min, then: {{sold: rest -> won}}}}}}
teams:
  crew:
    people: {people}
    does_in_order: [answer]
    people_differ: {{speed: cv 0.3, odds: cv 0.2}}
    leaves: {{per_year: 300%, in_first_month: 30%}}
    replaced: {{channels: {{{channels}}}, {more}}}
"""
    return realise(compiler.compile(load_text(text)).network, 5, replication, compiled=compiled)


def same(one: World, other: World) -> bool:
    """Whether everything is equal, bit for bit."""
    tables = zip(one[1:], other[1:], strict=True)
    return all(list(mine) == list(its) for some, others in tables for mine, its in zip(some, others, strict=True))


def offers(one: World) -> set[tuple[int, int]]:
    """Who offers to work there, and when."""
    return set(zip(one.candidate.key.tolist(), one.candidate.came.tolist(), strict=True))


ALL = f"{STEPS}, reserve: {{up_to: 2, wait: exponential(9 d)}}, interns: 2, ahead: 1, at_once: 3, hire_at_least: 2"


@pytest.mark.parametrize("more", [STEPS, ALL])
def test_machine_code_and_the_interpreter_hire_the_same_people(more):
    channels = f"{ADS}, poached: {{candidates: 5 per month, odds: 120%, leaves: 150%}}"
    assert same(world(channels, more), world(channels, more, compiled=False))


def test_a_channel_without_candidates_changes_nothing():
    assert same(world(ADS), world(f"{ADS}, agency: {{candidates: 0 per month, pay: 200%}}"))


def test_the_order_of_channels_changes_nobody():
    agency = "agency: {candidates: 9 per month}"
    one, other = world(f"{ADS}, {agency}"), world(f"{agency}, {ADS}")
    assert [list(column) for column in one.server] == [list(column) for column in other.server]


def test_another_channel_another_place_or_another_step_changes_no_candidate():
    told = offers(world(ADS))
    assert told < offers(world(f"{ADS}, agency: {{candidates: 9 per month}}"))
    assert told == offers(world(ADS, people="9")) == offers(world(ADS, "interns: 3"))


def test_words_that_ask_for_nothing_change_nothing():
    nothing = "reserve: {up_to: 0}, interns: 1, hire_at_least: 1, at_once: 1_000, ahead: 0"
    assert same(world(ADS), world(ADS, f"{STEPS}, {nothing}"))


def test_a_step_that_everybody_passes_at_once_changes_nobody():
    one, other = world(ADS, "interns: 1"), world(ADS, "selection: {form: {passes: 100%}}")
    assert [list(column) for column in one.server] == [list(column) for column in other.server]


def test_with_candidates_without_end_no_place_is_ever_empty():
    server = world("ads: {candidates: 10_000 per month}", "interns: 1").server
    for seat in range(4):
        mine = server.seat == seat
        # 10,000 a month are one in 4 minutes
        assert (server.starts[mine][1:] - server.ends[mine][:-1] < 3_600).all()


def test_more_candidates_fill_no_place_later():
    for replication in range(20):
        few, many = (
            sorted(world(channels, people="{newcomers: 6}", replication=replication).candidate.placed)
            for channels in (ADS, f"{ADS}, agency: {{candidates: 15 per month}}")
        )
        first = [list(placed)[:6] for placed in (few, many)]
        assert all(its <= mine for mine, its in zip(*first, strict=True))


def test_a_part_of_a_year_is_as_if_it_had_been_lived_through_alone():
    whole = world(ADS)
    start, until = (int(whole.candidate.came[0]) + day * 86_400 for day in (100, 200))
    part = part_of(whole, start, until)
    assert offers(part) == {(key, came) for key, came in offers(whole) if start <= came < until}
    assert (part.candidate.placed < FOREVER).any()
