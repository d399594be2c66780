"""Who plays when, what is asked of whom, and what becomes of the lines."""

import sys

import pytest
from benchmarks.contest import Contest, Size, hold
from benchmarks.entrants import SIMPY, TUNED_C, Entrant, our_name, our_own
from benchmarks.plans import OURS, sizes
from benchmarks.process import ProgramError, line_of
from benchmarks.rates import ratios, told, with_worlds

from benchmarks import growth, run

A, B = Entrant("A", ("a",)), Entrant("B", ("b",))
MINE = Entrant(our_name("reference"), ("mine",), own=True)


def line(events: int, cpu_s: float, peak_mib: float = 10.0) -> dict[str, float]:
    return {"events": events, "customers": events // 2, "cpu_s": cpu_s, "peak_mib": peak_mib}


def test_engines_play_in_turn_each_round_with_its_own_seed():
    played = []

    def play(command):
        played.append(command[0] + command[command.index("--seed") + 1])
        return line(10, 1.0)

    hold("W1", {A: Size(5), B: Size(5)}, 3, play=play)
    assert played == ["a1", "b1", "a2", "b2", "a3", "b3"]


def test_the_overload_is_a_scenario_for_us_and_a_number_of_hunters_for_others():
    assert " ".join(MINE.asks("overload", 9, 2, 1)) == "mine overload --customers 9 --seed 1 --times 2"
    assert " ".join(A.asks("overload", 9, 2, 1)) == "a W2 --hunters 6 --customers 9 --seed 1 --replications 2"


def test_different_replications_are_asked_of_all_alike():
    assert " ".join(MINE.replicates("W2", 9, 4)) == "mine W2 --customers 9 --seed 1 --replications 4"


def test_who_takes_part_can_and_has_a_size():
    gone, without = Entrant("B", (), absent="not here"), Entrant("C", ())
    assert sizes({"A": Size(1), "B": Size(2)}, [A, gone, without]) == {A: Size(1)}


def test_our_engines_share_a_size_but_the_slow_reference_has_its_own_or_none():
    new = Entrant("salessim new", (), own=True)
    assert sizes({OURS: Size(3)}, [MINE, new]) == {new: Size(3)}
    assert sizes({OURS: Size(3), MINE.name: Size(1)}, [MINE, new]) == {MINE: Size(1), new: Size(3)}


def test_rates_are_events_per_cpu_second_and_ratios_go_round_by_round():
    contest = Contest({"A": [line(100, 1.0), line(100, 2.0)], "B": [line(10, 1.0), line(10, 1.0)]})
    assert contest.rates("A") == [100.0, 50.0]
    assert contest.ratio("A", "B") == 7.5  # the median of 10 and 5
    assert contest.ratio("A", "nobody") is None


def test_each_of_ours_is_compared_with_everybody_else():
    contest = Contest({MINE.name: [line(100, 1.0)], "B": [line(10, 1.0)]})
    assert ratios("W1", contest, [MINE.name]) == {f"W1: {MINE.name} / B": 10.0}


def test_the_table_of_rates_begins_with_the_fastest():
    contest = Contest({SIMPY: [line(200, 2.0)], TUNED_C: [line(5_000, 1.0, -1.0)]})
    assert told(contest).splitlines()[2:] == [
        "| tuned C | 2,500 | 5,000 | 50 | 100% | - |",
        "| SimPy | 50 | 100 | 1 | 2% | 10 |",
    ]


def test_ours_are_shown_with_their_worlds_too():
    # a run of 1 s after a world of 3 s: a quarter of the rate, however often the run was played
    ours = line(1_000, 2.0) | {"phases": {"realise": 3.0, "simulate": 1.0}}
    shown = with_worlds(Contest({MINE.name: [ours], "B": [line(10, 1.0)]}))
    assert shown.rates(MINE.name) == [500.0]
    assert shown.rates(f"{MINE.name}, world included") == [125.0]
    assert list(shown.lines) == [MINE.name, "B", f"{MINE.name}, world included"]


def test_costs_of_events_are_nanoseconds():
    assert growth.nanoseconds([line(1_000_000, 0.25)]) == [250.0]


def test_a_program_tells_its_line_and_the_time_of_its_process():
    told_line = line_of([sys.executable, "-c", "print('noise'); print('{\"events\": 3}')"])
    assert told_line["events"] == 3
    assert told_line["process_wall_s"] >= told_line["process_cpu_s"] * 0.1 > 0


def test_a_program_that_fails_says_why():
    with pytest.raises(ProgramError, match="no such queue"):
        line_of([sys.executable, "-c", "raise SystemExit('no such queue')"])


def test_figures_are_stored_between_their_marks(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- figures -->\nold\n<!-- end of figures -->\nafter\n", encoding="utf-8")
    run.store(r"new \1", page)
    stored = "before\n<!-- figures -->\n\nnew \\1\n<!-- end of figures -->\nafter\n"
    assert page.read_text(encoding="utf-8") == stored


def test_the_page_about_speed_has_a_place_for_figures():
    assert run.BLOCK.search(run.PAGE.read_text(encoding="utf-8"))


def test_our_program_tells_the_line_that_the_others_tell():
    reference = next(entrant for entrant in our_own() if entrant.name == MINE.name)
    told_line = line_of([*reference.asks("W2", 30, 2, 1), "--summarise"])
    assert {"answers", "cpu_s", "customers", "events", "peak_mib", "phases", "log"} <= set(told_line)
    assert told_line["events"] > told_line["customers"] > 0
