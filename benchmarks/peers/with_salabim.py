"""salabim: a component per customer, told as a generator; monitors and trace are off."""

import random
from collections import Counter, defaultdict

import salabim as sim
import workload as work


def one_queue(asked: work.Asked) -> work.Played:
    """W1."""
    chance = random.Random(asked.seed)
    env = sim.Environment(trace=False, yieldless=False)
    counter = sim.Resource("counter", capacity=work.CLERKS, monitor=False)
    waits = []

    class Customer(sim.Component):
        def process(self):
            came = env.now()
            yield self.request(counter)
            waits.append(env.now() - came)
            yield self.hold(chance.expovariate(1 / work.SERVICE))
            self.release(counter)

    class Door(sim.Component):
        def process(self):
            for _ in range(asked.customers):
                yield self.hold(chance.expovariate(work.CUSTOMERS_PER_HOUR))
                Customer()

    Door()
    cpu_s = work.timed(env.run)
    return work.Played(cpu_s, len(waits), 2 * len(waits), {"wait": work.mean(waits)})


def conveyor(asked: work.Asked) -> work.Played:
    """W2."""
    chance = random.Random(asked.seed)
    env = sim.Environment(trace=False, yieldless=False)
    people = {"call": work.CALLERS, "hunt": asked.hunters, "proc": work.PROCESSORS, "farm": work.FARMERS}
    desk = {name: sim.Resource(name, capacity=number, monitor=False) for name, number in people.items()}
    waits, count = defaultdict(list), Counter()

    class Lead(sim.Component):
        def process(self):
            came = env.now()
            yield self.request(desk["call"], fail_delay=chance.expovariate(1 / work.PATIENCE))
            if self.failed():
                count["gave up"] += 1
                return
            waits["call"].append(env.now() - came)
            yield self.hold(chance.lognormvariate(*work.CALL))
            count["ends"] += 1
            self.release(desk["call"])
            if chance.random() >= work.INTERESTED:
                return
            yield self.hold(chance.expovariate(1 / work.THINKING))
            count["ends"] += 1
            urgency = 1
            while True:
                came = env.now()
                yield self.request((desk["hunt"], 1, urgency))
                waits["hunt"].append(env.now() - came)
                yield self.hold(chance.lognormvariate(*work.HUNT))
                count["ends"] += 1
                self.release(desk["hunt"])
                if chance.random() >= work.AGREED:
                    return
                came = env.now()
                yield self.request(desk["proc"])
                waits["proc"].append(env.now() - came)
                yield self.hold(chance.lognormvariate(*work.PROC))
                count["ends"] += 1
                self.release(desk["proc"])
                outcome = chance.random()
                if outcome >= work.REWORK:
                    break
                urgency = 0
            if outcome >= work.REWORK + work.WON:
                return
            count["wins"] += 1
            while True:
                yield self.hold(chance.lognormvariate(*work.CYCLE))
                count["ends"] += 1
                came = env.now()
                yield self.request(desk["farm"])
                waits["farm"].append(env.now() - came)
                yield self.hold(chance.lognormvariate(*work.FARM))
                count["ends"] += 1
                self.release(desk["farm"])
                if chance.random() < work.CHURNED:
                    return

    class Market(sim.Component):
        def process(self):
            while True:
                yield self.hold(chance.expovariate(work.LEADS_PER_DAY))
                count["leads"] += 1
                Lead()

    Market()
    cpu_s = work.timed(lambda: env.run(till=asked.customers / work.LEADS_PER_DAY))
    answers = {name: work.mean(waits[name]) for name in people}
    answers |= {"abandoned": count["gave up"] / count["leads"], "wins": count["wins"]}
    return work.Played(cpu_s, count["leads"], count["leads"] + count["gave up"] + count["ends"], answers)


if __name__ == "__main__":
    work.tell(lambda asked: one_queue(asked) if asked.workload == "W1" else conveyor(asked))
