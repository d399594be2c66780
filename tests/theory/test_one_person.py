"""One person and one queue: any law of work, and two ways to put urgent work first."""

import pytest

from theory.agreement import Control, agrees
from theory.controls import came, took, unevenness
from theory.formulas import cobham, pollaczek_khinchine, preemptive_resume
from theory.runs import Window, each, windows

QUICK = 0.07  # of the truth: waits of one person vary much
LONG_TAILED = "lognormal(1 h, cv 1.5)"
CLASSES = [(0.3, 0.5, 1.0), (0.35, 1.0, 1.0)]  # rate and mean work in hours, cv; most urgent first: load 0.15 + 0.35


def station(per_hour: float, work: str) -> str:
    """One person who answers calls."""
    return f"""
sources: {{calls: {{rate: {24 * per_hour} per day, goes_to: answer}}}}
process: {{answer: {{takes: "{work}", then: {{helped: rest -> done}}}}}}
teams: {{crew: {{people: 1, does_in_order: [answer]}}}}
"""


def two_kinds(interrupts: str = "") -> str:
    """One person who answers calls first and writes quotes else."""
    calls, quotes = CLASSES
    return f"""
sources:
  calls: {{rate: {24 * calls[0]} per day, goes_to: answer}}
  wishes: {{rate: {24 * quotes[0]} per day, goes_to: quote}}
process:
  answer: {{takes: exponential({calls[1]} h), {interrupts} then: {{helped: rest -> done}}}}
  quote: {{takes: exponential({quotes[1]} h), then: {{sent: rest -> done}}}}
teams: {{crew: {{people: 1, does_in_order: [answer, quote]}}}}
"""


def known(cut: list[Window], stage: str, per_hour: float, mean: float, cv: float) -> list[Control]:
    """How many came, their work, and its square."""
    square = mean**2 * (1 + cv**2)
    return [came(cut, stage, per_hour), took(cut, stage, mean), took(cut, stage, square, power=2)]


def rates(cut: list[Window], stage: str, what: str) -> list[float]:
    """Waits or times of a stage together, per hour of the window."""
    return [getattr(stays, what).sum() / window.length for window, stays in each(cut, stage)]


@pytest.mark.parametrize(("work", "cv"), [("constant(1 h)", 0.0), ("lognormal(1 h, cv 0.5)", 0.5)])
def test_mean_wait_for_one_person_is_pollaczek_khinchine(work, cv):
    cut = windows(station(0.5, work), count=35, days=11, warm=3, cool=2)
    controls = known(cut, "answer", 0.5, 1.0, cv)[: 3 if cv else 1]
    agrees(rates(cut, "answer", "wait"), 0.5 * pollaczek_khinchine(0.5, 1.0, cv), QUICK, controls)


@pytest.mark.theory
def test_pollaczek_khinchine_with_long_tailed_work():
    cut = windows(station(0.5, LONG_TAILED), count=200, days=96, warm=10, cool=4)
    controls = [*known(cut, "answer", 0.5, 1.0, 1.5), *unevenness(cut, {"answer": (0.5, 1.0, 1.5)})]
    agrees(rates(cut, "answer", "wait"), 0.5 * pollaczek_khinchine(0.5, 1.0, 1.5), controls=controls)


def priorities(cut: list[Window], truth: list[float], what: str, relative: float) -> None:
    """Waits, or times from coming to going, of both classes."""
    both = dict(zip(("answer", "quote"), CLASSES, strict=True))
    controls = [control for stage, kind in both.items() for control in known(cut, stage, *kind)]
    if relative <= 0.01:
        controls += unevenness(cut, both)
    for (stage, kind), hours in zip(both.items(), truth, strict=True):
        agrees(rates(cut, stage, what), kind[0] * hours, relative, controls)


def test_urgent_work_that_waits_for_the_work_in_hand_is_cobham():
    cut = windows(two_kinds(), count=40, days=9, warm=3, cool=4)
    priorities(cut, cobham(CLASSES), "wait", QUICK)


def test_urgent_work_that_interrupts_is_preemptive_resume():
    cut = windows(two_kinds("interrupts: {quote: resume},"), count=40, days=9, warm=3, cool=6)
    priorities(cut, preemptive_resume(CLASSES), "time", QUICK)


@pytest.mark.theory
def test_urgent_work_first_in_the_long_run():
    cut = windows(two_kinds(), count=200, days=48, warm=5, cool=6)
    priorities(cut, cobham(CLASSES), "wait", 0.01)


@pytest.mark.theory
def test_urgent_work_at_once_in_the_long_run():
    cut = windows(two_kinds("interrupts: {quote: resume},"), count=200, days=32, warm=5, cool=6)
    priorities(cut, preemptive_resume(CLASSES), "time", 0.01)
