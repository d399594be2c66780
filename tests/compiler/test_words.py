from datetime import date

from compiler.small import MARCH_1, small, staged, station
from salessim.results.terms import BonusTerms, CommissionTerms, PlanTerms, SourceTerms, TeamTerms

PROCESS = {
    "answer": {"takes": "1 min", "then": {"interested": "40% -> meeting", "no": "rest -> lost"}},
    "meeting": {"takes": "1 h", "then": {"wants_quote": "50% -> quote", "no": "rest -> lost"}},
    "quote": {"takes": "1 h", "at_closing_time": "continue_next_day", "then": {"ready": "rest -> contract after 5 d"}},
    "contract": {"takes": "1 h", "by": "deal owner", "counts_as": "signed", "then": {"ok": "rest -> payment"}},
    "payment": {"delay": "10 d", "counts_as": "paid", "then": {"account": "rest -> care"}},
    "care": {"delay": "40 d", "then": {"call": "rest -> care_call"}},
    "care_call": {
        "takes": "20 min", "by": "account owner",
        "then": {"order": "45% -> care with order", "quiet": "rest -> care", "gone": "2% -> lost"},
    },
    "service": {"each_account": "exponential(30 d)", "goes_to": "answer", "then": {"known": "rest -> request"}},
    "request": {"takes": "15 min", "then": {"helped": "rest -> done"}},
    "order": {"takes": "30 min", "by": "account owner", "then": {"agreed": "rest -> repeat_quote"}},
    "repeat_quote": {"same_as": "quote", "then": {"ready": "rest -> repeat_contract"}},
    "repeat_contract": {"same_as": "contract", "by": "account owner", "then": {"ok": "rest -> repeat_payment"}},
    "repeat_payment": {"same_as": "payment", "then": {"paid": "rest -> done"}, "good": ["paid"]},
}  # fmt: skip
OWNERS = {"deal": {"taken_at": "meeting", "until": "payment"}, "account": {"from": "care"}}
TEAMS = {
    "sellers": {
        "people": {"Anna": {"since": "2024-03-01"}, "others": 1},
        "does_in_order": ["contract", "meeting", "answer"],
        "pay": {"salary": "720_000 per year", "commission": ["4% of paid", "1% of signed"]},
    },
    "farmers": {
        "people": 3,
        "does_in_order": ["order", "repeat_contract", "request", "care_call", "quote", "repeat_quote"],
        "pay": {"hourly": "350 per hour", "not_paid_while": "paused",
                "bonus": {"accounts_kept": "90%", "amount": "20_000 per month"}},
    },
}  # fmt: skip


def whole(**changes):
    return staged(PROCESS, owners=OWNERS, teams=TEAMS, **changes)


def test_every_stage_belongs_to_a_block_of_the_station_card():
    terms = whole().terms
    assert {stage.name: stage.role for stage in terms.stages} == {
        "answer": "contact",  # entered by a source
        "meeting": "deal",  # takes the deal
        "quote": "processing",
        "contract": "deal",  # done by the deal's owner
        "payment": "client",
        "care": "client",
        "care_call": "account",
        "service": "contact",  # entered by requests of accounts
        "request": "account",  # only accounts come here
        "order": "account",
        "repeat_quote": "processing",  # a copy of processing
        "repeat_contract": "account",
        "repeat_payment": "client",
        "lost": "exit",
        "done": "exit",
        "won": "exit",
        "contract after quote": "client",
        "service in working time": "client",
    }


def test_stages_say_what_they_are():
    stages = {stage.name: stage for stage in whole().terms.stages}
    assert [stages[name].kind for name in ("answer", "payment", "lost")] == ["queue", "delay", "exit"]
    assert [stages[name].finish for name in ("answer", "quote", "payment")] == [True, False, False]
    assert (stages["service"].of, stages["repeat_quote"].of, stages["quote"].of) == ("answer", "quote", "")
    assert [name for name, stage in stages.items() if stage.hidden] == [
        "contract after quote",
        "service in working time",
    ]


def test_outcomes_say_where_they_lead_and_what_they_book():
    compiled = whole()
    names = [stage.name for stage in compiled.terms.stages]
    found = {(names[o.stage], o.name): (names[o.to], o.good, o.lost, o.ledger) for o in compiled.terms.outcomes}
    assert found["answer", "interested"] == ("meeting", True, False, -1)
    assert found["answer", "no"] == ("lost", False, True, -1)
    assert found["quote", "ready"] == ("contract", True, False, -1)
    assert found["contract", "ok"] == ("payment", True, False, 0)
    assert found["repeat_payment", "paid"] == ("done", True, False, 1)
    assert len(compiled.terms.outcomes) == len(compiled.network.route.key)


