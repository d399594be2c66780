"""The questions, in the order in which they are asked; at most twenty on any path.

A guess stands for `do not know`: it cites a row of docs/background/evidence.md, or is an assumption.
"""

from salessim.interview import arithmetic as year
from salessim.interview import kinds
from salessim.interview.answers import Guess, Question
from salessim.interview.checks import enough_leads, fits_leads, says_all_pay, somebody_comes, something_sold, wins_fit
from salessim.translation import later, say

STOCK, MADE, SERVICE = "stock", later("made"), "service"
DELIVERY = {STOCK: "3 d", MADE: later("20 d"), SERVICE: "10 d"}
BUSY = {"overloaded": 0.95, "busy": 0.82, "calm": 0.65, "idle": 0.4}  # assumption: share of the hours on duty at work

QUESTIONS = (
    Question(
        "name", later("What is your firm called?"), later("Windows for offices"),
        kinds.name, lambda _: Guess(say("My department")),
    ),
    Question(
        "country", later("In which country do you work, and in which currency do you count?"), later("RU, or RS RSD"),
        kinds.country, lambda _: Guess("none EUR"),
    ),
    Question(
        "delivery", later("Do you sell from stock, make to order, or sell a service? (stock, made, service)"), "made",
        kinds.choice(stock=("from stock", "склад", "со склада"), made=("made to order", "to order", "под заказ"),
                     service=("services", "услуга", "услуги")),
        lambda _: Guess(MADE),
    ),
    Question(
        "calls", later("How many people who are not yet your clients call you on a working day?"), "10",
        kinds.per_day, lambda _: Guess("5 (2 to 8)"),
    ),
    Question(
        "written", later("How many write or leave their number on a working day, and where? (0 if nobody)"),
        later("website 6, marketplace 2"),
        kinds.rates, lambda _: Guess("website 5 (2 to 8)"),
    ),
    Question(
        "cold", later("How many people who do not expect it do you call in a year? (0 if none)"), "1_200",
        kinds.whole(kinds.MOST["contacts"]), lambda given: Guess(year.usual_cold(given)), check=somebody_comes,
    ),
    Question(
        "advertising", later("What do you pay for advertising in a month?"), "100_000",
        kinds.money_or_none, lambda given: Guess(year.usual_advertising(given), "E2"),
        asked=lambda given: year.inbound(given) > 0,
    ),
    Question(
        "deals", later("How many deals did you sign last year, orders of earlier clients included?"), "400",
        kinds.whole(200_000), lambda given: Guess(year.usual_deals(given), "E14"), check=something_sold,
    ),
    Question(
        "check", later("What was a deal worth on average?"), "40_000",
        kinds.money, lambda given: Guess(year.usual_check(given)),
    ),
    Question(
        "margin", later("Which share of a deal is left when the goods and materials are paid?"), "35%",
        kinds.margin, lambda _: Guess("100%"),
    ),
    Question(
        "clients", later("How many clients do you look after, who may order again? (0 if none)"), "150",
        kinds.whole(kinds.MOST["clients"]), lambda given: Guess(year.usual_clients(given)), check=enough_leads,
    ),
    Question(
        "repeat", later("Which share of the deals came from clients who had bought before?"), "30%",
        kinds.share_or_none, lambda given: Guess(year.usual_repeat(given), "E18"),
        asked=lambda given: given["clients"].value.value > 0, check=fits_leads,
    ),
    Question(
        "quotes", later("Which share of those who ask for the first time get a quote or an offer?"), "40%",
        kinds.share, lambda _: Guess("38% (20% to 56%)", "E9"), check=wins_fit,
    ),
    Question(
        "thinking", later("How long do clients think about a quote?"), later("9 d"),
        kinds.answer_time, lambda _: Guess("11 d, 1 in 10 over 21 d", "E11"),
    ),
    Question(
        "lead_time", later("How long is it from the contract until all is delivered, or the service begins?"), "20 d",
        kinds.wait, lambda given: Guess(DELIVERY[given["delivery"].value]),
    ),
    Question(
        "people", later("Who sells, and how many of each? (managers, call_center, office, farmers, head)"),
        later("managers 9, head 1"),
        kinds.people, lambda _: Guess("managers 3"),
    ),
    Question(
        "pay", later("What does one of each earn in a month, and which share of what is paid on their deals?"),
        later("managers 60_000 + 4%, head 200_000"),
        kinds.pays, lambda given: Guess(year.usual_pay(given)), check=says_all_pay,
    ),
    Question(
        "busy", later("How busy are they? (overloaded, busy, calm, idle)"), later("overloaded"),
        kinds.choice(overloaded=("перегружены",), busy=("full", "заняты"), calm=("спокойно",), idle=("простаивают",)),
        lambda _: Guess("busy"),
    ),
    Question(
        "season", later("Which months are stronger or weaker than the others? (even if none)"),
        later("Jan 0.7, Oct-Nov 1.3"),
        kinds.season, lambda _: Guess("even"),
    ),
    Question(
        "plan", later("What must be signed next year?"), later("18_000_000 per year"),
        kinds.plan, lambda given: Guess(year.usual_plan(given)),
    ),
)  # fmt: skip
