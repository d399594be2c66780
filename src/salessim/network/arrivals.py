"""Who comes from outside in one replication, and when.

The k-th arrival of a source's day keeps its draws whatever else there is.
"""

from salessim.columns import Numbers
from salessim.network import draws, rules
from salessim.network.busyness import factor
from salessim.network.memory import NO_DAY, Came, Choice, Given, Made, Market, Option
from salessim.network.order import sort

DAY = 86_400
LARGEST_MEAN = 500.0  # of one Poisson draw; busier days are drawn in parts


def arrive(given: Given, made: Made, run: int) -> int:
    """Write all arrivals of the run, in the order of time, then key; how many there are.

    If there is too little room nothing is written, and the answer is how much would do.
    """
    market, came, arrival, turn = given.market, made.came, made.arrival, made.turn.next
    number, needed = _gather(given, made, run)
    if needed > made.room.arrivals[0]:
        return needed
    sort(came.time, came.key, number, made.sorting, made.digit)
    for source in range(given.number.sources[0]):
        turn[source] = 0
    for row in range(number):
        at = made.sorting.row[row]
        key, source = came.key[at], came.source[at]
        segment = _segment(market, given.choice, given.option, run, source, given.number.attributes[0], key)
        arrival.time[row] = came.time[at]
        arrival.key[row] = key
        arrival.source[row] = source
        arrival.station[row] = market.source.station[source]
        arrival.segment[row] = segment
        arrival.ordinal[row] = turn[source]
        law = market.segment.size[segment]
        arrival.size[row] = 1.0
        if law != -1:
            word = draws.own_draw(run, key, 0, draws.SIZE)
            arrival.size[row] = rules.sample(market.law, market.item, law, word, turn[source])
        turn[source] += 1
    return number


def _segment(market: Market, choice: Choice, option: Option, run: int, source: int, attributes: int, key: int) -> int:
    """The combination of attribute values that an entity draws, each at an address of its own."""
    segment = 0
    for attribute in range(attributes):
        row = source * attributes + attribute
        word = draws.draw(run, key, market.attribute.key[attribute], 0, draws.VALUE)
        rest = draws.uniform(word) * choice.total[row]
        value = 0
        for at in range(choice.option_from[row], choice.option_to[row]):
            value = option.value[at]
            if rest < option.share[at]:
                break
            rest -= option.share[at]
        segment += market.attribute.stride[attribute] * value
    return segment


def _gather(given: Given, made: Made, run: int) -> tuple[int, int]:
    """Everybody of every source, in no order: how many come within the run, and how much room they need."""
    market, came, today = given.market, made.came, made.today.hour
    source, room = market.source, made.room.arrivals[0]
    number = needed = 0
    for row in range(given.number.sources[0]):
        for at in range(source.day_from[row], source.day_to[row]):
            day = market.day.day[at]
            hours = _hours(market, today, row, day)
            if hours > 0:
                swing = factor(run, source.key[row], given.swing, given.past, row, day)
                key = draws.join(source.key[row], day)
                count = how_many(run, key, market.day.mean[at] * swing)
                needed += count
                if needed <= room:
                    number = _by_rate(market, today, came, run, row, day, key, count, hours, number)
        for at in range(source.moment_from[row], source.moment_to[row]):
            needed += market.moment.number[at]
        if needed <= room:
            number = _by_moment(market, came, row, number)
    return number, needed


def _hours(market: Market, today: Numbers, source: int, day: int) -> int:
    """Note the stretches in which a day's arrivals fall; how many there are. Day 0 is a Monday."""
    hour = market.hour
    found = 0
    for row in range(market.source.hour_from[source], market.source.hour_to[source]):
        if (hour.weekday[row] == -1 or hour.weekday[row] == day % 7) and hour.weight[row] > 0.0:
            today[found] = row
            found += 1
    return found


def how_many(run: int, key: int, mean: float) -> int:
    """How many come on a day, a Poisson number; large ones in parts, since e to the minus mean must not vanish."""
    parts = 1
    while mean >= LARGEST_MEAN * parts:
        parts += 1
    number = 0
    for part in range(parts):
        number += rules.poisson(mean / parts, draws.uniform(draws.own_draw(run, key, part, draws.COUNT)))
    return number


def _by_rate(
    market: Market, today: Numbers, came: Came, run: int, source: int, day: int, of_day: int, count: int, hours: int,
    number: int,
) -> int:  # fmt: skip
    """Add the random arrivals of a day, each at its own place in the day; how many have come until now."""
    hour, start, until = market.hour, market.clock.start[0], market.clock.until[0]
    total = 0.0
    for i in range(hours):
        total += hour.weight[today[i]]
    for k in range(count):
        key = draws.join(of_day, k)
        rest = draws.uniform(draws.own_draw(run, key, 0, draws.TIME)) * total
        time = day * DAY + hour.end[today[hours - 1]] - 1
        for i in range(hours):
            row = today[i]
            if rest < hour.weight[row]:
                time = day * DAY + hour.start[row] + int(rest / hour.weight[row] * (hour.end[row] - hour.start[row]))
                break
            rest -= hour.weight[row]
        if start <= time < until:
            came.time[number] = time
            came.key[number] = key
            came.source[number] = source
            number += 1
    return number


def _by_moment(market: Market, came: Came, source: int, number: int) -> int:
    """Add the given arrivals of a source; how many have come until now."""
    moment, first, key = market.moment, market.source.moment_from[source], market.source.key[source]
    start, until = market.clock.start[0], market.clock.until[0]
    last = latest = NO_DAY
    k = 0
    for row in range(first, market.source.moment_to[source]):
        day = moment.time[row] // DAY
        if day != last:
            k = 0
            for earlier in range(first, row if day <= latest else first):
                if moment.time[earlier] // DAY == day:
                    k += moment.number[earlier]
        last = day
        latest = day if day > latest else latest
        for _ in range(moment.number[row]):
            if start <= moment.time[row] < until:
                came.time[number] = moment.time[row]
                came.key[number] = draws.join(draws.join(key, day), k)
                came.source[number] = source
                number += 1
            k += 1
    return number
