"""What is not known for sure, in words: what it does to profit, whether it decides who earns more, what to measure."""

from collections.abc import Iterator, Sequence

from salessim.analysis.profit import margin_stated
from salessim.analysis.unknowns import Influence, Influences, Turn, Verdict, influences, verdict
from salessim.report.estimates import difference, interval, whole_percent
from salessim.report.numbers import money, money_text, percent_text, share_text, words
from salessim.report.page import Cell, Column, Table
from salessim.results.store import Runs
from salessim.results.terms import UnknownTerms
from salessim.translation import later, say, say_count
from salessim.translation.numbers import written

PROFIT, CONTRIBUTION = later("profit"), later("contribution after sales costs")
FIRST_TO_MEASURE = 3
PER = {
    "day": later("{number} per day"),
    "week": later("{number} per week"),
    "month": later("{number} per month"),
    "year": later("{number} per year"),
}
NUMBER = Column("number", "number", "text", "what is not known for sure", left=True)
RANGE = Column("range", "in the scenario", "see number", "the most likely value and the range", left=True)
SURE = Column(
    "interval", "95% sure: between", "currency",
    "of that difference (accuracy of the computation); t interval of a slope of least squares", extra=True,
)  # fmt: skip
RUN_COLUMNS = (
    NUMBER,
    RANGE,
    Column("low", "at the low end", "currency", "expected if the others are as usual"),
    Column("high", "at the high end", "currency", "expected if the others are as usual"),
    Column("difference", "difference", "currency", "the second less the first"),
    SURE,
)
COMPARISON_COLUMNS = (
    NUMBER,
    RANGE,
    Column("low", "lead at the low end", "currency", "what the leader makes less what the rival makes"),
    Column("high", "at the high end", "currency", "the same at the upper end of the range"),
    Column("turns", "the rival leads", "text", "where in the range the rival makes more", left=True),
    Column("worth", "worth to know", "currency",
           "what is earned more, on average, if it is known before choosing (EVPPI by regression)"),
    Column("worth_interval", "95% sure: between", "currency",
           "of that worth, cautious (accuracy of the computation)", extra=True),
)  # fmt: skip
RUN_NOTE = later("Each number moves alone through its range; the effect is taken as a straight line.")


def name_of(unknown: UnknownTerms) -> str:
    """What an unknown is called: "cold_call: interested"."""
    match unknown.path:
        case ("process", stage, "then", outcome):
            return f"{stage}: {outcome}"
        case ("process", stage, "reached", attempt):
            return say("{stage}: reached by attempt {number}", stage=stage, number=attempt)
        case ("sources", source, "rate"):
            return say("leads from {source}", source=source)
        case ("sources", source, "attributes", attribute, value):
            return f"{source}: {attribute} {value}"
        case ("attributes", attribute, value):
            return f"{attribute} {value}"
        case ("teams", team, "speed", *stage):
            return _of_team(say("speed of {team}", team=team), stage)
        case ("teams", team, "odds", *stage):
            return _of_team(say("odds of {team}", team=team), stage)
    return unknown.name


def _of_team(what: str, stage: Sequence[str]) -> str:
    return say("{what} at {stage}", what=what, stage=stage[0]) if stage else what


def value_text(unknown: UnknownTerms, value: float) -> str:
    """A value of an unknown: "3.1%", "13.2 per day"."""
    return _per(unknown, _plain(unknown, value))


def range_text(unknown: UnknownTerms) -> str:
    """As it stands in the scenario: "5% (2% to 9%)", "15 (12 to 18) per day"."""
    value, low, high = (_plain(unknown, one) for one in (unknown.value, unknown.low, unknown.high))
    return _per(unknown, say("{value} ({low} to {high})", value=value, low=low, high=high))


def _plain(unknown: UnknownTerms, value: float) -> str:
    return written(f"{value:.3g}") if unknown.per else percent_text(f"{value * 100:.3g}")


def _per(unknown: UnknownTerms, number: str) -> str:
    return say(PER[unknown.per], number=number) if unknown.per else number


# ---- one scenario -------------------------------------------------------------------------------------------------


def unknowns_table(runs: Runs) -> Table:
    """What each unknown does to profit, the strongest first; no row if there is none or too few futures."""
    found = influences(runs)
    rows = tuple(map(_influence, found.each)) if found else ()
    return Table("unknowns", _title([runs]), RUN_COLUMNS, rows, say(RUN_NOTE))


def _title(runs: Sequence[Runs]) -> str:
    return say("What we do not know, and what it does: {measure}", measure=_measure(runs))


def _measure(runs: Sequence[Runs]) -> str:
    return say(PROFIT if all(map(margin_stated, runs)) else CONTRIBUTION)


def _influence(one: Influence) -> tuple[Cell, ...]:
    ends = money(one.low.value), money(one.high.value)
    return *_named(one.unknown), *ends, difference(one.swing, "currency"), interval(one.swing, "currency")


def _named(unknown: UnknownTerms) -> tuple[Cell, Cell]:
    known = {"value": unknown.value, "low": unknown.low, "high": unknown.high}
    return words(name_of(unknown)), Cell(known, range_text(unknown))


