"""The tables of bottlenecks: what one more person is worth in each team, and what stands beside that."""

from collections.abc import Iterator, Sequence
from datetime import date

from salessim.analysis.bottlenecks import Bottlenecks, queues_after
from salessim.analysis.estimates import Estimate
from salessim.analysis.evidence import Evidence, waiting_shares
from salessim.analysis.weeks import spells
from salessim.report import numbers
from salessim.report.estimates import TOO_FEW, accuracy, average, difference, interval, whole_percent
from salessim.report.page import Cell, Column, Table
from salessim.results.store import Runs
from salessim.translation import later, say
from salessim.translation.dates import day

HEADS = (
    Column("team", "one more in", "text", "the team that gets one more person", True),
    Column("brings", "brings a year", "currency", "revenue, less the cost of goods if a margin is stated", extra=True),
    Column("costs", "costs a year", "currency", "pay and costs of all teams, commissions included", extra=True),
    Column("worth", "worth a year", "currency", "what one more person brings less what that costs"),
    Column("interval", "95% sure: between", "currency", "paired on the same futures (accuracy of the computation)"),
    Column("plan", "chance of the plan", "share", "how it changes, in the period as it is"),
    Column("sure", "best place: sure", "share",
           "how sure the computation is that one more person is worth most here on average"),
    Column("futures", "best in futures", "share", "share of the futures in which it is the best place"),
    Column("plan_interval", "95% sure: between", "share",
           "the interval of Bonett and Price for the paired change of the chance of the plan", details=True),
    Column("ahead", "ahead of the best other", "currency", "worth less the best worth of another team", details=True),
    Column("ahead_interval", "95% sure: between", "currency",
           "Hsu's comparison with the best, paired, for all teams together; an upper end of 0 rules a team out",
           details=True),
)  # fmt: skip
EVIDENCE = (
    Column("team", "team", "text", "the team, as it is", True),
    Column("busy", "busy", "share", "of the hours on duty: at work"),
    Column("load", "load", "share", "work that arrived, for every hour on duty", extra=True),
    Column("saturated", "all busy", "share", "of the time that somebody is on duty: nobody is free"),
    Column("starved", "idle: starved", "share", "of the idle hours: work is stuck at a stage before"),
    Column("blocked", "paused", "share", "of the hours on duty: idle in a pause"),
    Column("waiting", "deals wait for it", "share", "of the time of won deals: waiting for this team"),
    Column("cold", "gone cold a year", "leads",
           "lost to waiting in the queues it serves; a queue of several teams counts for each"),
    Column("cold_money", "they were worth", "currency",
           "what they would have brought, less the cost of goods, were they won as often as those taken up"),
    Column("sole", "narrow alone", "share",
           "of its time: alone in the longest period with nobody free (after Roser)", extra=True),
    Column("shifting", "narrow with others", "share",
           "of its time: in such a period that overlaps with another team's", extra=True),
)  # fmt: skip
DEAL_TIME = (
    Column("part", "part", "text", "what a deal does", True),
    Column("share", "share of the time", "share", "of the time of won deals, until they are won, mean"),
    Column("accuracy", "accuracy", "share", "95% interval of that mean (accuracy of the computation)"),
)
WEEKS = (
    Column("from", "week of", "text", "Monday of the first week", True),
    Column("to", "to week of", "text", "Monday of the last week", True),
    Column("weeks", "weeks", "count", "how many"),
    Column("team", "narrow place", "text", "of whom nobody has been free for longest", True),
    Column("share", "of the narrow hours", "share",
           "of the hours in which some team has nobody free: in how many it is this one, mean"),
)  # fmt: skip
QUEUES = (
    Column("team", "one more in", "text", "the team that gets one more person", True),
    Column("stage", "stage", "text", "where one waits", True),
    Column("waiting", "in the queue", "count", "waiting at the same time as it is, mean"),
    Column("change", "change", "count", "with one more person, mean of the same futures"),
    Column("interval", "95% sure: between", "count", "paired (accuracy of the computation)"),
)
SEEN = 0.05  # fewer more or fewer in a queue read as none
PARTS = {
    "waiting": later("waiting for {team}"),
    "work": later("work"),
    "delay": later("the client thinks, or another delay"),
    "closed": later("nights, weekends, nobody on duty"),
}


