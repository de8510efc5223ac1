"""The cast among something of everything: what the addresses of tests/addresses.py show."""

from datetime import date, timedelta
from types import SimpleNamespace

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from branches.accounts.models import User
from branches.administration.accounts.actions import make_link
from branches.cases.actions.files import attach
from branches.cases.actions.papers import issue_paper
from branches.cases.models import Case
from branches.imports import actions as imports
from branches.imports.models import ImportBatch
from branches.inbox.actions import make_feed
from branches.jobs.models import Job
from branches.papers.models import Paper
from branches.positions.models import Position
from members.admissions import actions as admissions
from members.cards import actions as cards
from members.corrections import actions as corrections
from members.evaluations import actions as evaluations
from members.evaluations.models import Rating, RemarkRequest
from members.people.models import Person
from members.training import actions as trainings
from members.training import queries
from members.transfers import actions as transfers
from members.transfers.kind import KIND
from tests.members.admissions.making import at as admission_at
from tests.members.conduct import making as conduct
from tests.members.departures.making import at as departure_at
from tests.members.departures.making import honour_at
from tests.members.evaluations.making import begin, make_round
from tests.members.people.people import FULL, make_members, make_person
from tests.members.training.making import found, register, window_of
from tests.members.transfers.making import draft

# Numbers that must be found nowhere in the open.
NUMBERS = {"citizen_id": "001203004321", "phone": "0912345678", "card_number": "123456789012"}
PREVIEWED = """Họ và tên,Ngày sinh,Giới tính,Điện thoại,Chi đoàn
Lý Thị Mơ,08/10/2003,Nữ,0909000111,Chi đoàn Tổ 1
Lương Văn Khải,12/04/2003,Nam,,Chi đoàn Tổ 1
Đỗ Văn Sai,31/02/2003,Nam,,Chi đoàn Tổ 1
Mai Văn Mới,01/01/2004,Nam,,Chi đoàn Chưa Có
"""
COMMITTED = """Họ và tên,Ngày sinh,Giới tính,Chi đoàn
Phan Thị Đã Nhập,09/09/2004,Nữ,Chi đoàn Tổ 1
"""


UNITS_PREVIEWED = """Mã đơn vị,Tên đơn vị,Cấp,Khối,Mã đơn vị cấp trên
TT.P1.CD03,Chi đoàn Chợ,Chi đoàn,Địa bàn dân cư,TT.P1
TT.P1.CD04,Chi đoàn Bến,Tiểu đội,,TT.P1
TT.P1.CD05,Chi đoàn Tổ 1,Chi đoàn,,TT.P1
"""
UNITS_COMMITTED = """Mã đơn vị,Tên đơn vị,Cấp,Khối,Mã đơn vị cấp trên
TT.P1.CD01,Chi đoàn Tổ 1,Chi đoàn,Địa bàn dân cư,TT.P1
"""


def make_world(cast, tree, make_user):
    invited = make_user("duocmoi", "Dương Thị Mời", "committee_member", tree.branch)
    _, token = make_link(invited, actor=cast.ward_secretary)
    person = make_person(tree.branch, **NUMBERS, religion="buddhism", ethnicity="02", **FULL)
    make_members(tree.branch, "Hoàng Thị Bích Ngọc", "H'Hen Niê")
    own = make_person(tree.branch, "Đoàn Văn Viên", phone="0987654321")
    Person.objects.filter(pk=own.pk).update(user=cast.member)
    return SimpleNamespace(
        cast=cast,
        tree=tree,
        invited=invited,
        token=token,
        feed_secret=make_feed(invited, actor=invited),
        position=Position.objects.get(user=cast.committee_member),
        person=person,
        own=own,
        correction=make_correction(cast, own),
        committed=import_list(COMMITTED, tree.ward, cast.ward_officer),
        preview=read_list(PREVIEWED, tree.ward, cast.ward_officer),
        units_committed=import_list(UNITS_COMMITTED, tree.ward, cast.ward_officer, "units"),
        units_preview=read_list(UNITS_PREVIEWED, tree.ward, cast.ward_officer, "units"),
        written=(written := make_paper(tree.branch, cast.secretary)),
        pack=make_pack(written, cast.ward_officer),
        job=Job.objects.create(kind="test", owner=cast.ward_officer),
        system=User.objects.system(),
        **make_cases(cast, tree),
        guest=make_guest(cast, tree),
        candidate=(candidate := make_person(tree.branch, "Lò Thị Trẻ", member=False, birth_date="20/10/2008")),
        admission=make_admission(candidate, cast),
        departure=departure_at("age", "leaving", make_person(tree.branch, "Vàng Thị Lớn", birth_date="20/10/1994")),
        honour=honour_at("confirmed", tree.branch),
        youth=make_person(tree.branch, "Cà Văn Nguồn", member=False),
        card=make_card(cast, tree),
        **make_conduct(cast, tree, own),
        **make_training(cast, tree),
        **make_evaluation(cast, tree),
    )


