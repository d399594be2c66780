"""Progress is shown to people, not to files."""

import io
import sys

import pytest

from salessim import machine_code
from salessim.cli.progress import pace, shown


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def at_a_terminal(monkeypatch) -> Terminal:
    """From now on stderr is one; no fixture, since pytest changes stderr between a fixture and its test."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", Terminal())
    return sys.stderr


def test_progress_is_silent_when_stderr_is_no_terminal(monkeypatch):
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with shown("futures") as progress:
        assert progress is None
    assert sys.stderr.getvalue() == ""


def test_progress_tells_how_many_are_done_how_fast_and_how_long_it_takes(monkeypatch):
    terminal = at_a_terminal(monkeypatch)
    with shown("futures") as progress:
        assert progress is not None
        for finished in range(4):
            progress(finished, 7)
    assert "3/7" in terminal.getvalue()
    assert " left" in terminal.getvalue()


def test_a_notice_stands_on_a_line_of_its_own_above_the_progress(monkeypatch):
    terminal = at_a_terminal(monkeypatch)
    with shown("futures") as progress:
        assert progress is not None
        progress(1, 7)
        machine_code.notice("Translating ...")
        progress(2, 7)
    lines = terminal.getvalue().splitlines()
    (notice,) = (line for line in lines if "Translating" in line)
    assert "futures" not in notice
    assert notice.endswith("Translating ...")
    assert "futures" in lines[lines.index(notice) + 1]


@pytest.mark.parametrize(
    ("per_second", "ahead", "told"),
    [
        (None, 400, ""),
        (0.0, 400, ""),
        (42.4, 400, "42 per s, 10 s left"),  # 9.43 s
        (9.96, 5, "10.0 per s, 1 s left"),
        (1.0, 60, "1.0 per s, 1 min 0 s left"),
        (0.5, 100, "30 per min, 3 min 20 s left"),
        (0.05, 363, "3.0 per min, 2 h 1 min left"),  # 7,260 s
        (100.0, 0, "100 per s, 0 s left"),
    ],
)
def test_the_pace_is_told_in_a_unit_that_one_can_read(per_second, ahead, told):
    assert pace(per_second, ahead) == told
