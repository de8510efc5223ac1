"""Forms of discipline and of awards. What they give goes to the actions as it is."""
