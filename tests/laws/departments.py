"""Small departments made by chance, told in the language of scenarios."""

import json
import random
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

Document = dict[str, Any]

WAY = ("greet", "consult", "design", "bargain")  # the way of a deal, served by people
VALUES = {"size": {"small": "60%", "big": "rest"}, "place": {"north": "50%", "south": "30%", "east": "rest"}}
OFFICE = {
    "days": "Mon-Fri",
    "hours": "9:00-18:00",
    "break": "13:00-14:00",
    "holidays": "DE",
}  # Easter is from 26 to 29 March 2027
MORNINGS = {"days": "Mon-Fri", "hours": "9:00-13:00", "holidays": "DE"}


@dataclass(frozen=True)
class Kind:
    """What a law asks of its departments.

    `exact`: constant lengths of even minutes, everybody comes within the first six hours, work never stops;
    `without`: keys and families that must not occur.
    """

    exact: bool = False
    without: frozenset[str] = frozenset()


def departments(exact: bool = False, without: str = "") -> st.SearchStrategy[Document]:
    """Departments for a law; they shrink towards one stage, one team and nothing special."""
    kind = Kind(exact, frozenset(without.split()))
    return st.randoms(use_true_random=False).map(lambda chance: department(chance, kind))


def department(chance: random.Random, kind: Kind = Kind()) -> Document:  # noqa: B008
    """A department with 2 to 6 stages, 1 to 3 teams and 1 to 3 sources."""
    return _Maker(chance, kind).document()


def as_text(document: Document) -> str:
    """The file of a department: a line for every stage, team and source."""
    lines = []
    for part, value in document.items():
        if part in ("sources", "process", "teams", "owners", "attributes"):
            lines += [f"{part}:", *(f"  {name}: {json.dumps(member)}" for name, member in value.items())]
        else:
            lines.append(f"{part}: {json.dumps(value)}")
    return "\n".join(lines) + "\n"


