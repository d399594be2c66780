"""Which team is the narrow place at each moment, by how long nobody of it has been free. Numba compiles this.

After Roser, Nakano and Tanaka (2002): at each moment the narrow place is the team with the longest period, past and
still to come, in which nobody is free. Such a period counts as a whole; where the periods of two teams overlap, the
narrow place is shifting between them, else there is a sole one.
"""

from typing import NamedTuple

from salessim.columns import I64
from salessim.results.loops.sweep import EDGE, IN, OF, ROW, TIME


class Narrow(NamedTuple):
    """Seconds of each team and week."""

    longest: I64  # its period is the longest of all teams
    sole: I64  # in a period that is somewhere the longest, while no other team is in one
    shifting: I64  # the same, while another team is


LONGEST, SOLE, SHIFTING = range(len(Narrow._fields))


def shift(events: I64, stretches: I64, lengths: I64, counted: I64, current: I64, narrow: I64) -> None:
    """Go through the sorted begins and ends of the stretches, and the edges of weeks.

    `lengths` and `counted` run over periods; `current` over teams: the stretch that one is in, from 1. Counted and
    found is 0 in the beginning.
    """
    for line in (LONGEST, SOLE):  # the periods that count are known only after the first time
        since = week = 0
        current[:] = 0
        for number in range(len(events)):
            event = events[number]
            time, row = event >> TIME, (event & ((1 << TIME) - 1)) >> ROW
            if time > since:
                if line == LONGEST:
                    _longest(time - since, week, stretches, lengths, counted, current, narrow)
                else:
                    _sole_or_shifting(time - since, week, stretches, counted, current, narrow)
                since = time
            if (event >> 1) & 7 == EDGE:
                week = row
            elif event & 1:
                current[stretches[OF, row]] = row + 1
            elif current[stretches[OF, row]] == row + 1:
                current[stretches[OF, row]] = 0


def _longest(passed: int, week: int, stretches: I64, lengths: I64, counted: I64, current: I64, narrow: I64) -> None:
    """Time goes to the team in the longest period; to several if these are equal."""
    most = 0
    for team in range(len(current)):
        if current[team] > 0:
            most = max(most, lengths[stretches[IN, current[team] - 1]])
    for team in range(len(current)):
        if current[team] > 0 and lengths[stretches[IN, current[team] - 1]] == most:
            counted[stretches[IN, current[team] - 1]] = 1
            narrow[LONGEST, team, week] += passed


def _sole_or_shifting(passed: int, week: int, stretches: I64, counted: I64, current: I64, narrow: I64) -> None:
    """Time goes to all teams that are in a period that counts."""
    teams = 0
    for team in range(len(current)):
        if current[team] > 0:
            teams += counted[stretches[IN, current[team] - 1]]
    for team in range(len(current)):
        if current[team] > 0 and counted[stretches[IN, current[team] - 1]] == 1:
            narrow[SOLE if teams == 1 else SHIFTING, team, week] += passed
