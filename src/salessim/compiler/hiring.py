"""How people are found for a team, as rows of hiring, channel and trial."""

import math

from salessim.compiler import laws
from salessim.compiler.careers import YEAR, differ, tenure
from salessim.compiler.draft import NO_ROW, Draft
from salessim.compiler.selection import least_scores
from salessim.compiler.time import second
from salessim.network.draws import name_key
from salessim.results.terms import ChannelTerms, HiringTerms, TrialTerms
from salessim.scenario.careers import Leaves, Replaced
from salessim.scenario.quantity import DAY, UNIT_SECONDS
from salessim.scenario.recruiting import Channel
from salessim.scenario.schema import TeamModel
from salessim.scenario.working_time import real_seconds, real_working_day


def write_hiring(draft: Draft, name: str, row: int, team: TeamModel) -> dict[str, int]:
    """What the seats of a team say of how people are found; nothing where they come after some time."""
    replaced = team.replaced
    if not isinstance(replaced, Replaced) or not replaced.channels:
        return {}
    book, reserve = draft.book, replaced.reserve
    working_day = real_working_day(draft.scenario.working_time)
    slices = {part: book.count(part) for part in ("channel", "trial")}
    for title, channel in replaced.channels.items():
        _channel(draft, team, title, channel)
    _trials(draft, replaced)
    bounds = {f"{part}_from": first for part, first in slices.items()}
    bounds |= {f"{part}_to": book.count(part) for part in slices}
    hiring = book.add(
        "hiring",
        key=name_key("hiring", team.id or name),
        team=row,
        since=second(draft.scenario.period.start),
        speed=differ(draft, team.people_differ.speed),
        quality=differ(draft, team.people_differ.odds),
        reserve=reserve.up_to if reserve is not None else 0,
        wait=NO_ROW if reserve is None or reserve.wait is None else laws.law(book, reserve.wait, working_day),
        ahead=replaced.ahead,
        interns=replaced.interns,
        together=replaced.hire_at_least,
        at_once=NO_ROW if replaced.at_once is None else replaced.at_once,
        internship=round(real_seconds(replaced.internship, draft.scenario.working_time)),
        **bounds,
    )
    return {"hiring": hiring, "hire_lag": _as_a_rule(draft, replaced)}


def per_day(channel: Channel) -> float:
    """How many candidates offer themselves on a day."""
    return channel.candidates.number.value * DAY / UNIT_SECONDS[channel.candidates.per]


def hiring_terms(draft: Draft, team: TeamModel, replaced: Replaced) -> HiringTerms:
    """How people are found, in words."""
    working = draft.scenario.working_time
    ramps = [real_seconds(ramp.over, working) for ramp in (team.ramp.speed, team.ramp.odds) if ramp is not None]
    return HiringTerms(
        channels=tuple(
            ChannelTerms(title, per_day(channel) * UNIT_SECONDS["month"] / DAY, channel.pay, channel.fee)
            for title, channel in replaced.channels.items()
        ),
        trials=tuple(
            TrialTerms(title, step.passes, round(real_seconds(step.takes, working)), step.cost)
            for title, step in replaced.selection.items()
        ),
        per_beginner=replaced.cost,
        interns=replaced.interns,
        leavers=_leavers(team.leaves, replaced),
        learnt_s=max([real_seconds(replaced.internship, working), *ramps]),
    )


def _leavers(leaves: Leaves | None, replaced: Replaced) -> float:
    """How many leave a place in a year that is filled again at once, by all channels in proportion."""
    flow = sum(map(per_day, replaced.channels.values()))
    if leaves is None or not leaves.per_year or not flow:
        return 0.0
    stay = sum(per_day(channel) * leaves.mean_stay(channel.leaves) for channel in replaced.channels.values()) / flow
    return 1 / stay


def _channel(draft: Draft, team: TeamModel, title: str, channel: Channel) -> None:
    draft.book.add(
        "channel",
        key=name_key("channel", title),
        mean=per_day(channel),
        speed=channel.speed,
        quality=channel.odds,
        tenure=tenure(draft, team.leaves, 0.0, channel.leaves),
    )


def _trials(draft: Draft, replaced: Replaced) -> None:
    """Whoever does not pass the first step is not seen by the second."""
    told = tuple((step.passes, step.tells) for step in replaced.selection.values())
    for (title, step), least in zip(replaced.selection.items(), least_scores(told), strict=True):
        takes = round(real_seconds(step.takes, draft.scenario.working_time))
        draft.book.add("trial", key=name_key("trial", title), tells=step.tells, least=least, takes=takes)


def _as_a_rule(draft: Draft, replaced: Replaced) -> int:
    """How long one place is empty: until somebody passes, who comes at random, and the days of the selection."""
    flow = sum(map(per_day, replaced.channels.values())) * math.prod(s.passes for s in replaced.selection.values())
    if not flow:
        return laws.constant(draft.book, 100 * YEAR)
    takes = sum(real_seconds(step.takes, draft.scenario.working_time) for step in replaced.selection.values())
    return laws.hazard(draft.book, [(takes, 0.0)], flow / (replaced.interns * DAY))
