"""What the ways besides the permanent one inside the system say for themselves."""
