"""Ciw: a network of nodes; who comes back from processing belongs to a class that goes first."""

import math

import ciw
import workload as work
from ciw.dists import Exponential, Lognormal
from ciw.routing import Direct, NetworkRouting, Probabilistic

CALL, THINK, HUNT, PROC, CYCLE, FARM = range(1, 7)


def one_queue(asked: work.Asked) -> work.Played:
    """W1."""
    ciw.seed(asked.seed)
    network = ciw.create_network(
        arrival_distributions=[Exponential(work.CUSTOMERS_PER_HOUR)],
        service_distributions=[Exponential(1 / work.SERVICE)],
        number_of_servers=[work.CLERKS],
    )
    run = ciw.Simulation(network)
    cpu_s = work.timed(lambda: run.simulate_until_max_customers(asked.customers, method="Finish"))
    waits = [record.waiting_time for record in run.get_all_records()]
    return work.Played(cpu_s, len(waits), 2 * len(waits), {"wait": work.mean(waits)})


def ways() -> NetworkRouting:
    """Where the nodes lead; what is left of the shares leaves."""
    return NetworkRouting(
        [
            Probabilistic([THINK], [work.INTERESTED]),
            Direct(HUNT),
            Probabilistic([PROC], [work.AGREED]),
            Probabilistic([HUNT, CYCLE], [work.REWORK, work.WON]),
            Direct(FARM),
            Probabilistic([CYCLE], [1 - work.CHURNED]),
        ]
    )


def network_of(hunters: int) -> ciw.network.Network:
    """W2 as Ciw sees it."""
    works = [
        Lognormal(*work.CALL), Exponential(1 / work.THINKING), Lognormal(*work.HUNT),
        Lognormal(*work.PROC), Lognormal(*work.CYCLE), Lognormal(*work.FARM),
    ]  # fmt: skip
    as_they_are = {"fresh": {"fresh": 1.0, "rework": 0.0}, "rework": {"fresh": 0.0, "rework": 1.0}}
    all_rework = {"fresh": {"fresh": 0.0, "rework": 1.0}, "rework": {"fresh": 0.0, "rework": 1.0}}
    return ciw.create_network(
        arrival_distributions={"fresh": [Exponential(work.LEADS_PER_DAY)] + 5 * [None], "rework": 6 * [None]},
        service_distributions={"fresh": works, "rework": works},
        number_of_servers=[work.CALLERS, math.inf, hunters, work.PROCESSORS, math.inf, work.FARMERS],
        priority_classes={"rework": 0, "fresh": 1},
        class_change_matrices=[as_they_are, as_they_are, as_they_are, all_rework, as_they_are, as_they_are],
        reneging_time_distributions={"fresh": [Exponential(1 / work.PATIENCE)] + 5 * [None], "rework": 6 * [None]},
        routing={"fresh": ways(), "rework": ways()},
    )


def conveyor(asked: work.Asked) -> work.Played:
    """W2."""
    ciw.seed(asked.seed)
    run = ciw.Simulation(network_of(asked.hunters))
    cpu_s = work.timed(lambda: run.simulate_until_max_time(asked.customers / work.LEADS_PER_DAY))
    records = run.get_all_records()
    served = [record for record in records if record.record_type == "service"]
    gave_up = sum(record.record_type == "renege" for record in records)
    leads = run.nodes[0].number_of_individuals
    desks = {"call": CALL, "hunt": HUNT, "proc": PROC, "farm": FARM}
    answers = {
        name: work.mean([record.waiting_time for record in served if record.node == node])
        for name, node in desks.items()
    }
    wins = sum(record.node == PROC and record.destination == CYCLE for record in served)
    answers |= {"abandoned": gave_up / leads, "wins": wins}
    return work.Played(cpu_s, leads, leads + gave_up + len(served), answers)


if __name__ == "__main__":
    work.tell(lambda asked: one_queue(asked) if asked.workload == "W1" else conveyor(asked))
