import subprocess
import sys

from house.repository import ROOT


def test_no_room_imports_from_a_room_above_it():
    checker = "from importlinter.cli import lint_imports_command as check; check()"
    report = subprocess.run([sys.executable, "-c", checker, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert report.returncode == 0, report.stdout + report.stderr
