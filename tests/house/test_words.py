"""The naming law: network and engines speak of stations, servers and entities, never of sales."""

import io
import re
import tokenize

import pytest

from house.repository import ROOT, name

SALES = {
    "account", "accounts", "attainment", "attrition", "client", "clients", "commission", "customer",
    "deal", "deals", "farmer", "farmers", "hunter", "hunters", "manager", "managers", "opportunity", "opportunities",
    "plan", "prospect", "quota", "quote", "quotes", "revenue", "salary", "sale", "sales", "seller", "sellers",
}  # fmt: skip
NOUN_OR_VERB = {"lead", "leads"}  # a route leads on; as a name it would be a sales word
ENGINE_SIDE = sorted(path for room in ("network", "engines") for path in (ROOT / "src/salessim" / room).rglob("*.py"))


def sales_words(source: str) -> list[str]:
    """Each sales word in the code or the text of a source, with its line."""
    found = []
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        forbidden = SALES | NOUN_OR_VERB if token.type == tokenize.NAME else SALES
        text = re.sub(r"no sales word|leads_(on|to)", "", token.string)
        words = {part.lower() for part in re.findall(r"[A-Za-z][a-z]*|[A-Z]+", text)}
        found += [f"line {token.start[0]}: {word}" for word in sorted(words & forbidden)]
    return found


@pytest.mark.parametrize("path", ENGINE_SIDE, ids=name)
def test_the_engine_side_speaks_no_sales_word(path):
    assert sales_words(path.read_text(encoding="utf-8")) == []


def test_a_sales_word_is_found_in_names_strings_and_comments():
    source = 'won_deals = 1\ntext = "the quote"\n# an account\n'
    assert sales_words(source) == ["line 1: deals", "line 2: quote", "line 3: account"]


def test_a_route_may_lead_somewhere_but_nothing_is_called_a_lead():
    assert sales_words("leads_to = 1  # where it leads\n") == []
    assert sales_words("lead = 1\n") == ["line 1: lead"]
