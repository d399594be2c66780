"""Several stages: rework, accounts that come back, limits on open deals, and calls that pause while enough wait."""

import numpy as np
import pytest

from theory.agreement import Control, agrees
from theory.controls import took
from theory.formulas import erlang_b, hysteresis, machine_repair, visits
from theory.runs import Window, each, number, windows

QUICK = 0.03  # of the truth: the standard error that a quick case may have


# ---- rework -------------------------------------------------------------------------------------------------------

RETURNS = [[0, 0.8, 0], [0.25, 0, 0.5], [0.2, 0, 0]]  # calls 80% -> quotes; quotes 25% back, 50% -> visits; 20% back
WORKS = (1.0, 0.8, 1.0)  # hours
STAGES = ("call", "quote", "visit")


def rework(per_hour: float) -> str:
    """Three people, a stage each, who send work back to the first."""
    call, quote, visit = WORKS
    return f"""
sources: {{leads: {{rate: {24 * per_hour} per day, goes_to: call}}}}
process:
  call: {{takes: exponential({call} h), then: {{interested: 80% -> quote, no_need: rest -> done}}}}
  quote: {{takes: exponential({quote} h), then: {{unclear: 25% -> call, look: 50% -> visit, sent: rest -> done}}}}
  visit: {{takes: exponential({visit} h), then: {{other_need: 20% -> call, seen: rest -> done}}}}
teams:
  caller: {{people: 1, does_in_order: [call]}}
  writer: {{people: 1, does_in_order: [quote]}}
  visitor: {{people: 1, does_in_order: [visit]}}
"""


def jackson(cut: list[Window], per_hour: float, numbers: bool, relative: float) -> None:
    """Visits and loads of every stage, all people idle at once, and (in the long run) the numbers present."""
    rates = visits([per_hour, 0, 0], RETURNS)
    loads = [rate * work for rate, work in zip(rates, WORKS, strict=True)]
    known = [Control([window.born() for window in cut], per_hour * cut[0].length)]
    works = {name: took(cut, name, mean) for name, mean in zip(STAGES, WORKS, strict=True)}
    for name, rate, load in zip(STAGES, rates, loads, strict=True):
        agrees([len(stays.work) / window.length for window, stays in each(cut, name)], rate, relative, known)
        agrees([window.busy(name)[1] for window in cut], load, relative, [*known, works[name]])
        if numbers:
            there = [number(window.present(name)) for window in cut]
            agrees(there, load / (1 - load), relative, [*known, *works.values()])
    nobody = float(np.prod([1 - load for load in loads]))
    agrees([idle(window) for window in cut], nobody, relative, [*known, *works.values()])


def idle(window: Window) -> float:
    """Share of time in which nobody is at any stage."""
    stays = [window.run.stays(name) for name in STAGES]
    joined, ended = (np.concatenate([getattr(each, what) for each in stays]) for what in ("joined", "ended"))
    return float(window.between(joined, ended)[0])


def test_stages_with_rework_are_a_jackson_network():
    jackson(windows(rework(0.25), count=40, days=9, warm=3, cool=3), 0.25, numbers=False, relative=QUICK)


@pytest.mark.theory
def test_numbers_in_a_network_with_rework_in_the_long_run():
    jackson(windows(rework(0.3), count=100, days=70, warm=5, cool=3), 0.3, numbers=True, relative=0.01)


# ---- accounts that come back --------------------------------------------------------------------------------------


def accounts(count: int, people: int, away: str, by: str = "") -> str:
    """Accounts that need a farmer's day every ten days."""
    return f"""
owners: {{account: {{from: care}}}}
process:
  care: {{delay: "{away}", then: {{time_to_call: rest -> care_call}}}}
  care_call: {{takes: exponential(24 h), {by} then: {{quiet: rest -> care}}}}
teams: {{farmers: {{people: {people}, does_in_order: [care_call]}}}}
sources: {{none: {{contacts: 0, goes_to: care}}}}
start: {{accounts: {count}}}
"""


def repair(cut: list[Window], shares: list[float], groups: int, people: int, away: float, relative: float) -> None:
    """How many wait or are served, calls a day, waits; `groups` of accounts live apart, each with `people`."""
    calls = sum(min(n, people) * share for n, share in enumerate(shares)) * groups  # a day, of a day's work each
    waiting = sum(max(0, n - people) * share for n, share in enumerate(shares)) * groups
    controls = [took(cut, "care_call", 24.0), took(cut, "care", 24.0 * away)]
    agrees(
        [len(stays.work) / window.length * 24 for window, stays in each(cut, "care_call")], calls, relative, controls
    )
    agrees([number(window.busy("care_call")) for window in cut], calls, relative, controls)
    waits = [stays.wait.sum() / window.length for window, stays in each(cut, "care_call")]
    agrees(waits, waiting, relative, controls)


