"""The map of the package: few names, all of them real, all of them described."""

import importlib
import pkgutil
import re
from types import ModuleType

import pytest

import salessim
from salessim import api


def described() -> list[str]:
    assert salessim.__doc__ is not None
    return re.findall(r"^\| `(\w+)` ", salessim.__doc__, re.MULTILINE)


def test_the_table_in_the_docstring_names_exactly_what_is_public():
    assert sorted(described()) == sorted(salessim.__all__)


def test_there_are_at_most_seventeen_names():
    assert len(salessim.__all__) <= 17


@pytest.mark.parametrize("name", salessim.__all__)
def test_every_public_name_exists(name):
    assert getattr(salessim, name) is not None


def test_completion_offers_the_public_names():
    assert dir(salessim) == sorted(salessim.__all__)


def test_an_unknown_name_is_refused_with_the_known_ones():
    with pytest.raises(AttributeError, match="simulate"):
        salessim.simulat  # noqa: B018


def test_every_verb_has_one_home_whatever_was_loaded_before():
    for module in pkgutil.iter_modules(api.__path__):
        importlib.import_module(f"salessim.api.{module.name}")
    for name in dir(api):
        thing = getattr(api, name)
        assert not isinstance(thing, ModuleType), name
        assert getattr(thing, "__module__", "salessim.api.").startswith("salessim.api.")
    assert set(salessim.__all__) - {"Scenario", "ScenarioError", "__version__"} <= set(dir(api))


def test_an_unknown_verb_is_refused_with_the_known_ones():
    with pytest.raises(AttributeError, match="simulate"):
        api.simulat  # noqa: B018
