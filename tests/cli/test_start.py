"""The program starts at once, and Ctrl-C keeps what is finished."""

import os
import signal
import subprocess
import sys
import time

import pytest

from cli.tiny import TEXT, tiny

__all__ = ["tiny"]
PROGRAM = [sys.executable, "-m", "salessim"]


def test_help_is_there_in_a_moment():
    """The promise is 300 ms on a quiet machine; a busy one is given ten times that."""
    taken = []
    for _ in range(3):
        begin = time.perf_counter()
        subprocess.run([*PROGRAM, "--help"], check=True, capture_output=True)
        taken.append(time.perf_counter() - begin)
    assert min(taken) < 3.0


@pytest.mark.parametrize("workers", [1, 2])
def test_ctrl_c_keeps_and_prints_the_finished_futures(tmp_path, workers):
    slow = TEXT.replace("at: [0 h, 1 h, 2 h]", "rate: 300 per day")
    path = tmp_path / "slow.yaml"
    path.write_text(slow, encoding="utf-8")
    program = (
        "import sys, salessim.cli.progress as progress, contextlib\n"
        "@contextlib.contextmanager\n"
        "def shown(what):\n"
        "    yield lambda finished, wanted: print(finished, file=sys.stderr, flush=True)\n"
        "progress.shown = shown\n"
        "from salessim.cli import answers, main\n"
        "answers.shown = shown\n"
        f"main(['run', {str(path)!r}, '-n', '5000', '--workers', '{workers}'])\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # the background of a shell is deaf to it
    )  # fmt: skip
    assert process.stderr is not None
    while int(process.stderr.readline()) < 2:
        pass
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "reaches its plan" in out.splitlines()[0]
    assert "this answer stands on the first" in err
    assert f"salessim run {path} --replications 5000 --seed 0" in err
    assert "Traceback" not in err


def test_a_closed_pipe_is_no_error(tiny):
    """As in `salessim trace FILE | head -1`."""
    process = subprocess.Popen(
        [*PROGRAM, "trace", str(tiny)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert "Traceback" not in process.stderr.read()
    process.wait(timeout=60)
    process.stderr.close()
