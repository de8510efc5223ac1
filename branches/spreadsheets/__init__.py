"""Spreadsheets in and out: reading in a child process with limits, writing as a stream. Knows no model."""
