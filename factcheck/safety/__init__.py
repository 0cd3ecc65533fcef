"""Everything that meets the hostile outside: addresses, files, spreadsheets."""
