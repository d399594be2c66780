"""The calendar of events: a list for each second of this stretch of time, a list for each later stretch.

A second of the calendar is an instant, so nothing is ever sorted. A stretch is 65,536 seconds (eighteen hours); two
levels of bits tell which of its seconds are taken. Actors are threaded into their list and leave it in one step.
"""

from typing import Any

from salessim.engines.compiled.tables import STREAM

STRETCH = 16  # 2^16 seconds
SECONDS = 1 << STRETCH
BITS = 5  # 2^5 seconds a word, 2^5 words a top
WORDS, TOPS = SECONDS >> BITS, SECONDS >> (2 * BITS)

INLINE = ("put", "cancel", "_take", "_leave", "_first_taken", "due_now", "lowest_bit", "next_second", "first_stream")


def lowest_bit(word: int) -> int:
    """The number of the lowest bit of a positive word."""
    return (word & -word).bit_length() - 1


def put(m: Any, a: int, due: int) -> None:
    """Let an actor's event happen at a second, unless the run is over by then."""
    actor = m.actor[a]
    actor.due = -1
    if due >= m.until:
        return
    actor.due = due
    place = due - m.start
    if place >> STRETCH == m.epoch:
        second = place & (SECONDS - 1)
        head = m.seconds[second]
        m.seconds[second] = a
        if head == -1:
            _take(m, second)
    else:
        head = m.epochs[place >> STRETCH]
        m.epochs[place >> STRETCH] = a
    actor.sooner, actor.later = -1, head
    if head != -1:
        m.actor[head].sooner = a


def cancel(m: Any, a: int) -> None:
    """Take an actor's event out, if there is one."""
    actor = m.actor[a]
    due = actor.due
    if due == -1:
        return
    actor.due = -1
    sooner, later = actor.sooner, actor.later
    if later != -1:
        m.actor[later].sooner = sooner
    if sooner != -1:
        m.actor[sooner].later = later
        return
    place = due - m.start
    if place >> STRETCH != m.epoch:
        m.epochs[place >> STRETCH] = later
        return
    second = place & (SECONDS - 1)
    m.seconds[second] = later
    if later == -1:
        _leave(m, second)


def due_now(m: Any) -> int:
    """The first actor of this second; -1 none."""
    return m.seconds[(m.now - m.start) & (SECONDS - 1)]


def next_second(m: Any, soonest: int) -> int:
    """The next second that has an event, or `soonest` if that comes first; turns to it."""
    while True:
        second = _first_taken(m)
        if second != -1:
            return min(soonest, m.start + (m.epoch << STRETCH) + second)
        if soonest <= m.start + ((m.epoch + 1) << STRETCH) - 1:
            return soonest
        if m.start + ((m.epoch + 1) << STRETCH) >= m.until:
            return soonest
        _turn(m)


def _take(m: Any, second: int) -> None:
    word = second >> BITS
    m.words[word] |= 1 << (second & 31)
    m.tops[word >> BITS] |= 1 << (word & 31)


def _leave(m: Any, second: int) -> None:
    word = second >> BITS
    m.words[word] &= ~(1 << (second & 31))
    if m.words[word] == 0:
        m.tops[word >> BITS] &= ~(1 << (word & 31))


def _first_taken(m: Any) -> int:
    """The first second of this stretch that is taken; all before now are free. -1 none."""
    top = max(0, m.now - m.start - (m.epoch << STRETCH)) >> (2 * BITS)
    while top < TOPS:
        tops = m.tops[top]
        if tops != 0:
            word = (top << BITS) + lowest_bit(tops)
            return (word << BITS) + lowest_bit(m.words[word])
        top += 1
    return -1


def _turn(m: Any) -> None:
    """Go on to the next stretch: its actors find their seconds."""
    m.epoch += 1
    a = m.epochs[m.epoch]
    m.epochs[m.epoch] = -1
    while a != -1:
        later = m.actor[a].later
        put(m, a, m.actor[a].due)
        a = later


def first_stream(m: Any) -> int:
    """A stream of children that is due in this second: it comes before everything else. -1 none."""
    a = due_now(m)
    while a != -1 and m.actor[a].kind != STREAM:
        a = m.actor[a].later
    return a
