"""All promises that are watched."""

from promises.choices import selected, with_the_best
from promises.department import DEPARTMENT
from promises.draws import chances, differences, false_alarms, means, quantiles
from promises.watching import until_exact, watched

DRAWN = (
    *(make(replications) for make in (chances, means, quantiles, differences) for replications in (100, 400)),
    false_alarms(),
)
COMPARED = (with_the_best((0.0, 0.0, 0.0, 0.1)), with_the_best((0.0, 0.04, 0.08, 0.12, 0.16)))
WATCHED = (watched(), until_exact(0.03, 0.3, plan=0.7), until_exact(0.1, 1.0, plan=None))
SELECTED = (selected(10, 0.8), selected(10, 0.0), selected(100, 0.8))
CASES = (*DRAWN, *COMPARED, *WATCHED, *SELECTED, DEPARTMENT)
