"""Hours on duty under vacation, sickness and days away, against their exact expectations."""

import numpy as np

from salessim import compiler
from salessim.network.world import realise
from salessim.scenario import load_text
from theory.agreement import agrees
from theory.runs import DAY

PEOPLE = 300
YEAR, MONTH = 365.25, 30.4375


def duty(team: str, months: int = 12, working_time: str = "always", replication: int = 0) -> tuple[np.ndarray, ...]:
    """When each of 300 people is on duty, in days since second 0: (person, on, off), and the period."""
    text = f"""
period: {{from: 2027-01-01, for: {months} months}}
working_time: {working_time}
sources: {{calls: {{rate: 2 per year, goes_to: answer}}}}
process: {{answer: {{takes: 1 min, then: {{sold: rest -> won}}}}}}
teams: {{crew: {{people: {PEOPLE}, does_in_order: [answer], {team}}}}}
"""
    network = compiler.compile(load_text(text)).network
    world = realise(network, 1, replication)
    who = np.repeat(np.arange(PEOPLE), world.server.duty_to - world.server.duty_from)
    return (
        who,
        world.duty.on / DAY,
        world.duty.off / DAY,
        np.array([network.clock.start[0], network.clock.until[0]]) / DAY,
    )


def days(team: str, begin: float, end: float, **told: object) -> np.ndarray:
    """Days on duty of each person between two moments."""
    who, on, off, _ = duty(team, **told)
    return np.bincount(who, np.clip(off, begin, end) - np.clip(on, begin, end), PEOPLE)


def test_everybody_has_the_same_days_of_vacation_in_every_year():
    # the year of vacations that lies within the period: from second 0 on, years of 365.25 days
    for told in ("{per_year: 28 d}", "{per_year: 30 d, in_parts: 3, season: {Jul-Aug: 3, rest: 1}}"):
        off = YEAR - days(f"absent: {{vacation: {told}}}", 27 * YEAR, 28 * YEAR, months=36)
        assert np.allclose(off, 28 if "28" in told else 30, atol=1e-4)


def test_vacations_are_mostly_in_their_season():
    # all at once, and only in July and August, 181 to 243 days after the first of January or one day later
    _, on, off, _ = duty("absent: {vacation: {per_year: 10 d, in_parts: 1, season: {Jul-Aug: 1, rest: 0}}}", months=24)
    begins = (off[(off < 28 * YEAR) & (off > 26 * YEAR + 1)]) % YEAR
    assert len(begins) > 1.9 * PEOPLE
    assert begins.min() > 181
    assert begins.max() < 245
    agrees(begins, (182.625 + 243.5) / 2, 0.01)


def test_days_of_sickness():
    # once in a month at most, with the chance p, for L days from an even moment on; two in a row overlap by
    # L^3 / (6 G^2) on average if both happen, G being a month
    length, months = 9.0, 36
    p = 40 / 12 / length
    lost = p * length - p * p * length**3 / (6 * MONTH**2)
    begin, end = 9_500.0, 9_500 + 24 * MONTH
    found = [
        (end - begin)
        - days("absent: {sickness: {per_year: 40 d, each: 9 d}}", begin, end, months=months, replication=r)
        for r in range(4)
    ]
    agrees(np.concatenate(found), 24 * lost)


def test_days_away_are_whole_days_by_chance():
    office = "{days: Mon-Sun, hours: 9:00-17:00}"
    found = days("absent: {days_away: 23%}", 9_500, 9_800, working_time=office) / (8 / 24)
    assert np.allclose(found, np.round(found))
    agrees(found, 300 * 0.77)
    agrees((found - 231) ** 2, 300 * 0.77 * 0.23, 0.1)


def test_meetings_are_missing_in_everybodys_day():
    office = "{days: Mon-Fri, hours: 9:00-18:00, break: 13:00-14:00}"
    meetings = "meetings: {planning: Mon-Fri 9:00-9:15, review: Mon 12:30-15:00}"
    # from Monday 2027-01-04, day 9,499, four weeks: 20 days of 8 h, less 15 min each, less 30 min and 1 h on Mondays
    found = days(meetings, 9_499, 9_527, working_time=office)
    assert np.allclose(found * 24, 20 * 7.75 - 4 * 1.5)
