from math import log2

import pytest

from compiler.small import curve, law, routes, rows, small, staged, station
from salessim.compiler import Compiled
from salessim.network import tables as t
from salessim.network.draws import name_key
from salessim.scenario import ScenarioError

DAY = 86_400


# ---- stations -----------------------------------------------------------------------------------------------------


def test_the_smallest_department_row_by_row():
    network = small().network
    # kind, key, clock, order, at_shift_end, cover (4 days), patience, renege_to, capacity, balk_to, desk, claims,
    # reach, missed, work, route, spawn
    assert rows(network, "station") == [
        (
            t.QUEUE,
            name_key("station", "talk"),
            -1,
            t.FIFO,
            t.FINISH,
            345_600,
            -1,
            -1,
            -1,
            -1,
            -1,
            -1,
            -1,
            -1,
            0,
            1,
            0,
            2,
            0,
            0,
        ),
        (
            t.EXIT,
            name_key("station", "lost"),
            -1,
            t.FIFO,
            t.FINISH,
            0,
            -1,
            -1,
            -1,
            -1,
            -1,
            -1,
            -1,
            -1,
            1,
            1,
            2,
            2,
            0,
            0,
        ),
        (
            t.EXIT,
            name_key("station", "done"),
            -1,
            t.FIFO,
            t.FINISH,
            0,
            -1,
            -1,
            -1,
            -1,
            -1,
            -1,
            -1,
            -1,
            1,
            1,
            2,
            2,
            0,
            0,
        ),
        (t.EXIT, name_key("station", "won"), -1, t.FIFO, t.FINISH, 0, -1, -1, -1, -1, -1, -1, -1, -1, 1, 1, 2, 2, 0, 0),
    ]
    assert rows(network, "work") == [(-1, 0)]
    # key, next, segment, missed, weight, clock, wait, age, visit curve, by_quality, ledger, factor, credit, size,
    # size curve, assign, release, mark, reset
    assert rows(network, "route") == [
        (name_key("route", "talk", "yes"), 2, -1, 0, 0.25, -1, -1, -1, -1, 1, -1, 0.0, -1, -1, -1, -1, -1, 0, 0),
        (name_key("route", "talk", "no"), 1, -1, 0, 0.75, -1, -1, -1, -1, 0, -1, 0.0, -1, -1, -1, -1, -1, 0, 0),
    ]
    for name in ("interrupt", "spawn", "slot", "gate", "watch", "ledger", "limit", "moment", "attribute", "share"):
        assert rows(network, name) == []


def test_a_delay_takes_its_time_on_its_clock():
    compiled = staged({"talk": {"takes": "1 min", "then": {"yes": "rest -> wait"}},
                       "wait": {"delay": "3 d", "then": {"over": "rest -> slow"}},
                       "slow": {"delay": "3 wd", "then": {"over": "rest -> done"}}})  # fmt: skip
    wait, slow = station(compiled, "wait"), station(compiled, "slow")
    assert (wait["kind"], wait["clock"], slow["clock"]) == (t.DELAY, -1, 0)
    lengths = [law(compiled, row)[1] for _, row in rows(compiled.network, "work")]
    assert lengths == [60, 3 * DAY, 3 * 8 * 3600]


def test_work_by_an_attribute_has_a_row_for_every_segment():
    takes = {"product": {"plain": "1 min", "custom": "5 min"}}
    compiled = staged(
        {"talk": {"takes": takes, "then": {"yes": "rest -> done"}}},
        attributes={"region": {"Moscow": "50%", "Kazan": "50%"}, "product": {"plain": "80%", "custom": "20%"}},
    )
    found = [(segment, law(compiled, row)[1]) for segment, row in rows(compiled.network, "work")]
    assert found == [(0, 60), (1, 300), (2, 60), (3, 300)]


def test_patience_room_and_closing_time():
    talk = {"takes": "1 min", "patience": "2 min", "gives_up": "later", "room": 5, "when_full": "won",
            "at_closing_time": "continue_next_day", "newest_first": "yes", "colleague_steps_in_after": "5 wd",
            "then": {"yes": "rest -> done"}}  # fmt: skip
    compiled = staged({"talk": talk, "later": {"takes": "1 min", "at_closing_time": "restart", "patience": "2 wd",
                                              "then": {"yes": "rest -> done"}}})  # fmt: skip
    here, later = station(compiled, "talk"), station(compiled, "later")
    assert law(compiled, here["patience"]) == (t.CONSTANT, 120, 0, 0)
    assert (here["renege_to"], here["capacity"], here["balk_to"]) == (1, 5, 4)
    assert (here["order"], here["at_shift_end"], here["clock"]) == (t.LIFO, t.RESUME, -1)
    assert here["cover"] == 7 * DAY  # five working days are a week
    assert (later["clock"], law(compiled, later["patience"])[1]) == (0, 2 * 8 * 3600)
    assert (later["at_shift_end"], later["renege_to"]) == (t.RESTART, station(compiled, "lost")["row"])


