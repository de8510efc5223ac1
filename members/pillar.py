"""The first pillar: what it hands to the ground."""

from branches.access import reach
from branches.cases.queries import closing_reasons
from branches.cases.tiles import tiles as case_tiles
from branches.pillars.contract import NavItem, Pillar, Tie
from branches.positions.models import Grant
from branches.rulesets.definitions import Rule
from members.imports.target import MEMBERS
from members.imports.todos import waiting_batches
from members.people.actions.rollups import mark_changed_units
from members.people.queries import marks, planned
from members.people.texts import ACTS
from members.people.tiles import tiles, unit_page
from members.people.todos import incomplete_records
from members.training import offers as training_offers
from members.training import queries as training
from members.training.kind import KIND as TRAINING
from members.training.texts import ACTS as TRAINING_ACTS
from members.training.todos import training_todos
from members.transfers import offers
from members.transfers import queries as transfers
from members.transfers.kind import KIND as TRANSFER
from members.transfers.texts import ACTS as TRANSFER_ACTS
from members.transfers.ways.guests import guest_todos
from members.transfers.ways.texts import ACTS as WAY_ACTS


def _reads(user):
    return reach.has_anywhere(user, Grant.READ)


def _imports(user):
    return reach.has_anywhere(user, Grant.IMPORT)


_OWN_CHOICE = "Lựa chọn của phần mềm, không do văn bản nào quy định"
_UNCONFIRMED = "Chưa có văn bản xác nhận ngưỡng điểm"

PILLAR = Pillar(
    number=1,
    name="Đoàn viên",
    title="Chủ động quản lý đoàn viên và chăm lo, nắm bắt tình hình thanh niên",
    nav=[
        NavItem("Danh sách", "members:people:list", icon="users", may=_reads),
        NavItem("Chuyển sinh hoạt", "members:transfers:list", may=_reads),
        NavItem("Rèn luyện", "members:training:list", may=_reads),
        NavItem("Biến động", "members:people:movement", may=_reads),
        NavItem("Nhập từ bảng tính", "members:imports:list", may=_imports),
    ],
    acts=ACTS | TRANSFER_ACTS | WAY_ACTS | TRAINING_ACTS,
    tiles=[tiles, case_tiles],
    unit_panels=[unit_page.panel],
    unit_closing=[unit_page.closing, closing_reasons],
    unit_changes=[mark_changed_units],
    case_kinds=[TRANSFER, TRAINING],
    person_ties=[
        Tie("planned", planned.ties, planned.ties_of_many),
        Tie("transfer", transfers.ties_of, transfers.ties),
        Tie("training", training.ties_of, training.ties),
    ],
    person_marks=[marks.of_the_ledger, transfers.marks],
    person_hindrances=[transfers.hindrances_for],
    person_panels=[training_offers.panel],
    person_acts=[offers.on_record],
    roster_acts=[offers.on_roster],
    todos=[waiting_batches, incomplete_records, guest_todos, training_todos],
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
        Rule("transfer_branch_days", "Hạn của chi đoàn ở mỗi bước chuyển sinh hoạt", 5, "ngày", _OWN_CHOICE, 1, 90),
        Rule("transfer_base_days", "Hạn của cơ sở ở mỗi bước chuyển sinh hoạt", 5, "ngày", _OWN_CHOICE, 1, 90),
        Rule("transfer_reply_days", "Chờ phiếu báo của nơi ngoài hệ thống", 30, "ngày", _OWN_CHOICE, 1, 366),
        Rule(
            "residential_months",
            "Ở từ bao lâu thì sinh hoạt nơi cư trú được",
            6,
            "tháng",
            "Điều lệ Đoàn: đoàn viên cư trú từ sáu tháng",
            0,
            60,
        ),
        Rule("temporary_notice_days", "Báo trước khi hết hạn sinh hoạt tạm thời", 15, "ngày", _OWN_CHOICE, 1, 366),
        Rule("training_excellent", "Rèn luyện: hoàn thành xuất sắc từ", 90, "điểm", _UNCONFIRMED, 1, 100),
        Rule("training_good", "Rèn luyện: hoàn thành tốt từ", 70, "điểm", _UNCONFIRMED, 1, 100),
        Rule("training_done", "Rèn luyện: hoàn thành từ", 50, "điểm", _UNCONFIRMED, 1, 100),
        Rule("training_superior_days", "Hạn của cơ sở xác nhận kết quả rèn luyện", 15, "ngày", _OWN_CHOICE, 1, 90),
        Rule("training_return_days", "Hạn của chi đoàn chấm lại người bị trả lại", 7, "ngày", _OWN_CHOICE, 1, 90),
        Rule("training_notice_days", "Báo trước khi hết hạn đăng ký rèn luyện", 10, "ngày", _OWN_CHOICE, 1, 90),
    ],
)
