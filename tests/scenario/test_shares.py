"""Shares of one list add up to 100 %, or one of them is the rest."""

import pytest

from scenario.small import SMALL, changed, told


@pytest.mark.parametrize(
    ("shares", "message"),
    [
        ("a: 60%, b: 30%", "the shares add up to 90%"),
        ("a: 60%, b: 50%", "the shares add up to 110%"),
        ("a: 60%, b: 50%, c: rest", "the shares add up to 110% and leave no rest"),
        ("a: 60%, b: rest, c: rest", "`b` is the rest already"),
        ("a: 60% (50% to 70%), b: 40%", "a share with a range needs another one that is `rest`"),
        ("a: 60% (50% to 70%), b: 40%, c: rest", "at their upper ends the shares add up to 110%"),
        ("a: 60%, b: 40%", ""),
        ("a: rest", ""),
        ("a: 100%", ""),
        ("a: 100%, b: rest", ""),
        ("a: 33.3%, b: 33.3%, c: 33.4%", ""),
        ("a: 60% (50% to 70%), b: 30%, c: rest", ""),
    ],
)
def test_shares_are_a_whole_everywhere(shares, message):
    expected = [message] if message else []
    outcomes = ", ".join(f"{share} -> lost" for share in shares.split(", "))
    attribute = f"attributes:\n  x: {{{shares}}}\n"
    values = ", ".join(
        f"{share.split(':')[0]}: {'rest' if number == 0 else '0%'}" for number, share in enumerate(shares.split(", "))
    )
    sound = f"attributes:\n  x: {{{values}}}\n"
    signed = changed(("takes: 5 min", "takes: 5 min\n    counts_as: signed"))
    for text in (
        attribute + SMALL,
        changed(("{sold: 40% -> done, refused: rest -> lost}", f"{{{outcomes}}}")),
        sound + changed(("goes_to: answer", f"attributes: {{x: {{{shares}}}}}, goes_to: answer")),
    ):
        assert [each.split(" ", 1)[1] for each in told(text)] == expected
    plan = sound + signed + f"deal_value: 1\nplan: {{counts: signed, revenue: 5 per month, by x: {{{shares}}}}}\n"
    certain = expected if "(" not in shares else ["a plan has no range: it says what must be earned"]
    assert [each.split(" ", 1)[1] for each in told(plan)] == certain


def test_a_range_is_refused_where_it_would_not_be_drawn():
    uneven = "busy_and_quiet_days: {variance_to_mean: 5, day_to_day: 50% (20% to 60%)}, goes_to: answer"
    (problem,) = told(changed(("goes_to: answer", uneven)))
    assert problem.endswith("`50% (20% to 60%)`: a range cannot stand here")
