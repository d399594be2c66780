from datetime import date

import pytest

from compiler.small import DAY, MARCH_1, law, rows, scenario, small
from salessim import compiler
from salessim.network import tables as t
from salessim.network.draws import name_key
from salessim.scenario import ScenarioError

DAY_1 = MARCH_1 // DAY  # Monday, 2027-03-01
RUSSIA = {"days": "Mon-Fri", "hours": "9:00-17:00", "holidays": "RU"}


def means(**source: object) -> dict[int, float]:
    """Expected leads by day of March 2027, the first being 1."""
    working = source.pop("working_time", {"days": "Mon-Fri", "hours": "9:00-17:00"})
    compiled = small(sources={"calls": {"goes_to": "talk"} | source}, working_time=working)
    return {day - DAY_1 + 1: mean for day, mean in rows(compiled.network, "day")}


def hours(**source: object) -> list[tuple[int, float, float, float]]:
    compiled = small(sources={"calls": {"goes_to": "talk", "rate": "8 per day"} | source})
    return [
        (weekday, start / 3600, end / 3600, weight) for weekday, start, end, weight in rows(compiled.network, "hour")
    ]


# ---- how many on which day ----------------------------------------------------------------------------------------


def test_leads_come_on_working_days_only():
    found = means(rate="8 per day")
    assert found == {day: 8.0 for day in range(1, 32) if day % 7 not in (6, 0)}  # the 6th and the 7th are a weekend


def test_nobody_comes_on_a_holiday():
    assert 8 in means(rate="8 per day")
    assert 8 not in means(rate="8 per day", working_time=RUSSIA)  # 8 March


def test_nobody_comes_on_a_day_that_is_closed():
    assert 10 not in means(rate="8 per day", working_time={"days": "Mon-Fri", "closed": ["2027-03-10"]})


def test_leads_come_every_day_where_people_always_work():
    assert means(rate="8 per day", working_time="always") == dict.fromkeys(range(1, 32), 8.0)


def test_a_weekday_that_is_named_is_open_to_leads():
    found = means(rate="10 per day", weekdays={"Sat-Sun": 0.75, "rest": 1})
    assert (found[1], found[6], found[7]) == (10.0, 7.5, 7.5)


def test_a_named_weekday_is_closed_on_a_holiday():
    assert 8 not in means(rate="10 per day", weekdays={"Mon-Sun": 1}, working_time=RUSSIA)


def test_the_season_multiplies_the_rate():
    assert means(rate="10 per day", season={"Mar": 0.5, "rest": 1})[1] == 5.0


def test_a_rate_per_week_is_shared_out_over_a_usual_week():
    assert means(rate="10 per week")[1] == 2.0
    assert means(rate="11.44 per week", weekdays={"Sat-Sun": 0.36, "rest": 1})[1] == pytest.approx(2.0)  # 5 + 2 x 0.36


def test_a_rate_per_month_comes_within_the_month():
    found = means(rate="46 per month")  # March 2027 has 23 working days
    assert found[1] == 2.0
    assert sum(found.values()) == pytest.approx(46)
    assert sum(means(rate="46 per month", working_time=RUSSIA).values()) == pytest.approx(46)


def test_a_rate_per_year_comes_within_the_year():
    source = {"rate": "522 per year", "goes_to": "talk"}  # 2027 has 261 days from Monday to Friday
    year = {"from": "2027-01-01", "for": "12 months"}
    found = rows(small(sources={"calls": source}, period=year).network, "day", "mean")
    assert (len(found), found[0]) == (261, (2.0,))


def test_a_day_has_the_same_leads_in_whatever_run_it_falls():
    changes = {"sources": {"calls": {"rate": "46 per month", "goes_to": "talk"}}}
    earlier = compiler.compile(scenario(**changes), start=MARCH_1 - 10 * DAY, until=MARCH_1 + 10 * DAY)
    own = dict(rows(small(**changes).network, "day"))
    assert {day: mean for day, mean in rows(earlier.network, "day") if day >= DAY_1} == {
        day: mean for day, mean in own.items() if day < DAY_1 + 10
    }


def test_busy_and_quiet_days_become_a_variance_of_the_day():
    uneven = {"variance_to_mean": 5, "day_to_day": 0.5}
    compiled = small(sources={"calls": {"rate": "8 per day", "goes_to": "talk", "busy_and_quiet_days": uneven}})
    assert rows(compiled.network, "source", "dispersion", "memory") == [(0.5, 0.5)]  # (5 - 1) / 8
    assert rows(small().network, "source", "dispersion", "memory") == [(0.0, 0.0)]


