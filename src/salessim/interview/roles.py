"""The roles of a sales department: how they are called, and who does which work."""

# role -> the words by which an owner may call it; the scenario keeps the word that was said
ROLES = {
    "managers": ("managers", "manager", "sellers", "sales", "hunters", "менеджеры", "менеджер", "продавцы", "хантеры"),
    "call_center": ("call_center", "call center", "call centre", "operators", "callers", "secretary", "secretaries",
                    "колл-центр", "операторы", "оператор", "секретарь", "секретари"),
    "office": ("office", "assistants", "assistant", "back office", "processing_center", "processing center",
               "офис", "ассистенты", "ассистент", "центр обработки", "бэк-офис"),
    "farmers": ("farmers", "farmer", "account managers", "account manager", "account_managers",
                "фермеры", "фермер", "клиентские менеджеры", "клиентский менеджер", "аккаунт-менеджеры"),
    "head": ("head", "head of sales", "director", "руководитель", "роп", "директор", "начальник"),
}  # fmt: skip
KNOWN = {way: role for role, ways in ROLES.items() for way in ways}

# kind of work -> the roles that may do it, first choice first; only the first of those that are there does it
WORK = {
    "contact": ("call_center", "managers", "farmers", "head", "office"),
    "deal": ("managers", "head", "farmers", "call_center", "office"),
    "paper": ("office", "managers", "head", "farmers", "call_center"),
    "account": ("farmers", "managers", "head", "call_center", "office"),
}


def role_of(word: str) -> str:
    """The role that is called so. Raises KeyError for a word that is not known."""
    return KNOWN[word.casefold()]
