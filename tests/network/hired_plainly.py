"""How places are filled from candidates, told plainly: everybody is a dictionary, and time goes from one second that
matters to the next."""

import math
from typing import Any

from salessim.network import draws, recruits, rules
from salessim.network import tables as t
from salessim.network.numbers import normal_quantile

DAY = 86_400
Someone = dict[str, Any]


def hired(network: t.Network, run: int, row: int) -> tuple[dict[int, list[Someone]], list[tuple[Any, ...]]]:
    """By seat its people in turn, and the rows of candidates."""
    return Team(network, run, row).lived()


class Team:
    def __init__(self, network: t.Network, run: int, row: int) -> None:
        self.network, self.run = network, run
        self.words = {name: column[row] for name, column in zip(recruits.Hiring._fields, network.hiring, strict=True)}
        self.seats = [seat for seat, of in enumerate(network.seat.hiring) if of == row]
        self.sat: dict[int, list[Someone]] = {seat: [] for seat in self.seats}
        self.empty: dict[int, int] = {}  # seat -> since when
        self.waiting: list[Someone] = []  # passed
        self.ahead: list[Someone] = []  # hired without a seat
        self.learning: list[int] = []  # until when each intern learns
        self.until = network.clock.until[0]

    def own(self, key: int, law: int, purpose: int) -> float:
        if law == -1:
            return 1.0
        return rules.sample(self.network.law, self.network.item, law, draws.own_draw(self.run, key, 0, purpose), 0)

    def seconds(self, key: int, law: int, purpose: int) -> int:
        return t.FOREVER if law == -1 else max(1, rules.whole(min(2.0**61, self.own(key, law, purpose))))

    # --- those who are there and those who come -----------------------------------------------------------------------

    def first_people(self) -> None:
        seat = self.network.seat
        for row in self.seats:
            if seat.hired[row] >= seat.closes[row]:
                continue
            if seat.vacant[row]:
                self.empty[row] = seat.hired[row]
                continue
            key = draws.join(draws.join(self.network.team.key[seat.team[row]], seat.key[row]), 0)
            laws = [mine[row] if mine[row] != -1 else usual[row] for mine, usual in (
                (seat.first_tenure, seat.tenure), (seat.first_speed, seat.speed), (seat.first_quality, seat.quality),
            )]  # fmt: skip
            leaves = seat.hired[row] + self.seconds(key, laws[0], draws.TENURE)
            self.sit(row, {
                "key": key, "hired": seat.hired[row], "leaves": leaves,
                "speed": self.own(key, laws[1], draws.SPEED), "quality": self.own(key, laws[2], draws.QUALITY),
            }, max(seat.hired[row], seat.opens[row]))  # fmt: skip

    def sit(self, seat: int, one: Someone, now: int) -> None:
        left = min(one["leaves"], self.network.seat.closes[seat], t.FOREVER)
        self.sat[seat].append({**one, "starts": now, "left": left})
        self.empty.pop(seat, None)
        if left < self.network.seat.closes[seat]:
            self.empty[seat] = left

    def candidates(self) -> list[Someone]:
        channel, words = self.network.channel, self.words
        opens = [self.network.seat.opens[seat] for seat in self.seats
                 if self.network.seat.hired[seat] < self.network.seat.closes[seat]]  # fmt: skip
        begin = max(words["since"], min(opens, default=t.FOREVER))
        found: list[Someone] = []
        for day in range(begin // DAY, (self.until - 1) // DAY + 1):
            for way in range(words["channel_from"], words["channel_to"]):
                of_day = draws.join(draws.join(words["key"], channel.key[way]), day)
                count = rules.poisson(
                    channel.mean[way], draws.uniform(draws.own_draw(self.run, of_day, 0, draws.COUNT))
                )
                for k in range(count):
                    key = draws.join(of_day, k)
                    came = day * DAY + int(draws.uniform(draws.own_draw(self.run, key, 0, draws.TIME)) * DAY)
                    if begin <= came < self.until:
                        found.append({
                            "key": key, "way": way, "came": came, "trials": 0, "kept": 0, "at": came, "on_trial": False,
                            "speed": self.own(key, words["speed"], draws.SPEED) * channel.speed[way],
                            "quality": self.own(key, words["quality"], draws.QUALITY) * channel.quality[way],
                        })  # fmt: skip
        return sorted(found, key=lambda one: (one["came"], one["key"]))

    # --- selection ----------------------------------------------------------------------------------------------------

    def lacking(self, now: int) -> int:
        return sum(since <= now for since in self.empty.values()) + self.words["ahead"] - len(self.ahead)

    def wanted(self, now: int) -> bool:
        return self.lacking(now) * self.words["interns"] + self.words["reserve"] > len(self.waiting)

    def skill(self, key: int) -> float:
        told = []
        for law, purpose in ((self.words["speed"], draws.SPEED), (self.words["quality"], draws.QUALITY)):
            if law != -1:
                u = draws.uniform(draws.own_draw(self.run, key, 0, purpose))
                told.append((self.network.law.b[law], normal_quantile(u)))
        if not told:
            return normal_quantile(draws.uniform(draws.own_draw(self.run, key, 0, draws.HIDDEN)))
        return sum(spread * normal for spread, normal in told) / math.sqrt(sum(spread * spread for spread, _ in told))

    def passes(self, one: Someone, step: int) -> bool:
        trial = self.network.trial
        word = draws.draw(self.run, one["key"], trial.key[step], 0, draws.SCORE)
        noise = math.sqrt(1.0 - trial.tells[step] * trial.tells[step]) * normal_quantile(draws.uniform(word))
        return trial.tells[step] * self.skill(one["key"]) + noise >= trial.least[step]

    def selected(self, one: Someone, now: int) -> None:
        """Go on from where somebody stands, until something takes time or all is over."""
        steps = list(range(self.words["trial_from"], self.words["trial_to"]))
        one["at"] = None
        if one["on_trial"] and not self.passes(one, steps[one["trials"] - 1]):
            return
        one["on_trial"] = False
        while one["trials"] < len(steps):
            if not self.wanted(now):
                return
            step = steps[one["trials"]]
            one["trials"] += 1
            if self.network.trial.takes[step]:
                one["at"], one["on_trial"] = now + self.network.trial.takes[step], True
                return
            if not self.passes(one, step):
                return
        if steps or self.wanted(now):
            one["passed"] = now
        if self.wanted(now):
            one["lost"] = now + self.seconds(one["key"], self.words["wait"], draws.LAG)
            self.waiting.append(one)

    # --- life ---------------------------------------------------------------------------------------------------------

    def move_up(self, now: int) -> None:
        while self.ahead:
            free = [(since, self.network.seat.key[seat], seat) for seat, since in self.empty.items() if since <= now]
            if not free:
                return
            since, _, seat = min(free)
            one = self.ahead.pop(0)
            one |= {"placed": now, "empty": since, "off": now}
            self.sit(seat, one, now)

    def begin(self, now: int) -> None:
        self.move_up(now)
        words = self.words
        places = min(self.lacking(now), len(self.waiting) // words["interns"])
        if words["at_once"] != -1:
            places = min(places, (words["at_once"] - len(self.learning)) // words["interns"])
        if places * words["interns"] < words["together"]:
            return
        for _ in range(places):
            group = [self.waiting.pop(0) for _ in range(words["interns"])]
            for one in group:
                one |= {"began": now, "off": now + words["internship"]}
            best = max(group, key=lambda one: one["speed"] * one["quality"])
            leaves = now + self.seconds(best["key"], self.network.channel.tenure[best["way"]], draws.TENURE)
            best |= {"kept": 1, "hired": now, "leaves": min(leaves, t.FOREVER), "off": min(leaves, t.FOREVER)}
            self.learning += [min(now + words["internship"], one.get("leaves", t.FOREVER)) for one in group]
            self.ahead.append(best)
            self.move_up(now)

    def lived(self) -> tuple[dict[int, list[Someone]], list[tuple[Any, ...]]]:
        self.first_people()
        known = self.candidates()
        while True:
            moments = [one["at"] for one in known if one["at"] is not None]
            moments += [since for since in self.empty.values() if since > self.now]
            moments += [one["lost"] for one in self.waiting] + [one["leaves"] for one in self.ahead] + self.learning
            now = min(moments, default=t.FOREVER)
            if now >= self.until:
                return self.sat, [self.row(one) for one in known]
            self.now = now
            self.learning = [until for until in self.learning if until > now]
            for one in known:
                if one["at"] == now:
                    self.selected(one, now)
                elif one in self.waiting and one["lost"] <= now:
                    self.waiting.remove(one)
                elif one in self.ahead and one["leaves"] <= now:
                    one["off"] = now
                    self.ahead.remove(one)
            self.begin(now)

    now = -1

    def row(self, one: Someone) -> tuple[Any, ...]:
        told = dict.fromkeys(recruits.Candidate._fields, t.FOREVER) | one
        told |= {"team": self.words["team"], "channel": one["way"] - self.words["channel_from"]}
        return tuple(told[name] for name in recruits.Candidate._fields)
