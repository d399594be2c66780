"""How the seats of a team are filled from candidates: all of them together, in the order of time.

A candidate is (team, channel, day, k-th of that day), never a running number: another vacancy or another channel
changes no candidate. Everything is decided before the run.
"""

from salessim.columns import Numbers
from salessim.network import arrivals, beginning, draws, people, search, trials
from salessim.network.memory import Applicant, Given, Made, Staff
from salessim.network.recruits import Candidate
from salessim.network.search import Search
from salessim.network.tables import FOREVER

DAY = 86_400


def hire(given: Given, made: Made, run: int, row: int, first: int) -> int:
    """Write the candidates of a team and the people of its seats in turn; the row after the last candidate.

    If there is too little room for the candidates, nobody has a seat.
    """
    begin = _open(given, made, run, row)
    after = _come(given.staff, made, run, row, first, begin)
    if after > made.room.candidates[0]:
        for seat in range(given.number.seats[0]):
            if given.staff.seat.hiring[seat] == row:
                made.chair.first[seat] = -1
        return after
    _live(Search(given.staff, made, run, row, first, after, given.number.seats[0]))
    return after


def _open(given: Given, made: Made, run: int, row: int) -> int:
    """Let the first people sit in the seats of a team; from when on somebody may be looked for."""
    staff, chair, table = given.staff, made.chair, given.staff.seat
    begin = FOREVER
    for seat in range(given.number.seats[0]):
        if table.hiring[seat] == row:
            chair.empty[seat], chair.left[seat] = FOREVER, FOREVER
            chair.first[seat], chair.last[seat] = -1, -1
            if table.hired[seat] < table.closes[seat]:
                begin = table.opens[seat] if table.opens[seat] < begin else begin
                if table.vacant[seat] == 1:
                    chair.left[seat] = table.hired[seat]
                else:
                    _first_person(staff, made, run, seat)
    return begin if begin > staff.hiring.since[row] else staff.hiring.since[row]


def _first_person(staff: Staff, made: Made, run: int, seat: int) -> None:
    """Whoever is known to sit there at first."""
    table, sittings = staff.seat, made.sitting
    key = draws.join(draws.join(staff.team.key[table.team[seat]], table.key[seat]), 0)
    stays = table.first_tenure[seat] if table.first_tenure[seat] != -1 else table.tenure[seat]
    speed = table.first_speed[seat] if table.first_speed[seat] != -1 else table.speed[seat]
    quality = table.first_quality[seat] if table.first_quality[seat] != -1 else table.quality[seat]
    sittings.speed[seat] = people.own(staff, run, key, speed, draws.SPEED)
    sittings.quality[seat] = people.own(staff, run, key, quality, draws.QUALITY)
    left = table.hired[seat] + people.seconds(staff, run, key, stays, draws.TENURE, FOREVER)
    starts = table.hired[seat] if table.hired[seat] > table.opens[seat] else table.opens[seat]
    search.sit(staff, made, seat, seat, search.Spell(key, table.hired[seat], starts, left))


def _come(staff: Staff, made: Made, run: int, row: int, first: int, begin: int) -> int:
    """Write those who come by all channels, in the order of time; the row after the last, though there be less room."""
    hiring, channel, until = staff.hiring, staff.channel, staff.clock.until[0]
    at = first
    for day in range(begin // DAY, (until - 1) // DAY + 1 if begin < until else begin // DAY):
        today = at
        for way in range(hiring.channel_from[row], hiring.channel_to[row]):
            of_day = draws.join(draws.join(hiring.key[row], channel.key[way]), day)
            for k in range(arrivals.how_many(run, of_day, channel.mean[way])):
                key = draws.join(of_day, k)
                time = day * DAY + int(draws.uniform(draws.own_draw(run, key, 0, draws.TIME)) * DAY)
                if begin <= time < until:
                    if at < made.room.candidates[0]:
                        _write(staff, made, run, row, way, key, time, at)
                        _in_order(made.candidate, made.applicant, today, at)
                    at += 1
    return at


def _write(staff: Staff, made: Made, run: int, row: int, way: int, key: int, time: int, at: int) -> None:
    """Write somebody who comes, and is not yet looked at."""
    hiring, candidate, applicant = staff.hiring, made.candidate, made.applicant
    candidate.key[at] = key
    candidate.team[at] = hiring.team[row]
    candidate.channel[at] = way - hiring.channel_from[row]
    candidate.came[at] = time
    candidate.trials[at], candidate.kept[at] = 0, 0
    candidate.passed[at], candidate.began[at], candidate.placed[at] = FOREVER, FOREVER, FOREVER
    candidate.empty[at], candidate.off[at], candidate.leaves[at] = FOREVER, FOREVER, FOREVER
    applicant.state[at], applicant.moment[at] = search.COMING, time
    applicant.speed[at] = people.own(staff, run, key, hiring.speed[row], draws.SPEED) * staff.channel.speed[way]
    applicant.quality[at] = people.own(staff, run, key, hiring.quality[row], draws.QUALITY) * staff.channel.quality[way]


def _in_order(candidate: Candidate, applicant: Applicant, today: int, at: int) -> None:
    """Put the last row where it belongs among those of the day, by time, then key."""
    while at > today and _sooner(candidate, at, at - 1):
        _exchange(candidate.key, at)
        _exchange(candidate.channel, at)
        _exchange(candidate.came, at)
        _exchange(applicant.moment, at)
        _exchange(applicant.speed, at)
        _exchange(applicant.quality, at)
        at -= 1


def _sooner(candidate: Candidate, one: int, other: int) -> bool:
    """Whether one comes before the other."""
    if candidate.came[one] != candidate.came[other]:
        return candidate.came[one] < candidate.came[other]
    return candidate.key[one] < candidate.key[other]


def _exchange(column: Numbers, at: int) -> None:
    """Exchange a cell with the one before it."""
    kept = column[at]
    column[at] = column[at - 1]
    column[at - 1] = kept


def _live(now: Search) -> None:
    """Let time pass: people leave, candidates are selected, wait and begin."""
    until = now.staff.clock.until[0]
    low = coming = now.first
    while True:
        moment = search.next_moment(now, low, coming)
        if moment >= until:
            return
        search.leave(now, moment)
        while coming < now.after and now.made.candidate.came[coming] <= moment:
            coming += 1
        for at in range(low, coming):
            if now.made.applicant.moment[at] <= moment:
                trials.go_on(now, low, coming, at, moment)
        beginning.begin(now, low, coming, moment)
        while low < coming and now.made.applicant.state[low] == search.GONE:
            low += 1
