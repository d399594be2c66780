"""cimba: classes compiled by Numba onto the Cimba engine; a spawned process per lead, patience as its timer.

Compiled code reads module constants only, so the number of hunters is taken from the command line here.
"""

import cimba
import workload as work
from cimba import random as chance

CLERKS, PER_HOUR, SERVICE = work.CLERKS, work.CUSTOMERS_PER_HOUR, work.SERVICE
PER_DAY, PATIENCE, THINKING = work.LEADS_PER_DAY, work.PATIENCE, work.THINKING
INTERESTED, AGREED, REWORK, WON, CHURNED = work.INTERESTED, work.AGREED, work.REWORK, work.WON, work.CHURNED
(CALL_MEAN, CALL_SD), (HUNT_MEAN, HUNT_SD), (PROC_MEAN, PROC_SD) = work.CALL, work.HUNT, work.PROC
(CYCLE_MEAN, CYCLE_SD), (FARM_MEAN, FARM_SD) = work.CYCLE, work.FARM
HUNTERS = work.arguments().hunters
OUT_OF_PATIENCE = 1
FRESH, AGAIN = 0, 1  # here the higher number goes first


class Queue(cimba.Model):
    """W1: servers fetch the moments of arrival from a store."""

    customers: cimba.Param[int]
    line: cimba.Store[float]
    waited: cimba.Output[float]
    served: cimba.Output[int]

    @cimba.on_start
    def begin(self):
        """Nobody has come."""
        self.waited = 0.0
        self.served = 0

    @cimba.process
    def door(self):
        """Customers come one by one."""
        for _ in range(self.customers):
            cimba.hold(chance.exponential(1.0 / PER_HOUR))
            self.line.put(cimba.now())

    @cimba.process(copies=CLERKS)
    def clerk(self):
        """Serve whoever came first."""
        while True:
            came = self.line.get()
            self.waited += cimba.now() - came
            self.served += 1
            cimba.hold(chance.exponential(SERVICE))


class Department(cimba.Model):
    """W2: the desks and what is counted."""

    callers: cimba.Resource = cimba.Resource(capacity=work.CALLERS)
    hunters: cimba.Resource = cimba.Resource(capacity=HUNTERS)
    processors: cimba.Resource = cimba.Resource(capacity=work.PROCESSORS)
    farmers: cimba.Resource = cimba.Resource(capacity=work.FARMERS)
    leads: cimba.Output[int]
    gave_up: cimba.Output[int]
    ends: cimba.Output[int]
    wins: cimba.Output[int]
    called: cimba.Output[int]
    hunted: cimba.Output[int]
    processed: cimba.Output[int]
    farmed: cimba.Output[int]
    call_wait: cimba.Output[float]
    hunt_wait: cimba.Output[float]
    proc_wait: cimba.Output[float]
    farm_wait: cimba.Output[float]

    @cimba.on_start
    def begin(self):
        """Nobody has come."""
        self.leads = 0
        self.gave_up = 0
        self.ends = 0
        self.wins = 0
        self.called = 0
        self.hunted = 0
        self.processed = 0
        self.farmed = 0
        self.call_wait = 0.0
        self.hunt_wait = 0.0
        self.proc_wait = 0.0
        self.farm_wait = 0.0

    @cimba.process
    def market(self):
        """Leads come one by one."""
        while True:
            cimba.hold(chance.exponential(1.0 / PER_DAY))
            self.leads += 1
            cimba.spawn(Lead, department=self)


class Lead(cimba.Model):
    """W2: the life of one lead."""

    department: cimba.Ref[Department]

    @cimba.process
    def life(self):
        """From the first call to the last."""
        d = self.department
        came = cimba.now()
        me = cimba.this_process()
        me.timer_set(chance.exponential(PATIENCE), OUT_OF_PATIENCE)
        if d.callers.acquire() == OUT_OF_PATIENCE:
            d.gave_up += 1
            return
        me.timers_clear()
        d.call_wait += cimba.now() - came
        d.called += 1
        cimba.hold(chance.lognormal(CALL_MEAN, CALL_SD))
        d.ends += 1
        d.callers.release()
        if chance.uniform() >= INTERESTED:
            return
        cimba.hold(chance.exponential(THINKING))
        d.ends += 1
        urgency = FRESH
        outcome = 0.0
        while outcome < REWORK:
            came = cimba.now()
            d.hunters.acquire(1, urgency)
            d.hunt_wait += cimba.now() - came
            d.hunted += 1
            cimba.hold(chance.lognormal(HUNT_MEAN, HUNT_SD))
            d.ends += 1
            d.hunters.release()
            if chance.uniform() >= AGREED:
                return
            came = cimba.now()
            d.processors.acquire()
            d.proc_wait += cimba.now() - came
            d.processed += 1
            cimba.hold(chance.lognormal(PROC_MEAN, PROC_SD))
            d.ends += 1
            d.processors.release()
            outcome = chance.uniform()
            urgency = AGAIN
        if outcome >= REWORK + WON:
            return
        d.wins += 1
        while True:
            cimba.hold(chance.lognormal(CYCLE_MEAN, CYCLE_SD))
            d.ends += 1
            came = cimba.now()
            d.farmers.acquire()
            d.farm_wait += cimba.now() - came
            d.farmed += 1
            cimba.hold(chance.lognormal(FARM_MEAN, FARM_SD))
            d.ends += 1
            d.farmers.release()
            if chance.uniform() < CHURNED:
                return


def one_queue(asked: work.Asked) -> work.Played:
    """W1."""
    model, found = Queue(), []
    model.customers = asked.customers
    cpu_s = work.timed(lambda: found.append(cimba.Experiment(model, replications=1, seed=asked.seed).run(workers=1)))
    told = found[0][model]
    served = int(told.served[0, 0])
    return work.Played(cpu_s, served, 2 * served, {"wait": float(told.waited[0, 0]) / served})


def conveyor(asked: work.Asked) -> work.Played:
    """W2."""
    model, found = Department(), []
    window = cimba.Window(duration=asked.customers / PER_DAY)
    experiment = cimba.Experiment(model, replications=1, seed=asked.seed, window=window)
    cpu_s = work.timed(lambda: found.append(experiment.run(workers=1)))
    told = found[0][model]

    def output(name: str) -> float:
        return float(getattr(told, name)[0, 0])

    numbers = {"call": "called", "hunt": "hunted", "proc": "processed", "farm": "farmed"}
    answers = {desk: output(f"{desk}_wait") / max(1.0, output(number)) for desk, number in numbers.items()}
    leads, gave_up = output("leads"), output("gave_up")
    answers |= {"abandoned": gave_up / leads, "wins": output("wins")}
    return work.Played(cpu_s, int(leads), int(leads + gave_up + output("ends")), answers)


def play(asked: work.Asked) -> work.Played:
    """One replication of either workload."""
    return one_queue(asked) if asked.workload == "W1" else conveyor(asked)


if __name__ == "__main__":
    compile_s = work.timed(lambda: play(work.Asked(work.arguments().workload, 300, 1, HUNTERS)))
    work.tell(play, compile_s=compile_s)
