import pytest
from django.urls import reverse

from branches.audit.models import JournalEntry
from branches.pillars import registry
from branches.pillars.contract import Pillar, Tie
from branches.vietnamese import texts as reading
from members.people import texts
from members.people.actions import records
from members.people.models import Membership, Person
from members.people.models.memberships import Began
from members.people.models.persons import Standing
from tests.members.people.people import make_person

ADD = reverse("members:people:create")
ID = "079303001234"


def edit(person, group="nhan-than"):
    return reverse("members:people:edit", args=[person.pk, group])


def typed(unit, **values):
    return {"kind": "member", "unit": unit.code, "full_name": "Lý Thị An", **values}


def form_of(response):
    """What a browser would send back from the form of a page."""
    form = response.context["form"]
    return {name: form[name].value() or "" for name in form.fields}


# Adding


def test_a_member_missing_from_the_list_is_added_on_the_line_of_imports(client, cast, tree):
    client.force_login(cast.secretary)
    response = client.post(
        ADD,
        typed(
            tree.branch, full_name="LÝ  THỊ AN ", birth_date="26112002", phone="+84 912 344 417", listed_post="member"
        ),
    )
    person = Person.objects.get()
    assert response.url == person.get_absolute_url()
    assert (person.full_name, person.birth_date.isoformat(), person.phone) == ("Lý Thị An", "2002-11-26", "0912344417")
    assert (person.standing, person.current_unit, person.listed_post) == (Standing.MEMBER, tree.branch, "member")
    assert Membership.objects.get().began_by == Began.LISTED
    entry = JournalEntry.objects.get(act="members.person.added")
    assert (entry.actor_key, entry.subject_key, entry.unit_key) == (cast.secretary.pk, person.pk, tree.branch.pk)


def test_a_youth_has_no_membership_and_is_kept_by_the_branch(client, cast, tree):
    client.force_login(cast.secretary)
    client.post(ADD, typed(tree.branch, kind="youth", birth_date="2009"))
    person = Person.objects.get()
    assert (person.standing, person.current_unit, person.kept_by) == (Standing.YOUTH, None, tree.branch)
    assert (str(person.birth), person.birth_date_precision) == ("2009", "year")
    assert not Membership.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("birth_date", "31/02/2003", reading.NO_SUCH_DAY.format(month=2, day=31, year=2003)),
        ("birth_date", "hôm qua", reading.DATE_UNREADABLE.format(text="hôm qua")),
        ("birth_date", "01/01/2099", texts.DATE_TO_COME.format(date="01/01/2099")),
        ("citizen_id", "0793030012345", reading.CITIZEN_ID_LENGTH.format(count=13)),
        ("citizen_id", "<script>", reading.CITIZEN_ID_LETTERS),
        ("full_name", "", texts.NAME_EMPTY),
        ("full_name", "An " * 1700, texts.TOO_LONG.format(longest=120, length=5099)),
        ("full_name", "<b>Lý An</b>", texts.NOT_A_NAME),
        ("phone", "12345", reading.PHONE_LENGTH.format(count=5)),
        ("email", "khong-phai", texts.NOT_AN_EMAIL),
        ("member_code", "abc", texts.NOT_A_MEMBER_CODE),
        ("kind", "", texts.KIND_EMPTY),
        ("unit", "", texts.BRANCH_EMPTY),
        ("gender", "x", None),
    ],
)
def test_a_wrong_field_is_told_beside_it_and_everything_typed_is_kept(client, cast, tree, field, value, sentence):
    client.force_login(cast.secretary)
    if field == "email":
        person = make_person(tree.branch)
        response = client.post(edit(person, "lien-he"), {"version": 1, "zalo": "ly.an", field: value})
        kept = "ly.an"
    else:
        response = client.post(ADD, typed(tree.branch, hometown="Xã Yên Thái") | {field: value})
        kept = "Xã Yên Thái"
        assert not Person.objects.exists()
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    if sentence:
        assert response.context["form"].errors[field] == [sentence]
    assert kept in response.text


def test_errors_are_listed_in_the_order_of_the_fields_on_the_page(client, cast, tree):
    client.force_login(cast.secretary)
    wrong = {"birth_date": "31/02/2008", "citizen_id": "12", "joined_on": "45/13/2020", "full_name": ""}
    page = client.post(ADD, wrong).text
    links = [page.index(f'href="#{name}"') for name in ("div_id_kind", "id_full_name", "id_birth_date", "id_joined_on")]
    assert links == sorted(links)
    assert page.index('href="#id_joined_on"') < page.index('href="#id_citizen_id"')


def test_text_that_came_apart_is_put_together_and_nul_is_dropped(client, cast, tree):
    client.force_login(cast.secretary)
    client.post(ADD, typed(tree.branch, full_name="Ly\u0301 Thi\u0323 A\0n", hometown="Xã\0 Yên\u200b Thái"))
    person = Person.objects.get()
    assert (person.full_name, person.hometown) == ("Lý Thị An", "Xã Yên Thái")


