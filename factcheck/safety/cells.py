"""`safe_cell`: a spreadsheet cell that no spreadsheet program takes for a formula."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: object) -> object:
    """The value with an apostrophe before a text that a spreadsheet would run as a formula.

    Numbers, dates, None and every other text pass unchanged, so a negative number stays a number.
    Source: the advice on CSV injection of the Open Worldwide Application Security Project.
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


def safe_row(values: list[object]) -> list[object]:
    """`safe_cell` over a row."""
    return [safe_cell(value) for value in values]
