"""Whoever speaks Russian in a test is silent afterwards."""

from collections.abc import Iterator

import pytest

from salessim.translation import use


@pytest.fixture
def russian() -> Iterator[None]:
    use("ru")
    yield
    use("en")
