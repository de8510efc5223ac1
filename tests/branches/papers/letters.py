"""An invented kind of paper, with a wording of its own."""

from types import SimpleNamespace

from branches.papers.kinds import PaperKind
from branches.papers.models import Type

WORDING = """
title = "GIẤY MỜI"
about = "Dự {what}"
recipients = ["{guest}", "Lưu"]

[labels]
what = "việc gì"
guest = "khách mời"
place = "địa điểm"

[[blocks]]
kind = "address"
text = "Kính gửi: **{guest}**"

[[blocks]]
kind = "text"
text = "Kính mời **{guest}** dự {what}."

[[blocks]]
kind = "facts"
rows = [{ label = "Địa điểm", text = "{place}", when = "place" }, { label = "Việc", text = "{what}" }]

[[blocks]]
kind = "table"
when = "people"
rows_of = "people"
columns = [
  { head = "STT", text = "{number}", width = 1, align = "right" },
  { head = "Họ và tên", text = "{name}", width = 4 },
]
"""

LETTER = PaperKind(
    code="test.letter",
    type=Type.INVITATION,
    name="Giấy mời",
    template="letter",
    issuer=lambda thing: thing.unit,
    context=lambda thing: thing.context,
    title=lambda thing: "Mời dự " + thing.context["what"],
    recipient=lambda thing: thing.context["guest"],
    address=lambda thing: "/ho-so/X-2026-0001/",
)


def letter_of(unit, **context):
    context = {"guest": "Chi đoàn Tổ 1", "what": "đại hội", "place": "", "people": []} | context
    return SimpleNamespace(unit=unit, context=context)
