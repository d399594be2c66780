"""What all tests have in common: they read English and hear Ctrl-C, wherever they were begun."""

import signal
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def english() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SALESSIM_LANG", "en")
        yield


@pytest.fixture(scope="session", autouse=True)
def heard() -> None:
    """Whoever begins the tests in the background may have left word that Ctrl-C is to be passed over."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
