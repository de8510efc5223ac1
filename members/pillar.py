"""The first pillar: what it hands to the ground."""

from branches.access import reach
from branches.pillars.contract import NavItem, Pillar, Tie
from branches.positions.models import Grant
from branches.rulesets.definitions import Rule
from members.imports.target import MEMBERS
from members.people.actions.rollups import mark_changed_units
from members.people.queries import planned
from members.people.texts import ACTS
from members.people.tiles import tiles, unit_page


def _reads(user):
    return reach.has_anywhere(user, Grant.READ)


def _imports(user):
    return reach.has_anywhere(user, Grant.IMPORT)


_OWN_CHOICE = "Lựa chọn của phần mềm, không do văn bản nào quy định"

PILLAR = Pillar(
    number=1,
    name="Đoàn viên",
    title="Chủ động quản lý đoàn viên và chăm lo, nắm bắt tình hình thanh niên",
    nav=[
        NavItem("Danh sách", "members:people:list", icon="users", may=_reads),
        NavItem("Nhập từ bảng tính", "members:imports:list", may=_imports),
    ],
    acts=ACTS,
    tiles=[tiles],
    unit_panels=[unit_page.panel],
    unit_closing=[unit_page.closing],
    unit_changes=[mark_changed_units],
    person_ties=[Tie("planned", planned.ties, planned.ties_of_many)],
    import_targets={MEMBERS.code: MEMBERS},
    restricted_fields=[
        ("citizen_id", "Số CCCD, CMND"),
        ("card_number", "Số thẻ đoàn"),
        ("religion", "Tôn giáo"),
        ("ethnicity", "Dân tộc"),
        ("health", "Sức khỏe"),
    ],
    rules=[
        Rule("come_of_age", "Tuổi trưởng thành Đoàn", 30, "tuổi", "Điều lệ Đoàn: đoàn viên quá 30 tuổi", 25, 45),
        Rule("turning_notice", "Báo trước khi đoàn viên đủ tuổi trưởng thành", 90, "ngày", _OWN_CHOICE, 7, 366),
    ],
)
