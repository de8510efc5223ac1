"""The papers of an admission, made whole and read back; the notes about what the statute asks."""

import io
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from docx import Document

from branches.papers import composing, rendering, signing
from branches.papers import texts as paper_texts
from branches.rulesets.models import RuleSet
from members.admissions import requirements, texts
from members.admissions.kind import KIND
from members.admissions.requirements import age_on
from members.people.actions import records
from members.people.models import Person
from tests.members.admissions.making import TODAY, ago, approve, at, fresh, pick
from tests.members.people.people import make_person
from tests.members.transfers.test_papers import words_of

SECRETS = {"citizen_id": "001205004321", "phone": "0912345678", "religion": "buddhism"}


def sheet(kind, thing):
    unit = kind.issuer(thing)
    [signer, *_] = signing.proposed(kind, thing, unit, TODAY())
    return composing.compose(
        kind, thing, on=TODAY(), reference="12-NQ/ĐTN", signer=signer.name, signer_post=signer.post
    )


def said(kind, thing):
    return words_of(Document(io.BytesIO(rendering.docx(sheet(kind, thing)))))


@pytest.fixture
def candidate(tree):
    return make_person(
        tree.branch, "Hoàng Thị Bích Ngọc", member=False, birth_date="20/10/2008", hometown="Xã Yên Thái", **SECRETS
    )


def test_what_the_candidate_signs_is_filled_in_and_of_no_unit(cast, candidate):
    admission = at("applied", candidate)
    made = sheet(KIND.slot("application").form, admission)
    assert (made["personal"], made["signs"], made["signer"], made["confirmed_by"]) == (
        True,
        ["NGƯỜI LÀM ĐƠN"],
        "Hoàng Thị Bích Ngọc",
        "",
    )
    words = said(KIND.slot("application").form, admission)
    assert [each in words for each in ("20/10/2008", "Xã Yên Thái", "Ban Chấp hành Chi đoàn Tổ 1", "Số:")] == [
        True,
        True,
        True,
        False,
    ]
    assert rendering.pdf(made).startswith(b"%PDF-")
    cv = said(KIND.slot("cv").form, admission)
    assert [each in cv for each in ("Cha", "Quá trình học tập, công tác", "NGƯỜI KHAI")] == [True, True, True]
    for secret in (*SECRETS.values(), "Phật giáo"):
        assert secret not in words + cv


def test_without_a_day_of_birth_no_form_is_made_and_no_number_taken(cast, tree):
    admission = at("applied", make_person(tree.branch, "Lò Thị Hai", member=False))
    with pytest.raises(ValidationError) as refusal:
        sheet(KIND.slot("application").form, admission)
    assert refusal.value.messages == [paper_texts.MISSING_FIELD.format(paper="Đơn xin vào Đoàn", field="ngày sinh")]


def test_the_minutes_are_signed_by_chair_and_clerk_and_confirmed(cast, candidate):
    admission = at("voted", candidate)
    made = sheet(KIND.slot("minutes").paper, admission)
    assert (made["signs"], made["signer"]) == (["CHỦ TRÌ"], "Bùi Thị Thư")
    assert made["beside"] == {"signs": ["THƯ KÝ"], "signer": "Phạm Văn Phó"}
    assert made["confirmed_by"] == "XÁC NHẬN CỦA ĐOÀN PHƯỜNG MỘT"
    words = said(KIND.slot("minutes").paper, admission)
    assert "7 tán thành (70% số có mặt), 2 không tán thành, 1 ý kiến khác" in words
    assert "Hội nghị thống nhất đề nghị Đoàn phường Một chuẩn y kết nạp" in words
    assert rendering.pdf(made).startswith(b"%PDF-")


def test_minutes_of_a_vote_that_failed_say_so(cast, candidate):
    from tests.members.admissions.making import vote

    admission = at("applied", candidate)
    vote(admission, cast.system, in_favour=3, against=6)
    assert "Số tán thành chưa đủ" in said(KIND.slot("minutes").paper, fresh(admission))


