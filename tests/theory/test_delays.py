"""Time that passes without anybody's work: people without end, from empty, from the middle of things, from a past."""

from pathlib import Path

import numpy as np
import pytest

from salessim import compiler, scenario
from salessim.experiment.run import play
from theory.agreement import Control, agrees
from theory.controls import came, took
from theory.formulas import still_there
from theory.runs import DAY, HEAD, Run, again, number, windows

QUICK = 0.03  # of the truth: the standard error that a quick case may have


def thinking(per_day: float, delay: str) -> str:
    """Clients who think."""
    return f"""
sources: {{leads: {{rate: {per_day} per day, goes_to: think}}}}
process: {{think: {{delay: "{delay}", then: {{decided: rest -> done}}}}}}
teams: {{}}
"""


@pytest.mark.parametrize("delay", ["exponential(8 h)", "lognormal(8 h, cv 1.5)", "uniform(2 h, 14 h)"])
def test_mean_number_in_thought_hangs_only_on_the_mean_time(delay):
    cut = windows(thinking(48, delay), count=25, days=2, warm=8, cool=8)
    controls = [came(cut, "think", 2.0), took(cut, "think", 8.0)]
    agrees([number(window.present("think")) for window in cut], 16, QUICK, controls)


def snapshots(count: int, relative: float) -> None:
    """With a constant time of 4 h the numbers every 4 h are independent Poisson numbers."""
    (window,) = windows(thinking(6, "constant(4 h)"), count=1, days=count / 6, warm=1)
    stays = window.run.stays("think")
    seen = window.begin + 4 * np.arange(count)
    there = np.searchsorted(stays.joined, seen, "right") - np.searchsorted(np.sort(stays.ended), seen, "right")
    agrees(there, 1, relative)
    agrees((there - 1.0) ** 2, 1, relative)
    agrees((there[1:] - 1.0) * (there[:-1] - 1.0) + 1.0, 1, relative)  # no correlation


def test_number_in_thought_is_poisson():
    snapshots(4_000, QUICK)


@pytest.mark.theory
def test_number_in_thought_is_poisson_in_the_long_run():
    snapshots(36_000, 0.01)


@pytest.mark.theory
def test_departures_are_poisson_whatever_the_law_of_the_time():
    (window,) = windows(thinking(24, "lognormal(8 h, cv 1.5)"), count=1, days=1_500, warm=10)
    left = window.run.stays("think").ended
    counts = np.histogram(left, np.arange(window.begin, window.end + 0.5))[0]
    agrees(counts, 1)
    agrees((counts - 1.0) ** 2, 1)
    agrees((counts[1:] - 1.0) * (counts[:-1] - 1.0) + 1.0, 1)


# ---- a rate that changes ------------------------------------------------------------------------------------------

SEASON = {1: 0.5, 2: 2.0, 3: 1.0, 4: 0.5}  # by month of 2027
STARTS = {1: 0, 2: 31, 3: 59, 4: 90}  # days
SEASONAL = """
period: {{from: 2027-01-01, for: 4 months}}
working_time: always
sources: {{leads: {{rate: {rate} per day, season: {{Jan: 0.5, Feb: 2, Apr: 0.5, rest: 1}}, goes_to: think}}}}
process: {{think: {{delay: "uniform(10 d, 30 d)", then: {{decided: rest -> done}}}}}}
teams: {{}}
"""


def seasonal(rate: float, replications: int, relative: float) -> None:
    """Who is in thought at the end of February and March and who decides in March, from an empty first of January."""
    compiled = compiler.compile(scenario.load_text(SEASONAL.format(rate=rate)))
    runs = [again(compiled, replication) for replication in range(replications)]

    def per_day(day: float) -> float:
        return rate * SEASON[max(month for month, start in STARTS.items() if start <= day)]

    def lasting(age: float) -> float:
        return min(1.0, max(0.0, (30 - age) / 20))

    def expected(day: int) -> float:
        return still_there(per_day, lasting, day, 100 * day)

    came_in = {month: [joined(run, STARTS[month], STARTS[month + 1]) for run in runs] for month in (2, 3)}
    means = {2: 28 * 2 * rate, 3: 31 * rate}
    controls = [Control(came_in[month], means[month]) for month in means]
    agrees([there(run, 59) for run in runs], expected(59), relative, controls[:1])
    agrees([there(run, 90) for run in runs], expected(90), relative, controls)
    decided = [there(run, 59) + joined(run, 59, 90) - there(run, 90) for run in runs]
    agrees(decided, expected(59) + means[3] - expected(90), relative, controls)