def test_a_list_of_contacts_is_worked_off_newest_first_unless_the_stage_says_otherwise():
    process = {"talk": {"takes": "1 min", "then": {"yes": "rest -> done"}}}
    contacts = {"list": {"contacts": 10, "goes_to": "talk"}}
    assert station(staged(process, sources=contacts), "talk")["order"] == t.LIFO
    oldest = {"talk": process["talk"] | {"newest_first": "no"}}
    assert station(staged(oldest, sources=contacts), "talk")["order"] == t.FIFO


def test_an_id_keeps_the_keys_of_a_stage_that_is_renamed():
    then = {"yes": "30% -> done after 2 d", "no": "rest -> lost"}
    one = staged({"talk": {"takes": "1 min", "then": then}})
    other = staged({"call": {"takes": "1 min", "then": then, "id": "talk"}})
    assert rows(one.network, "station", "key") == rows(other.network, "station", "key")
    assert rows(one.network, "route", "key") == rows(other.network, "route", "key")


# ---- outcomes -----------------------------------------------------------------------------------------------------


def test_the_rest_comes_last_with_what_the_others_leave():
    compiled = staged(
        {"talk": {"takes": "1 min", "then": {"no": "rest -> lost", "yes": "25% -> done", "maybe": "50% -> won"}}}
    )
    found = routes(compiled, "talk")
    assert {name: (row["to"], row["weight"]) for name, row in found.items()} == {
        "yes": ("done", 0.25), "maybe": ("won", 0.5), "no": ("lost", 0.25),
    }  # fmt: skip
    assert list(found) == ["yes", "maybe", "no"]
    assert found["no"]["by_quality"] == 1  # the first that was named is the good one


def test_quality_bends_the_good_outcomes():
    then = {"no": "rest -> lost", "yes": "25% -> done", "maybe": "50% -> won"}
    compiled = staged({"talk": {"takes": "1 min", "good": ["maybe", "yes"], "then": then}})
    assert {name: row["by_quality"] for name, row in routes(compiled, "talk").items()} == {
        "yes": 1,
        "maybe": 1,
        "no": 0,
    }


def test_an_outcome_that_comes_later_passes_through_a_hidden_delay():
    compiled = staged({"quote": {"takes": "1 min", "then": {"ready": "rest -> talk after 5 wd"}},
                       "talk": {"takes": "1 min", "then": {"yes": "rest -> done"}}})  # fmt: skip
    hidden = station(compiled, "talk after quote")
    assert (hidden["kind"], hidden["clock"]) == (t.DELAY, 0)
    assert hidden["key"] == name_key("station", "quote", "after", "ready")
    assert law(compiled, rows(compiled.network, "work", "law")[hidden["work_from"]][0])[1] == 5 * 8 * 3600
    assert routes(compiled, "quote")["ready"]["to"] == "talk after quote"
    assert routes(compiled, "talk after quote")["ready"]["to"] == "talk"
    terms = compiled.terms
    assert (terms.stages[hidden["row"]].hidden, terms.stages[hidden["row"]].of) == (True, "quote")
    ready = routes(compiled, "quote")["ready"]["row"]
    assert terms.outcomes[ready].to == station(compiled, "talk")["row"]  # what the owner calls the next stage


def test_two_delays_of_one_stage_to_one_target_have_titles_of_their_own():
    then = {"ready": "50% -> talk after 5 d", "slow": "rest -> talk after 9 d"}
    compiled = staged({"quote": {"takes": "1 min", "then": then},
                       "talk": {"takes": "1 min", "then": {"yes": "rest -> done"}}})  # fmt: skip
    hidden = [stage.name for stage in compiled.terms.stages if stage.hidden]
    assert hidden == ["talk after quote (ready)", "talk after quote (slow)"]


def test_waiting_costs_the_good_outcomes_a_power_of_the_wait():
    compiled = staged({"talk": {"takes": "1 min", "delay_costs": "0.95 of odds per doubling after 5 min",
                                "then": {"yes": "25% -> done", "no": "rest -> lost"}}})  # fmt: skip
    yes, no = routes(compiled, "talk").values()
    assert curve(compiled, yes["wait_curve"]) == (t.POWER, 300.0, pytest.approx(log2(0.95)), [])
    assert (yes["clock"], no["wait_curve"]) == (-1, -1)


