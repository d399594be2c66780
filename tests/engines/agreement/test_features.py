"""Houses made by chance show everything that a house can show, and any two things meet in one of them."""

from collections import Counter
from functools import cache
from itertools import combinations

from engines.agreement.features.all import FEATURES, PRIMITIVES, shown
from engines.agreement.plays import told_by_reference
from engines.agreement.test_agreement import HOUSES

AT_LEAST = 1  # house that shows the rarest feature
COMMON = 40  # houses that show a feature with which every other such feature must meet


@cache
def seen() -> tuple[frozenset[str], ...]:
    """What each of the houses shows."""
    return tuple(frozenset(shown(told_by_reference(seed))) for seed in range(HOUSES))


def counts() -> Counter[str]:
    """In how many houses each feature shows."""
    return Counter(about for of_house in seen() for about in of_house)


def test_a_feature_has_one_name() -> None:
    assert len(FEATURES) == sum(len(features) for features in PRIMITIVES.values())


def test_every_feature_shows() -> None:
    found = counts()
    assert {about: found[about] for about in FEATURES if found[about] < AT_LEAST} == {}


def test_any_two_primitives_meet_in_ten_houses() -> None:
    used = [{name for name, features in PRIMITIVES.items() if of_house & features.keys()} for of_house in seen()]
    met = Counter(pair for of_house in used for pair in combinations(sorted(of_house), 2))
    assert [pair for pair in combinations(sorted(PRIMITIVES), 2) if met[pair] < 10] == []


def test_any_two_common_features_meet() -> None:
    common = sorted(about for about, number in counts().items() if number >= COMMON)
    met = {pair for of_house in seen() for pair in combinations(sorted(of_house), 2)}
    assert len(common) >= 120
    assert set(combinations(common, 2)) - met == set()
