"""`salessim turnover` as a user types it, and from a script."""

import json

from click.testing import CliRunner

import salessim as package
from cli.tiny import TEXT, tiny, written
from salessim.cli import main

__all__ = ["tiny"]

LEAVE = "leaves: {per_year: 50%}, replaced: {after: 35 d}"
LEAVES = TEXT.replace("does_in_order: [talk]", f"does_in_order: [talk], {LEAVE}")


def salessim(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


def test_every_rate_has_a_row_and_the_told_one_is_marked(tmp_path):
    file = written(tmp_path, "leaves.yaml", LEAVES)
    document = json.loads(salessim("turnover", file, "-n", "2", "--rates", "0%, 0.2", "--json").stdout)
    rows = document["tables"]["turnover_rates"]["rows"]
    assert [row["rate"] for row in rows] == [0.0, 0.2, 0.5]
    assert [row["told"] for row in rows] == ["", "", "as told"]


def test_where_nobody_leaves_the_missing_word_is_told(tiny):
    result = salessim("turnover", tiny)
    assert result.exit_code == 2
    assert "leaves: {per_year: 60%}" in result.stderr


def test_what_is_no_rate_is_refused(tmp_path):
    file = written(tmp_path, "leaves.yaml", LEAVES)
    assert "such as 20%,40%,80%" in salessim("turnover", file, "--rates", "many").stderr
    assert "between 0% and 300%" in salessim("turnover", file, "--rates", "500%").stderr


def test_a_script_gets_frame_page_and_picture(tmp_path):
    found = package.turnover(written(tmp_path, "leaves.yaml", LEAVES), [0.0], replications=4)
    assert found.to_frame()["rate_share"].tolist() == [0.0, 0.5]
    assert repr(found).startswith("As told, 50% a year leave")
    found.write(tmp_path / "out")
    assert (tmp_path / "out" / "turnover.png").exists()


def test_candidates_are_told_where_they_come_by_channels(tmp_path):
    # one place, 60% leave in a year, half of the candidates pass: 0.6 / 12 / 0.5 = 0.1 candidates a month
    replaced = "{channels: {ads: {candidates: 3 per month}}, selection: {form: {passes: 50%}}}"
    crew = f"does_in_order: [talk], leaves: {{per_year: 60%}}, replaced: {replaced}"
    by_channels = TEXT.replace("does_in_order: [talk]", crew)
    document = json.loads(
        salessim("turnover", written(tmp_path, "ads.yaml", by_channels), "-n", "4", "--rates", "0%", "--json").stdout
    )
    rows = document["tables"]["turnover_rates"]["rows"]
    assert [round(row["needed"], 9) for row in rows] == [0, 0.1]
    assert rows[0]["looked_at"] == 0
    assert any("0.1 candidates a month keep all places filled; 3 come." in told for told in document["answer"])
