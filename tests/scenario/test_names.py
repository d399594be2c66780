"""A name that nobody knows is told where it stands, with the name that may have been meant."""

import pytest

from scenario.small import at, changed, told

ATTRIBUTES = ("process:", "attributes:\n  segment: {small: 60%, key: rest}\nprocess:")


@pytest.mark.parametrize(
    ("old", "new", "mark", "message"),
    [
        ("goes_to: answer", "goes_to: anser", "goes_to: ^anser", "there is no stage `anser` -> answer"),
        ("-> done", "-> dnoe", "sold: ^40%", "there is no stage `dnoe` -> done"),
        ("-> done", "-> done with order", "sold: ^40%", "there is no stage `order`"),
        ("takes: 5 min", "takes: 5 min\n    gives_up: away", "gives_up: ^away", "there is no stage `away`"),
        ("takes: 5 min", "takes: 5 min\n    when_full: away", "when_full: ^away", "there is no stage `away`"),
        ("takes: 5 min", "takes: 5 min\n    given_up: away after 3 d", "given_up: ^away", "there is no stage `away`"),
        ("takes: 5 min", "takes: 5 min\n    interrupts: {it: resume}", "{^it:", "there is no stage `it`"),
        ("takes: 5 min", "takes: 5 min\n    good: [sld]", "[^sld]", "there is no outcome `sld` -> sold"),
        ("takes: 5 min", "takes: 5 min\n    good: sld", "good: ^sld", "there is no outcome `sld` -> sold"),
        (
            "takes: 5 min",
            "takes: 5 min\n    late_after: {limit: 1 h, refusd: x 2}",
            "h, ^refusd",
            "there is no outcome `refusd` -> refused",
        ),
        ("5 min", "{segment: {small: 5 min}}", "{^segment:", "there is no attribute `segment`"),
        ("5 min", "5 min\n    same_as: anser", "same_as: ^anser", "there is no stage `anser` -> answer"),
        (
            "process:",
            "owners: {deal: {taken_at: anser}}\nprocess:",
            "taken_at: ^anser",
            "there is no stage `anser` -> answer",
        ),
        ("process:", "owners: {deal: {from: anser}}\nprocess:", "from: ^anser", "there is no stage `anser` -> answer"),
        (
            "process:",
            "owners: {deal: {until: anser}}\nprocess:",
            "until: ^anser",
            "there is no stage `anser` -> answer",
        ),
        ("[answer]", "[answer, qote]", ", ^qote", "there is no stage `qote`"),
        ("[answer]", "[[answer, qote]]", ", ^qote", "there is no stage `qote`"),
        ("people: 2", "people: 2, only: {sgm: key}", "{^sgm", "there is no attribute `sgm`"),
        ("people: 2", "people: 2, odds: {anser: 90%}", "{^anser", "there is no stage `anser` -> answer"),
        ("people: 2", "people: 2, speed: {anser: 90%}", "{^anser", "there is no stage `anser` -> answer"),
        (
            "people: 2",
            "people: 2, pause: {answer: {while_waiting_at: qote, more_than: 4, resume_at: 2}}",
            "at: ^qote",
            "there is no stage `qote`",
        ),
        (
            "people: 2",
            "people: 2, pause: {anser: {while_waiting_at: answer, more_than: 4, resume_at: 2}}",
            "{^anser",
            "there is no stage `anser` -> answer",
        ),
        (
            "people: 2",
            "people: 2, pay: {commission: 4% of piad}",
            "commission: ^4%",
            "there is no stage that `counts_as` `piad`",
        ),
        (
            "process:",
            "plan: {counts: paid, revenue: 5 per month}\nprocess:",
            "counts: ^paid",
            "there is no stage that `counts_as` `paid`",
        ),
        (
            "process:",
            "plan: {counts: paid, revenue: 5 per month, by region: {x: rest}}\nprocess:",
            "^by region",
            "there is no attribute `region`",
        ),
        (
            "goes_to: answer",
            "attributes: {region: {x: rest}}, goes_to: answer",
            "{^region",
            "there is no attribute `region`",
        ),
        (
            "  answer:\n",
            "  won: {delay: 1 d, then: {x: rest -> done}}\n  answer:\n",
            "^won:",
            "`won` is where a way ends, not a stage",
        ),
    ],
)
def test_an_unknown_name_is_told_where_it_stands(old, new, mark, message):
    text = changed((old, new))
    assert f"{at(text, mark)} {message}" in told(text)


@pytest.mark.parametrize(
    ("old", "new", "mark", "message"),
    [
        ("5 min", "{segment: {small: 5 min, kay: 6 min}}", ", ^kay", "there is no value of segment `kay` -> key"),
        ("5 min", "{segment: {small: 5 min}}", "takes: {^segment", "nothing is said about key"),
        ("people: 2", "people: 2, only: {segment: kay}", ": ^kay", "there is no value of segment `kay` -> key"),
        ("people: 2", "people: 2, only: {segment: [key, kay]}", ", ^kay", "there is no value of segment `kay` -> key"),
        ("process:", "deal_value: {small: 5, kay: 6}\nprocess:", ", ^kay", "there is no value of segment `kay` -> key"),
        ("process:", "deal_value: {small: 5}\nprocess:", "^deal_value", "nothing is said about key"),
        ("process:", "deal_value: {a: 5}\nprocess:", "^deal_value", "these are not the values of one attribute"),
        (
            "process:",
            "deal_value: {small: 5 min, key: 6}\nprocess:",
            "small: ^5 min",
            "`5 min` is a time, not an amount of money",
        ),
        (
            "goes_to: answer",
            "attributes: {segment: {kay: rest}}, goes_to: answer",
            "{^kay",
            "there is no value of segment `kay` -> key",
        ),
    ],
)
def test_a_value_that_nobody_has_is_told_where_it_stands(old, new, mark, message):
    text = changed((old, new)).replace("\nprocess:", "\nattributes:\n  segment: {small: 60%, key: rest}\nprocess:")
    assert f"{at(text, mark)} {message}" in told(text)


def test_a_misspelt_name_is_not_followed_by_ten_strange_things():
    text = changed(("[answer]", "[anser]"))
    assert told(text) == [f"{at(text, '[^anser')} there is no stage `anser` -> answer"]


def test_what_could_not_be_read_is_known_by_name():
    text = changed(("sold: 40% -> done", "sold: 40 -> done"), ("takes: 5 min", "takes: 5 min\n    good: sold"))
    assert told(text) == [f"{at(text, 'sold: ^40')} `40` is more than the whole -> 40%"]
