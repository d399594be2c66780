"""What all tests have in common: they read English, whatever the tongue of the machine is."""

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def english() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SALESSIM_LANG", "en")
        yield