def heads_table(found: Bottlenecks) -> Table:
    """What one more person is worth in each team, the most first."""
    rows = tuple(
        (
            numbers.words(head.team),
            average(head.brings, "currency"),
            average(head.costs, "currency"),
            difference(head.worth, "currency"),
            interval(head.worth, "currency"),
            *(change_cells(head.plan, "share")[:1]),
            sure_cell(found.sure(head)),
            numbers.share(head.contender.share),
            *(change_cells(head.plan, "share")[1:]),
            *change_cells(head.contender.ahead, "currency"),
        )
        for head in found.heads
    )
    note = say("Averages over the same futures, for a year. The interval is the accuracy of the computation.")
    return Table("heads", say("What one more person is worth"), HEADS, rows, note)


def change_cells(estimate: Estimate | None, unit: str) -> tuple[Cell, Cell]:
    """A difference and its interval; nothing where there is none."""
    if estimate is None:
        return numbers.NOTHING, numbers.NOTHING
    return difference(estimate, unit), interval(estimate, unit)


def sure_cell(probability: float) -> Cell:
    """How sure the computation is; nothing is said with too few futures."""
    return Cell(None, say(TOO_FEW)) if numbers.missing(probability) else Cell(probability, sure_text(probability))


def sure_text(probability: float) -> str:
    """A probability that is computed from some thousand draws: never quite 0% or 100%."""
    if probability > 0.99:
        return say("more than {share}", share=whole_percent(0.99))
    return say("less than {share}", share=whole_percent(0.01)) if probability < 0.01 else whole_percent(probability)


def evidence_table(known: Sequence[Evidence]) -> Table:
    """How busy every team is, who waits for it, and what it loses by that."""
    shares = ("busy", "load", "saturated", "starved", "blocked", "waiting")
    rows = tuple(
        (
            numbers.words(team.team),
            *(average(getattr(team, share), "share") for share in shares),
            average(team.cold, "count"),
            average(team.cold_money, "currency"),
            average(team.sole, "share"),
            average(team.shifting, "share"),
        )
        for team in known
    )
    note = say("Averages over all futures of the department as it is. They explain the value of a person, no more.")
    return Table("evidence", say("The teams as they are"), EVIDENCE, rows, note)


def deal_time_table(runs: Runs) -> Table:
    """Where the time of won deals goes; the parts add up to all of it."""
    rows = tuple(
        (numbers.words(say(PARTS[what], team=team)), average(share, "share"), accuracy(share, "share"))
        for (what, team), share in waiting_shares(runs).items()
        if share.value > 0
    )
    return Table("deal_time", say("Where the time of won deals goes"), DEAL_TIME, rows)


def weeks_table(runs: Runs) -> Table:
    """The narrow place by week."""
    rows = tuple(
        (
            Cell(spell.first, day(date.fromisoformat(spell.first))),
            Cell(spell.last, day(date.fromisoformat(spell.last))),
            numbers.count(spell.weeks),
            numbers.words(spell.team),
            numbers.share(spell.share),
        )
        for spell in spells(runs)
    )
    note = say("By how long nobody of a team has been free. A team may be busy for long with work that brings little.")
    return Table("narrow_weeks", say("The narrow place by week"), WEEKS, rows, note)


def queues_table(as_is: Runs, more: Sequence[tuple[str, Runs]]) -> Table:
    """Where the queue goes with one more person in some teams; what may be chance, or is hardly seen, is left out."""
    rows = tuple(row for team, runs in more for row in _moved(team, as_is, runs))
    return Table("queues_after", say("Where the queue goes"), QUEUES, rows)


def seen(change: Estimate) -> bool:
    """Whether a change of a queue is surely one, and not hardly any."""
    return (change.low > 0 or change.high < 0) and abs(change.value) >= SEEN


def _moved(team: str, as_is: Runs, more: Runs) -> Iterator[tuple[Cell, ...]]:
    for stage, (waiting, change) in sorted(queues_after(as_is, more).items(), key=lambda item: item[1][1].value):
        if seen(change):
            yield (
                numbers.words(team),
                numbers.words(stage),
                numbers.count(waiting),
                difference(change, "count"),
                interval(change, "count"),
            )