def test_accounts_and_their_farmers_are_machines_and_repairmen():
    cut = windows(accounts(30, 2, "exponential(10 d)"), count=20, days=80, warm=60, cool=100)
    repair(cut, machine_repair(30, 2, 10, 1), 1, 2, 10, QUICK)


def test_accounts_that_wait_for_their_own_farmer_are_shared_out_evenly():
    own = "by: account owner,"
    cut = windows(accounts(24, 2, "exponential(10 d)", own), count=20, days=80, warm=60, cool=100)
    repair(cut, machine_repair(12, 1, 10, 1), 2, 1, 10, QUICK)


@pytest.mark.theory
@pytest.mark.parametrize("away", ["exponential(10 d)", "lognormal(10 d, cv 0.6)"])
def test_machines_and_repairmen_in_the_long_run_whatever_the_law_of_the_time_between(away):
    cut = windows(accounts(30, 2, away), count=50, days=180, warm=60, cool=100)
    repair(cut, machine_repair(30, 2, 10, 1), 1, 2, 10, 0.01)


# ---- a limit on open deals ----------------------------------------------------------------------------------------


def limited(most: int, contacts: int, thinking: str) -> str:
    """One person who talks to contacts without end, but holds only so many open deals."""
    return f"""
sources: {{list: {{contacts: {contacts}, goes_to: talk}}}}
owners: {{deal: {{taken_at: talk, until: thinking}}}}
process:
  talk: {{takes: exponential(1 h), then: {{thinks: rest -> thinking}}}}
  thinking: {{delay: "{thinking}", then: {{decided: rest -> done}}}}
teams: {{seller: {{people: 1, does_in_order: [talk], at_most: {most} deals each}}}}
"""


def talks(cut: list[Window], stage: str) -> Control:
    """How long the talks took that began in the window: an hour in the mean."""
    stays = cut[0].run.stays(stage)
    begun = [(stays.started >= window.begin) & (stays.started < window.end) for window in cut]
    return Control([stays.work[rows].mean() for rows in begun], 1.0)


def limit(cut: list[Window], most: int, load: float, relative: float) -> None:
    """Deals in thought are calls in lines: a talk ends once an hour unless all lines are taken, as Erlang B says."""
    lost = erlang_b(most, load)
    controls = [took(cut, "thinking", load), talks(cut, "talk")]
    agrees([1 - window.busy("talk")[1] for window in cut], lost, relative, controls)
    agrees([number(window.present("thinking")) for window in cut], load * (1 - lost), relative, controls)
    assert all(window.present("thinking")[most + 1 :].sum() == 0 for window in cut)


@pytest.mark.parametrize("thinking", ["exponential(4 h)", "lognormal(4 h, cv 1.5)"])
def test_limit_of_open_deals_is_erlang_b_whatever_the_law_of_thinking(thinking):
    cut = windows(limited(3, 2500, thinking), count=25, days=5, warm=2, cool=5)
    limit(cut, 3, 4, QUICK)


@pytest.mark.theory
def test_limit_of_open_deals_in_the_long_run():
    cut = windows(limited(3, 21_500, "exponential(3 h)"), count=50, days=25, warm=2, cool=5)
    limit(cut, 3, 3, 0.01)


# ---- a pause ------------------------------------------------------------------------------------------------------

PAUSED = """
sources: {{list: {{contacts: {contacts}, goes_to: call}}}}
process:
  call: {{takes: exponential(1 h), then: {{interested: rest -> meeting}}}}
  meeting: {{takes: exponential({work} h), then: {{met: rest -> done}}}}
teams:
  caller:
    people: 1
    does_in_order: [call]
    pause: {{call: {{while_waiting_at: meeting, more_than: 4, resume_at: 1}}}}
  hunter: {{people: 1, does_in_order: [meeting]}}
"""


def pause(cut: list[Window], work: float, relative: float) -> None:
    """Who waits for the hunter, and how long the caller stands still."""
    shares = hysteresis(1.0, work, 4, 1)
    controls = [took(cut, "meeting", work), talks(cut, "call")]
    off = sum(share for _, on, share in shares if not on)
    agrees([window.busy("call")[0] for window in cut], off, relative, controls)
    there = sum(n * share for n, _, share in shares)
    agrees([number(window.present("meeting")) for window in cut], there, relative, controls)
    busy = sum(share for n, _, share in shares if n > 0)
    agrees([window.busy("meeting")[1] for window in cut], busy, relative, controls)
    assert all(window.present("meeting")[7:].sum() == 0 for window in cut)  # at most five wait and one is served


def test_calls_that_pause_while_enough_meetings_wait():
    cut = windows(PAUSED.format(contacts=3300, work=1.2), count=25, days=5, warm=2, cool=2)
    pause(cut, 1.2, QUICK)


@pytest.mark.theory
def test_calls_that_pause_in_the_long_run():
    cut = windows(PAUSED.format(contacts=16_000, work=1.2), count=50, days=14, warm=2, cool=2)
    pause(cut, 1.2, 0.01)
