"""Several ways of one change side by side, each against the same staying: tables and sentences."""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass

from salessim.analysis.best import Contender
from salessim.analysis.estimates import mean
from salessim.analysis.payback import Payback
from salessim.analysis.ways import may_be_best
from salessim.report import numbers
from salessim.report.best import BEST, MAY_BE, NOT
from salessim.report.estimates import average, between, chance, difference, interval, interval_text, whole_percent
from salessim.report.page import Cell, Column, Table
from salessim.report.restructure import Against, day_cell, days_cell
from salessim.translation import later, say
from salessim.translation.dates import day

WAY = Column("way", "way", "text", "which one, against staying", True)
SURE = later("accuracy of the computation")
RANK_COLUMNS = (
    WAY,
    Column("verdict", "is it the best?", "text", "95% sure for all of them together, staying among them", True),
    Column("alone", "of the ways alone", "text", "the same for whoever will change in any case", True),
    Column("gain", "gained until the end", "currency", "of what is left, against staying, mean"),
    Column("interval", "95% sure: between", "currency", "interval of that mean by Student's t, paired"),
    Column("regret", "regretted in", "share", "share of the futures in which staying leaves more in the end"),
    Column("share", "best in", "share", "share of the futures in which it has the most left", extra=True),
)
DIP_COLUMNS = (
    WAY,
    Column("depth", "worst four weeks", "currency", "revenue against staying, mean"),
    Column("interval", "95% sure: between", "currency", "allows for having picked the worst weeks"),
    Column("part", "of the usual", "share", "the same as a part of what staying brings"),
    Column("deepest", "until", "date", "the last day of these weeks"),
    Column("length", "it lasts, days", "days", "from the first change until four weeks bring as much again"),
    Column("back", "back on", "date", "the day of that"),
    Column("back_interval", "95% sure: between", "date", "by resampling the futures", extra=True),
)
PAYBACK_COLUMNS = (
    WAY,
    Column("paid_back", "paid back on", "date", "middle of the futures; from then on never below staying"),
    Column("in_time", "within the period", "share", "share of the futures in which it pays back within the period"),
    Column("hole", "deepest hole", "currency", "the lowest that the cash falls below that of staying, mean"),
    Column("reserve", "cash to keep", "currency", "enough for that in 95 of 100 futures"),
    Column("reserve_interval", "95% sure: between", "currency", SURE, extra=True),
)


@dataclass(frozen=True)
class Ways:
    """Every way against the same staying, what is told of each, and which may be the best; staying comes last."""

    ways: tuple[Against, ...]
    found: tuple[Payback, ...]
    contenders: tuple[Contender, ...]  # the last one is to stay
    alone: tuple[Contender, ...]  # the ways without staying

    @property
    def names(self) -> list[str]:
        """What the ways are called."""
        return [one.changing.terms.name for one in self.ways]


def side_by_side(ways: Sequence[Against]) -> Ways:
    """All that is told of several ways; they have one staying in common."""
    names, courses = [one.changing.terms.name for one in ways], [one.courses[1] for one in ways]
    ranked = may_be_best([*courses, ways[0].courses[0]], [*names, ""])
    return Ways(tuple(ways), tuple(one.found for one in ways), tuple(ranked), tuple(may_be_best(courses, names)))


def ranks_table(known: Ways) -> Table:
    """What each way leaves in the end, and whether it may be the best."""
    rows: list[tuple[Cell, ...]] = [
        (
            numbers.words(name),
            _verdict(ranked, known.contenders),
            _verdict(alone, known.alone),
            difference(found.gain, "currency"),
            interval(found.gain, "currency"),
            chance(found.regret),
            numbers.share(ranked.share),
        )
        for name, found, ranked, alone in zip(known.names, known.found, known.contenders, known.alone, strict=False)
    ]
    stays = known.contenders[-1]
    verdict, share = _verdict(stays, known.contenders), numbers.share(stays.share)
    rows.append((numbers.term(later("staying")), verdict, *[numbers.NOTHING] * 4, share))
    return Table("ways", say("Which way leaves most?"), RANK_COLUMNS, tuple(rows))


def _verdict(one: Contender, listed: Sequence[Contender]) -> Cell:
    alone = sum(each.may_be_best for each in listed) == 1
    return numbers.term(NOT if not one.may_be_best else BEST if alone else MAY_BE)


def dips_table(known: Ways) -> Table:
    """How deep and how long the dip of each way is."""
    rows = tuple(_dip(one, found) for one, found in zip(known.ways, known.found, strict=True))
    return Table("dips", say("How deep is the dip, and how long?"), DIP_COLUMNS, rows)