def test_a_wait_that_costs_in_working_days_runs_on_the_working_clock():
    compiled = staged({"talk": {"takes": "1 min", "delay_costs": "0.5 of odds per doubling after 2 wd",
                                "then": {"yes": "25% -> done", "no": "rest -> lost"}}})  # fmt: skip
    yes = routes(compiled, "talk")["yes"]
    assert (yes["clock"], curve(compiled, yes["wait_curve"])) == (0, (t.POWER, 57_600.0, -1.0, []))


def test_being_late_is_a_step_beyond_the_limit():
    compiled = staged({"talk": {"takes": "1 min", "late_after": {"limit": "5 wd", "gone": "x 1.5"},
                                "then": {"yes": "rest -> done", "gone": "2% -> lost"}}})  # fmt: skip
    gone = routes(compiled, "talk")["gone"]
    # 5 days of 8 hours are 144,000 s; a wait of just that is still in time
    assert curve(compiled, gone["wait_curve"]) == (t.STEP, 0.0, 0.0, [(0.0, 1.0), (144_001.0, 1.5)])
    assert gone["clock"] == 0
    assert compiled.terms.stages[0].late_s == 7 * DAY


def test_one_outcome_cannot_hang_on_the_wait_twice():
    with pytest.raises(ScenarioError, match="`yes` of `talk` hangs on the wait twice"):
        staged({"talk": {"takes": "1 min", "late_after": {"limit": "5 d", "yes": "x 0.5"},
                         "delay_costs": "0.95 of odds per doubling after 5 min",
                         "then": {"yes": "50% -> done", "no": "rest -> lost"}}})  # fmt: skip


def test_a_deal_grows_on_every_way_that_does_not_lose_it():
    then = {"order": "45% -> done", "quiet": "rest -> won", "gone": "2% -> lost"}
    growth = "50% of deal value per contact, up to 200%"
    compiled = staged({"talk": {"takes": "1 min", "grows": growth, "then": then}})
    order, gone, quiet = routes(compiled, "talk").values()
    assert order["size_curve"] == quiet["size_curve"]
    # 1.5 x 1.5 = 2.25; 3 / 2.25 is the rest of the growth to three times
    kind, _, _, knots = curve(compiled, order["size_curve"])
    assert (kind, knots) == (t.STEP, [(1.0, 1.5), (3.0, pytest.approx(3 / 2.25)), (4.0, 1.0)])
    assert gone["size_curve"] == -1


# ---- attempts -----------------------------------------------------------------------------------------------------


CALL = {
    "takes": "3 min", "unanswered_takes": "20 s", "reached": ["10%", "9%", "8%"], "try_again_after": "2 wd",
    "then": {"yes": "5% -> done", "later": "20% -> call after 180 d", "no": "rest -> lost"},
}  # fmt: skip


def test_attempts_reach_less_and_less():
    compiled = staged({"call": CALL})
    here = station(compiled, "call")
    assert curve(compiled, here["reach"]) == (t.STEP, 0.0, 0.0, [(1.0, 0.1), (2.0, 0.09), (3.0, 0.08)])
    assert law(compiled, here["missed"]) == (t.CONSTANT, 20, 0, 0)


def test_who_was_not_reached_is_tried_again_until_the_last_attempt():
    compiled = staged({"call": CALL})
    again, given_up, *reached = routes(compiled, "call").items()
    assert (again[0], again[1]["missed"], again[1]["weight"]) == ("try_again", 1, 1.0)
    assert curve(compiled, again[1]["visit_curve"]) == (t.STEP, 0.0, 0.0, [(1.0, 1.0), (3.0, 0.0)])
    assert (given_up[0], given_up[1]["missed"], given_up[1]["weight"], given_up[1]["to"]) == (
        "given_up",
        1,
        0.0,
        "lost",
    )
    assert [(name, row["missed"]) for name, row in reached] == [("yes", 0), ("later", 0), ("no", 0)]
    between = station(compiled, "call after call (try_again)")
    assert (between["kind"], between["clock"]) == (t.DELAY, 0)
    assert [row["by_quality"] for row in (again[1], given_up[1])] == [0, 0]


def test_the_attempts_count_from_one_again_when_somebody_comes_back_later():
    compiled = staged({"call": CALL})
    assert routes(compiled, "call after call (later)")["later"]["reset"] == 1
    assert routes(compiled, "call after call (try_again)")["try_again"]["reset"] == 0
    assert [row["reset"] for row in routes(compiled, "call").values()] == [0, 0, 0, 0, 0]


