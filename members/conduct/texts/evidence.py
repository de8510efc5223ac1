"""Words of what evaluations are told."""

DISCIPLINE_LABEL = "Kỷ luật"
AWARDS_LABEL = "Khen thưởng"
IN_FORCE = "Có kỷ luật {form} trong kỳ"
AWARDS = "{count} lần được khen trong kỳ"