class _Maker:
    """Decides by chance; the simplest choice comes first, so that counterexamples shrink to it."""

    def __init__(self, chance: random.Random, kind: Kind) -> None:
        self.chance = chance
        self.kind = kind

    def yes(self, percent: int, what: str = "") -> bool:
        return what not in self.kind.without and self.chance.randrange(100) >= 100 - percent

    def one(self, *options: Any) -> Any:
        return self.chance.choice(options)

    def document(self) -> Document:
        """All parts; later ones look at earlier ones."""
        self.always = self.kind.exact or self.yes(50)
        self.attributes = (
            dict(list(VALUES.items())[: self.one(0, 1, 2)]) if "attributes" not in self.kind.without else {}
        )
        accounts = self.yes(45, "accounts")
        self.way = WAY[: self.one(1, 2, 3) if accounts else self.one(2, 3, 4)]
        self.owned_from = self.one(*range(len(self.way))) if self.yes(55, "deal") else None
        process = self.deals(accounts)
        process |= self.accounts() if accounts else {}
        self.counted = [stage["counts_as"] for stage in process.values() if "counts_as" in stage]
        self.served = [name for name, stage in process.items() if "takes" in stage or "same_as" in stage]
        document = {
            "period": {"from": "2027-03-22", "for": "1 month"},
            "working_time": "always" if self.always else OFFICE,
            "attributes": self.attributes,
            "deal_value": self.deal_value(),
            "sources": self.sources(),
            "owners": self.owners(accounts),
            "process": process,
            "teams": self.teams(process),
            "start": {"accounts": self.one(4, 8)} if accounts and not self.kind.exact and self.yes(50) else "empty",
        }
        if self.counted and self.yes(70):
            document["plan"] = {"counts": self.counted[0], "revenue": "20_000 per month"}
            document["costs"] = {"office": "4096 per month", "workplace": "512 per month per person"}
        return {part: value for part, value in document.items() if value != {} and value is not None}

    # ---- quantities -----------------------------------------------------------------------------------------------

    def length(self, *minutes: int) -> str:
        """A length of about one of these minutes; constant ones make many events of one instant."""
        m = self.one(*minutes)
        if self.kind.exact or self.yes(40):
            return f"{m} min"
        laws = [
            f"lognormal({m} min, cv 0.8)", f"exponential({m} min)", f"uniform({m // 2} min, {2 * m} min)",
            f"triangular({m // 2} min, {m} min, {2 * m} min)", f"erlang(2, {m} min)", f"normal({m} min, {m // 4} min)",
        ]  # fmt: skip
        if "values" not in self.kind.without:
            laws.append(f"values({m} min, {m // 2} min, {2 * m} min)")
        return self.one(*laws)

    def pause(self, *minutes: int) -> str:
        """A length on either clock: of real time, or of working days."""
        return self.length(*minutes) if self.kind.exact or self.yes(75) else self.one("1 wd", "uniform(0.1 wd, 2 wd)")

    def deal_value(self) -> Any:
        """Amounts of families that scale exactly."""
        laws = ("1000", "uniform(500, 1500)", "exponential(900)", "values(100, 200, 700)", "triangular(1, 50, 600)")
        laws = tuple(law for law in laws if law.partition("(")[0] not in self.kind.without)
        if not self.yes(80):
            return None
        if "size" in self.attributes and self.yes(50):
            return {value: self.one(*laws) for value in self.attributes["size"]}
        return self.one(*laws)

    # ---- the market -----------------------------------------------------------------------------------------------

    def sources(self) -> Document:
        """One to three sources, each by rate, by contacts or at given moments."""
        found: Document = {}
        for name in ("phone", "web", "list")[: self.one(1, 2, 3)]:
            ways = ["contacts", "at"] if self.kind.exact else ["rate", "rate", "contacts", "at"]
            way = self.one(*[way for way in ways if way not in self.kind.without])
            source = {
                way: getattr(self, f"by_{way}")(),
                "goes_to": self.way[0] if self.yes(70) else self.one(*self.way),
            }
            source |= self.shape() if way == "rate" else {}
            source |= {"cost": "64 per lead"} if self.yes(30) else {}
            if "size" in self.attributes and self.yes(20):
                source["attributes"] = {"size": {"small": "20%", "big": "80%"}}
            found[name] = source
        return found

    def by_rate(self) -> str:
        return f"{self.one(3, 6, 8) if self.always else self.one(2, 4)} per day"

    def by_contacts(self) -> int:
        return self.one(5, 12, 25)

    def by_at(self) -> list[str]:
        """Moments of which several are equal."""
        if self.kind.exact:
            return [f"{20 * self.chance.randrange(19)} min" for _ in range(self.one(4, 9, 14))]
        return [f"{self.chance.randrange(60)} h" for _ in range(self.one(4, 9, 14))]

    def shape(self) -> Document:
        """How a rate varies."""
        found: Document = {}
        if self.yes(30):
            found["season"] = {"Mar": 1.5, "rest": 1}
        if self.yes(30):
            found["weekdays"] = {"Sat": 0.5, "rest": 1}
        if self.yes(30):
            found["hours"] = {"9-11": 2, "rest": 1}
        if self.yes(30):
            found["busy_and_quiet_days"] = {"variance_to_mean": 4, "day_to_day": 0.5}
        return found

    # ---- the process ----------------------------------------------------------------------------------------------

    def deals(self, accounts: bool) -> Document:
        """The way of a deal: stage after stage, then perhaps a delay, then out or into the life of an account."""
        process = {name: self.stage(number) for number, name in enumerate(self.way)}
        end = "care" if accounts else self.one("won", "done")
        if self.yes(40):
            process["ship"] = {"delay": self.pause(120, 600), "then": {"there": f"rest -> {end}"}}
            process["ship"] |= {"counts_as": "shipped"} if self.yes(50) else {}
            end = "ship"
        for number, name in enumerate(self.way):
            process[name]["then"] = self.outcomes(number, (*self.way, end)[number + 1])
        return process

    def outcomes(self, number: int, on: str) -> Document:
        """On, perhaps later; perhaps back again; else lost."""
        later = f" after {self.pause(60, 300)}" if self.yes(25) else ""
        found = {"yes": f"{self.one(80, 60)}% -> {on}{later}"}
        if number and self.yes(35):
            found["again"] = f"15% -> {self.one(*self.way[:number])}"
        return found | {"no": "rest -> lost"}

    def stage(self, number: int) -> Document:
        """A stage that people serve, with some of everything."""
        stage: Document = {"takes": self.takes()}
        owned = self.owned_from is not None and number > self.owned_from
        further = (*self.way[number + 1 :], "lost")
        if owned and self.yes(60, "by"):
            stage["by"] = "deal owner"
        if self.yes(30, "patience"):
            stage |= {"patience": self.pause(20, 180), "gives_up": self.one(*further)}
        if self.yes(25, "room"):
            stage |= {"room": self.one(0, 2, 5), "when_full": self.one(*further)}
        if self.way[number + 1 :] and self.yes(35, "interrupts"):
            victims = [name for name in self.way[number + 1 :] if self.yes(60)]
            stage["interrupts"] = {name: self.one("resume", "restart") for name in victims}
        if not self.kind.exact and self.yes(60):
            stage["at_closing_time"] = self.one("continue_next_day", "finish", "restart")
            stage["colleague_steps_in_after"] = self.one("4 d", "10 h", "30 min")
        if self.yes(25, "newest_first"):
            stage["newest_first"] = self.one(True, False)
        if self.yes(25, "reached"):
            stage |= self.tries(further)
        return stage | self.bends(number)

    def takes(self) -> Any:
        if self.attributes and self.yes(25):
            name = self.one(*self.attributes)
            return {name: {value: self.length(20, 90) for value in self.attributes[name]}}
        return self.length(60, 20, 150)

    def tries(self, further: tuple[str, ...]) -> Document:
        given_up = self.one(*further)
        return {
            "reached": self.one(["60%", "40%", "30%"], ["70%"], ["50%", "20%"]),
            "unanswered_takes": self.length(4, 10),
            "try_again_after": self.pause(60, 600),
            "given_up": given_up if self.yes(60) else f"{given_up} after {self.pause(60, 600)}",
        }

    def bends(self, number: int) -> Document:
        """What waiting costs, what is booked, and how deals grow."""
        found: Document = {}
        if self.yes(30, "delay_costs"):
            found["delay_costs"] = "0.8 of odds per doubling after 10 min"
        if self.yes(25, "late_after"):
            found["late_after"] = {"limit": self.one("60 min", "400 min"), "no": "x 2"}
        if len(found) < 2 and self.yes(20):  # a good outcome hangs on the wait once
            found["good"] = ["yes", "no"]
        if self.yes(80 if number == len(self.way) - 1 else 20):
            found["counts_as"] = self.one("signed", "signed", "paid")
        if self.yes(20):
            found["grows"] = "2% of deal value per contact, up to 40%"
        return found

    # ---- accounts -------------------------------------------------------------------------------------------------

    def accounts(self) -> Document:
        """The life of an account: a delay, a planned contact, orders as children, and requests in a stream."""
        by = {"by": "account owner"} if self.yes(70, "by") else {}
        child = self.yes(60, "child")
        ordered = "40% -> care with reorder" if child else "40% -> care"
        found: Document = {
            "care": {"delay": self.pause(*((120, 240) if self.kind.exact else (4000, 9000))),
                     "then": {"time_to_call": "rest -> checkup"}},
            "checkup": {"takes": self.takes(), **by,
                        "then": {"order": ordered, "quiet": "rest -> care", "gone": "10% -> lost"}},
        }  # fmt: skip
        if self.yes(30, "patience"):
            found["checkup"] |= {"patience": self.pause(200, 600), "gives_up": self.one("lost", "care")}
        if child:
            found["reorder"] = {"takes": self.takes(), **by, "counts_as": "signed", "then": {"ordered": "rest -> done"}}
            if self.yes(40):
                found["reorder"] = {"same_as": self.way[-1], **by, "then": {"yes": "70% -> done", "no": "rest -> lost"}}
        if self.yes(60, "each_account"):
            each = self.pause(*((200, 300) if self.kind.exact else (5000, 9000)))
            target = self.one(*self.way)
            found["request"] = {"each_account": each, "goes_to": target, "then": {"known": "rest -> done"}}
        return found

    # ---- the structure --------------------------------------------------------------------------------------------

    def owners(self, accounts: bool) -> Document:
        """How deals and accounts come to their owners."""
        found: Document = {}
        rules = ("fewest_open", "longest_idle", "round_robin", "random")
        if self.owned_from is not None:
            stage = self.way[self.owned_from]
            taken = {"taken_at": stage} if self.yes(60) else {"from": stage, "chosen": self.one(*rules)}
            until = {"until": self.one(*self.way[self.owned_from :])} if self.yes(50) else {}
            found["deal"] = taken | until | {"if_gone": self.one("hand_over", "keep")}
        if accounts:
            found["account"] = {"from": "care", "chosen": self.one(*rules), "if_gone": self.one("hand_over", "keep")}
        return found

    def teams(self, process: Document) -> Document:
        """One to three teams; whoever serves only some leads has a colleague for the others."""
        names = ("callers", "sellers", "makers")[: self.one(1, 2, 3)]
        served: dict[str, list[str]] = {name: [] for name in names}
        for stage in self.served:
            main = self.one(*names)
            for name in names:
                if name == main or self.yes(40):
                    served[name].append(stage)
        found: Document = {}
        for name in names:
            if served[name]:
                found[name] = self.team(served[name], process)
        if len(found) > 1 and self.attributes and self.yes(35, "only"):
            first, last = list(found)[0], list(found)[-1]
            found[last]["only"] = {"size": "big"}
            missing = [stage for stage in served[last] if stage not in served[first]]
            found[first]["does_in_order"] += missing
        return found

    def team(self, stages: list[str], process: Document) -> Document:
        """People, their order of work, limits, and how fast and how well they work."""
        order: list[Any] = list(stages)
        self.chance.shuffle(order)
        if len(order) > 2 and self.yes(30):
            order = [order[:2], *order[2:]]
        team: Document = {"people": self.people(), "does_in_order": order}
        if self.yes(25, "at_most") and (self.owned_from is not None or "care" in process):
            owned = (["deal"] if self.owned_from is not None else []) + (["account"] if "care" in process else [])
            team["at_most"] = f"{self.one(2, 5)} {self.one(*owned)}s each"
        if self.yes(30, "switching"):
            team["switching"] = self.one("4 min", "10 min")
        others = [stage for stage in self.served if stage != stages[0]]
        if others and self.yes(35, "pause"):
            watched = {"while_waiting_at": self.one(*others), "more_than": 2, "resume_at": self.one(1, 0)}
            team["pause"] = {stages[0]: watched}
        return team | self.skill(stages) | ({"pay": self.pay()} if self.yes(30) else {})

    def pay(self) -> Document:
        """By the month and by what is booked, or by the hour."""
        if self.yes(50):
            return {"hourly": "16 per hour"}
        commission = {"commission": f"6.25% of {self.counted[0]}"} if self.counted else {}
        return {"salary": "1024 per month"} | commission

    def people(self) -> Any:
        if not self.yes(25):
            return self.one(1, 2, 3)
        since = "2025-01-01" if self.kind.exact else self.one("2027-03-24", "2025-01-01")
        return {"Ann": {"since": since}, "others": self.one(1, 2)}

    def skill(self, stages: list[str]) -> Document:
        """Speed, odds, and hours of their own."""
        found: Document = {}
        if self.yes(30, "speed"):
            speed = self.one("50%", "200%") if self.kind.exact else self.one("50%", "130%")
            found["speed"] = speed if self.yes(50) else {stages[0]: speed}
        if self.yes(30, "odds"):
            found["odds"] = "70%" if self.yes(50) else {stages[0]: "120%"}
        if not self.always and self.yes(25, "working_time"):
            found["working_time"] = MORNINGS
        return found
