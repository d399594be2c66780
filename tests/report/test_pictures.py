"""Pictures: what they show stands in their texts; users' names are no mathematics."""

import dataclasses

import pytest
from matplotlib.text import Text

from report.sample_runs import runs
from salessim.report.pictures.attainment import attainment
from salessim.report.pictures.canvas import Picture, escaped
from salessim.report.pictures.funnel import funnel
from salessim.report.pictures.load import load
from salessim.report.pictures.structures import structures

EVIL = r"Окна $\frac{1}{$ 100$"


def texts(picture: Picture) -> list[str]:
    """Every text of a drawn picture, as it is given to matplotlib."""
    picture.canvas.draw()
    return [text.get_text() for text in picture.findobj(Text) if text.get_text()]


def test_the_fan_says_the_chance_the_plan_and_the_middle():
    said = texts(attainment(runs()))
    assert "Pair reaches its plan in 50% (24% to 76%) of futures" in said
    assert "plan\n200" in said
    assert "middle\n190" in said
    assert any("seed 7" in text and "10 futures" in text for text in said)


def test_the_fan_is_drawn_from_the_quantiles_by_month():
    axes = attainment(runs()).axes[0]
    middle = next(line for line in axes.lines if line.get_label() == "the middle future")
    # The fifth of ten futures earns 95 in each of the two months.
    assert list(middle.get_ydata()) == [0.0, 95.0, 190.0]


def test_without_a_plan_only_the_money_is_drawn():
    some = runs()
    some.terms = dataclasses.replace(some.terms, plan=None)
    said = texts(attainment(some))
    assert "Pair: revenue" in said
    assert not any(text.startswith("plan") for text in said)


def test_every_team_has_a_panel():
    picture = load(runs())
    assert [axes.get_title(loc="right") for axes in picture.axes] == ["callers", "hunters"]
    middle = next(line for line in picture.axes[1].lines if line.get_label() == "the middle future")
    assert list(middle.get_ydata()) == [0.9, 0.9]  # 36 of 40 hours in each week


@pytest.mark.parametrize("draw", [attainment, load, funnel])
def test_dollars_and_cyrillic_names_are_drawn_as_they_are(draw):
    some = runs(EVIL)
    some.terms = dataclasses.replace(some.terms, currency="$")
    assert any(escaped(EVIL) in text for text in texts(draw(some)))
    assert escaped("$5") == r"\$5"


def test_no_team_is_no_error():
    some = runs(futures=0)
    assert texts(load(some))


def test_the_funnel_counts_leads_stages_of_a_deal_and_deals_won():
    picture = funnel(runs())
    assert [label.get_text() for label in picture.axes[0].get_yticklabels()] == ["leads", "meeting", "deals won"]
    assert [bar.get_width() for bar in picture.axes[0].patches] == [100, 36, 6]
    assert any("17% of the step before" in text for text in texts(picture))  # 6 of 36


def test_structures_stand_side_by_side_with_average_and_spread():
    picture = structures([runs(), runs("Окна $", lift=10)])
    assert [label.get_text() for label in picture.axes[0].get_yticklabels()] == ["Pair", r"Окна \$"]
    # ten futures earn 150, 160, ..., 240, the others 20 more each: averages 195 and 215
    middles = [line.get_xdata()[0] for line in picture.axes[0].lines if line.get_marker() == "o"]
    assert middles == [195, 215]
