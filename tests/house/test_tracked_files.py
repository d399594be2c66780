"""What is published names no machine of ours and no host that packages are fetched from."""

import re

import pytest

from house.repository import ROOT, name, tracked

# The words are put together here, so that this file does not contain what it forbids.
HOSTS = ["pypi" + ".org", "python" + "hosted", "registry." + "npmjs", "deb." + "debian", "files." + "python"]
TOPS = ["wor" + "k", "ro" + "ot", "ho" + "me", "tm" + "p", "Use" + "rs"]
PATHS = re.compile(f"(?<![A-Za-z0-9_.])/(?:{'|'.join(TOPS)})/")
UNFINISHED = re.compile("|".join([r"\bTO" + r"DO\b", r"\bFIX" + r"ME\b", "NotImplemented" + "Error"]))


def texts() -> list[tuple[str, str]]:
    """Name and text of each tracked file that holds text."""
    found = []
    for path in tracked():
        data = path.read_bytes()
        if b"\0" not in data:
            found.append((name(path), data.decode("utf-8")))
    return found


@pytest.mark.parametrize("host", HOSTS)
def test_no_tracked_file_names_a_package_registry(host):
    assert [file for file, text in texts() if host in text.lower()] == []


def test_no_tracked_file_names_a_path_of_a_machine():
    assert [f"{file}: {hit.group()}" for file, text in texts() if (hit := PATHS.search(text))] == []


def test_nothing_is_left_unfinished():
    assert [f"{file}: {hit.group()}" for file, text in texts() if (hit := UNFINISHED.search(text))] == []


def test_the_lock_file_with_hosts_stays_out_and_the_hashed_one_in():
    names = {name(path) for path in tracked()}
    assert "uv.lock" not in names
    assert "requirements.lock" in names


def test_every_locked_package_has_a_hash():
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    packages = [i for i, line in enumerate(lines) if re.match(r"[a-z0-9]", line)]
    assert packages
    assert [lines[i] for i in packages if "--hash=sha256:" not in lines[i + 1]] == []
