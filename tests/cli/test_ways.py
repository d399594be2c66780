"""`salessim restructure` with several ways of one change."""

import json

import pytest
from click.testing import CliRunner
from matplotlib.text import Text

import salessim
from cli.tiny import tiny, written
from salessim.cli import main

__all__ = ["tiny"]

WAY = "based_on: tiny.yaml\nname: Way {cost} $x$ <b>\nchange: {{on: {day}, to: tiny.yaml, costs: {{once: {cost}}}}}\n"


@pytest.fixture
def files(tiny, tmp_path):
    """Two ways that do nothing but cost: 70 on the 11th, 30 on the 21st."""
    days = ((70, "2027-03-11"), (30, "2027-03-21"))
    return [str(written(tmp_path, f"way{cost}.yaml", WAY.format(cost=cost, day=day))) for cost, day in days]


def asked(*words):
    return CliRunner().invoke(main, ["restructure", *map(str, words)])


def test_ways_that_only_cost_are_no_better_than_staying(files):
    result = asked(*files, "-n", "4")
    assert result.exit_code == 0, result.output
    answer = " ".join(result.stdout.split())
    assert "None of 2 ways leaves as much by 2027-03-31 as staying, 95% sure." in answer
    assert "Of the ways alone Way 30 $x$ <b> leaves most, 95% sure." in answer
    assert "Against staying Way 30 $x$ <b> leaves -30 RUB on average" in answer
    assert "None of them has a clear dip" in answer
    assert "is enough in 95 of 100 futures: Way 70 $x$ <b> 70; Way 30 $x$ <b> 30." in answer


def test_the_document_has_every_way_and_staying(files):
    tables = json.loads(asked(*files, "-n", "4", "--json").stdout)["tables"]
    rows = tables["ways"]["rows"]
    assert [(row["verdict"], row["gain"]) for row in rows] == [
        ("not the best", -70), ("not the best", -30), ("the best", None),
    ]  # fmt: skip
    # what a change costs is paid on its day: the hole is as deep as that, and nothing comes back
    assert [(row["hole"], row["reserve"], row["paid_back"]) for row in tables["paybacks"]["rows"]] == [
        (-70, 70, None), (-30, 30, None),
    ]  # fmt: skip
    assert [row["depth"] for row in tables["dips"]["rows"]] == ["not clear"] * 2


def test_a_way_beside_others_is_told_as_it_is_alone(files):
    both = salessim.restructure(*files, replications=4).to_frame()
    alone = salessim.restructure(files[1], replications=4).to_frame()
    mine = both[both["way"] == "Way 30 $x$ <b>"].reset_index(drop=True)
    assert mine[alone.columns].equals(alone)


def test_the_picture_names_each_way_with_its_deepest_point(files):
    picture = salessim.restructure(*files, replications=2).plot.ways()
    picture.canvas.draw()
    said = {text.get_text() for text in picture.findobj(Text)}
    assert {r"Way 70 \$x\$ <b>; deepest -70", r"Way 30 \$x\$ <b>; deepest -30"} <= said


def test_everything_is_written(files, tmp_path):
    out = tmp_path / "out"
    assert asked(*files, "-n", "2", "--out", out).exit_code == 0
    folders = {path.name for path in out.iterdir() if path.is_dir()}
    assert len(folders) == 3
    assert {"ways.png", "futures.parquet"} <= {path.name for path in out.iterdir()}


def test_ways_of_one_name_are_told_apart(files, tmp_path):
    twice = salessim.restructure(files[0], files[0], replications=2)
    assert twice.names == ("Way 70 $x$ <b>", "Way 70 $x$ <b> (2)")


def test_what_is_no_way_is_refused_kindly(files, tiny, tmp_path):
    mixed = asked(files[0], tiny)
    assert (mixed.exit_code, "does not change" in mixed.stderr, "each with a `change`" in mixed.stderr) == (
        2,
        True,
        True,
    )
    other = WAY.format(cost=1, day="2027-03-11") + "deal_value: constant(7)\n"
    unlike = asked(files[0], written(tmp_path, "other.yaml", other))
    assert unlike.exit_code == 2
    assert "are not the same department before they change: `deal_value` differ" in unlike.stderr


@pytest.mark.parametrize(
    ("more", "told"), [("--why", "asked of one way at a time"), ("--on=2027-03-04", "a `change` has its own")]
)
def test_questions_about_one_way_are_not_asked_of_several(files, more, told):
    result = asked(*files, more)
    assert (result.exit_code, told in result.stderr) == (2, True)


def test_a_way_may_draw_a_lot_and_split_the_plan_by_it(files, tmp_path):
    lot = "attributes: {pilot: {in: 40%, out: rest}}\nplan: {by pilot: {in: 40%, out: rest}}\n"
    drawn = str(written(tmp_path, "drawn.yaml", WAY.format(cost=70, day="2027-03-11") + lot))
    both = salessim.restructure(files[0], drawn, replications=2).to_frame()
    assert both.groupby("way")["gain_currency"].unique().map(list).tolist() == [[-70], [-70]]
