"""How many people some work needs before anything is simulated: Erlang's formulas for the load of a team.

The load is in people: of a team whose work would keep 2.4 people busy all the time, it is 2.4. The formulas are those
of M/M/c (Kleinrock, Queueing Systems 1, 1975, sections 3.5 and 3.6): a first guess, the simulation has the last word.
"""


def erlang_b(people: int, load: float) -> float:
    """The share of the work that comes when everybody is busy, if it does not wait."""
    busy = 1.0
    for number in range(1, people + 1):
        busy = load * busy / (number + load * busy)
    return busy


def erlang_c(people: int, load: float) -> float:
    """The share of the work that has to wait for somebody; all of it if the load is more than the people can do."""
    if load >= people:
        return 1.0
    busy = erlang_b(people, load)
    return busy / (1 - load / people * (1 - busy))


def with_little_waiting(load: float, waiting: float) -> int:
    """The fewest people with whom at most this share of the work has to wait."""
    people = max(1, int(load))
    while erlang_c(people, load) > waiting:
        people += 1
    return people
