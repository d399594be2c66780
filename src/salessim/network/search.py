"""A search for people at one moment: what happens next, who sits where, and who is lacking."""

from typing import NamedTuple

from salessim.network.memory import Made, Staff
from salessim.network.tables import FOREVER

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


# ---- who is lacking -----------------------------------------------------------------------------------------------


def _empty_seats(now: Search, moment: int) -> int:
    """How many seats are empty."""
    number = 0
    for seat in range(now.seats):
        if now.staff.seat.hiring[seat] == now.row and now.made.chair.empty[seat] <= moment:
            number += 1
    return number


def longest_empty(now: Search, moment: int) -> int:
    """The seat that has been empty for longest; of several the one with the least key; -1 if none is."""
    chair, key, found = now.made.chair, now.staff.seat.key, -1
    for seat in range(now.seats):
        if now.staff.seat.hiring[seat] == now.row and chair.empty[seat] <= moment:
            longer = found == -1 or chair.empty[seat] < chair.empty[found]
            if longer or (chair.empty[seat] == chair.empty[found] and key[seat] < key[found]):
                found = seat
    return found


def in_state(now: Search, low: int, coming: int, state: int) -> int:
    """How many candidates are in a state."""
    number = 0
    for at in range(low, coming):
        if now.made.applicant.state[at] == state:
            number += 1
    return number


def is_ahead(now: Search, at: int) -> bool:
    """Whether a candidate is hired for good and has no seat yet."""
    state = now.made.applicant.state[at]
    kept, seated = now.made.candidate.kept[at] == 1, now.made.candidate.placed[at] < FOREVER
    return LEARNING <= state <= AHEAD and kept and not seated


def lacking(now: Search, low: int, coming: int, moment: int) -> int:
    """How many places there are to be filled, in seats and ahead of them."""
    number = now.staff.hiring.ahead[now.row] + _empty_seats(now, moment)
    for at in range(low, coming):
        if is_ahead(now, at):
            number -= 1
    return number


def wanted(now: Search, low: int, coming: int, moment: int) -> bool:
    """Whether one more who passes everything could be used: for a place, or in the reserve."""
    hiring, row = now.staff.hiring, now.row
    places = lacking(now, low, coming, moment) * hiring.interns[row] + hiring.reserve[row]
    return places > in_state(now, low, coming, WAITING)
