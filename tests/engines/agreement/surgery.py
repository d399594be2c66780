"""Things taken out of a house, with everything that speaks of them."""

from typing import Any

from engines.build import Can, House, Way


def drop_server(house: House, name: str) -> None:
    """Somebody is not there."""
    del house.servers[name]


def drop_gate(house: House, name: str) -> None:
    """A gate is not there: what it stopped is free."""
    _drop_named(house, "gate", name)
    _forget(house, name, {"gate"})


def drop_slot(house: House, name: str) -> None:
    """A slot is not there: nobody is owned in it, and no way credits, assigns or releases."""
    _drop_named(house, "slot", name)
    _forget(house, name, {"desk", "claims", "credit", "assign", "release"})
    for team in house.rows["team"]:
        team["limits"].pop(name, None)


def drop_team(house: House, name: str) -> None:
    """A team is not there, and nobody of it."""
    _drop_named(house, "team", name)
    _forget(house, name, {"handover_to"})
    for server in [server for server, row in house.servers.items() if row["team"] == name]:
        del house.servers[server]


def drop_station(house: House, name: str, instead: str = "out") -> None:
    """A station is not there; whoever would go there goes elsewhere, whoever would begin there does not come."""
    _drop_named(house, "station", name)
    house.arrivals = [row for row in house.arrivals if row["station"] != name]
    house.rows["interrupt"] = [row for row in house.rows["interrupt"] if name not in (row["station"], row["victim"])]
    for gate in house.rows["gate"]:
        gate["watches"] = tuple(watch for watch in gate["watches"] if watch[0] != name)
    for team in house.rows["team"]:
        team["skills"] = [skill for skill in team["skills"] if skill.station != name]
    for slot in house.rows["slot"]:
        slot["lost_to"] = instead if slot["lost_to"] == name else slot["lost_to"]
    for row in house.rows["station"]:
        row |= {column: instead for column in ("renege_to", "balk_to") if row[column] == name}
        row["ways"] = [Way(instead, one.weight, one.columns) if one.to == name else one for one in row["ways"]]
        for child in row["children"]:
            child["next"] = instead if child["next"] == name else child["next"]


def reorder_stations(house: House, order: list[str]) -> None:
    """The same stations in other rows."""
    rows = dict(zip(house.names["station"], house.rows["station"], strict=True))
    house.names["station"], house.rows["station"] = order, [rows[name] for name in order]


def _drop_named(house: House, kind: str, name: str) -> None:
    place = house.names[kind].index(name)
    del house.names[kind][place], house.rows[kind][place]


def _forget(house: House, name: str, columns: set[str]) -> None:
    """These columns speak of it no more."""
    for row in _rows_with_columns(house):
        for column in columns & row.keys():
            if row[column] == name:
                row[column] = -1


def _rows_with_columns(house: House) -> list[dict[str, Any]]:
    ways = [one.columns for row in house.rows["station"] for one in row["ways"]]
    skills = [skill.columns for team in house.rows["team"] for skill in team["skills"] if isinstance(skill, Can)]
    return [*house.rows["station"], *house.rows["slot"], *ways, *skills]