def test_a_single_attempt_is_given_up_at_once():
    compiled = staged({"call": CALL | {"reached": ["10%"], "given_up": "won after 1 d"}})
    given_up = routes(compiled, "call")["given_up"]
    assert (given_up["weight"], given_up["to"]) == (1.0, "won after call")
    assert "try_again" not in routes(compiled, "call")


def test_a_retry_without_a_pause_returns_at_once():
    compiled = staged({"call": CALL | {"try_again_after": "0 s"}})
    assert routes(compiled, "call")["try_again"]["to"] == "call"


# ---- owners and books ---------------------------------------------------------------------------------------------


def owned() -> Compiled:
    """Meeting, contract, payment; then an account that is called, orders, and pays."""
    process = {
        "meeting": {"takes": "1 h", "then": {"good": "50% -> contract", "no": "rest -> lost"}},
        "contract": {"takes": "1 h", "by": "deal owner", "counts_as": "signed",
                     "then": {"ok": "90% -> payment", "no": "rest -> lost"}},
        "payment": {"delay": "10 d", "counts_as": "paid", "then": {"account": "rest -> care"}},
        "care": {"delay": "40 d", "then": {"call": "rest -> care_call"}},
        "care_call": {"takes": "20 min", "by": "account owner",
                      "then": {"order": "45% -> care with order", "quiet": "rest -> care", "gone": "2% -> lost"}},
        "order": {"same_as": "contract", "by": "account owner", "then": {"ok": "rest -> pay"}},
        "pay": {"same_as": "payment", "then": {"paid": "rest -> done"}},
        "service": {"each_account": "exponential(30 d)", "goes_to": "meeting", "then": {"known": "rest -> done"}},
    }  # fmt: skip
    owners = {"deal": {"taken_at": "meeting", "until": "payment"},
              "account": {"from": "care", "chosen": "round_robin", "if_gone": "keep"}}  # fmt: skip
    teams = {"crew": {"people": 2, "does_in_order": [["contract", "order"], "meeting", "care_call"]}}
    return staged(process, owners=owners, teams=teams)


def test_slots_say_who_is_chosen_and_what_happens_when_the_owner_leaves():
    compiled = owned()
    lost = station(compiled, "lost")["row"]
    assert rows(compiled.network, "slot") == [
        (name_key("slot", "deal"), t.FEWEST_OPEN, t.HAND_OVER, -1, 0.0, lost),
        (name_key("slot", "account"), t.ROUND_ROBIN, t.KEEP, -1, 0.0, lost),
    ]


def test_whoever_serves_takes_the_deal_and_keeps_it_until_its_last_stage():
    compiled = owned()
    desks = {name: (station(compiled, name)["claims"], station(compiled, name)["desk"]) for name in
             ("meeting", "contract", "care_call", "order", "service", "payment")}  # fmt: skip
    assert desks == {"meeting": (0, -1), "contract": (-1, 0), "care_call": (-1, 1), "order": (-1, 1),
                     "service": (-1, -1), "payment": (-1, -1)}  # fmt: skip
    released = [row["row"] for name in ("meeting", "contract", "payment", "care_call", "pay")
                for row in routes(compiled, name).values() if row["release"] == 0]  # fmt: skip
    assert released == [routes(compiled, "payment")["account"]["row"]]


def test_an_account_gets_its_owner_on_the_way_into_its_first_stage_only():
    compiled = owned()
    assert routes(compiled, "payment")["account"]["assign"] == 1
    assert [row["assign"] for row in routes(compiled, "care_call").values()] == [-1, -1, -1]


def test_good_outcomes_book_the_size_and_credit_whoever_owns():
    compiled = owned()
    assert compiled.terms.ledgers == ("signed", "paid")
    books = {(name, outcome): (row["ledger"], row["factor"], row["credit"])
             for name in ("contract", "payment", "order", "pay")
             for outcome, row in routes(compiled, name).items()}  # fmt: skip
    assert books == {
        ("contract", "ok"): (0, 1.0, 0),
        ("contract", "no"): (-1, 0.0, -1),
        ("payment", "account"): (1, 1.0, 0),  # the deal is still owned
        ("order", "ok"): (0, 1.0, 1),
        ("pay", "paid"): (1, 1.0, 1),
    }


def test_a_booking_before_anybody_owns_goes_to_whoever_served():
    compiled = staged({"talk": {"takes": "1 min", "counts_as": "signed", "then": {"yes": "rest -> done"}}})
    assert [(row["ledger"], row["credit"]) for row in routes(compiled, "talk").values()] == [(0, -1)]