def joined(run: Run, begin: float, end: float) -> int:
    """How many joined between two days."""
    times = run.stays("think").joined / 24
    return int(((times >= begin) & (times < end)).sum())


def there(run: Run, day: float) -> int:
    """How many are in thought at the begin of a day."""
    stays = run.stays("think")
    return int(((stays.joined < 24 * day) & (stays.ended >= 24 * day)).sum())


def test_pipeline_follows_the_season():
    seasonal(rate=2.5, replications=16, relative=QUICK)


@pytest.mark.theory
def test_pipeline_follows_the_season_in_the_long_run():
    seasonal(rate=12, replications=40, relative=0.01)


# ---- from the middle of things ------------------------------------------------------------------------------------

PAST = """
period: {{from: 2027-01-01, for: 2 months}}
working_time: always
sources: {{leads: {{rate: {rate} per day, goes_to: think}}}}
process: {{think: {{delay: "uniform(10 d, 30 d)", counts_as: paid, then: {{decided: rest -> done}}}}}}
teams: {{}}
"""


def pipeline(folder: Path, rate: float, replications: int, relative: float) -> None:
    """After a past as many decide in every month as leads come in a month; from empty far fewer would."""
    (folder / "past.yaml").write_text(PAST.format(rate=rate), encoding="utf-8")
    (folder / "now.yaml").write_text("based_on: past.yaml\nstart: {history: past.yaml}\n", encoding="utf-8")
    now = scenario.load(folder / "now.yaml")
    logs = [play(now, replication)[0] for replication in range(replications)]
    days = [(log.booking.time - log.start) / DAY for log in logs]
    agrees([(day < 31).sum() for day in days], 31 * rate, relative)
    agrees([len(day) for day in days], 59 * rate, relative)


def test_warm_pipeline_pays_as_much_as_comes(tmp_path):
    pipeline(tmp_path, rate=3, replications=10, relative=0.05)


@pytest.mark.theory
def test_warm_pipeline_pays_as_much_as_comes_in_the_long_run(tmp_path):
    pipeline(tmp_path, rate=12, replications=40, relative=0.01)


ACCOUNTS = """
owners: {{account: {{from: care}}}}
sources: {{leads: {{rate: 1 per year, goes_to: care}}}}
process:
  care: {{delay: "{law}", then: {{again: rest -> care}}}}
  wish: {{each_account: "{law}", goes_to: answer, then: {{known: rest -> done}}}}
  answer: {{takes: 10 min, then: {{helped: rest -> done}}}}
teams: {{crew: {{people: 30, does_in_order: [answer]}}}}
start: {{accounts: {count}}}
"""


@pytest.mark.parametrize("law", ["uniform(10 d, 30 d)", "lognormal(20 d, cv 0.8)", "constant(20 d)"])
def test_accounts_of_the_first_day_are_in_the_middle_of_their_time(law):
    compiled = compiler.compile(scenario.load_text(HEAD + ACCOUNTS.format(law=law, count=40)))
    runs = [again(compiled, replication) for replication in range(12)]
    for days in (10, 30):
        ended = [run.stays("care").ended for run in runs]
        agrees([(times < 24 * days).sum() for times in ended], 40 * days / 20, 0.07)
    wishes = [sum(len(run.stays(name).joined) for name in run.stages if name.startswith("wish")) for run in runs]
    agrees(wishes, 40 * 31 / 20, 0.03)
