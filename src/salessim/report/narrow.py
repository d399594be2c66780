"""The answer about bottlenecks in sentences: where one more person is worth most, how sure that is, and why."""

from collections.abc import Iterator, Mapping, Sequence

from salessim.analysis.bottlenecks import Bottlenecks
from salessim.analysis.estimates import Estimate
from salessim.analysis.evidence import Evidence
from salessim.analysis.profit import margin_stated
from salessim.report import numbers
from salessim.report.estimates import interval_text, signed
from salessim.report.heads import seen, sure_text
from salessim.results.store import Runs
from salessim.translation import later, say

OTHERS = 4  # teams whose values are told after the best; the table has all
TRAINED = later(
    "Whoever is added is there from the first day and knows the work. Finding and training people takes time and money "
    "that are not counted here."
)
LEARNING = later(
    "Whoever is added is looked for from the first day, learns as the scenario says, and costs what it says. In teams "
    "of which it says nothing of the kind somebody is there from the first day and knows the work."
)


def bottleneck_answer(
    runs: Runs, found: Bottlenecks, known: Sequence[Evidence], queues: Mapping[str, tuple[float, Estimate]]
) -> tuple[str, ...]:
    """The narrow place first, then the others, how sure, why, where the queue goes, and what is not counted.

    `queues` is how they change with one more person where that is worth most.
    """
    currency, evidence = runs.terms.currency, {team.team: team for team in known}
    why = (
        *_sure(found),
        *_why(found.heads[0].team, evidence, currency),
        *_busiest(found, evidence, currency),
        *_queue(found.heads[0].team, queues),
    )
    reasons = tuple(_why_nowhere(found, currency)) if found.pays_nowhere else why
    return (*_narrow_place(found, currency), *_values(found, currency), *reasons, *_not_counted(runs))


def _narrow_place(found: Bottlenecks, currency: str) -> Iterator[str]:
    """One narrow place, several, or none that pays: each is an answer."""
    best, one_alone = found.heads[0], len(found.narrow) == 1
    teams = either([head.team for head in found.narrow])
    if numbers.missing(best.worth.low):
        yield say("One future is too few to tell where one more person is worth most.")
    elif found.pays_nowhere:
        yield say("One more person pays nowhere: in no team does one bring more than that costs.")
    elif one_alone and best in found.pays:
        yield say("The narrow place is {team}: one more person there is worth {value} a year after all pay and costs.",
                  team=best.team, value=_plain(best.worth.value, currency))  # fmt: skip
    elif one_alone:
        yield say("The narrow place is {team}, but it is not certain that one more person there pays.", team=best.team)
    elif found.pays:
        yield say("No single bottleneck: {teams}.", teams=teams)
    else:
        yield say("No single bottleneck: {teams}. It is not certain that one more person pays anywhere.", teams=teams)


def _values(found: Bottlenecks, currency: str) -> Iterator[str]:
    """What one more is worth in each of the first teams."""
    if numbers.missing(found.heads[0].worth.low):
        return
    parts = [
        say("{team} {value} ({interval})", team=head.team, value=_money(head.worth.value, currency),
            interval=interval_text(head.worth, "currency"))
        for head in found.heads[: 1 + OTHERS]
    ]  # fmt: skip
    yield say("One more person a year, after all pay and costs (95% sure: between): {values}.",
              values="; ".join(parts))  # fmt: skip


def _why_nowhere(found: Bottlenecks, currency: str) -> Iterator[str]:
    """What the best one brings is less than that costs."""
    best = found.heads[0]
    yield say("It comes nearest in {team}: one more person there brings {brings} a year and costs {costs}.",
              team=best.team, brings=_plain(best.brings.value, currency),
              costs=_plain(best.costs.value, currency))  # fmt: skip


def _sure(found: Bottlenecks) -> Iterator[str]:
    """How sure the computation is of the best place, and in how many futures it is the best: two things."""
    if len(found.heads) < 2 or found.replications < 2:
        return
    best = found.heads[0]
    if not numbers.missing(found.sure(best)):
        yield say("How sure that {team} is the best place for one more person on average: {sure}.",
                  team=best.team, sure=sure_text(found.sure(best)))  # fmt: skip
    ranked = sorted(found.heads, key=lambda head: -head.contender.share)
    parts = [
        say("{team} in {futures}", team=head.team, futures=round(head.contender.share * found.replications))
        for head in ranked[: 1 + OTHERS]
        if head.contender.share > 0
    ]
    yield say("The best place, of {futures} futures: {places}.", futures=found.replications, places=", ".join(parts))