def test_one_list_and_one_resolution_name_sixty_over_pages(cast, candidate):
    admission = approve(at("at_base", candidate), cast.ward_officer)
    words = said(KIND.slot("resolution").paper, [admission] * 60)
    assert words.count("Hoàng Thị Bích Ngọc") == 60
    assert "Chuẩn y kết nạp 60 người" in words
    assert f"Nghị quyết có hiệu lực từ ngày {ago(5):%d/%m/%Y}" in words
    pages = rendering.pdf(sheet(KIND.slot("proposal").paper, [admission] * 60))
    assert pages.count(b"/Type /Page\n") >= 3 or pages.count(b"/Type/Page") >= 3


def test_the_register_tells_whom_a_paper_is_about(cast, candidate):
    admission = at("approved", candidate)
    assert admission.resolution.paper.title == "Nghị quyết chuẩn y kết nạp: Hoàng Thị Bích Ngọc"
    assert admission.resolution.paper.recipient == "Chi đoàn Tổ 1"
    assert KIND.slot("resolution").paper.title([admission] * 3) == "Nghị quyết chuẩn y kết nạp: 3 người"


# What the statute asks


def notes(tree, cast, **values):
    person = make_person(tree.branch, "Lò Thị Ba", member=False, **{"education": "upper_secondary", **values})
    found = requirements.notes(fresh(pick(person, cast.secretary)))
    return [(note["strong"], note["text"]) for note in found]


def born(years, days=0):
    day = TODAY()
    try:
        day = day.replace(year=day.year - years)
    except ValueError:
        day = day.replace(year=day.year - years, day=28)
    return f"{day + timedelta(days=days):%d/%m/%Y}"


@pytest.mark.parametrize(
    ("birth", "told"),
    [
        (lambda: born(16), []),
        (lambda: born(16, 1), [(texts.NOTE_YOUNG, texts.NOTE_YOUNG_MORE.format(age=15, least=16))]),
        (lambda: born(31, 1), []),
        (lambda: born(31), [(texts.NOTE_OLD, texts.NOTE_OLD_MORE.format(age=31, most=30))]),
        (lambda: "", [(texts.NOTE_NO_BIRTH, texts.NOTE_NO_BIRTH_MORE)]),
    ],
)
def test_age_warns_by_the_day(tree, cast, birth, told):
    assert notes(tree, cast, birth_date=birth()) == told


def test_a_bare_year_counts_as_its_last_day_and_says_so(tree, cast):
    year_only = (texts.NOTE_YEAR_ONLY, texts.NOTE_YEAR_ONLY_MORE)
    # On any day but the last of the year it isn't sure that somebody born sixteen years ago is sixteen.
    day, year = date(2026, 11, 22), TODAY().year
    assert age_on(Person(birth_date=date(2010, 1, 1), birth_date_precision="year"), day) == 15
    assert age_on(Person(birth_date=date(2010, 1, 1), birth_date_precision="year"), date(2026, 12, 31)) == 16
    assert notes(tree, cast, birth_date=str(year - 20)) == [year_only]


def test_schooling_warns_and_is_relaxed_for_minorities(tree, cast):
    least = texts.NOTE_EDUCATION_MORE.format(least="Tiểu học")
    assert notes(tree, cast, birth_date=born(18), education="illiterate", ethnicity="01") == [
        (texts.NOTE_EDUCATION, least)
    ]
    assert notes(tree, cast, birth_date=born(18), education="illiterate", ethnicity="08") == [
        (texts.NOTE_EDUCATION, f"{least} {texts.NOTE_EDUCATION_RELAXED}")
    ]
    assert notes(tree, cast, birth_date=born(18), education="") == [
        (texts.NOTE_NO_EDUCATION, texts.NOTE_NO_EDUCATION_MORE)
    ]


def test_the_rules_of_the_day_decide(tree, cast):
    RuleSet.objects.create(effective_on=ago(1), values={"admission_min_age": 18}, source="Thử", created_by=cast.system)
    assert notes(tree, cast, birth_date=born(17)) == [
        (texts.NOTE_YOUNG, texts.NOTE_YOUNG_MORE.format(age=17, least=18))
    ]


def test_what_warns_hinders_nothing(tree, cast):
    young = make_person(tree.branch, "Lò Thị Nhỏ", member=False, birth_date=born(15))
    admission = at("admitted", young)
    assert requirements.notes(admission) == []
    assert records.ties(young) == []
