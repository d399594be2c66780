"""What becomes of a candidate next: the steps of selection, waiting, and the end of the internship."""

import math

from salessim.network import draws, people, search
from salessim.network.numbers import normal_quantile
from salessim.network.search import Search
from salessim.network.tables import FOREVER, LOGNORMAL


def go_on(now: Search, low: int, coming: int, at: int, moment: int) -> None:
    """What happens of itself to a candidate whose moment has come."""
    applicant, candidate = now.made.applicant, now.made.candidate
    state = applicant.state[at]
    if state <= search.ON_TRIAL:
        _select(now, low, coming, at, moment)
    elif state == search.LEARNING and search.is_ahead(now, at) and candidate.leaves[at] > moment:
        applicant.state[at], applicant.moment[at] = search.AHEAD, candidate.leaves[at]
    elif state != search.GONE:
        if search.is_ahead(now, at):
            candidate.off[at] = moment
        applicant.state[at], applicant.moment[at] = search.GONE, FOREVER


def _select(now: Search, low: int, coming: int, at: int, moment: int) -> None:
    """Go on in the selection as far as nothing takes time; who is not looked for any more goes away."""
    applicant, candidate = now.made.applicant, now.made.candidate
    hiring, row, trial = now.staff.hiring, now.row, now.staff.trial
    entered = applicant.state[at] == search.ON_TRIAL
    applicant.state[at], applicant.moment[at] = search.GONE, FOREVER
    step = hiring.trial_from[row] + candidate.trials[at] - (1 if entered else 0)
    while step < hiring.trial_to[row]:
        if not entered:
            if not search.wanted(now, low, coming, moment):
                return
            candidate.trials[at] += 1
            if trial.takes[step] > 0:
                applicant.state[at], applicant.moment[at] = search.ON_TRIAL, moment + trial.takes[step]
                return
        if _score(now, at, step) < trial.least[step]:
            return
        step += 1
        entered = False
    if hiring.trial_from[row] == hiring.trial_to[row] and not search.wanted(now, low, coming, moment):
        return
    candidate.passed[at] = moment
    if search.wanted(now, low, coming, moment):
        lost = people.seconds(now.staff, now.run, candidate.key[at], hiring.wait[row], draws.LAG, FOREVER)
        applicant.state[at], applicant.moment[at] = search.WAITING, moment + lost if lost < FOREVER else FOREVER


def _score(now: Search, at: int, step: int) -> float:
    """What a step of selection sees in a candidate: the skill, as far as it tells, and chance."""
    trial, key = now.staff.trial, now.made.candidate.key[at]
    word = draws.draw(now.run, key, trial.key[step], 0, draws.SCORE)
    tells = trial.tells[step]
    chance = math.sqrt(1.0 - tells * tells) * normal_quantile(draws.uniform(word))
    return tells * _skill(now, key) + chance


def _skill(now: Search, key: int) -> float:
    """The logarithm of speed x quality among the candidates of a channel, in standard units."""
    hiring, row = now.staff.hiring, now.row
    speed, of_speed = _normal(now, key, hiring.speed[row], draws.SPEED)
    quality, of_quality = _normal(now, key, hiring.quality[row], draws.QUALITY)
    spread = math.sqrt(of_speed * of_speed + of_quality * of_quality)
    if spread == 0.0:  # nobody is better than others, but some seem so
        return normal_quantile(draws.uniform(draws.own_draw(now.run, key, 0, draws.HIDDEN)))
    return (of_speed * speed + of_quality * quality) / spread


def _normal(now: Search, key: int, law: int, purpose: int) -> tuple[float, float]:
    """The normal number behind a lognormal one of a person, and its spread."""
    if law == -1 or now.staff.law.kind[law] != LOGNORMAL:
        return 0.0, 0.0
    return normal_quantile(draws.uniform(draws.own_draw(now.run, key, 0, purpose))), now.staff.law.b[law]
