"""The grammar of dates and periods; `factcheck.values.period_words` is its face."""