def test_teams_say_what_they_are_paid_and_where_they_work():
    sellers, farmers = whole(
        costs={"workplace": "18_000 per month per person", "office": "250_000 per month"}
    ).terms.teams
    assert sellers == TeamTerms(
        "sellers", ("deal", "contact"), (0, 1), salary_per_month=60_000.0,
        commission=(CommissionTerms(1, 0.04), CommissionTerms(0, 0.01)), workplace_per_month=18_000.0,
    )  # fmt: skip
    assert farmers == TeamTerms(
        "farmers", ("account", "processing"), (2, 3, 4), hourly=350.0, hourly_unpaid_while_paused=True,
        bonuses=(BonusTerms("accounts_kept", 0.9, 20_000.0),), workplace_per_month=18_000.0,
    )  # fmt: skip


def test_slots_desks_skills_and_people_by_their_rows():
    compiled = whole()
    terms = compiled.terms
    row = {name: station(compiled, name)["row"] for name in PROCESS}
    assert (terms.slots, terms.deal_slot, terms.account_slot) == (("deal", "account"), 0, 1)
    assert terms.desks == {row["contract"]: 0, row["care_call"]: 1, row["order"]: 1, row["repeat_contract"]: 1}
    assert terms.skills[0] == tuple(row[name] for name in ("contract", "meeting", "answer", "service"))
    assert terms.people == ("Anna", "sellers 1", "farmers 1", "farmers 2", "farmers 3")
    assert terms.ledgers == ("signed", "paid")


def test_the_plan_by_month_and_by_region():
    compiled = whole(
        attributes={"region": {"Moscow": "60%", "Kazan": "40%"}},
        period={"from": "2027-03-01", "for": "2 months"},
        plan={"counts": "paid", "revenue": {"Jan-Mar": "8 per month", "Apr-Dec": "10 per month"},
              "by region": {"Moscow": "65%", "Kazan": "rest"}},
        last_year={"revenue": "104_000_000", "accounts": 180},
    )  # fmt: skip
    terms = compiled.terms
    assert terms.plan == PlanTerms(1, (8.0, 10.0), {"region": {"Moscow": 0.65, "Kazan": 0.35}})
    assert terms.last_year == {"revenue": 104_000_000.0, "accounts": 180.0}
    assert terms.month_starts == (MARCH_1, MARCH_1 + 31 * 86_400, MARCH_1 + 61 * 86_400)
    assert (terms.period_start, terms.period_end, terms.origin) == (
        date(2027, 3, 1),
        date(2027, 5, 1),
        date(2001, 1, 1),
    )
    assert terms.attributes == {"region": ("Moscow", "Kazan")}
    assert terms.moment(MARCH_1).isoformat() == "2027-03-01T00:00:00"


def test_the_smallest_department_has_neither_plan_nor_owners():
    terms = small(sources={"calls": {"rate": "8 per day", "cost": "900 per lead", "goes_to": "talk"},
                           "list": {"contacts": 5, "goes_to": "talk"}}).terms  # fmt: skip
    assert (terms.plan, terms.slots, terms.deal_slot, terms.account_slot) == (None, (), -1, -1)
    talk = [stage.name for stage in terms.stages].index("talk")
    assert terms.sources == (SourceTerms("calls", 900.0, False, talk), SourceTerms("list", 0.0, True, talk))
    assert terms.segments == ((),)
    assert terms.last_year == {}


def test_margins_stand_by_segment_and_advertising_by_month():
    attributes = {"region": {"Moscow": "60%", "Kazan": "rest"}, "product": {"standard": "80%", "custom": "rest"}}
    source = {"rate": "8 per day", "goes_to": "talk", "advertising": {"Mar": "60_000 per month"}}
    words = small(
        attributes=attributes,
        margin={"standard": "30%", "custom": "45%"},
        sources={"ads": source},
        period={"from": "2027-03-01", "for": "2 months"},
    ).terms
    assert words.segments == (
        ("Moscow", "standard"), ("Moscow", "custom"), ("Kazan", "standard"), ("Kazan", "custom"),
    )  # fmt: skip
    assert words.margins == (0.3, 0.45, 0.3, 0.45)
    assert words.sources[0].advertising == (60_000, 0)
    assert small(margin="35%").terms.margins == (0.35,)
    assert small().terms.margins == ()
