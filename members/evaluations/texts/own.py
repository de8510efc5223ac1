"""Words of the card and pages of a member's own evaluation."""
