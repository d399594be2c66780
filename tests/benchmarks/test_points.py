"""The study whose points are timed."""

from benchmarks.points import FACTORS, conveyor

from salessim.scenario.paths import paths, varied
from salessim.sweeps.designs import points


def test_the_timed_study_has_as_many_points_as_asked_for_and_all_are_possible():
    study = conveyor(6)
    found = points(study)
    assert len(found) == 6
    assert {factor.path for factor in FACTORS} <= paths(study.scenarios[0][1]).keys()
    for values in found.values:
        setting = study.at(values)
        assert varied(setting.scenario, setting.values).teams["hunters"].people.count == values[0]
