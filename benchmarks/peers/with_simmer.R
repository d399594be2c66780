# simmer: trajectories in R, played in C++.  Rscript with_simmer.R W2 --customers 109500 --seed 1
suppressPackageStartupMessages(library(simmer))

words <- commandArgs(trailingOnly = TRUE)
asked <- function(name, otherwise) {
  at <- match(name, words)
  if (is.na(at)) otherwise else as.numeric(words[at + 1])
}
customers <- asked("--customers", 10000)
hunters <- asked("--hunters", 8)

cpu <- function(env, until) {
  took <- system.time(run(env, until))
  took[["user.self"]] + took[["sys.self"]]
}
lognormal <- function(mean, cv) {
  variance <- log(1 + cv^2)
  function() rlnorm(1, log(mean) - variance / 2, sqrt(variance))
}
exponential <- function(mean) function() rexp(1, 1 / mean)
happens <- function(share) function() runif(1) < share
fails <- function(share) function() runif(1) >= share
served_by <- function(path, desk, work) path %>% seize(desk) %>% timeout(work) %>% release(desk)

one_queue <- function() {
  path <- served_by(trajectory(), "clerks", exponential(1))
  env <- simmer() %>%
    add_resource("clerks", 8) %>%
    add_generator("customer", path, at(cumsum(rexp(customers, 7.2))))
  seconds <- cpu(env, Inf)
  seen <- get_mon_arrivals(env)
  wait <- mean(seen$end_time - seen$start_time - seen$activity_time)
  list(cpu = seconds, customers = nrow(seen), events = 2 * nrow(seen), answer = sprintf('{"wait": %.9g}', wait))
}

conveyor <- function() {
  account <- trajectory() %>%
    timeout(lognormal(30, 0.3)) %>%
    served_by("farm", lognormal(0.014, 0.5)) %>%
    rollback(4, check = fails(0.05))
  again <- trajectory() %>% set_prioritization(c(2, -1, FALSE))
  decided <- function() {
    u <- runif(1)
    if (u < 0.2) 1 else if (u < 0.6) 2 else 3
  }
  lead <- trajectory() %>%
    renege_in(exponential(0.03)) %>%
    seize("call") %>%
    renege_abort() %>%
    timeout(lognormal(0.0145, 0.6)) %>%
    release("call") %>%
    leave(fails(0.45)) %>%
    timeout(exponential(2)) %>%
    set_prioritization(c(1, -1, FALSE)) %>%
    served_by("hunt", lognormal(0.048, 0.8)) %>%
    leave(fails(0.35)) %>%
    served_by("proc", lognormal(0.05, 0.7)) %>%
    branch(decided, continue = c(TRUE, FALSE, FALSE), again, account, trajectory() %>% timeout(0)) %>%
    rollback(8)
  env <- simmer() %>%
    add_resource("call", 5) %>%
    add_resource("hunt", hunters) %>%
    add_resource("proc", 3) %>%
    add_resource("farm", 6) %>%
    add_generator("lead", lead, function() rexp(100, 300))
  seconds <- cpu(env, customers / 300)
  told(env, seconds)
}

# Delays leave no row in the monitor: thinking ends as often as its share of calls says, cycles end when farmers begin.
told <- function(env, seconds) {
  seen <- get_mon_arrivals(env, per_resource = TRUE)
  leads <- sum(get_mon_arrivals(env, ongoing = TRUE)$start_time >= 0)
  served <- seen[seen$activity_time > 0, ]
  wait <- tapply(served$end_time - served$start_time - served$activity_time, served$resource, mean)
  number <- table(factor(served$resource, c("call", "hunt", "proc", "farm")))
  gave_up <- sum(seen$resource == "call" & seen$activity_time == 0)
  events <- leads + gave_up + 0.45 * number[["call"]] + sum(number) + number[["farm"]]
  of <- function(desk) if (desk %in% names(wait)) wait[[desk]] else 0
  answer <- sprintf('{"call": %.9g, "hunt": %.9g, "proc": %.9g, "farm": %.9g, "abandoned": %.9g}',
                    of("call"), of("hunt"), of("proc"), of("farm"), gave_up / leads)
  list(cpu = seconds, customers = leads, events = round(events), answer = answer)
}

answers <- character()
seconds <- came <- events <- 0
for (number in seq_len(asked("--replications", 1))) {
  set.seed(asked("--seed", 1) + number - 1)
  played <- if (words[1] == "W1") one_queue() else conveyor()
  answers <- c(answers, played$answer)
  seconds <- seconds + played$cpu
  came <- came + played$customers
  events <- events + played$events
}
cat(sprintf('{"answers": [%s], "cpu_s": %.6f, "customers": %d, "events": %d, "peak_mib": -1}\n',
            paste(answers, collapse = ", "), seconds, as.integer(came), as.integer(events)))
