"""Names of the acts of the ground, gathered for the journal."""

from branches.administration.accounts import texts as accounts
from branches.administration.positions import texts as positions
from branches.administration.rulesets import texts as rulesets
from branches.cases import texts as cases
from branches.imports import texts as imports
from branches.inbox import texts as inbox
from branches.papers import texts as papers
from branches.units import texts as units

ACTS = {
    **accounts.ACTS,
    **positions.ACTS,
    **rulesets.ACTS,
    **units.ACTS,
    **imports.ACTS,
    **inbox.ACTS,
    **papers.ACTS,
    **cases.ACTS,
}
