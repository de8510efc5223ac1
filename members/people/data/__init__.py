"""Lists of values of the member's record. The official system's spellings come first; other spellings lead to them."""

from .learning import EDUCATION, FOREIGN_LANGUAGES, IT_LEVELS, POLITICAL_THEORY, QUALIFICATIONS
from .peoples import ETHNICITIES
from .religions import RELIGIONS
from .standing import ASSOCIATIONS, ATTACHMENTS, OCCUPATIONS, POSTS, RATING_STATES, TRAINING_STATES
from .value_lists import Item, ValueList

__all__ = [
    "ASSOCIATIONS",
    "ATTACHMENTS",
    "EDUCATION",
    "ETHNICITIES",
    "FOREIGN_LANGUAGES",
    "IT_LEVELS",
    "OCCUPATIONS",
    "POLITICAL_THEORY",
    "POSTS",
    "QUALIFICATIONS",
    "RATING_STATES",
    "RELIGIONS",
    "TRAINING_STATES",
    "Item",
    "ValueList",
]
