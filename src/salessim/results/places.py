"""Which stations, routes and teams a measure is about: what follows from the terms alone."""

from salessim.results.terms import Terms


def shown(terms: Terms) -> list[int]:
    """The stations that stand in tables: all but exits and what the compiler made."""
    return [row for row, stage in enumerate(terms.stages) if stage.kind != "exit" and not stage.hidden]


def queues(terms: Terms) -> list[int]:
    """The stations shown at which one waits for somebody."""
    return [row for row in shown(terms) if terms.stages[row].kind == "queue"]


def served_by(terms: Terms) -> list[int]:
    """By station the first team that serves it; -1 none."""
    teams = terms.skills.items()
    return [next((team for team, mine in teams if row in mine), -1) for row in range(len(terms.stages))]


def stations(terms: Terms, role: str) -> list[int]:
    """The stations of a role."""
    return [row for row, stage in enumerate(terms.stages) if stage.role == role]


def account_stations(terms: Terms) -> list[int]:
    """Where accounts are: stages of the role, and delays from which accounts come to them."""
    own = set(stations(terms, "account"))
    called = {row for row in own if terms.stages[row].kind == "queue"}
    rest = {each.stage for each in terms.outcomes if each.to in called and terms.stages[each.stage].kind == "delay"}
    return sorted(own | rest)


def deal_stations(terms: Terms) -> list[int]:
    """Where a deal is in work: past first contact, and a booking in the ledger that counts is still ahead."""
    reach = _leading_to({outcome.stage for outcome in terms.outcomes if outcome.ledger == terms.headline}, terms)
    named = {stage.name: row for row, stage in enumerate(terms.stages) if not stage.hidden}
    home = [named.get(stage.of, row) if stage.hidden else row for row, stage in enumerate(terms.stages)]
    outside = ("contact", "account", "exit")
    return [row for row, place in enumerate(home) if place in reach and terms.stages[place].role not in outside]


def winning_stations(terms: Terms) -> list[int]:
    """From where one may still be won: by a booking in the ledger that counts, or by leaving as won."""
    exits = set(won_exits(terms))
    ends = {each.stage for each in terms.outcomes if each.ledger == terms.headline or each.to in exits}
    return sorted(_leading_to(ends, terms))


def _leading_to(stations: set[int], terms: Terms) -> set[int]:
    """Some stations, and all those from which there is a way to them."""
    reach, before = set(stations), set[int]()
    while reach != before:
        before = set(reach)
        reach |= {outcome.stage for outcome in terms.outcomes if outcome.to in before}
    return reach


def accounts_desks(terms: Terms) -> list[int]:
    """The stations at which the owner of an account alone serves it."""
    return [station for station, slot in terms.desks.items() if slot == terms.account_slot]


def visited(terms: Terms) -> list[int]:
    """Stations of processing that only lead back to processing, such as a site visit."""
    mine = set(stations(terms, "processing"))
    return sorted(mine - {outcome.stage for outcome in terms.outcomes if outcome.to not in mine})


def lost_exits(terms: Terms) -> list[int]:
    """The exits that are no success."""
    bad = {outcome.to for outcome in terms.outcomes if outcome.lost}
    bad |= {row for row, stage in enumerate(terms.stages) if stage.kind == "exit" and stage.name == "lost"}
    return sorted(bad)


def won_exits(terms: Terms) -> list[int]:
    """The stations by which whoever leaves is won."""
    return [row for row, stage in enumerate(terms.stages) if stage.name == "won"]


def handing_on(terms: Terms) -> list[int]:
    """The routes by which a contact goes on to another role, with a good outcome."""
    role = [stage.role for stage in terms.stages]
    return [
        row
        for row, outcome in enumerate(terms.outcomes)
        if outcome.good and role[outcome.stage] == "contact" and role[outcome.to] not in ("contact", "exit")
    ]


def quoting(terms: Terms) -> list[int]:
    """The routes by which a piece of processing goes on to another role."""
    mine = set(stations(terms, "processing"))
    return [row for row, outcome in enumerate(terms.outcomes) if outcome.stage in mine and outcome.to not in mine]


def upstream(terms: Terms, team: int) -> list[int]:
    """The queue stations from which work comes to a team, through delays, and which the team does not serve itself."""
    own = set(terms.skills.get(team, ()))
    found: set[int] = set()
    seen = set(own)
    ahead = sorted(own)
    while ahead:
        target = ahead.pop()
        before = {outcome.stage for outcome in terms.outcomes if outcome.to == target} - seen
        seen |= before
        found |= {row for row in before if terms.stages[row].kind == "queue"}
        ahead += [row for row in sorted(before) if terms.stages[row].kind == "delay"]
    return sorted(found)
