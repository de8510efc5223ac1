"""Words of offices' lists that the pages pass over."""

# Heads, folded, of columns that only number the rows.
NUMBERING = {"stt", "tt", "so tt", "so thu tu", "#", "no"}
