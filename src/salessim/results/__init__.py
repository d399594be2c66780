"""From the log to tidy tables: one row per thing and replication, pure functions of log and terms."""
