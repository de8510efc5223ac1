"""The first pillar: what it hands to the ground."""

from branches.access import reach
from branches.cases.measures import IN_ORDER
from branches.cases.queries import closing_reasons
from branches.cases.tiles import tiles as case_tiles
from branches.pillars.contract import NavItem, Pillar, Tie
from branches.positions.models import Grant
from branches.rulesets.definitions import Rule
from members.accounts import offers as account_offers
from members.accounts.texts import ACTS as ACCOUNT_ACTS
from members.admissions import offers as admission_offers
from members.admissions import queries as admissions
from members.admissions import statistics as admission_statistics
from members.admissions.kind import KIND as ADMISSION
from members.admissions.texts import ACTS as ADMISSION_ACTS
from members.cards import offers as card_offers
from members.cards import queries as cards
from members.cards import statistics as card_statistics
from members.cards.texts import ACTS as CARD_ACTS
from members.conduct import evidence as conduct_evidence
from members.conduct import offers as conduct_offers
from members.conduct import panels
from members.conduct import statistics as conduct_statistics
from members.conduct.kind import KIND as DISCIPLINE
from members.conduct.queries import awards, discipline
from members.conduct.texts.awards import ACTS as AWARD_ACTS
from members.conduct.texts.discipline import ACTS as DISCIPLINE_ACTS
from members.conduct.todos import appeals_to_answer
from members.corrections import offers as correction_offers
from members.corrections import queries as corrections
from members.corrections.texts import ACTS as CORRECTION_ACTS
from members.corrections.todos import corrections_to_answer
from members.departures import actions as departure_actions
from members.departures import offers as departure_offers
from members.departures import queries as departures
from members.departures import statistics as departure_statistics
from members.departures.honours import offers as honour_offers
from members.departures.honours import queries as honours
from members.departures.honours.kind import KIND as HONOUR
from members.departures.honours.texts import ACTS as HONOUR_ACTS
from members.departures.kind import KIND as DEPARTURE
from members.departures.texts import ACTS as DEPARTURE_ACTS
from members.evaluations import offers as evaluation_offers
from members.evaluations import queries as evaluations
from members.evaluations import statistics as evaluation_statistics
from members.evaluations.kind import KIND as EVALUATION
from members.evaluations.measures import REVIEWED
from members.evaluations.texts import ACTS as EVALUATION_ACTS
from members.evaluations.todos import evaluation_todos
from members.evaluations.unit_kind import UNIT_KIND as UNIT_RATING
from members.imports.target import MEMBERS
from members.imports.todos import waiting_batches
from members.people.actions.rollups import mark_changed_units
from members.people.queries import marks, planned
from members.people.texts import ACTS
from members.people.tiles import tiles, unit_page
from members.people.todos import incomplete_records
from members.training import evidence as training_evidence
from members.training import offers as training_offers
from members.training import queries as training
from members.training import statistics as training_statistics
from members.training.kind import KIND as TRAINING
from members.training.texts import ACTS as TRAINING_ACTS
from members.training.todos import own_todos as own_training_todos
from members.training.todos import training_todos
from members.transfers import offers
from members.transfers import queries as transfers
from members.transfers import statistics as transfer_statistics
from members.transfers.kind import KIND as TRANSFER
from members.transfers.texts import ACTS as TRANSFER_ACTS
from members.transfers.todos import wishes
from members.transfers.ways.guests import guest_todos
from members.transfers.ways.texts import ACTS as WAY_ACTS


def _reads(user):
    return reach.has_anywhere(user, Grant.READ)


def _reads_nothing(user):
    return not _reads(user)


def _imports(user):
    return reach.has_anywhere(user, Grant.IMPORT)


