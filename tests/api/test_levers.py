"""Levers from a script: pages, frames, a picture, files."""

import pandas as pd
import pytest

import salessim
from cli.tiny import tiny
from salessim.experiment.executors import Stopped

__all__ = ["tiny"]


@pytest.fixture
def found(tiny):
    return salessim.levers(tiny, replications=2, pairs=True)


def test_the_frames_are_the_tables_of_the_page(found):
    # three calls are served as it is and bring 300 in a month, all of it planned; nobody else is needed
    assert len(found) == 2
    frame = found.to_frame().set_index("lever")["worth_currency"]
    assert frame.to_dict() == {"one more in sellers": 0, "10% faster at talk": 0, "one fewer in sellers": -3600}
    assert found.shortfall.missed == 0
    with pytest.raises(KeyError):
        found.to_frame("shortfall")


def test_the_answer_is_shown_as_text_and_in_a_notebook(found):
    assert repr(found).startswith("No lever pays: none of 3 brings more than it costs.")
    assert "&lt;b&gt;" in found._repr_html_()


def test_all_is_written_to_a_folder(found, tmp_path):
    found.write(tmp_path / "out")
    made = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"levers.png", "teams.parquet", "luck.parquet"} <= made
    assert pd.read_parquet(tmp_path / "out" / "luck.parquet")["earned_currency"].tolist() == [300, 300]


def test_ctrl_c_keeps_what_is_finished(tiny):
    def stop(finished, wanted):
        if finished == 2:
            raise KeyboardInterrupt

    with pytest.raises(Stopped) as stopped:
        salessim.levers(tiny, replications=5, workers=1, progress=stop)
    assert (len(stopped.value.finished), stopped.value.wanted) == (2, 5)
    assert stopped.value.finished.page().kind == "levers"
