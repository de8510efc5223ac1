"""Find the list in a workbook: which sheet, where its header stands, what each column means, which rows are people.

Knows no Person: what the columns may mean is told by `FieldSpec`s. No value is changed or guessed here.
"""

from .fields import FieldSpec
from .finding import Choice, Detection, Look, NotDetected, detect, look

__all__ = ["Choice", "Detection", "FieldSpec", "Look", "NotDetected", "detect", "look"]
