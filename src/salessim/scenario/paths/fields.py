"""All numbers of the language that one may vary, by the way to them, and what each is in the owner's words.

The plan and last year are no parts of a department; dates, hours and names are no numbers.
"""

from typing import NamedTuple

from salessim.scenario.paths import kinds, spots
from salessim.scenario.paths.spots import Reader, law, whole
from salessim.translation import later


class Field(NamedTuple):
    """Texts at one place of the language: how their numbers are found, and what they are."""

    way: str  # names of keys; {a name} stands for any key or number of a list
    read: Reader
    whose: str
    also: tuple[tuple[str, str], ...] = ()  # what other numbers of the text are, by their first step
    parts: bool = False  # shares of one whole
    untold: str = ""  # what holds where nothing is said; "" such a place has no path


LAW_OF_TIMES, LAW_OF_AMOUNTS = law(kinds.TIME), law(kinds.MONEY)
SHARE, FACTOR, COUNT, TIME = (whole(kind) for kind in (kinds.SHARE, kinds.FACTOR, kinds.COUNT, kinds.TIME))
RATE, AMOUNT, COST, MONEY_RATE = (whole(kind) for kind in (kinds.RATE, kinds.MONEY, kinds.COST, kinds.MONEY_RATE))
SPENT = whole(kinds.SPENT)
ABOVE = (("above", later("a higher commission in {team}")),)
FIELDS = (
    Field("attributes.{attribute}.{value}", spots.share, later("share of leads: {attribute} {value}"), parts=True),
    Field("deal_value", LAW_OF_AMOUNTS, later("what a deal is worth")),
    Field("deal_value.{value}", LAW_OF_AMOUNTS, later("what a deal is worth: {value}")),
    Field("margin", SHARE, later("what is left of a deal after the cost of goods")),
    Field("margin.{value}", SHARE, later("what is left of a deal after the cost of goods: {value}")),
    Field("sources.{source}.rate", RATE, later("leads from {source}")),
    Field("sources.{source}.contacts", COUNT, later("contacts in {source}")),
    Field("sources.{source}.cost", COST, later("what a lead from {source} costs")),
    Field("sources.{source}.advertising", MONEY_RATE, later("advertising for {source}")),
    Field("sources.{source}.advertising.{months}", MONEY_RATE, later("advertising for {source}, {months}")),
    Field("sources.{source}.season.{months}", FACTOR, later("season of {source}, {months}")),
    Field("sources.{source}.weekdays.{days}", FACTOR, later("leads from {source}, {days}")),
    Field("sources.{source}.hours.{hours}", FACTOR, later("leads from {source}, {hours}")),
    Field(
        "sources.{source}.busy_and_quiet_days.variance_to_mean",
        FACTOR,
        later("how unlike the days of {source} are: variance by mean"),
    ),
    Field(
        "sources.{source}.busy_and_quiet_days.day_to_day",
        SHARE,
        later("how much of its mood a day of {source} hands on"),
    ),
    Field(
        "sources.{source}.attributes.{attribute}.{value}",
        spots.share,
        later("share of leads from {source}: {attribute} {value}"),
        parts=True,
    ),
    Field("process.{stage}.takes", LAW_OF_TIMES, later("work at {stage}")),
    Field("process.{stage}.takes.{attribute}.{value}", LAW_OF_TIMES, later("work at {stage}: {attribute} {value}")),
    Field("process.{stage}.delay", LAW_OF_TIMES, later("time that passes at {stage}")),
    Field("process.{stage}.patience", LAW_OF_TIMES, later("how long a client waits at {stage}")),
    Field("process.{stage}.room", COUNT, later("how many may wait at {stage}")),
    Field(
        "process.{stage}.colleague_steps_in_after",
        TIME,
        later("an owner's absence after which others help at {stage}"),
    ),
    Field("process.{stage}.reached.{number}", SHARE, later("reached at {stage} by attempt {number}")),
    Field("process.{stage}.unanswered_takes", LAW_OF_TIMES, later("work of an attempt in vain at {stage}")),
    Field("process.{stage}.try_again_after", LAW_OF_TIMES, later("time between attempts at {stage}")),
    Field("process.{stage}.given_up", spots.later_on, later("time after which those given up at {stage} go on")),
    Field(
        "process.{stage}.delay_costs",
        spots.slowing,
        later("what is left of the odds at {stage} when the wait doubles"),
        (("after", later("a wait that does no harm yet at {stage}")),),
    ),
    Field("process.{stage}.late_after.limit", TIME, later("a wait that is still in time at {stage}")),
    Field("process.{stage}.late_after.{outcome}", FACTOR, later("at {stage}, when late: {outcome}")),
    Field(
        "process.{stage}.grows",
        spots.growth,
        later("growth of a deal with every contact at {stage}"),
        (("up_to", later("growth of a deal at most, at {stage}")),),
    ),
    Field("process.{stage}.each_account", LAW_OF_TIMES, later("time between two of an account: {stage}")),
    Field(
        "process.{stage}.then.{outcome}",
        spots.outcome,
        later("share at {stage}: {outcome}"),
        (("after", later("time that passes after {stage}: {outcome}")),),
        parts=True,
    ),
    Field("start.accounts", COUNT, later("accounts on the first day")),
    Field("teams.{team}.people", COUNT, later("people in {team}")),
    Field("teams.{team}.people.others", COUNT, later("people in {team} without a name"), untold="0"),
    Field("teams.{team}.people.{person}.speed", FACTOR, later("speed of {person}")),
    Field("teams.{team}.people.{person}.odds", FACTOR, later("factor on the odds of {person}")),
    Field("teams.{team}.people.{person}.in.{role}.speed", FACTOR, later("speed of {person} in {role}")),
    Field("teams.{team}.people.{person}.in.{role}.odds", FACTOR, later("factor on the odds of {person} in {role}")),
    Field("teams.{team}.people_differ.speed", spots.spread, later("how unlike people of {team} are in speed")),
    Field("teams.{team}.people_differ.odds", spots.spread, later("how unlike people of {team} are in their odds")),
    Field("teams.{team}.absent.vacation.per_year", TIME, later("vacation in {team}")),
    Field("teams.{team}.absent.vacation.in_parts", COUNT, later("parts of a vacation in {team}")),
    Field("teams.{team}.absent.vacation.season.{months}", FACTOR, later("vacations in {team}, {months}")),
    Field("teams.{team}.absent.sickness.per_year", TIME, later("sickness in {team}")),
    Field("teams.{team}.absent.sickness.each", LAW_OF_TIMES, later("how long one of {team} is sick")),
    Field("teams.{team}.absent.days_away", SHARE, later("days on which one of {team} is away")),
    Field("teams.{team}.people.newcomers", COUNT, later("people who are looked for in {team}")),
    Field("teams.{team}.ramp.speed", spots.ramp, later("speed of newcomers in {team}")),
    Field("teams.{team}.ramp.odds", spots.ramp, later("factor on the odds of newcomers in {team}")),
    Field("teams.{team}.leaves.per_year", FACTOR, later("leavers of {team} in a year, for each who is there")),
    Field("teams.{team}.leaves.in_first_month", SHARE, later("newcomers of {team} who leave in their first month")),
    Field("teams.{team}.ramp.among_experienced", SHARE, later("part of the ramp's time in an experienced {team}")),
    Field("teams.{team}.leads.each_of.{led}", SPENT, later("time of {team} for each of {led}")),
    Field(
        "teams.{team}.leads.interviews", whole(kinds.FOR_NEWCOMER), later("time of {team} for everybody who is hired")
    ),
    Field("teams.{team}.leads.reports", SPENT, later("time of {team} for reports")),
    Field("teams.{team}.leads.at_most", SPENT, later("time that one of {team} gives to leading at most")),
    Field("teams.{team}.leads.overload.ramp", FACTOR, later("longer ramps under an overloaded {team}")),
    Field("teams.{team}.leads.overload.in_first_month", FACTOR, later("earlier leaving under an overloaded {team}")),
    Field("teams.{team}.leaves.pay_below.amount", MONEY_RATE, later("pay below which more leave {team}")),
    Field("teams.{team}.leaves.pay_below.per_year", FACTOR, later("leavers of {team} in a year where pay is low")),
    Field("teams.{team}.leaves.pay_below.besides", MONEY_RATE, later("planned commission of one of {team}")),
    Field("teams.{team}.replaced.after", LAW_OF_TIMES, later("how long a place in {team} is empty")),
    Field("teams.{team}.replaced.channels.{channel}.candidates", RATE, later("candidates for {team} from {channel}")),
    Field("teams.{team}.replaced.channels.{channel}.speed", FACTOR, later("speed in {team} of those from {channel}")),
    Field(
        "teams.{team}.replaced.channels.{channel}.odds",
        FACTOR,
        later("factor on the odds in {team} of those from {channel}"),
    ),
    Field("teams.{team}.replaced.channels.{channel}.pay", FACTOR, later("pay in {team} of those from {channel}")),
    Field(
        "teams.{team}.replaced.channels.{channel}.leaves",
        FACTOR,
        later("how often those from {channel} leave {team}, against the others"),
    ),
    Field("teams.{team}.replaced.channels.{channel}.fee", AMOUNT, later("fee for one of {team} from {channel}")),
    Field("teams.{team}.replaced.selection.{step}.passes", SHARE, later("candidates for {team} who pass {step}")),
    Field("teams.{team}.replaced.selection.{step}.takes", TIME, later("how long {step} takes, for {team}")),
    Field("teams.{team}.replaced.selection.{step}.cost", AMOUNT, later("what {step} costs for a candidate for {team}")),
    Field(
        "teams.{team}.replaced.selection.{step}.tells",
        SHARE,
        later("how much {step} tells of how good one of {team} will be"),
    ),
    Field("teams.{team}.replaced.reserve.up_to", COUNT, later("people in reserve for {team}")),
    Field("teams.{team}.replaced.reserve.wait", LAW_OF_TIMES, later("how long somebody waits for a place in {team}")),
    Field("teams.{team}.replaced.hire_at_least", COUNT, later("people who begin together in {team} at least")),
    Field("teams.{team}.replaced.at_once", COUNT, later("people who are taught in {team} at one time at most")),
    Field("teams.{team}.replaced.ahead", COUNT, later("people hired ahead of need in {team}")),
    Field("teams.{team}.replaced.internship", TIME, later("from hiring to work in {team}")),
    Field("teams.{team}.replaced.interns", COUNT, later("interns for one place in {team}")),
    Field("teams.{team}.replaced.cost", AMOUNT, later("what hiring somebody for {team} costs")),
    Field(
        "teams.{team}.at_most",
        spots.limits,
        "",
        (
            ("deal", later("deals that one of {team} may own")),
            ("account", later("accounts that one of {team} may own")),
        ),
    ),
    Field("teams.{team}.switching", TIME, later("work lost in {team} by turning to another stage")),
    Field("teams.{team}.pause.{stage}.more_than", COUNT, later("{team} pause {stage}: more wait than")),
    Field("teams.{team}.pause.{stage}.resume_at", COUNT, later("{team} resume {stage}: so few wait")),
    Field("teams.{team}.pay.salary", MONEY_RATE, later("salary in {team}")),
    Field("teams.{team}.pay.hourly", MONEY_RATE, later("pay for an hour in {team}")),
    Field("teams.{team}.pay.commission", spots.commission, later("commission in {team}"), ABOVE),
    Field("teams.{team}.pay.commission.{kind}", spots.commission, later("commission in {team}, {kind}"), ABOVE),
    Field(
        "teams.{team}.pay.commission.{kind}.{value}",
        spots.commission,
        later("commission in {team}, {kind} {value}"),
        ABOVE,
    ),
    *(
        field
        for bonus in ("bonus", "bonus.{number}")
        for field in (
            Field(f"teams.{{team}}.pay.{bonus}.accounts_kept", SHARE, later("accounts kept that earn {team} a bonus")),
            Field(f"teams.{{team}}.pay.{bonus}.on_time", SHARE, later("work in time that earns {team} a bonus")),
            Field(f"teams.{{team}}.pay.{bonus}.amount", MONEY_RATE, later("bonus of one of {team}")),
        )
    ),
    Field("teams.{team}.pay.fee.{stage}.{outcome}", AMOUNT, later("fee in {team} for {stage}: {outcome}")),
    Field("teams.{team}.pay.fine.{stage}", AMOUNT, later("fine in {team} for being late at {stage}")),
    Field("teams.{team}.pay.guarantee.income", MONEY_RATE, later("least income in {team} in the first months")),
    Field("teams.{team}.pay.guarantee.for", TIME, later("how long {team} have a least income")),
    Field("teams.{team}.speed", FACTOR, later("speed of {team}"), untold="100%"),
    Field("teams.{team}.speed.{stage}", FACTOR, later("speed of {team} at {stage}")),
    Field("teams.{team}.odds", FACTOR, later("factor on the odds of {team}"), untold="100%"),
    Field("teams.{team}.odds.{stage}", FACTOR, later("factor on the odds of {team} at {stage}")),
    *(
        field
        for change in ("change", "change.{number}")
        for field in (
            Field(f"{change}.people.{{team}}.refuse_and_leave", SHARE, later("leave {team} instead of changing")),
            Field(f"{change}.refilled_after", TIME, later("how long a place stays empty after the change")),
            Field(f"{change}.retraining.for", TIME, later("how long those who change learn instead of working")),
            Field(f"{change}.relearning.speed", spots.ramp, later("speed of those who change")),
            Field(f"{change}.relearning.odds", spots.ramp, later("factor on the odds of those who change")),
            Field(f"{change}.transfer", SHARE, later("how much of what people can do shows in another team")),
            Field(f"{change}.unwilling.leave", FACTOR, later("how much more often the unwilling leave")),
            Field(f"{change}.unwilling.{{team}}", SHARE, later("of those who come to {team}: did not want to")),
            Field(f"{change}.hand_over_loss.accounts", SHARE, later("accounts lost by another owner")),
            Field(f"{change}.hand_over_loss.deals", SHARE, later("open deals lost by another owner")),
            Field(f"{change}.costs.once", AMOUNT, later("what the change costs")),
            Field(f"{change}.costs.going_back", AMOUNT, later("what it costs to go back")),
            Field(f"{change}.only_if.plan_met", spots.bound(kinds.SHARE), later("share of the plan it hangs on")),
            Field(f"{change}.only_if.revenue", spots.bound(kinds.MONEY), later("revenue it hangs on")),
        )
    ),
    Field("costs.workplace", MONEY_RATE, later("workplace of a person")),
    Field("costs.office", MONEY_RATE, later("office of the department")),
)