def make_cases(cast, tree):
    """A transfer to another ward that waits at its own, with a file and an issued paper; and a draft."""
    person = make_person(tree.branch, "Vi Thị Hạnh", birth_date="15/02/2001", joined_on="26/03/2017")
    sent = transfers.send_transfer(draft(person, tree.stranger_branch, cast.secretary), actor=cast.secretary)
    case = Case.objects.for_page().get(pk=sent.case_id)
    [held] = attach(case, actor=cast.secretary, uploads=[SimpleUploadedFile("don.pdf", b"%PDF-1.4\n%%EOF\n")])
    paper = issue_paper(
        KIND,
        KIND.slot("slip"),
        case,
        actor=cast.secretary,
        on=timezone.localdate(),
        signer="Bùi Thị Thư",
        signer_post="BÍ THƯ",
    )
    drafted = draft(make_person(tree.branch, "Lò Văn Nháp"), tree.stranger_branch, cast.secretary)
    return {"sent": sent, "case_file": held, "case_paper": paper, "drafted": drafted}


def make_conduct(cast, tree, own):
    """A case of discipline that waits for the decision of the ward; awards of a member with a scan, and of another."""
    person = make_person(tree.branch, "Lường Văn Xét", birth_date="02/09/2002")
    thing = conduct.draft(person, cast.secretary, "expulsion")
    for step in (conduct.propose, conduct.vote, conduct.send):
        step(thing, cast.secretary)
    scan = SimpleUploadedFile("quyet-dinh.pdf", b"%PDF-1.4\n%%EOF\n")
    [award] = conduct.record([person], cast.secretary, scan=scan)
    [own_award] = conduct.record([own], cast.secretary, number="16-QĐ/ĐTN")
    return {"discipline": thing, "award": award, "own_award": own_award}


def make_correction(cast, own):
    """What the plain member asked to have corrected, with a scan; one of the fields is restricted."""
    own = Person.objects.for_record().get(pk=own.pk)
    scan = SimpleUploadedFile("the-can-cuoc.pdf", b"%PDF-1.4\n%%EOF\n")
    changes = {"zalo": "vien.doan", "religion": "buddhism"}
    return corrections.ask_corrections(own, actor=cast.member, changes=changes, read_at=own.version, scan=scan)


def make_guest(cast, tree):
    """A temporary stay of a member of the branch in the stranger branch, soon at its end."""
    person = make_person(tree.branch, "Quàng Thị Tạm", birth_date="20/11/2002")
    today = timezone.localdate()
    transfer = transfers.draft_guest(
        person,
        actor=cast.system,
        kind="temporary",
        to=tree.stranger_branch,
        reason="work",
        proposed_on=today,
        expected_end_on=today + timedelta(days=10),
        remark="Tham gia đều",
    )
    for step in (transfers.send_transfer, transfers.confirm_transfer, transfers.accept_transfer):
        step(transfer, actor=cast.system)
    return transfers.take_in_transfer(transfer, actor=cast.system).stay


def make_admission(person, cast):
    """At the branch, with something restricted."""
    admission = admission_at("applied", person)
    return admissions.ask_party(admission, actor=cast.secretary, custody="Có thân nhân đang cải tạo")


