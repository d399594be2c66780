"""The terms as tables of numbers for the loops over a log."""

from collections.abc import Iterable

import numpy as np

from salessim.results import places
from salessim.results.loops.tables import Given, Mask, Routes, Stations
from salessim.results.terms import Terms
from salessim.results.units import DAY

NEGLECTED_S = 30.0 * DAY  # a longer wait for a contact is neglect, where the stage has no limit of its own


def given(terms: Terms, start: int, until: int) -> Given:
    """Everything that the loops need to know of the terms, for the window [start, until)."""
    upstream = [places.upstream(terms, team) for team in range(len(terms.teams))]
    starves = [[team for team, rows in enumerate(upstream) if row in rows] for row in range(len(terms.stages))]
    return Given(
        start=start,
        until=until,
        midnight=start // DAY * DAY,
        stations=_stations(terms),
        limits=np.array([[stage.late_s or default for stage in terms.stages] for default in (np.inf, NEGLECTED_S)]),
        routes=_routes(terms),
        listed=np.array([*(source.contacts for source in terms.sources), False], bool),
        starves=np.array([team for teams in starves for team in teams], np.int64),
        starves_at=np.cumsum([0, *map(len, starves)]),
    )


def _stations(terms: Terms) -> Mask:
    stages, count = terms.stages, len(terms.stages)
    table = Stations(
        queue=np.array([stage.kind == "queue" for stage in stages], bool),
        delay=np.array([stage.kind == "delay" for stage in stages], bool),
        contact=marked(places.stations(terms, "contact"), count),
        deal=marked(places.stations(terms, "deal"), count),
        account=marked(places.stations(terms, "account"), count),
        dealing=marked(places.deal_stations(terms), count),
        keeping=marked(places.account_stations(terms), count),
        losing=marked(places.lost_exits(terms), count),
        finish=np.array([stage.finish for stage in stages], bool),
    )
    return np.array(table)


def _routes(terms: Terms) -> Mask:
    routes = len(terms.outcomes)
    table = Routes(
        lost=np.array([outcome.lost for outcome in terms.outcomes], bool),
        handing_on=marked(places.handing_on(terms), routes),
        quoting=marked(places.quoting(terms), routes),
    )
    return np.array(table)


def marked(rows: Iterable[int], count: int) -> Mask:
    """A mask that is true in some of so many rows."""
    mask = np.zeros(count, bool)
    mask[list(rows)] = True
    return mask