def spread_sentences(runs: Runs) -> list[str]:
    """How much of the spread of futures is ignorance, and of what."""
    count = len(runs.terms.unknowns)
    if not count:
        return []
    found = influences(runs)
    if found is None:
        return [_too_few(count)]
    return [_spread(found, count)]


def _too_few(count: int) -> str:
    return say_count(
        "What we do not know: {number} number has a range, and these are too few futures to tell what it does.",
        "What we do not know: {number} numbers have a range, and these are too few futures to tell what they do.",
        count,
    )


def _spread(found: Influences, count: int) -> str:
    share = found.share
    places = {"share": whole_percent(share.value), "low": whole_percent(share.low), "high": whole_percent(share.high)}
    strongest = name_of(found.each[0].unknown)
    return say_count(
        "What we do not know: {share} of the spread of futures comes from the number that has a range, {name} (95% "
        "sure: {low} to {high}); the rest is chance.",
        "What we do not know: {share} of the spread of futures comes from the {number} numbers that have a range (95% "
        "sure: {low} to {high}), most of all from {name}; the rest is chance.",
        count, name=strongest, **places,
    )  # fmt: skip


# ---- several scenarios --------------------------------------------------------------------------------------------


def turns_table(runs: Sequence[Runs]) -> Table:
    """Whether the unknowns decide who earns more; no row if there are none or too few futures."""
    found = verdict(runs)
    if found is None:
        return Table("unknowns", _title(runs), COMPARISON_COLUMNS, ())
    note = say("Lead: {leader} less {rival}.", leader=found.leader, rival=found.rival)
    rows = tuple(map(_turn, found.turns))
    return Table("unknowns", _title(runs), COMPARISON_COLUMNS, rows, f"{note} {say(RUN_NOTE)}")


def _turn(one: Turn) -> tuple[Cell, ...]:
    ends = difference(one.low, "currency"), difference(one.high, "currency")
    return *_named(one.unknown), *ends, _where(one), money(one.worth.value), _worth(one)


def _worth(one: Turn) -> Cell:
    low, high = one.worth.low, one.worth.high
    return Cell({"low": low, "high": high}, say("{low} to {high}", low=_amount(low, high), high=money_text(high)))


def _amount(amount: float, like: float) -> str:
    """An amount on the scale of another one; nothing is 0."""
    return money_text(amount, like) if amount else "0"


def _where(one: Turn) -> Cell:
    """On which side of which value the rival earns more."""
    if one.at is None:
        return Cell(None, say("nowhere in the range"))
    value = value_text(one.unknown, one.at)
    side = say("below {value}", value=value) if one.low.value < 0 else say("above {value}", value=value)
    known = {"value": one.at, "below": one.low.value < 0, "sure": one.sure}
    return Cell(known, side if one.sure else say("perhaps {side}", side=side))


def verdict_sentences(runs: Sequence[Runs]) -> list[str]:
    """Whether what we do not know changes who earns more, and what to measure first."""
    count = len({unknown.path for one in runs for unknown in one.terms.unknowns})
    if not count:
        return []
    found = verdict(runs)
    if found is None:
        return [_too_few(count)]
    return [*_turns(found, _measure(runs)), *_together(found), *_to_measure(found, runs[0].terms.currency)]


def _turns(found: Verdict, measure: str) -> Iterator[str]:
    places = {"leader": found.leader, "rival": found.rival, "measure": measure}
    sure = [one for one in found.turns if one.sure]
    for one in sure[:FIRST_TO_MEASURE]:
        assert one.at is not None
        told = {"name": name_of(one.unknown), "value": value_text(one.unknown, one.at), **places}
        if one.low.value < 0:
            yield say("What we do not know: if {name} is below {value}, {rival} is ahead of {leader} in {measure}.",
                      **told)  # fmt: skip
        else:
            yield say("What we do not know: if {name} is above {value}, {rival} is ahead of {leader} in {measure}.",
                      **told)  # fmt: skip
    if sure:
        return
    if all(min(one.low.low, one.high.low) > 0 for one in found.turns):
        yield say("What we do not know does not change who is ahead in {measure}: within each range it is {leader}, "
                  "not {rival}.", **places)  # fmt: skip
    else:
        yield say("What we do not know may change who is ahead in {measure}, {leader} or {rival}, but these futures "
                  "do not prove it of any single number.", **places)  # fmt: skip


def _together(found: Verdict) -> Iterator[str]:
    if found.other_way:
        yield say("All ranges together: in {share} of what was drawn from them {rival} is to be expected ahead.",
                  share=share_text(found.other_way), rival=found.rival)  # fmt: skip


def _to_measure(found: Verdict, currency: str) -> Iterator[str]:
    first = [one for one in found.turns if one.worth.value > 0 and one.at is not None][:FIRST_TO_MEASURE]
    if not first:
        return
    told = (
        say("{name} (worth {amount}, 95% sure: {low} to {high})", name=name_of(one.unknown),
            amount=f"{money_text(one.worth.value)} {currency}".strip(),
            low=_amount(one.worth.low, one.worth.high), high=money_text(one.worth.high))
        for one in first
    )  # fmt: skip
    yield say("To be measured first, before choosing: {numbers}.", numbers="; ".join(told))
