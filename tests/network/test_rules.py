"""The rule book: every formula against the library, or against numbers computed by hand."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as some
from scipy import stats

from network.tables import calendars, curves, duties, laws, routes
from salessim.columns import as_lists, empty
from salessim.network import rules
from salessim.network import tables as t

U = [2.0**-53, 1e-9, 1e-4, 0.01, 0.1, 0.3, 0.5, 0.77, 0.9, 0.99, 0.9999, 1.0 - 1e-9]
TRUTH = {
    "exponential": ((t.EXPONENTIAL, 7.0), stats.expon(scale=7.0)),
    "lognormal": ((t.LOGNORMAL, 1.5, 0.8), stats.lognorm(s=0.8, scale=math.exp(1.5))),
    "uniform": ((t.UNIFORM, 2.0, 5.0), stats.uniform(2.0, 3.0)),
    "triangular": ((t.TRIANGULAR, 1.0, 2.0, 5.0), stats.triang(0.25, 1.0, 4.0)),
    "triangular with its mode at the left": ((t.TRIANGULAR, 1.0, 1.0, 5.0), stats.triang(0.0, 1.0, 4.0)),
    "triangular with its mode at the right": ((t.TRIANGULAR, 1.0, 5.0, 5.0), stats.triang(1.0, 1.0, 4.0)),
    "erlang of one phase": ((t.ERLANG, 1.0, 7.0), stats.expon(scale=7.0)),
    "erlang of three phases": ((t.ERLANG, 3.0, 12.0), stats.gamma(3, scale=4.0)),
    "erlang of twenty phases": ((t.ERLANG, 20.0, 10.0), stats.gamma(20, scale=0.5)),
}


@pytest.mark.parametrize("u", U)
@pytest.mark.parametrize("family", TRUTH)
def test_quantiles_agree_with_the_library(family: str, u: float) -> None:
    row, truth = TRUTH[family]
    law, item = laws(row)
    x = rules.quantile(law, item, 0, u)
    assert math.isclose(truth.cdf(x), u, rel_tol=1e-12, abs_tol=1e-15)
    assert math.isclose(truth.sf(x), 1.0 - u, rel_tol=1e-9, abs_tol=1e-15)


def test_a_hazard_is_over_when_its_rates_add_up_to_the_risk() -> None:
    # nobody leaves in the first 10 s, then 0.1 a second until 20 s, then 0.05: a risk of 0.5 is there at 15 s, of 1 at
    # 20 s, of 2 at 40 s
    law, item = laws((t.HAZARD, [10.0, 0.0, 20.0, 0.1], 0.05))
    times = [rules.quantile(law, item, 0, -math.expm1(-risk)) for risk in (1e-9, 0.5, 1.0, 2.0)]
    assert times == pytest.approx([10.0, 15.0, 20.0, 40.0])


def test_a_hazard_that_ends_at_nothing_may_never_be_over() -> None:
    law, item = laws((t.HAZARD, [10.0, 0.1], 0.0))
    assert rules.quantile(law, item, 0, -math.expm1(-0.5)) == pytest.approx(5.0)
    assert rules.quantile(law, item, 0, -math.expm1(-1.5)) == math.inf


@pytest.mark.parametrize("u", U)
def test_a_hazard_of_one_rate_is_exponential(u: float) -> None:
    (one, none), (other, nothing) = laws((t.HAZARD, [], 1 / 8)), laws((t.EXPONENTIAL, 8.0))
    assert rules.quantile(one, none, 0, u) == rules.quantile(other, nothing, 0, u)


@pytest.mark.parametrize("u", [0.001, 0.05, 0.3, 0.5, 0.9, 0.999])
def test_a_normal_law_is_cut_at_zero(u: float) -> None:
    law, item = laws((t.NORMAL, 1.0, 2.0))
    assert math.isclose(rules.quantile(law, item, 0, u), max(0.0, stats.norm.ppf(u, 1.0, 2.0)), rel_tol=1e-12)


def test_a_constant_is_that_number_always() -> None:
    law, item = laws((t.CONSTANT, 4.5))
    assert {rules.quantile(law, item, 0, u) for u in U} == {4.5}


def test_a_triangular_law_without_width_is_its_number() -> None:
    law, item = laws((t.TRIANGULAR, 3.0, 3.0, 3.0))
    assert {rules.quantile(law, item, 0, u) for u in U} == {3.0}


def test_listed_values_are_equally_likely() -> None:
    law, item = laws((t.EMPIRICAL, [1.0, 2.0, 4.0]))
    assert [rules.quantile(law, item, 0, u) for u in (0.1, 0.333, 0.334, 0.666, 0.667, 1.0 - 2.0**-53)] == [
        1,
        1,
        2,
        2,
        4,
        4,
    ]


def test_values_in_turn_ignore_chance() -> None:
    law, item = laws((t.EMPIRICAL, [9.0]), (t.VALUES, [1.0, 2.0, 4.0]))
    assert [rules.sample(law, item, 1, word, turn) for word, turn in [(5, 0), (77, 1), (5, 2), (1, 3), (0, 10)]] == [
        1,
        2,
        4,
        1,
        2,
    ]


def test_a_sample_of_any_other_law_is_its_quantile_at_the_draw() -> None:
    law, item = laws((t.EXPONENTIAL, 7.0))
    # the word with only its top bit is u = 1/2 + 2^-53: -7 ln(1/2)
    assert math.isclose(rules.sample(law, item, 0, 1 << 63, 5), 7.0 * math.log(2.0), rel_tol=1e-12)


@pytest.mark.parametrize("mean", [0.01, 0.5, 3.0, 47.0, 499.0])
def test_the_poisson_quantile_agrees_with_the_library(mean: float) -> None:
    for u in (1e-6, 0.013, 0.2, 0.51, 0.83, 0.997, 0.9999):
        assert rules.poisson(mean, u) == stats.poisson.ppf(u, mean)


def test_nobody_comes_when_nobody_is_expected() -> None:
    assert rules.poisson(0.0, 0.999999) == 0


@pytest.mark.parametrize(("x", "whole"), [(0.0, 0), (0.49, 0), (0.5, 1), (1.5, 2), (2.5, 3), (2.49, 2)])
def test_durations_are_rounded_half_up(x: float, whole: int) -> None:
    assert rules.whole(x) == whole


def test_the_first_row_for_a_segment_or_for_any_matches() -> None:
    segments = [7, 2, -1, 3]
    assert [rules.first_match(segments, 1, 4, segment) for segment in (2, 3, 7)] == [1, 2, 2]
    assert rules.first_match(segments, 0, 2, 5) == -1


# ---- curves -------------------------------------------------------------------------------------------------------


def test_no_curve_is_a_factor_of_one() -> None:
    assert rules.curve_at(empty(t.Curve), empty(t.Knot), -1, 99.0) == 1.0


@pytest.mark.parametrize(("x", "y"), [(-5, 2.0), (0, 2.0), (5, 3.0), (10, 4.0), (15, 3.0), (20, 2.0), (99, 2.0)])
def test_a_linear_curve_joins_its_knots_and_is_flat_outside(x: float, y: float) -> None:
    curve, knot = curves((t.STEP, [(0, 9.0)]), (t.LINEAR, [(0, 2.0), (10, 4.0), (20, 2.0)]))
    assert rules.curve_at(curve, knot, 1, x) == y


@pytest.mark.parametrize(("x", "y"), [(-5, 2.0), (0, 2.0), (9.9, 2.0), (10, 4.0), (19, 4.0), (20, 7.0), (99, 7.0)])
def test_a_step_curve_keeps_the_last_knot(x: float, y: float) -> None:
    curve, knot = curves((t.STEP, [(0, 2.0), (10, 4.0), (20, 7.0)]))
    assert rules.curve_at(curve, knot, 0, x) == y


def test_a_power_curve_is_one_at_first_and_multiplies_at_each_doubling() -> None:
    # 0.95 per doubling after 300 s: exponent log2 0.95
    curve, knot = curves((t.POWER, 300.0, math.log2(0.95)))
    seen = [rules.curve_at(curve, knot, 0, x) for x in (0.0, 300.0, 600.0, 1200.0, 4800.0)]
    assert seen[:2] == [1.0, 1.0]
    assert seen[2:] == pytest.approx([0.95, 0.95**2, 0.95**4], rel=1e-14)


# ---- working time -------------------------------------------------------------------------------------------------

WEEK = [(100, 150), (200, 260), (300, 310)]  # 50, 60 and 10 open seconds


@pytest.mark.parametrize(
    ("t_", "seconds"),
    [
        (0, 0),
        (100, 0),
        (101, 1),
        (150, 50),
        (170, 50),
        (200, 50),
        (230, 80),
        (260, 110),
        (305, 115),
        (310, 120),
        (999, 120),
    ],
)
def test_open_seconds_count_from_the_first_opening(t_: int, seconds: int) -> None:
    calendar, opening = calendars([(1, 2)], WEEK)
    assert rules.open_seconds(calendar, opening, 1, t_) == seconds


def test_a_calendar_that_never_opens_has_no_seconds_and_no_future() -> None:
    calendar, opening = calendars([])
    assert rules.open_seconds(calendar, opening, 0, 77) == 0
    assert rules.after(calendar, opening, 0, 77, 1) == t.FOREVER


def test_real_time_needs_no_calendar() -> None:
    assert rules.elapsed(empty(t.Calendar), empty(t.Opening), -1, 30, 77) == 47
    assert rules.after(empty(t.Calendar), empty(t.Opening), -1, 30, 47) == 77


@pytest.mark.parametrize(
    ("t_", "length", "moment"),
    [
        (0, 1, 101),  # the first second of the first opening is over at 101
        (100, 50, 150),  # until closing time
        (100, 51, 201),
        (120, 90, 260),  # 30 + 60
        (120, 91, 301),
        (170, 10, 210),  # from a closed moment
        (170, 0, 170),  # nothing takes no time
        (120, 101, t.FOREVER),  # 30 + 60 + 10 are left
    ],
)
def test_after_is_the_first_moment_by_which_the_seconds_have_passed(t_: int, length: int, moment: int) -> None:
    calendar, opening = calendars(WEEK)
    assert rules.after(calendar, opening, 0, t_, length) == moment


@given(
    some.lists(some.tuples(some.integers(1, 50), some.integers(1, 50)), min_size=1, max_size=6),
    some.integers(0, 400),
    some.integers(1, 200),
)
def test_after_and_elapsed_undo_each_other(gaps: list[tuple[int, int]], since: int, length: int) -> None:
    stretches, now = [], 0
    for closed, open_ in gaps:
        stretches.append((now + closed, now + closed + open_))
        now += closed + open_
    calendar, opening = calendars(stretches)
    moment = rules.after(calendar, opening, 0, since, length)
    if moment == t.FOREVER:
        assert rules.elapsed(calendar, opening, 0, since, now) < length
    else:
        assert rules.elapsed(calendar, opening, 0, since, moment) == length
        assert rules.elapsed(calendar, opening, 0, since, moment - 1) == length - 1


@given(some.integers(0, 400), some.integers(0, 400), some.integers(0, 400))
def test_elapsed_time_adds_up(a: int, b: int, c: int) -> None:
    calendar, opening = calendars(WEEK)
    first, second, third = sorted((a, b, c))
    parts = rules.elapsed(calendar, opening, 0, first, second) + rules.elapsed(calendar, opening, 0, second, third)
    assert rules.elapsed(calendar, opening, 0, first, third) == parts


# ---- service ------------------------------------------------------------------------------------------------------

DUTY = [(0, 50), (100, 105), (200, 300)]  # gaps of 50 and 95


@pytest.mark.parametrize(
    ("needed", "mode", "cover", "end"),
    [
        (10, t.RESUME, 0, (50, True)),  # begun at 40: just fits
        (11, t.RESUME, 49, (50, False)),  # the gap of 50 exceeds the cover
        (11, t.RESUME, 50, (101, True)),  # one second more after the gap
        (15, t.RESUME, 50, (105, True)),
        (16, t.RESUME, 50, (105, False)),  # the second gap, 95, is too long
        (16, t.RESUME, 95, (201, True)),
        (11, t.RESTART, 95, (211, True)),  # too long for the 5 s of the second stretch
        (5, t.RESTART, 95, (45, True)),
        (16, t.FINISH, 0, (56, True)),
        (999, t.FINISH, 0, (1039, True)),
        (116, t.RESUME, 95, (300, False)),  # 10 + 5 + 100 s are all there are
        (0, t.RESUME, 0, (40, True)),
    ],
)
def test_a_service_ends_when_it_is_done_or_when_it_returns(
    needed: int, mode: int, cover: int, end: tuple[int, bool]
) -> None:
    assert rules.finish(duties(*DUTY), 0, 3, 40, needed, mode, cover) == end


@pytest.mark.parametrize(
    ("now", "mode", "worked"),
    [
        (45, t.RESUME, 5),
        (50, t.RESUME, 10),
        (80, t.RESUME, 10),
        (103, t.RESUME, 13),
        (150, t.RESUME, 15),
        (210, t.RESUME, 25),
        (45, t.RESTART, 5),
        (103, t.RESTART, 3),
        (210, t.RESTART, 10),
        (80, t.FINISH, 40),
    ],
)
def test_seconds_worked_are_seconds_on_duty(now: int, mode: int, worked: int) -> None:
    assert rules.worked_by(duties(*DUTY), 0, 3, 40, now, mode) == worked


@given(some.integers(1, 120), some.sampled_from([t.RESUME, t.RESTART, t.FINISH]))
def test_what_is_needed_is_worked_when_a_service_is_done(needed: int, mode: int) -> None:
    end, done = rules.finish(duties(*DUTY), 0, 3, 40, needed, mode, 1000)
    if done:
        assert rules.worked_by(duties(*DUTY), 0, 3, 40, end, mode) == needed


@pytest.mark.parametrize(("work", "speed", "length"), [(10.0, 4.0, 3), (10.0, 3.0, 3), (1.0, 3.0, 0), (0.0, 1.0, 0)])
def test_the_length_of_a_service(work: float, speed: float, length: int) -> None:
    assert rules.service_length(work, speed) == length


def test_the_work_that_is_left() -> None:
    assert rules.work_left(100.0, 50, 20) == 60.0
    assert rules.work_left(100.0, 50, 0) == 100.0
    assert rules.work_left(100.0, 50, 50) == 0.0
    assert rules.work_left(0.2, 0, 0) == 0.2  # of no length nothing can be done


# ---- the way on ---------------------------------------------------------------------------------------------------

STAY = rules.Stay(segment=0, missed=0, queued=100, started=130, mark=50, now=170, visit=3, quality=0.5)


def network(
    route: t.Route, curve: tuple[t.Curve, t.Knot] | None = None, calendar: tuple[t.Calendar, t.Opening] | None = None
) -> t.Network:
    """A network with one station that has all the routes."""
    tables = {name: empty(kind) for name, kind in t.Network.__annotations__.items()}
    columns = {column: [0] for column in t.Station._fields}
    tables["station"] = t.Station(**{**columns, "route_from": [0], "route_to": [len(route.key)]})
    tables["route"] = route
    tables["curve"], tables["knot"] = curve or (tables["curve"], tables["knot"])
    tables["calendar"], tables["opening"] = calendar or (tables["calendar"], tables["opening"])
    return as_lists(t.Network(**tables))


def test_the_first_route_whose_running_weight_exceeds_u_times_the_total_is_taken() -> None:
    net = network(routes({"weight": 0.2}, {"weight": 0.3}, {"weight": 0.0}))
    chosen = [rules.choose_route(net, 0, STAY, u) for u in (0.1, 0.199, 0.2, 0.201, 0.499, 0.5, 0.501, 0.999)]
    # at u = 0.2 and 0.5 the running sums 0.2 and 0.5 do not exceed u
    assert chosen == [0, 0, 1, 1, 1, 2, 2, 2]


def test_a_bent_weight_changes_the_odds() -> None:
    # 0.4 x 0.5 = 0.2 against 0.6: a share of 1/4
    net = network(routes({"weight": 0.4, "by_quality": 1}, {}))
    assert [rules.choose_route(net, 0, STAY, u) for u in (0.2499, 0.2501)] == [0, 1]


def test_the_factors_of_a_route_are_those_of_wait_age_visit_and_quality() -> None:
    # waited 30 s: 2; aged 120 s: 3; visit 3: 5; quality 0.5: 15
    curve = curves((t.STEP, [(0, 1.0), (30, 2.0), (31, 0.0)]), (t.STEP, [(0, 1.0), (120, 3.0), (121, 0.0)]))
    third = curves((t.STEP, [(1, 1.0), (3, 5.0), (4, 0.0)]))
    curve = (
        t.Curve(*(list(a) + list(b) for a, b in zip(curve[0], third[0], strict=True))),
        t.Knot(*(list(a) + list(b) for a, b in zip(curve[1], third[1], strict=True))),
    )
    curve[0].knot_from[2], curve[0].knot_to[2] = 6, 9
    net = network(routes({"wait_curve": 0, "age_curve": 1, "visit_curve": 2, "by_quality": 1}), curve)
    assert rules.bent(net, 0, 1.0, STAY) == 15.0


def test_wait_and_age_run_on_the_clock_of_the_route() -> None:
    # open 110-125 and 160-200: 15 of the 30 s of the wait, 25 of the 120 s of the age
    curve = curves((t.STEP, [(0, 1.0), (15, 2.0), (16, 0.0)]), (t.STEP, [(0, 1.0), (25, 3.0), (26, 0.0)]))
    net = network(routes({"clock": 0, "wait_curve": 0, "age_curve": 1}), curve, calendars([(110, 125), (160, 200)]))
    assert rules.bent(net, 0, 1.0, STAY) == 6.0


def test_only_the_rows_for_the_segment_and_the_kind_of_try_count() -> None:
    net = network(
        routes(
            {"weight": 0.9, "segment": 1}, {"weight": 0.9, "missed": 1}, {"weight": 0.4}, {"segment": 0}, {"segment": 1}
        )
    )
    assert [rules.choose_route(net, 0, STAY, u) for u in (0.399, 0.401, 0.999)] == [2, 3, 3]
    assert rules.choose_route(net, 0, STAY._replace(missed=1), 0.5) == 1
    assert [rules.choose_route(net, 0, STAY._replace(segment=1), u) for u in (0.3, 0.95)] == [0, 2]


def test_without_a_route_that_leads_on_there_is_none() -> None:
    assert rules.choose_route(network(routes({"segment": 1})), 0, STAY, 0.5) == -1


def test_if_nothing_has_weight_the_last_route_is_taken() -> None:
    assert (
        rules.choose_route(network(routes({"weight": 1.0, "by_quality": 1}, {})), 0, STAY._replace(quality=0.0), 0.3)
        == 1
    )


# ---- gates and owners ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("was_open", "count", "opens"),
    [(True, 40, True), (True, 41, False), (False, 40, False), (False, 21, False), (False, 20, True)],
)
def test_a_gate_closes_above_one_count_and_opens_at_another(was_open: bool, count: int, opens: bool) -> None:
    assert rules.gate_opens(was_open, count, close_at=40, open_at=20) is opens


def score(rule: int, **known: int) -> int:
    """An owner's score with everything that does not matter at zero."""
    usual = {"idle_since": 0, "owned": 0, "server": 5, "last": 0, "word": 0}
    return rules.owner_score(rule, **{**usual, **known})


def test_the_longest_idle_and_the_fewest_open_score_least() -> None:
    assert (
        score(t.LONGEST_IDLE, idle_since=3)
        < score(t.LONGEST_IDLE, idle_since=4)
        < score(t.LONGEST_IDLE, idle_since=t.FOREVER)
    )
    assert score(t.FEWEST_OPEN, owned=0) < score(t.FEWEST_OPEN, owned=1)


def test_round_robin_scores_by_the_distance_from_the_last() -> None:
    keys = [5, 900, 2**63, 2**64 - 2]
    for last in keys:
        following = sorted(keys, key=lambda key: score(t.ROUND_ROBIN, server=key, last=last))
        place = keys.index(last)
        assert following == keys[place + 1 :] + keys[: place + 1]
    assert min(keys, key=lambda key: score(t.ROUND_ROBIN, server=key)) == 5


def test_random_scores_hang_on_the_entity_and_the_server() -> None:
    scores = {score(t.RANDOM, word=word, server=server) for word in range(1, 50) for server in range(100, 150)}
    assert len(scores) > 90  # word + server is mixed: at least as many scores as sums
