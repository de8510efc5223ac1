"""Invented units and people, for the demo and for measuring. Nobody here exists."""
