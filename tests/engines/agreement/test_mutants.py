"""Faults put in on purpose still fit the program, and a hunt finds one."""

import pytest

from engines.agreement.faults.mutant import Mutant
from engines.agreement.mutants import MUTANTS, PROGRAM, hunt

EACH = [pytest.param(mutant, id=mutant.about) for mutants in MUTANTS.values() for mutant in mutants]


@pytest.mark.parametrize("mutant", EACH)
def test_the_text_of_a_fault_stands_in_the_program(mutant: Mutant) -> None:
    source = (PROGRAM / mutant.file).read_text(encoding="utf-8")
    assert source.count(mutant.text) == mutant.times
    assert mutant.text != mutant.instead


def test_a_fault_is_found_and_told_by_the_tables_that_differ() -> None:
    found = hunt(next(iter(MUTANTS["reference"])), "reference")
    assert found.house >= 0
    assert "visit" in found.how.split()


def test_what_is_no_fault_is_not_found() -> None:
    harmless = Mutant("nothing", "engines/reference/line.py", "Keeps the books", "Has the books")
    with pytest.raises(ValueError, match="nothing: its text stands in engines/reference/line.py 0 times"):
        hunt(harmless, "reference")
