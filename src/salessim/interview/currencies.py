"""The money of countries, and about how much of it is a euro."""

CURRENCIES = {"RU": "RUB", "KZ": "KZT", "BY": "BYN", "UA": "UAH", "US": "USD", "GB": "GBP", "CH": "CHF", "PL": "PLN",
              "CZ": "CZK", "TR": "TRY", "GE": "GEL", "AM": "AMD", "UZ": "UZS", "KG": "KGS", "IN": "INR",
              "CN": "CNY"}  # fmt: skip
EURO_COUNTRIES = ("DE", "AT", "FR", "IT", "ES", "NL", "BE", "FI", "IE", "PT", "GR", "EE", "LV", "LT", "SK", "SI", "CY")
# So much of a currency is about a euro; only for what nobody knows, so one figure is enough.
A_EURO = {"RUB": 90, "KZT": 500, "BYN": 3, "UAH": 40, "PLN": 4, "CZK": 25, "TRY": 40, "GEL": 3, "AMD": 400,
          "UZS": 14_000, "KGS": 90, "INR": 90, "CNY": 8}  # fmt: skip


def currency_of(country: str) -> str:
    """The money of a country or its region; nothing if it is not known here."""
    code = country.partition("-")[0]
    return "EUR" if code in EURO_COUNTRIES else CURRENCIES.get(code, "")