# ---- accounts -----------------------------------------------------------------------------------------------------


def test_an_order_is_a_child_of_its_account():
    compiled = owned()
    here, order = station(compiled, "care_call"), station(compiled, "order")
    assert here["spawn_to"] - here["spawn_from"] == 1
    assert rows(compiled.network, "spawn")[here["spawn_from"]] == (
        name_key("spawn", "care_call", "order"), routes(compiled, "care_call")["order"]["row"], order["row"],
        1.0, -1, -1,
    )  # fmt: skip


def test_requests_of_accounts_visit_a_copy_of_the_stage_that_answers_them():
    compiled = owned()
    copy, meeting = station(compiled, "service"), station(compiled, "meeting")
    assert copy["key"] == name_key("station", "service")
    works = rows(compiled.network, "work")
    assert works[copy["work_from"]] == works[meeting["work_from"]]
    assert {name: row["to"] for name, row in routes(compiled, "service").items()} == {"known": "done"}
    ranks = dict(rows(compiled.network, "skill", "station", "rank"))
    assert ranks[copy["row"]] == ranks[meeting["row"]] == 1


def test_requests_begin_with_the_account_and_reach_people_in_working_time():
    compiled = owned()
    care, hidden = station(compiled, "care"), station(compiled, "service in working time")
    key, route, begins, probability, size, gap = rows(compiled.network, "spawn")[care["spawn_from"]]
    assert (key, route, begins) == (name_key("spawn", "service"), -1, hidden["row"])
    assert (probability, size, law(compiled, gap)) == (1.0, -1, (t.EXPONENTIAL, 30 * DAY, 0, 0))
    assert (hidden["kind"], hidden["clock"]) == (t.DELAY, 0)
    spread = law(compiled, rows(compiled.network, "work", "law")[hidden["work_from"]][0])
    assert spread == (t.UNIFORM, 0, 8 * 3600, 0)  # evenly over one working day


def test_requests_come_at_once_where_people_always_work():
    process = {
        "talk": {"takes": "1 min", "then": {"yes": "rest -> care"}},
        "care": {"delay": "40 d", "then": {"over": "rest -> care"}},
        "service": {"each_account": "exponential(30 d)", "goes_to": "talk", "then": {"known": "rest -> done"}},
    }
    compiled = staged(process, owners={"account": {"from": "care"}}, working_time="always",
                      teams={"crew": {"people": 2, "does_in_order": ["talk"]}})  # fmt: skip
    assert rows(compiled.network, "spawn", "next") == [(station(compiled, "service")["row"],)]


def test_requests_in_working_days_are_spread_over_the_week():
    process = {
        "talk": {"takes": "1 min", "then": {"yes": "rest -> care"}},
        "care": {"delay": "40 d", "then": {"over": "rest -> care"}},
        "service": {"each_account": "exponential(10 wd)", "goes_to": "talk", "then": {"known": "rest -> done"}},
    }
    compiled = staged(process, owners={"account": {"from": "care"}})
    assert law(compiled, rows(compiled.network, "spawn", "gap")[0][0]) == (t.EXPONENTIAL, 14 * DAY, 0, 0)


# ---- interruption -------------------------------------------------------------------------------------------------


def test_an_urgent_stage_interrupts_others_and_their_copies():
    process = {
        "answer": {"takes": "1 min", "interrupts": {"quote": "resume", "talk": "restart"},
                   "then": {"yes": "rest -> talk"}},
        "talk": {"takes": "1 min", "then": {"yes": "rest -> quote"}},
        "quote": {"takes": "1 min", "then": {"yes": "rest -> care"}},
        "care": {"delay": "40 d", "then": {"over": "rest -> care"}},
        "ask": {"each_account": "exponential(30 d)", "goes_to": "talk", "then": {"known": "rest -> done"}},
        "ring": {"each_account": "exponential(30 d)", "goes_to": "answer", "then": {"known": "rest -> done"}},
    }  # fmt: skip
    compiled = staged(process, owners={"account": {"from": "care"}})
    names = [stage.name for stage in compiled.terms.stages]
    found = [(names[urgent], names[victim], mode) for urgent, victim, mode in rows(compiled.network, "interrupt")]
    assert found == [
        ("answer", "quote", t.RESUME), ("answer", "talk", t.RESTART), ("answer", "ask", t.RESTART),
        ("ring", "quote", t.RESUME), ("ring", "talk", t.RESTART), ("ring", "ask", t.RESTART),
    ]  # fmt: skip
