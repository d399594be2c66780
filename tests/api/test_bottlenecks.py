"""Where one more person is worth most, from a script: pages, frames, a picture, files."""

import pandas as pd
import pytest
from matplotlib.text import Text

import salessim
from cli.tiny import NAME, TEXT, tiny, written
from salessim.experiment.executors import Stopped

__all__ = ["tiny"]


def test_each_team_gets_one_more_on_the_same_futures(tmp_path):
    # two calls of 100 at 0:00, of which Anna takes one and loses the other within a minute, and one at 2:00
    text = TEXT.replace("0 h, 1 h", "0 h, 0 h").replace("takes: 30 min", "takes: 30 min, patience: constant(1 min)")
    found = salessim.bottlenecks(written(tmp_path, "lost.yaml", text), replications=2)
    assert len(found) == 2
    assert found.names == (NAME, f"{NAME}, one more in sellers")
    assert [results.bookings["amount_currency"].sum() for results in found.results] == [400, 600]
    assert found.to_frame().to_dict("records")[0]["brings_currency"] == 12 * 100


def test_the_frames_are_the_tables_of_the_page_or_those_of_a_run(tiny):
    found = salessim.bottlenecks(tiny, replications=2)
    heads = found.to_frame("heads")
    assert list(heads["team"]) == ["sellers"]
    assert {"worth_currency", "interval_low_currency", "interval_high_currency"} <= set(heads)
    assert list(found.to_frame("teams")["scenario"]) == [NAME] * 2 + [f"{NAME}, one more in sellers"] * 2


def test_names_are_drawn_as_they_are_and_the_value_stands_beside_the_team(tiny):
    picture = salessim.bottlenecks(tiny, replications=20).plot.heads()
    picture.canvas.draw()
    said = [text.get_text() for text in picture.findobj(Text)]
    assert "sellers" in said
    assert "0, best place: more than 99%" in said  # everybody is served already
    assert "RUB a year; the bar: 95% sure" in said


def test_the_answer_is_shown_as_text_and_in_a_notebook(tiny):
    found = salessim.bottlenecks(tiny, replications=2)
    assert repr(found).startswith("One more person pays nowhere")
    assert "&lt;b&gt;" in found._repr_html_()


def test_all_is_written_to_a_folder(tiny, tmp_path):
    salessim.bottlenecks(tiny, replications=2).write(tmp_path / "out")
    made = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*")}
    assert "heads.png" in made
    assert len(pd.read_parquet(next((tmp_path / "out").glob("2-*/teams.parquet")))) == 2


def test_ctrl_c_keeps_what_is_finished(tiny):
    def stop(finished, wanted):
        if finished == 2:
            raise KeyboardInterrupt

    with pytest.raises(Stopped) as stopped:
        salessim.bottlenecks(tiny, replications=5, workers=1, progress=stop)
    assert (len(stopped.value.finished), stopped.value.wanted) == (2, 5)
    assert stopped.value.finished.page().kind == "bottlenecks"
