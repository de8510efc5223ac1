"""Words of discipline, of awards, and of both on records and units' pages."""
