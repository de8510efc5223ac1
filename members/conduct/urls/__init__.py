"""Addresses of discipline and of awards, each below a place of its own."""
