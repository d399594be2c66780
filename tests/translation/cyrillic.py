"""A department whose every name is Russian, small enough to be lived through in a moment."""

SCENARIO = """
name: Окна для офисов
currency: руб.
period: {from: 2027-03-01, for: 2 months}
working_time: {days: Mon-Fri, hours: 9-18, break: 13-14, holidays: RU, closed: [2027-03-02]}
attributes: {город: {Москва: 60%, Казань: rest}}
deal_value: {Москва: constant(100_000), Казань: "lognormal(50_000, cv 0.5)"}
margin: 35%
sources:
  звонки: {rate: 3 per day (2 to 5), goes_to: ответ, cost: 900 per lead, season: {Mar: 0.9, rest: 1},
           hours: {9-11: 1.5, rest: 1}, busy_and_quiet_days: {variance_to_mean: 2}}
  база: {contacts: 30, goes_to: обзвон, attributes: {город: {Москва: rest, Казань: 0%}}}
owners:
  deal: {taken_at: встреча, until: оплата}
  account: {from: забота}
process:
  ответ: {takes: "lognormal(12 min, cv 0.8)", patience: exponential(2 min), room: 5, interrupts: {обзвон: resume},
          then: {интерес: 40% -> встреча, отказ: rest -> lost}}
  обзвон: {takes: 10 min, reached: [30%, 20%], try_again_after: 1 wd, unanswered_takes: 1 min,
           then: {интерес: 20% -> встреча, отказ: rest -> lost}}
  встреча: {takes: 90 min, at_closing_time: continue_next_day, delay_costs: 0.9 of odds per doubling after 1 h,
            then: {договор: 50% -> оплата, отказ: rest -> lost}}
  оплата: {delay: uniform(3 d, 5 d), counts_as: оплачено, then: {клиент: 60% -> забота, разовый: rest -> done}}
  забота: {delay: 20 d, then: {пора: rest -> контакт}}
  контакт: {takes: 20 min, by: account owner, late_after: {limit: 5 wd, ушёл: x 1.5},
            then: {тихо: rest -> забота, ушёл: 5% -> lost}}
plan: {counts: оплачено, revenue: 1_000_000 per month, by город: {Москва: 60%, Казань: rest}}
last_year: {revenue: 9_000_000, deals: 90}
start: {accounts: 10}
teams:
  операторы: {people: 2, does_in_order: [ответ, обзвон], pay: {hourly: 350 per hour},
              meetings: {планёрка: Mon-Fri 9:00-9:15},
              pause: {обзвон: {while_waiting_at: встреча, more_than: 20, resume_at: 5}}}
  хантеры: {people: {Анна: {since: 2024-03-01}, others: 1}, does_in_order: [встреча], at_most: 40 deals each,
            pay: {salary: 70_000 per month, commission: 4% of оплачено}}
  фермеры: {people: 1, does_in_order: [контакт], speed: 90%,
            pay: {salary: 70_000 per month, bonus: {accounts_kept: 90%, amount: 20_000 per month}}}
costs: {workplace: 18_000 per month per person, office: 250_000 per month}
"""
BROKEN = SCENARIO.replace("goes_to: ответ", "goes_to: ответы").replace("90 min", "90").replace("salary", "slary", 1)