_AGES = "Điều lệ Đoàn khóa XIII: từ đủ 16 đến 30 tuổi"
_STAY = "Điều lệ Đoàn: đoàn viên quá 30 tuổi có nguyện vọng thì chi đoàn xét, không quá 35 tuổi"
_LEAVE = "Hướng dẫn thực hiện Điều lệ Đoàn: mỗi lần hoãn không quá một năm"
_REMOVAL = "Điều lệ Đoàn: ba tháng trong một năm không sinh hoạt hoặc không đóng đoàn phí"
_CLASSIFYING = "Hướng dẫn đánh giá, xếp loại đoàn viên 25-HD/TWĐTN-BTC năm 2023; chưa đối chiếu với khóa XIII"
_OWN_CHOICE = "Lựa chọn của phần mềm, không do văn bản nào quy định"
_UNVERIFIED = "Quy định thi hành kỷ luật của Đoàn; chưa đối chiếu được với văn bản gốc"
_LEVELS = "(0: chi đoàn, 1: cơ sở, 2: cấp trên cơ sở)"
_UNCONFIRMED = "Chưa có văn bản xác nhận ngưỡng điểm"

PILLAR = Pillar(
    number=1,
    name="Đoàn viên",
    title="Chủ động quản lý đoàn viên và chăm lo, nắm bắt tình hình thanh niên",
    nav=[
        NavItem("Danh sách", "members:people:list", icon="users", may=_reads),
        NavItem("Kết nạp", "members:admissions:list", may=_reads),
        NavItem("Chuyển sinh hoạt", "members:transfers:list", may=_reads),
        NavItem("Rèn luyện", "members:training:list", may=_reads),
        NavItem("Đánh giá, xếp loại", "members:evaluations:list", may=_reads),
        NavItem("Thẻ đoàn viên", "members:cards:list", may=_reads),
        NavItem("Kỷ luật", "members:conduct:list", may=_reads),
        NavItem("Khen thưởng", "members:awards:list", may=_reads),
        NavItem("Trưởng thành, rời Đoàn", "members:departures:list", may=_reads),
        NavItem("Danh dự", "members:departures:honours", may=_reads),
        NavItem("Đề nghị sửa", "members:corrections:list", may=_reads),
        NavItem("Biến động", "members:people:movement", may=_reads),
        NavItem("Nhập từ bảng tính", "members:imports:list", may=_imports),
        # Who reads a roster comes to it from the own record: the navigation is long enough.
        NavItem("Của tôi", "members:people:own", may=_reads_nothing),
    ],
    acts=(
        ACTS
        | ACCOUNT_ACTS
        | ADMISSION_ACTS
        | TRANSFER_ACTS
        | WAY_ACTS
        | TRAINING_ACTS
        | EVALUATION_ACTS
        | CARD_ACTS
        | DISCIPLINE_ACTS
        | AWARD_ACTS
        | DEPARTURE_ACTS
        | HONOUR_ACTS
        | CORRECTION_ACTS
    ),
    tiles=[tiles, case_tiles],
    unit_panels=[unit_page.panel, evaluation_offers.on_unit, panels.on_unit],
    unit_closing=[unit_page.closing, closing_reasons],
    unit_changes=[mark_changed_units],
    case_kinds=[ADMISSION, TRANSFER, TRAINING, EVALUATION, UNIT_RATING, DISCIPLINE, DEPARTURE, HONOUR],
    statistics=[
        admission_statistics.STATISTIC,
        transfer_statistics.STATISTIC,
        training_statistics.STATISTIC,
        evaluation_statistics.STATISTIC,
        card_statistics.STATISTIC,
        conduct_statistics.DISCIPLINE,
        conduct_statistics.AWARDS,
        departure_statistics.STATISTIC,
        departure_statistics.HONOURS,
    ],
    criteria=[REVIEWED, IN_ORDER],
    person_ties=[
        Tie("planned", planned.ties, planned.ties_of_many),
        Tie("admission", admissions.ties_of, admissions.ties),
        Tie("transfer", transfers.ties_of, transfers.ties),
        Tie("training", training.ties_of, training.ties),
        Tie("evaluation", evaluations.ties_of, evaluations.ties),
        Tie("card", cards.ties_of, cards.ties),
        Tie("discipline", discipline.ties_of, discipline.ties),
        Tie("award", awards.ties_of, awards.ties),
        Tie("departure", departures.ties_of, departures.ties),
        Tie("honour", honours.ties_of, honours.ties),
        Tie("correction", corrections.ties_of, corrections.ties),
    ],
    person_marks=[
        marks.of_the_ledger,
        admissions.marks,
        transfers.marks,
        discipline.marks,
        departures.marks,
        honours.marks,
        corrections.marks,
    ],
    person_panels=[training_offers.panel, evaluation_offers.on_record, panels.on_record],
    own_cards=[correction_offers.own_card, training_offers.own_card, evaluation_offers.on_own, offers.own_card],
    person_facts=[training_evidence.LEVELS, conduct_evidence.DISCIPLINE, conduct_evidence.AWARDS],
    person_hindrances=[
        admissions.hindrances_for,
        transfers.hindrances_for,
        discipline.hindrances_for,
        departures.hindrances_for,
    ],
    person_acts=[
        admission_offers.on_record,
        offers.on_record,
        card_offers.on_record,
        conduct_offers.on_record,
        departure_offers.on_record,
        honour_offers.on_record,
        account_offers.on_record,
    ],
    roster_acts=[offers.on_roster, conduct_offers.on_roster, departure_offers.on_roster],
    ledger_changes=[departure_actions.follow_ledger],
    backdating=[evaluations.changed_by],
    todos=[
        waiting_batches,
        incomplete_records,
        guest_todos,
        wishes,
        training_todos,
        own_training_todos,
        evaluation_todos,
        appeals_to_answer,
        corrections_to_answer,
    ],
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
        Rule("admission_min_age", "Tuổi kết nạp ít nhất", 16, "tuổi", _AGES, 14, 30),
        Rule(
            "admission_max_age",
            "Tuổi kết nạp nhiều nhất",
            30,
            "tuổi",
            _AGES,
            20,
            45,
        ),
        Rule(
            "admission_min_education",
            "Trình độ văn hóa ít nhất khi kết nạp: 0 là không xét, 1 là tiểu học, 5 là trung học cơ sở",
            1,
            "bậc",
            "Hướng dẫn thực hiện Điều lệ Đoàn: ít nhất tiểu học; chưa đối chiếu với khóa XIII",
            0,
            8,
        ),
        Rule("admission_branch_days", "Hạn gửi đề nghị sau khi chi đoàn biểu quyết", 10, "ngày", _OWN_CHOICE, 1, 90),
        Rule("admission_base_days", "Hạn chuẩn y kết nạp", 15, "ngày", _OWN_CHOICE, 1, 90),
        Rule("admission_ceremony_days", "Hạn làm lễ kết nạp sau khi chuẩn y", 30, "ngày", _OWN_CHOICE, 1, 366),
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
        Rule("discipline_reprimand", "Cấp quyết định khiển trách đoàn viên", 0, _LEVELS, _UNVERIFIED, 0, 2),
        Rule("discipline_warning", "Cấp quyết định cảnh cáo đoàn viên", 0, _LEVELS, _UNVERIFIED, 0, 2),
        Rule(
            "discipline_officer",
            "Cấp quyết định khiển trách, cảnh cáo người giữ chức vụ trong chi đoàn",
            1,
            _LEVELS,
            _UNVERIFIED,
            0,
            2,
        ),
        Rule("discipline_removal", "Cấp quyết định cách chức", 1, _LEVELS, _UNVERIFIED, 0, 2),
        Rule("discipline_expulsion", "Cấp quyết định khai trừ", 1, _LEVELS, _UNVERIFIED, 1, 2),
        Rule("discipline_remark_months", "Nhận xét việc sửa chữa ít nhất mỗi", 3, "tháng", _UNVERIFIED, 1, 3),
        Rule("discipline_hearing_days", "Hạn họp xét, gửi hồ sơ kỷ luật", 30, "ngày", _OWN_CHOICE, 1, 366),
        Rule("discipline_decide_days", "Hạn của cấp quyết định kỷ luật", 30, "ngày", _OWN_CHOICE, 1, 366),
        Rule("discipline_announce_days", "Hạn công bố quyết định kỷ luật", 15, "ngày", _OWN_CHOICE, 1, 90),
        Rule("stay_until_age", "Ở lại sinh hoạt Đoàn nhiều nhất tới tuổi", 35, "tuổi", _STAY, 30, 60),
        Rule("leave_months", "Mỗi lần hoãn sinh hoạt nhiều nhất", 12, "tháng", _LEAVE, 1, 36),
        Rule("leave_notice_days", "Báo trước khi hết hạn hoãn sinh hoạt", 15, "ngày", _OWN_CHOICE, 1, 366),
        Rule("removal_months", "Bỏ sinh hoạt hoặc đoàn phí bao lâu thì xét xóa tên", 3, "tháng", _REMOVAL, 1, 36),
        Rule("departure_branch_days", "Hạn của chi đoàn ở mỗi bước rời Đoàn", 15, "ngày", _OWN_CHOICE, 1, 366),
        Rule("departure_base_days", "Hạn của cấp trên ở mỗi bước rời Đoàn, danh dự", 10, "ngày", _OWN_CHOICE, 1, 366),
        Rule(
            "evaluation_months",
            "Ở chi đoàn chưa đủ thì cần nhận xét của nơi cũ; kết nạp chưa đủ thì chưa xếp loại",
            6,
            "tháng",
            _CLASSIFYING,
            0,
            24,
        ),
        Rule("evaluation_attendance_excellent", "Dự sinh hoạt để xuất sắc", 90, "%", _CLASSIFYING, 0, 100),
        Rule("evaluation_attendance_good", "Dự sinh hoạt để hoàn thành tốt", 80, "%", _CLASSIFYING, 0, 100),
        Rule("evaluation_attendance_done", "Dự sinh hoạt để hoàn thành", 50, "%", _CLASSIFYING, 0, 100),
        Rule("evaluation_tasks_excellent", "Xong việc được giao để xuất sắc", 100, "%", _CLASSIFYING, 0, 100),
        Rule("evaluation_tasks_good", "Xong việc được giao để hoàn thành tốt", 100, "%", _CLASSIFYING, 0, 100),
        Rule("evaluation_tasks_done", "Xong việc được giao để hoàn thành", 80, "%", _CLASSIFYING, 0, 100),
        Rule(
            "evaluation_excellent_percent",
            "Tỷ lệ xuất sắc khuyến nghị không quá; quá thì nhắc, không chặn",
            20,
            "%",
            "Theo cách làm của Đảng; chưa có văn bản của Đoàn xác nhận",
            0,
            100,
        ),
        Rule("evaluation_remark_days", "Hạn chi đoàn cũ nhận xét người đã chuyển đi", 7, "ngày", _OWN_CHOICE, 1, 90),
        Rule("evaluation_superior_days", "Hạn duyệt kết quả đánh giá", 15, "ngày", _OWN_CHOICE, 1, 90),
        Rule("evaluation_return_days", "Hạn đánh giá lại người bị trả lại", 7, "ngày", _OWN_CHOICE, 1, 90),
        Rule("evaluation_decision_days", "Hạn ra quyết định sau khi duyệt", 15, "ngày", _OWN_CHOICE, 1, 90),
        Rule("evaluation_announce_days", "Hạn công bố sau quyết định", 10, "ngày", _OWN_CHOICE, 1, 90),
        Rule("unit_rating_days", "Hạn quyết định xếp loại đơn vị", 30, "ngày", _OWN_CHOICE, 1, 366),
        Rule("temporary_notice_days", "Báo trước khi hết hạn sinh hoạt tạm thời", 15, "ngày", _OWN_CHOICE, 1, 366),
        Rule("training_excellent", "Rèn luyện: hoàn thành xuất sắc từ", 90, "điểm", _UNCONFIRMED, 1, 100),
        Rule("training_good", "Rèn luyện: hoàn thành tốt từ", 70, "điểm", _UNCONFIRMED, 1, 100),
        Rule("training_done", "Rèn luyện: hoàn thành từ", 50, "điểm", _UNCONFIRMED, 1, 100),
        Rule("training_superior_days", "Hạn của cơ sở xác nhận kết quả rèn luyện", 15, "ngày", _OWN_CHOICE, 1, 90),
        Rule("training_return_days", "Hạn của chi đoàn chấm lại người bị trả lại", 7, "ngày", _OWN_CHOICE, 1, 90),
        Rule("training_notice_days", "Báo trước khi hết hạn đăng ký rèn luyện", 10, "ngày", _OWN_CHOICE, 1, 90),
    ],
)
