"""What becomes of a value of the record that a file contradicts, chosen for a batch and, if need be, field by field."""

OVERWRITE = "overwrite"  # the file's value is taken
FILL = "fill"  # the record's stays; the file fills what it lacks
ASK = "ask"  # a person decides
MODES = (OVERWRITE, FILL, ASK)


class Policy:
    """Reads ImportBatch.options["policy"]: {"*": mode of any field, field: its own mode}; nothing is OVERWRITE."""

    def __init__(self, options: dict):
        chosen = options.get("policy") or {}
        self._usual = chosen.get("*", OVERWRITE)
        self._own = {name: mode for name, mode in chosen.items() if name != "*"}
        modes = {self._usual, *self._own.values()}
        self.overwrites = modes == {OVERWRITE}
        self.asks = ASK in modes

    def of(self, field: str) -> str:
        return self._own.get(field, self._usual)
