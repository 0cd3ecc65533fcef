"""`FactcheckError`: the one error that users see; it says what happened, where, and what to do next."""


class FactcheckError(Exception):
    """Something a user can mend.

    `code` is a stable short name for machines ("empty-file"), `what` a sentence, `where` a file, address or path
    inside a file, `remedy` the next thing to type or change, `exit_code` one of the codes in the interface (2, 3, 4).
    """

    def __init__(self, code: str, what: str, *, where: str = "", remedy: str = "", exit_code: int = 2) -> None:
        super().__init__(code, what)
        self.code = code
        self.what = what
        self.where = where
        self.remedy = remedy
        self.exit_code = exit_code

    @property
    def message(self) -> str:
        """What happened, where, and what to do, in one line."""
        parts = [f"{self.where}: {self.what}" if self.where else self.what]
        if self.remedy:
            parts.append(self.remedy)
        return " ".join(part if part.endswith((".", "?", "!")) else part + "." for part in parts)

    def __str__(self) -> str:
        return self.message

    def to_dict(self) -> dict[str, str]:
        """`{"code", "message"}`, the shape of a batch's error line."""
        return {"code": self.code, "message": self.message}
