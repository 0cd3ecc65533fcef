"""From verdicts to pages, tables and files."""
