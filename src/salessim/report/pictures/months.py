"""An axis of days with the months below it, and the days of changes as lines."""

from matplotlib.axes import Axes

from salessim.results.terms import Terms
from salessim.results.units import DAY
from salessim.translation.dates import month


def months_below(axes: Axes, terms: Terms) -> None:
    """The months along the foot of an axis of days, counted from the first of the period."""
    starts = [(second - terms.month_starts[0]) // DAY for second in terms.month_starts[:-1]]
    step = -(-len(starts) // 14)
    names = [month(terms.moment(second).month) for second in terms.month_starts[:-1]]
    axes.set_xticks(starts[::step], names[::step])
    axes.set_xlim(0, (terms.month_starts[-1] - terms.month_starts[0]) // DAY)


def days_of_change(axes: Axes, terms: Terms, colour: str) -> None:
    """A line for the day of each change."""
    for change in terms.changes:
        day = (change.second - terms.month_starts[0]) // DAY
        axes.axvline(day, color=colour, linestyle=(0, (4, 3)), linewidth=1.2, zorder=1)
