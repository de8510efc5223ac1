"""Lists of invented people as many offices would send them, made from a seed: what goes in is known to the cell."""
