"""SimPy as its documentation teaches it: a process per customer, resources, `request | timeout` for patience."""

import random
from collections import Counter, defaultdict

import simpy
import workload as work


def one_queue(asked: work.Asked) -> work.Played:
    """W1."""
    env, chance = simpy.Environment(), random.Random(asked.seed)
    counter = simpy.Resource(env, work.CLERKS)
    waits = []

    def customer():
        came = env.now
        with counter.request() as turn:
            yield turn
            waits.append(env.now - came)
            yield env.timeout(chance.expovariate(1 / work.SERVICE))

    def door():
        for _ in range(asked.customers):
            yield env.timeout(chance.expovariate(work.CUSTOMERS_PER_HOUR))
            env.process(customer())

    env.process(door())
    cpu_s = work.timed(env.run)
    return work.Played(cpu_s, len(waits), 2 * len(waits), {"wait": work.mean(waits)})


class Conveyor:
    """W2."""

    def __init__(self, asked):
        self.chance = random.Random(asked.seed)
        self.env = simpy.Environment()
        self.callers = simpy.Resource(self.env, work.CALLERS)
        self.hunters = simpy.PriorityResource(self.env, asked.hunters)
        self.processors = simpy.Resource(self.env, work.PROCESSORS)
        self.farmers = simpy.Resource(self.env, work.FARMERS)
        self.waits = defaultdict(list)
        self.count = Counter()
        self.env.process(self.market())

    def market(self):
        """Leads come one by one."""
        while True:
            yield self.env.timeout(self.chance.expovariate(work.LEADS_PER_DAY))
            self.count["leads"] += 1
            self.env.process(self.lead())

    def lead(self):
        """The life of a lead, from the first call to the last."""
        env, chance, waits, count = self.env, self.chance, self.waits, self.count
        came = env.now
        with self.callers.request() as turn:
            first = yield turn | env.timeout(chance.expovariate(1 / work.PATIENCE))
            if turn not in first:
                count["gave up"] += 1
                return
            waits["call"].append(env.now - came)
            yield env.timeout(chance.lognormvariate(*work.CALL))
            count["ends"] += 1
        if chance.random() >= work.INTERESTED:
            return
        yield env.timeout(chance.expovariate(1 / work.THINKING))
        count["ends"] += 1
        urgency = 1
        while True:
            came = env.now
            with self.hunters.request(urgency) as turn:
                yield turn
                waits["hunt"].append(env.now - came)
                yield env.timeout(chance.lognormvariate(*work.HUNT))
                count["ends"] += 1
            if chance.random() >= work.AGREED:
                return
            came = env.now
            with self.processors.request() as turn:
                yield turn
                waits["proc"].append(env.now - came)
                yield env.timeout(chance.lognormvariate(*work.PROC))
                count["ends"] += 1
            outcome = chance.random()
            if outcome >= work.REWORK:
                break
            urgency = 0
        if outcome >= work.REWORK + work.WON:
            return
        count["wins"] += 1
        while True:
            yield env.timeout(chance.lognormvariate(*work.CYCLE))
            count["ends"] += 1
            came = env.now
            with self.farmers.request() as turn:
                yield turn
                waits["farm"].append(env.now - came)
                yield env.timeout(chance.lognormvariate(*work.FARM))
                count["ends"] += 1
            if chance.random() < work.CHURNED:
                return


def conveyor(asked: work.Asked) -> work.Played:
    """W2."""
    told = Conveyor(asked)
    cpu_s = work.timed(lambda: told.env.run(until=asked.customers / work.LEADS_PER_DAY))
    count = told.count
    answers = {desk: work.mean(told.waits[desk]) for desk in ("call", "hunt", "proc", "farm")}
    answers |= {"abandoned": count["gave up"] / count["leads"], "wins": count["wins"]}
    return work.Played(cpu_s, count["leads"], count["leads"] + count["gave up"] + count["ends"], answers)


if __name__ == "__main__":
    work.tell(lambda asked: one_queue(asked) if asked.workload == "W1" else conveyor(asked))