def test_busy_and_quiet_days_of_a_monthly_rate_belong_to_a_usual_day():
    uneven = {"variance_to_mean": 3}
    compiled = small(
        sources={"calls": {"rate": "43.482142857 per month", "goes_to": "talk", "busy_and_quiet_days": uneven}}
    )
    # a month has 30.4375 / 7 = 4.348 weeks of 5 days: 2 leads a day; (3 - 1) / 2
    assert rows(compiled.network, "source", "dispersion")[0][0] == pytest.approx(1.0)


# ---- at which hour ------------------------------------------------------------------------------------------------


def test_leads_come_evenly_within_working_hours():
    assert hours() == [(-1, 9, 17, 8 * 3600)]


def test_nobody_comes_in_the_break():
    working = {"days": "Mon-Fri", "hours": "9:00-17:00", "break": "12:00-13:00"}
    found = rows(small(working_time=working).network, "hour")
    assert found == [(-1, 32_400, 43_200, 10_800.0), (-1, 46_800, 61_200, 14_400.0)]


def test_hours_share_the_day_out():
    assert hours(hours={"9-11": 1.5, "rest": 1.0}) == [(-1, 9, 11, 1.5 * 7200), (-1, 11, 17, 6 * 3600)]


# ---- given moments ------------------------------------------------------------------------------------------------


def test_a_list_of_contacts_is_there_when_the_period_begins():
    compiled = small(sources={"list": {"contacts": 500, "goes_to": "talk"}})
    assert rows(compiled.network, "moment") == [(MARCH_1, 500)]
    assert rows(compiled.network, "day") == []


def test_given_moments_count_from_the_start_of_the_period():
    compiled = small(sources={"calls": {"at": ["1.5 h", "0 h"], "goes_to": "talk"}})
    assert rows(compiled.network, "moment") == [(MARCH_1, 1), (MARCH_1 + 5400, 1)]


def test_a_past_run_does_not_see_the_contacts_of_the_period():
    contacts = {"list": {"contacts": 500, "goes_to": "talk"}}
    past = compiler.compile(scenario(sources=contacts), start=MARCH_1 - 60 * DAY, until=MARCH_1)
    assert rows(past.network, "moment") == []


# ---- who and how large --------------------------------------------------------------------------------------------


ATTRIBUTES = {"region": {"Moscow": "60%", "Kazan": "rest"}, "kind": {"small": "50%", "medium": "30%", "key": "20%"}}


def test_segments_are_all_combinations_the_last_attribute_changing_fastest():
    compiled = small(attributes=ATTRIBUTES)
    assert compiled.terms.segments == (
        ("Moscow", "small"), ("Moscow", "medium"), ("Moscow", "key"),
        ("Kazan", "small"), ("Kazan", "medium"), ("Kazan", "key"),
    )  # fmt: skip
    assert rows(compiled.network, "attribute") == [
        (name_key("attribute", "region"), 3),
        (name_key("attribute", "kind"), 1),
    ]


def test_shares_of_the_market_and_of_one_source():
    own = {"rate": "1 per day", "goes_to": "talk", "attributes": {"region": {"Kazan": "100%"}}}
    compiled = small(attributes=ATTRIBUTES, sources={"all": {"rate": "1 per day", "goes_to": "talk"}, "own": own})
    assert rows(compiled.network, "share") == [
        (-1, 0, 0, 0.6), (-1, 0, 1, 0.4),
        (-1, 1, 0, 0.5), (-1, 1, 1, 0.3), (-1, 1, 2, 0.2),
        (1, 0, 1, 1.0),
    ]  # fmt: skip


def test_deal_values_follow_one_attribute():
    compiled = small(attributes=ATTRIBUTES, deal_value={"small": "10", "medium": "20", "key": "90"})
    sizes = [law(compiled, size)[:2] for (size,) in rows(compiled.network, "segment")]
    assert sizes == [(t.CONSTANT, value) for value in (10, 20, 90, 10, 20, 90)]


def test_one_deal_value_holds_for_all_and_none_is_one():
    assert law(small(deal_value="exponential(100)"), 0) == (t.EXPONENTIAL, 100, 0, 0)
    assert rows(small().network, "segment") == [(-1,)]


def test_deal_values_of_no_attribute_are_refused():
    with pytest.raises(ScenarioError, match="lists the values of no attribute"):
        small(attributes=ATTRIBUTES, deal_value={"large": "10"})


def test_a_source_keeps_its_key_when_its_id_stays():
    compiled = small(sources={"phone": {"rate": "8 per day", "goes_to": "talk", "id": "calls"}})
    assert rows(compiled.network, "source", "key") == rows(small().network, "source", "key")
    assert rows(small().network, "source", "key", "station") == [(name_key("source", "calls"), 0)]


def test_march_2027_begins_on_a_monday():
    assert date(2027, 3, 1).weekday() == 0
