"""Who begins: as many together as may and must, the best of several for each place."""

from salessim.network import draws, people, search
from salessim.network.search import Search, Spell
from salessim.network.tables import FOREVER


def begin(now: Search, low: int, coming: int, moment: int) -> None:
    """Fill seats with those who are hired ahead; then let as many begin as may, and are at least to begin together."""
    _move_up(now, low, coming, moment)
    hiring, row = now.staff.hiring, now.row
    each = hiring.interns[row]
    places = min(search.lacking(now, low, coming, moment), search.in_state(now, low, coming, search.WAITING) // each)
    if hiring.at_once[row] != -1:
        places = min(places, (hiring.at_once[row] - search.in_state(now, low, coming, search.LEARNING)) // each)
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
        waits = now.made.applicant.state[at] == search.WAITING
        if waits and (found == -1 or passed[at] < passed[found]):
            found = at
    return found


def _employ(now: Search, at: int, moment: int) -> None:
    """Let a candidate begin as an intern."""
    learnt = moment + now.staff.hiring.internship[now.row]
    now.made.candidate.began[at], now.made.candidate.off[at] = moment, learnt
    now.made.applicant.state[at], now.made.applicant.moment[at] = search.LEARNING, learnt


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
    while search.longest_empty(now, moment) != -1:
        found = -1
        for at in range(low, coming):
            if search.is_ahead(now, at) and (found == -1 or candidate.began[at] < candidate.began[found]):
                found = at
        if found == -1:
            return
        seat, sitting = search.longest_empty(now, moment), now.seats + found
        candidate.empty[found], candidate.placed[found] = now.made.chair.empty[seat], moment
        candidate.off[found] = moment
        now.made.sitting.speed[sitting] = applicant.speed[found]
        now.made.sitting.quality[sitting] = applicant.quality[found]
        spell = Spell(candidate.key[found], candidate.began[found], moment, candidate.leaves[found])
        search.sit(now.staff, now.made, seat, sitting, spell)
        if applicant.state[found] == search.AHEAD:
            applicant.state[found], applicant.moment[found] = search.GONE, FOREVER
