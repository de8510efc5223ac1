"""What property tests feed to the readers: Vietnamese words, and text of every kind, also hostile."""

from hypothesis import strategies as st

LETTERS = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
    "AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬBCDĐEÈẺẼÉẸÊỀỂỄẾỆGHIÌỈĨÍỊKLMNOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢPQRSTUÙỦŨÚỤƯỪỬỮỨỰVXYỲỶỸÝỴ"
)
vietnamese = st.text(LETTERS + " '’-\u0301\u0323\u00a0\u200b", max_size=40)
anything = st.text(st.characters(codec=None), max_size=40)
texts = st.one_of(vietnamese, anything)
digits = st.text("0123456789", max_size=14)
