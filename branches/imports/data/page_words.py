"""Words of offices' lists that the pages pass over."""

# Heads, folded, of columns that only number the rows, and of those that our own sheets of rows with faults add.
NUMBERING = {"stt", "tt", "so tt", "so thu tu", "#", "no", "dong", "ly do"}
