"""The `factcheck` command: parse, call, print, exit."""
