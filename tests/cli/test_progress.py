"""Progress is shown to people, not to files."""

import io
import sys

from salessim.cli.progress import shown


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_silent_when_stderr_is_no_terminal(monkeypatch):
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with shown("futures") as progress:
        assert progress is None
    assert sys.stderr.getvalue() == ""


def test_progress_tells_how_many_are_done_on_stderr(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", Terminal())
    with shown("futures") as progress:
        assert progress is not None
        progress(0, 7)
        progress(3, 7)
    assert "3/7" in sys.stderr.getvalue()
    assert "left:" in sys.stderr.getvalue()
