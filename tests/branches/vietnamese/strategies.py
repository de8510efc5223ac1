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

# Words as they are spelt: letters thrown together may be what an old typeface made of another word.
_HEADS = [
    "",
    "b",
    "c",
    "ch",
    "d",
    "đ",
    "gi",
    "h",
    "kh",
    "l",
    "m",
    "ng",
    "nh",
    "ph",
    "qu",
    "s",
    "t",
    "th",
    "tr",
    "v",
    "x",
]
_ENDS = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"]
_VOWELS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứự"
_OPEN = set("aàảãáạeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứự")
syllables = st.builds(
    lambda head, vowel, end: f"{head}{vowel}{end or ('' if vowel in _OPEN else 'n')}",
    st.sampled_from(_HEADS),
    st.sampled_from(_VOWELS),
    st.sampled_from(_ENDS),
)
spelt_names = st.lists(syllables.map(str.capitalize), min_size=2, max_size=5).map(" ".join)
