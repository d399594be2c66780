"""The engines under test, each told in several ways that must not matter."""

from functools import partial

import pytest

from engines.played import Engine
from engines.tellings import TELLINGS
from salessim.engines import ENGINES, simulate


@pytest.fixture(params=ENGINES)
def engine_name(request: pytest.FixtureRequest) -> str:
    """Every engine by its name."""
    name: str = request.param
    return name


@pytest.fixture(params=list(TELLINGS))
def engine(request: pytest.FixtureRequest, engine_name: str) -> Engine:
    """Every engine, in one go and in every other way that must give the same log."""
    return partial(TELLINGS[request.param], partial(simulate, engine=engine_name))