def test_a_branch_that_one_does_not_manage_is_no_choice(client, cast, tree):
    client.force_login(cast.secretary)
    for unit in (tree.sister, tree.stranger_branch, tree.ward):
        response = client.post(ADD, typed(unit))
        assert response.status_code == 422
        assert response.context["form"].errors["unit"] == [texts.BRANCH_UNKNOWN]
    assert not Person.objects.exists()
    client.force_login(cast.committee_member)
    assert client.get(ADD).status_code == 403


def test_likely_duplicates_in_reach_are_shown_before_adding(client, cast, tree):
    twin = make_person(tree.branch, "Lý Thị Ân", birth_date="26/11/2002")
    make_person(tree.stranger_branch, "Lý Thị Ấn", birth_date="26/11/2002")
    make_person(tree.branch, "Lý Thị An", birth_date="27/11/2002")
    client.force_login(cast.secretary)
    given = typed(tree.branch, birth_date="26/11/2002")
    part = client.post(ADD, given, headers={"HX-Request": "true"})
    assert [each["person"].pk for each in part.context["people"]] == [twin.pk]
    assert "<html" not in part.text
    assert "Lý Thị Ấn" not in part.text
    response = client.post(ADD, given)
    assert response.status_code == 422
    assert twin.get_absolute_url() in response.text
    assert 'name="confirmed"' in response.text
    assert Person.objects.count() == 3
    assert client.post(ADD, given | {"confirmed": "yes"}).status_code == 302
    assert Person.objects.count() == 4


def test_sending_the_form_twice_adds_one_person(client, cast, tree):
    client.force_login(cast.secretary)
    assert client.post(ADD, typed(tree.branch)).status_code == 302
    assert client.post(ADD, typed(tree.branch)).status_code == 422
    assert Person.objects.count() == 1


def test_a_citizen_id_known_elsewhere_is_told_without_who_and_where(client, cast, tree):
    stranger = make_person(tree.stranger_branch, "Trần Thị Lạ", citizen_id=ID)
    client.force_login(cast.secretary)
    given = typed(tree.branch, citizen_id="079 303 001 234")
    for response in (client.post(ADD, given, headers={"HX-Request": "true"}), client.post(ADD, given)):
        for leak in (stranger.full_name, tree.stranger_branch.name, stranger.get_absolute_url()):
            assert leak not in response.text
        assert "đã có trong một hồ sơ khác" in response.text
    assert response.status_code == 422
    assert response.context["form"].errors["citizen_id"] == [texts.CITIZEN_ID_TAKEN]
    assert Person.objects.count() == 1


def test_a_race_for_one_citizen_id_ends_in_the_same_sentence(client, cast, tree, monkeypatch, caplog):
    make_person(tree.stranger_branch, "Trần Thị Lạ", citizen_id=ID)
    # Both looked before either wrote.
    monkeypatch.setattr(records, "_others_with", lambda person: {})
    monkeypatch.setattr(Person, "validate_constraints", lambda self, exclude=None: None)
    client.force_login(cast.secretary)
    response = client.post(ADD, typed(tree.branch, citizen_id=ID))
    assert response.context["form"].errors["citizen_id"] == [texts.CITIZEN_ID_TAKEN]
    assert ID not in caplog.text
    assert Person.objects.count() == 1


def test_a_youth_with_a_date_of_joining_is_asked_about(client, cast, tree):
    client.force_login(cast.secretary)
    response = client.post(ADD, typed(tree.branch, kind="youth", joined_on="2020"))
    assert response.context["form"].errors == {"joined_on": [texts.YOUTH_HAS_NOT_JOINED]}


# Editing


def test_a_group_is_edited_and_the_change_journalled(client, cast, tree):
    person = make_person(tree.branch, "Lý An", gender="male")
    client.force_login(cast.secretary)
    given = form_of(client.get(edit(person))) | {"hometown": "Xã Yên Thái", "birth_date": "11/2002"}
    assert client.post(edit(person), given).url == person.get_absolute_url()
    person.refresh_from_db()
    assert (person.hometown, str(person.birth), person.gender, person.version) == ("Xã Yên Thái", "11/2002", "male", 2)
    entry = JournalEntry.objects.get(act="members.person.edited")
    assert entry.details == {"fields": ["birth_date", "hometown"]}


def test_saving_without_a_change_writes_nothing(client, cast, tree):
    person = make_person(tree.branch, "Lý An", gender="male")
    client.force_login(cast.secretary)
    client.post(edit(person), form_of(client.get(edit(person))))
    person.refresh_from_db()
    assert person.version == 1
    assert not JournalEntry.objects.filter(act="members.person.edited").exists()


