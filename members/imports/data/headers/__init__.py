"""What columns of members' lists are called: first as in the official system's export, then as offices write it.

`looks` is what cells of the kind are like; it only settles whether a header that resembles a field means it.
"""

from members.imports.data.headers.civil import CIVIL
from members.imports.data.headers.contact import CONTACT
from members.imports.data.headers.identity import IDENTITY
from members.imports.data.headers.membership import MEMBERSHIP
from members.imports.data.headers.schooling import SCHOOLING

MEMBER_FIELDS = [*IDENTITY, *CIVIL, *SCHOOLING, *MEMBERSHIP, *CONTACT]
