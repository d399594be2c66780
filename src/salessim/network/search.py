"""A search for people at one moment: whom it lacks, what becomes of a candidate next, who begins."""

import math
from typing import NamedTuple

from salessim.network import draws, people
from salessim.network.memory import Made, Staff
from salessim.network.numbers import normal_quantile
from salessim.network.tables import FOREVER, LOGNORMAL

# what happens to a candidate of itself at the moment that is noted
COMING = 0  # comes
ON_TRIAL = 1  # the score of a step of selection is known
WAITING = 2  # has passed all, and is lost
LEARNING = 3  # ends the internship, or leaves before
AHEAD = 4  # has learnt, has no seat yet, and leaves
GONE = 5  # nothing


class Search(NamedTuple):
    """The search of a team; its candidates are the rows from `first` until before `after`."""

    staff: Staff
    made: Made
    run: int
    row: int  # of hiring
    first: int
    after: int
    seats: int  # of all teams


class Spell(NamedTuple):
    """Who sits somewhere, and from when until when."""

    key: int
    hired: int
    starts: int
    left: int


# ---- time ---------------------------------------------------------------------------------------------------------


def next_moment(now: Search, low: int, coming: int) -> int:
    """When something happens next; rows before `low` are gone, those from `coming` on have not come."""
    chair, applicant = now.made.chair, now.made.applicant
    moment = now.made.candidate.came[coming] if coming < now.after else FOREVER
    for at in range(low, coming):
        if applicant.state[at] != GONE and applicant.moment[at] < moment:
            moment = applicant.moment[at]
    for seat in range(now.seats):
        if now.staff.seat.hiring[seat] == now.row and chair.left[seat] < moment:
            moment = chair.left[seat]
    return moment


def leave(now: Search, moment: int) -> None:
    """Empty the seats of those who leave; a seat that closes is looked after no more."""
    chair, table = now.made.chair, now.staff.seat
    for seat in range(now.seats):
        if table.hiring[seat] == now.row and chair.left[seat] <= moment:
            chair.empty[seat] = chair.left[seat] if chair.left[seat] < table.closes[seat] else FOREVER
            chair.left[seat] = FOREVER


# ---- who is lacking -----------------------------------------------------------------------------------------------


def _empty_seats(now: Search, moment: int) -> int:
    """How many seats are empty."""
    number = 0
    for seat in range(now.seats):
        if now.staff.seat.hiring[seat] == now.row and now.made.chair.empty[seat] <= moment:
            number += 1
    return number


def _longest_empty(now: Search, moment: int) -> int:
    """The seat that has been empty for longest; of several the one with the least key; -1 if none is."""
    chair, key, found = now.made.chair, now.staff.seat.key, -1
    for seat in range(now.seats):
        if now.staff.seat.hiring[seat] == now.row and chair.empty[seat] <= moment:
            longer = found == -1 or chair.empty[seat] < chair.empty[found]
            if longer or (chair.empty[seat] == chair.empty[found] and key[seat] < key[found]):
                found = seat
    return found


def _in_state(now: Search, low: int, coming: int, state: int) -> int:
    """How many candidates are in a state."""
    number = 0
    for at in range(low, coming):
        if now.made.applicant.state[at] == state:
            number += 1
    return number


def _ahead(now: Search, at: int) -> bool:
    """Whether a candidate is hired for good and has no seat yet."""
    state = now.made.applicant.state[at]
    kept, seated = now.made.candidate.kept[at] == 1, now.made.candidate.placed[at] < FOREVER
    return LEARNING <= state <= AHEAD and kept and not seated


def _lacking(now: Search, low: int, coming: int, moment: int) -> int:
    """How many places there are to be filled, in seats and ahead of them."""
    number = now.staff.hiring.ahead[now.row] + _empty_seats(now, moment)
    for at in range(low, coming):
        if _ahead(now, at):
            number -= 1
    return number


def _wanted(now: Search, low: int, coming: int, moment: int) -> bool:
    """Whether one more who passes everything could be used: for a place, or in the reserve."""
    hiring, row = now.staff.hiring, now.row
    places = _lacking(now, low, coming, moment) * hiring.interns[row] + hiring.reserve[row]
    return places > _in_state(now, low, coming, WAITING)


# ---- what happens to a candidate ----------------------------------------------------------------------------------


def go_on(now: Search, low: int, coming: int, at: int, moment: int) -> None:
    """What happens of itself to a candidate whose moment has come."""
    applicant, candidate = now.made.applicant, now.made.candidate
    state = applicant.state[at]
    if state <= ON_TRIAL:
        _select(now, low, coming, at, moment)
    elif state == LEARNING and _ahead(now, at) and candidate.leaves[at] > moment:
        applicant.state[at], applicant.moment[at] = AHEAD, candidate.leaves[at]
    elif state != GONE:
        if _ahead(now, at):
            candidate.off[at] = moment
        applicant.state[at], applicant.moment[at] = GONE, FOREVER