def test_the_second_of_two_editors_sees_what_differs_and_may_keep_or_take(client, cast, tree):
    person = make_person(tree.branch, "Lý An")
    client.force_login(cast.secretary)
    mine = form_of(client.get(edit(person))) | {"hometown": "Xã Một"}
    records.edit_person(person, actor=cast.deputy, changes={"hometown": "Xã Hai", "gender": "female"}, version=1)
    response = client.post(edit(person), mine)
    assert response.status_code == 409
    assert response.context["stale"].by == "Phạm Văn Phó"
    assert [(each["label"], each["mine"], each["theirs"]) for each in response.context["differences"]] == [
        ("Quê quán", "Xã Một", "Xã Hai"),
    ]
    assert "Xã Một" in response.text
    person.refresh_from_db()
    assert (person.hometown, person.version) == ("Xã Hai", 2)
    kept = form_of(response) | {"stale": "mine"}
    assert kept["version"] == 2
    assert client.post(edit(person), kept).status_code == 302
    person.refresh_from_db()
    # What this page never touched is as the other left it.
    assert (person.hometown, person.gender, person.version) == ("Xã Một", "female", 3)


def test_a_form_that_shows_restricted_fields_journals_their_opening(client, cast, tree):
    person = make_person(tree.branch, "Lý An", citizen_id=ID, religion="buddhism")
    client.force_login(cast.secretary)
    assert ID in client.get(edit(person, "giay-to")).text
    opened = JournalEntry.objects.filter(act="members.field.opened").values_list("details__field", flat=True)
    assert sorted(opened) == ["citizen_id", "religion"]


def test_who_manages_without_the_grant_neither_sees_nor_writes_restricted_fields(client, cast, tree):
    from branches.positions.models import PostGrant

    right = PostGrant.objects.get(post="secretary", in_branch=True)
    right.grants = ["read", "manage"]
    right.save()
    person = make_person(tree.branch, "Lý An", citizen_id=ID, religion="buddhism")
    client.force_login(cast.secretary)
    page = client.get(edit(person, "giay-to"))
    assert set(page.context["form"].fields) == {"version", "read_at", "citizen_id_date", "citizen_id_place"}
    client.post(edit(person, "giay-to"), {"version": 1, "religion": "islam", "citizen_id_place": "Bộ Công an"})
    person.refresh_from_db()
    assert (person.religion, person.citizen_id_place) == ("buddhism", "Bộ Công an")


def test_dates_that_contradict_each_other_are_refused_with_a_sentence(client, cast, tree):
    person = make_person(tree.branch, "Lý An", joined_on="26/03/2019")
    client.force_login(cast.secretary)
    response = client.post(edit(person), {"version": 1, "full_name": "Lý An", "birth_date": "01/01/2020"})
    assert response.status_code == 422
    assert "Ngày vào Đoàn đứng trước ngày sinh" in response.text


def test_an_unknown_group_is_not_found_and_a_page_without_version_is_refused(client, cast, tree):
    person = make_person(tree.branch, "Lý An")
    client.force_login(cast.secretary)
    assert client.get(edit(person, "khong-co")).status_code == 404
    assert client.post(edit(person), {"full_name": "Lý Bình"}).status_code == 422
    person.refresh_from_db()
    assert person.full_name == "Lý An"


def test_the_listed_post_is_changed_on_the_stay(client, cast, tree):
    person = make_person(tree.branch, "Lý An")
    client.force_login(cast.secretary)
    given = form_of(client.get(edit(person, "doan-dang"))) | {"listed_post": "secretary"}
    given.pop("honorary")
    assert client.post(edit(person, "doan-dang"), given).status_code == 302
    assert Membership.objects.get().listed_post == "secretary"
    person.refresh_from_db()
    assert person.listed_post == "secretary"


# Mistakes


def test_a_record_entered_by_mistake_is_voided_visibly(client, cast, tree):
    person = make_person(tree.branch, "Lý An", citizen_id=ID)
    client.force_login(cast.secretary)
    url = reverse("members:people:void", args=[person.pk])
    assert client.post(url, {"reason": ""}).status_code == 422
    assert client.post(url, {"reason": "Ghi trùng"}).url == person.get_absolute_url()
    person.refresh_from_db()
    assert (person.standing, person.current_unit, person.kept_by) == (Standing.VOID, None, tree.branch)
    assert Membership.objects.get().void
    page = client.get(person.get_absolute_url())
    assert "Ghi trùng" in page.text
    assert client.get(edit(person)).status_code == 403
    # The number is free again.
    make_person(tree.sister, "Lý Văn An", citizen_id=ID)


def test_nobody_is_voided_on_whom_something_hangs(client, cast, tree, monkeypatch):
    tied = Pillar(
        number=9, name="", title="", person_ties=[Tie("x", lambda person: ["Đang có hồ sơ chuyển sinh hoạt."])]
    )
    monkeypatch.setitem(registry._pillars, 9, tied)
    person = make_person(tree.branch, "Lý An")
    client.force_login(cast.secretary)
    url = reverse("members:people:void", args=[person.pk])
    for response in (client.get(url), client.post(url, {"reason": "Ghi trùng"})):
        assert "Đang có hồ sơ chuyển sinh hoạt." in response.text
    person.refresh_from_db()
    assert person.standing == Standing.MEMBER


def test_who_may_not_void_is_told_so(client, cast, tree):
    person = make_person(tree.branch, "Lý An")
    client.force_login(cast.committee_member)
    response = client.post(reverse("members:people:void", args=[person.pk]), {"reason": "x"})
    assert response.status_code == 403
    assert texts.VOID_NOT_YOURS in response.text