def _dip(known: Against, found: Payback) -> tuple[Cell, ...]:
    name, dip = numbers.words(known.changing.terms.name), found.dip
    if dip is None:
        return name, numbers.term(later("not clear")), *[numbers.NOTHING] * 6
    back = dip.recovery
    depth = difference(dip.depth, "currency"), interval(dip.depth, "currency"), numbers.share(-dip.share)
    return name, *depth, day_cell(known, dip.day), *_length(known, back.value), days_cell(known, back.low, back.high)


def _length(known: Against, days: float) -> tuple[Cell, Cell]:
    """The days until revenue is back, and on which day that is."""
    told = day_cell(known, days)
    return (numbers.NOTHING if told.value is None else Cell(int(days), str(int(days)))), told


def paybacks_table(known: Ways) -> Table:
    """When each way pays back, and how much cash must be kept."""
    rows = tuple(
        (
            numbers.words(one.changing.terms.name),
            day_cell(one, found.middle.value),
            chance(found.in_time),
            average(mean(found.hole), "currency"),
            average(found.reserve, "currency"),
            between(found.reserve, "currency"),
        )
        for one, found in zip(known.ways, known.found, strict=True)
    )
    return Table("paybacks", say("When does it pay back, and how much cash must be kept?"), PAYBACK_COLUMNS, rows)


# ---- sentences ----------------------------------------------------------------------------------------------------


def sentences(known: Ways) -> tuple[str, ...]:
    """Which way may be the best, then the dips and the cash of all."""
    return (_best(known), *_gain(known), *_dips(known), _cash(known))


def _best(known: Ways) -> str:
    end, number = day(known.ways[0].last_day), len(known.ways)
    *ranked, stays = known.contenders
    names = [one.label for one in ranked if one.may_be_best]
    if not names:
        none = say("None of {number} ways leaves as much by {end} as staying, 95% sure.", number=number, end=end)
        return f"{none} {_alone(known)}"
    if len(names) == 1 and not stays.may_be_best:
        return say(
            "{name} leaves most of {number} ways by {end}, and more than staying, 95% sure.",
            name=names[0],
            number=number,
            end=end,
        )
    told = "; ".join([*names, *([say("staying")] if stays.may_be_best else [])])
    return say(
        "No clear winner among {number} ways by {end}; may be the best: {names}.", number=number, end=end, names=told
    )


def _alone(known: Ways) -> str:
    """Which way is the best for whoever will change in any case."""
    names = [one.label for one in known.alone if one.may_be_best]
    if len(names) == 1:
        return say("Of the ways alone {name} leaves most, 95% sure.", name=names[0])
    return say("Of the ways alone none is a clear winner; may be the best: {names}.", names="; ".join(names))


def _gain(known: Ways) -> list[str]:
    """The gain of the one that leaves most on average."""
    name, found = max(zip(known.names, known.found, strict=True), key=lambda one: one[1].gain.value)
    if numbers.missing(found.gain.low):
        return []
    gain = f"{difference(found.gain, 'currency').text} {known.ways[0].changing.terms.currency}".strip()
    return [say("Against staying {name} leaves {gain} on average (95% sure: {interval}).",
                name=name, gain=gain, interval=interval_text(found.gain, "currency"))]  # fmt: skip


def _dips(known: Ways) -> list[str]:
    """The worst four weeks of all that surely have a dip."""
    dips = [
        say("{name} {share}", name=name, share=whole_percent(found.dip.share))
        for name, found in zip(known.names, known.found, strict=True)
        if found.dip is not None
    ]
    if not dips:
        return [say("None of them has a clear dip: no four weeks surely bring less revenue than staying.")]
    clear = say("In the worst four weeks so much revenue is missing: {dips}.", dips="; ".join(dips))
    others = [name for name, found in zip(known.names, known.found, strict=True) if found.dip is None]
    return [clear, *([say("No clear dip: {names}.", names="; ".join(others))] if others else [])]


def _cash(known: Ways) -> str:
    amounts = "; ".join(
        say("{name} {amount}", name=name, amount=average(found.reserve, "currency").text)
        for name, found in zip(known.names, known.found, strict=True)
    )
    return say("So much cash more than staying needs is enough in 95 of 100 futures: {amounts}.", amounts=amounts)


def after_ways(futures: int, files: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """What to ask next."""
    if not all(files) or not files:
        return ()
    return (
        (f"salessim restructure {shlex.join(files)} -n {4 * futures}", say("the same, twice as exact")),
        (f"salessim restructure {shlex.join(files)} --out results", say("all tables, and the pictures")),
        (f"salessim restructure {shlex.quote(files[0])} --why", say("what makes the dip of the first")),
    )
