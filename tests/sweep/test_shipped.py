"""The studies that ship: each opens with its question, and can be read."""

import re

import pytest

from house.repository import ROOT, name
from salessim.sweeps.designs import points
from salessim.sweeps.study import read

STUDIES = sorted((ROOT / "scenarios/studies").glob("*.yaml"))


def test_there_are_studies():
    assert len(STUDIES) >= 3


@pytest.mark.parametrize("path", STUDIES, ids=name)
def test_a_study_opens_with_its_question_and_the_source_of_its_numbers(path):
    question, numbers = path.read_text(encoding="utf-8").splitlines()[:2]
    assert re.fullmatch(r"# .+\?", question)
    assert numbers.startswith("# Numbers: ")


@pytest.mark.parametrize("path", STUDIES, ids=name)
def test_every_point_of_a_study_can_be_set(path):
    study = read(path)
    settings = [study.at(values).values for values in points(study).values]
    assert len(settings) >= 20
    assert all(len(values) == len(study.factors) + len(study.ties) for values in settings)