def _why(team: str, evidence: Mapping[str, Evidence], currency: str) -> Iterator[str]:
    """What explains the narrow place; only what there is."""
    mine = evidence[team]
    parts = []
    if mine.busy.value > 0:
        parts.append(say("{team} is busy {share} of the hours on duty", team=team, share=_share(mine.busy)))
    if mine.waiting.value > 0:
        parts.append(say("{share} of the time of a won deal is waiting for it", share=_share(mine.waiting)))
    if mine.cold.value > 0:
        parts.append(
            say("{number} a year are lost by waiting there, worth about {money}",
                number=numbers.count(mine.cold.value).text, money=_plain(mine.cold_money.value, currency))
        )  # fmt: skip
    idle = min((one for one in evidence.values() if one.busy.value < 1), key=lambda one: one.busy.value, default=mine)
    if idle.team != team:
        parts.append(
            say("{team} is idle {share} of the hours on duty", team=idle.team,
                share=numbers.share_text(1 - idle.busy.value))
        )  # fmt: skip
    if parts:
        yield say("Why: {reasons}.", reasons="; ".join(parts))


def _busiest(found: Bottlenecks, evidence: Mapping[str, Evidence], currency: str) -> Iterator[str]:
    """Busy is not narrow: said where the busiest team is surely not the place for one more person."""
    working = [head for head in found.heads if evidence[head.team].busy.value > 0]
    busiest = max(working, key=lambda head: evidence[head.team].busy.value, default=found.heads[0])
    if not busiest.contender.may_be_best:
        yield say("Busy is not narrow: {team} is busiest ({share} of the hours on duty), and one more person there is "
                  "worth {value} a year.", team=busiest.team, share=_share(evidence[busiest.team].busy),
                  value=_money(busiest.worth.value, currency))  # fmt: skip


def _queue(team: str, queues: Mapping[str, tuple[float, Estimate]]) -> Iterator[str]:
    """Where the queue goes: the stage that gains most and the one that loses most, if that is no chance."""
    changes = {stage: change.value for stage, (_, change) in queues.items() if seen(change)}
    shorter, longer = (pick(changes, key=changes.__getitem__, default="") for pick in (min, max))
    if shorter and changes[shorter] < 0:
        yield say("With one more in {team} fewer wait at {stage}: {change} at the same time.", team=team, stage=shorter,
                  change=signed(changes[shorter], "count"))  # fmt: skip
    if longer and changes[longer] > 0:
        yield say("With one more in {team} the queue moves on to {stage}: {change} at the same time.", team=team,
                  stage=longer, change=signed(changes[longer], "count"))  # fmt: skip


def _not_counted(runs: Runs) -> Iterator[str]:
    years = runs.terms.years
    if years != 1:
        yield say("The period is {months} months; all amounts are for a year. What is begun and not booked within the "
                  "period does not count.", months=round(12 * years))  # fmt: skip
    if not margin_stated(runs):
        yield say("The scenario states no margin, so revenue counts in full: the cost of goods is not taken off.")
    yield whoever_is_added(runs)


def whoever_is_added(runs: Runs) -> str:
    """From when on one more person is there, and what he or she knows."""
    return say(LEARNING if any(team.teaches for team in runs.terms.teams) else TRAINED)


def either(names: Sequence[str]) -> str:
    """A, B or C."""
    return names[0] if len(names) == 1 else say("{teams} or {team}", teams=", ".join(names[:-1]), team=names[-1])


def _money(amount: float, currency: str) -> str:
    return f"{signed(amount, 'currency')} {currency}".strip()


def _plain(amount: float, currency: str) -> str:
    return f"{numbers.money_text(amount)} {currency}".strip()


def _share(estimate: Estimate) -> str:
    return numbers.share_text(estimate.value)