def _select(now: Search, low: int, coming: int, at: int, moment: int) -> None:
    """Go on in the selection as far as nothing takes time; who is not looked for any more goes away."""
    applicant, candidate = now.made.applicant, now.made.candidate
    hiring, row, trial = now.staff.hiring, now.row, now.staff.trial
    entered = applicant.state[at] == ON_TRIAL
    applicant.state[at], applicant.moment[at] = GONE, FOREVER
    step = hiring.trial_from[row] + candidate.trials[at] - (1 if entered else 0)
    while step < hiring.trial_to[row]:
        if not entered:
            if not _wanted(now, low, coming, moment):
                return
            candidate.trials[at] += 1
            if trial.takes[step] > 0:
                applicant.state[at], applicant.moment[at] = ON_TRIAL, moment + trial.takes[step]
                return
        if _score(now, at, step) < trial.least[step]:
            return
        step += 1
        entered = False
    if hiring.trial_from[row] == hiring.trial_to[row] and not _wanted(now, low, coming, moment):
        return
    candidate.passed[at] = moment
    if _wanted(now, low, coming, moment):
        lost = people.seconds(now.staff, now.run, candidate.key[at], hiring.wait[row], draws.LAG, FOREVER)
        applicant.state[at], applicant.moment[at] = WAITING, moment + lost if lost < FOREVER else FOREVER


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


# ---- who begins ---------------------------------------------------------------------------------------------------


def begin(now: Search, low: int, coming: int, moment: int) -> None:
    """Fill seats with those who are hired ahead; then let as many begin as may, and are at least to begin together."""
    _move_up(now, low, coming, moment)
    hiring, row = now.staff.hiring, now.row
    each = hiring.interns[row]
    places = min(_lacking(now, low, coming, moment), _in_state(now, low, coming, WAITING) // each)
    if hiring.at_once[row] != -1:
        places = min(places, (hiring.at_once[row] - _in_state(now, low, coming, LEARNING)) // each)
    if places * each < hiring.together[row]:
        return
    for _ in range(places):
        kept = -1
        for _ in range(each):
            at = _first_waiting(now, low, coming)
            _employ(now, at, moment)
            kept = _better(now, kept, at)
        _keep(now, kept, moment)
        _move_up(now, low, coming, moment)


def _first_waiting(now: Search, low: int, coming: int) -> int:
    """Who has waited for longest; of several who came first."""
    passed, found = now.made.candidate.passed, -1
    for at in range(low, coming):
        waits = now.made.applicant.state[at] == WAITING
        if waits and (found == -1 or passed[at] < passed[found]):
            found = at
    return found


def _employ(now: Search, at: int, moment: int) -> None:
    """Let a candidate begin as an intern."""
    learnt = moment + now.staff.hiring.internship[now.row]
    now.made.candidate.began[at], now.made.candidate.off[at] = moment, learnt
    now.made.applicant.state[at], now.made.applicant.moment[at] = LEARNING, learnt


def _better(now: Search, one: int, other: int) -> int:
    """The better of two interns; the first if they are equal, or there is but the second."""
    applicant = now.made.applicant
    if one == -1:
        return other
    better = applicant.speed[other] * applicant.quality[other] > applicant.speed[one] * applicant.quality[one]
    return other if better else one


def _keep(now: Search, at: int, moment: int) -> None:
    """Take the best intern for good, at first without a seat."""
    candidate, staff = now.made.candidate, now.staff
    way = staff.hiring.channel_from[now.row] + candidate.channel[at]
    stays = people.seconds(staff, now.run, candidate.key[at], staff.channel.tenure[way], draws.TENURE, FOREVER)
    candidate.kept[at] = 1
    candidate.leaves[at] = moment + stays if stays < FOREVER else FOREVER
    candidate.off[at] = candidate.leaves[at]
    if candidate.leaves[at] < now.made.applicant.moment[at]:
        now.made.applicant.moment[at] = candidate.leaves[at]


def _move_up(now: Search, low: int, coming: int, moment: int) -> None:
    """Let those who are hired and have no seat take the empty ones, the first hired first."""
    candidate, applicant = now.made.candidate, now.made.applicant
    while _longest_empty(now, moment) != -1:
        found = -1
        for at in range(low, coming):
            if _ahead(now, at) and (found == -1 or candidate.began[at] < candidate.began[found]):
                found = at
        if found == -1:
            return
        seat, sitting = _longest_empty(now, moment), now.seats + found
        candidate.empty[found], candidate.placed[found] = now.made.chair.empty[seat], moment
        candidate.off[found] = moment
        now.made.sitting.speed[sitting] = applicant.speed[found]
        now.made.sitting.quality[sitting] = applicant.quality[found]
        spell = Spell(candidate.key[found], candidate.began[found], moment, candidate.leaves[found])
        sit(now.staff, now.made, seat, sitting, spell)
        if applicant.state[found] == AHEAD:
            applicant.state[found], applicant.moment[found] = GONE, FOREVER


def sit(staff: Staff, made: Made, seat: int, sitting: int, spell: Spell) -> None:
    """Let somebody sit in a seat until he or she leaves, or the seat closes."""
    chair, sittings, closes = made.chair, made.sitting, staff.seat.closes[seat]
    left = spell.left if spell.left < closes else closes
    left = left if left < FOREVER else FOREVER
    sittings.key[sitting], sittings.hired[sitting] = spell.key, spell.hired
    sittings.starts[sitting], sittings.left[sitting] = spell.starts, left
    sittings.next[sitting] = -1
    if chair.last[seat] == -1:
        chair.first[seat] = sitting
    else:
        sittings.next[chair.last[seat]] = sitting
    chair.last[seat] = sitting
    chair.empty[seat], chair.left[seat] = FOREVER, left