def make_card(cast, tree):
    """The ward gives numbers of its own range, a part of the province's; one of the two cards that it gave was lost."""
    person = make_person(tree.branch, "Ngần Thị Thẻ", joined_on="26/03/2017")
    whole = cards.add_range(tree.province, actor=cast.system, first=7_001, last=7_900, paper="CV 12")
    cards.give_range(whole, to=tree.ward, first=7_101, last=7_200, paper="CV 7", actor=cast.system)
    cards.arrange_source(tree.province, actor=cast.system, source="range")
    cards.issue_card(person, actor=cast.ward_officer, on=date(2026, 3, 26))
    return cards.reissue_card(person, actor=cast.ward_officer, on=date(2026, 5, 19), reason="lost", note="Mất").card


def make_training(cast, tree):
    """A window of the ward; the branch is scoring, one member registered late and isn't approved."""
    window = window_of(tree.ward)
    programme = trainings.begin_programme(tree.branch, actor=cast.secretary, window=window)
    late, *others = queries.registrable(programme).values_list("pk", flat=True)
    register(programme, others, actor=cast.secretary)
    trainings.approve_registrations(programme, actor=cast.secretary)
    trainings.open_scoring(programme, actor=cast.secretary)
    register(programme, [late], actor=cast.secretary)
    registered = next(entry for entry in queries.rows_of(programme) if entry.person_id == late)
    return {"window": window, "training": found(programme), "registered": registered}


def make_evaluation(cast, tree):
    """A round of the ward, in which the branch prepares; one row has a slip with its scan, and a remark asked of the
    sister branch."""
    round_ = make_round(tree.ward, cast.ward_officer, cut_off_on=timezone.localdate())
    evaluation = begin(tree.branch, round_, cast.secretary)
    row = Rating.objects.filter(evaluation=evaluation).order_by("pk").first()
    scan = SimpleUploadedFile("phieu.pdf", b"%PDF-1.4\n%%EOF\n")
    row = evaluations.record_slip(
        evaluation, row, actor=cast.secretary, texts_by_field={}, self_level="good", scan=scan
    )
    today = timezone.localdate()
    asked = RemarkRequest.objects.create(rating=row, unit=tree.sister, asked_on=today, due_on=today)
    return {"round": round_, "evaluation": evaluation, "rating": row, "asked": asked}


def make_paper(unit, actor):
    """A line of the register of `unit` with its two files."""
    return Paper.objects.create(
        unit=unit,
        type="P",
        period="2026",
        number=7,
        reference="07-P/CĐ",
        kind="test.letter",
        title="Phiếu chuyển sinh hoạt của đồng chí Lương Văn Khải",
        recipient="Ban Chấp hành Đoàn phường Một",
        issued_on=date(2026, 3, 26),
        signer="Bùi Thị Thư",
        signer_post="BÍ THƯ",
        docx=ContentFile(b"PK", name="paper.docx"),
        pdf=ContentFile(b"%PDF-1.7", name="paper.pdf"),
        issued_by=actor,
    )


def make_pack(paper, owner):
    """A pack that a worker has made."""
    name = default_storage.save("pack.pdf", ContentFile(b"%PDF-1.7"))
    return Job.objects.create(
        kind="papers.pack", owner=owner, status=Job.Status.DONE, arguments={"papers": [paper.pk], "file": name}
    )


def read_list(text, unit, actor, target="members"):
    """A csv as a batch in preview."""
    content = text.encode()
    batch = imports.start_import(
        content, file_name="danh-sach.csv", unit=unit, target_code=target, actor=actor, create_units=True
    )
    imports.read_batch(batch)
    return ImportBatch.objects.get(pk=batch.pk)


def import_list(text, unit, actor, target="members"):
    """A csv as a batch that was committed."""
    batch = read_list(text, unit, actor, target)
    assert imports.commit_batch(batch, actor=actor).committed
    return ImportBatch.objects.get(pk=batch.pk)
