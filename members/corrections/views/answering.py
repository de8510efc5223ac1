"""The side of who keeps the record: what waits, one request, its answer field by field, its file."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from branches.attachments.serving import respond
from branches.cases.forms import take
from branches.cases.transitions import WrongState
from members.corrections import actions, presenting, rules, texts
from members.corrections.forms import AnswerForm
from members.corrections.models import Correction, CorrectionRequest
from members.people import rules as people
from members.people.actions import records
from members.people.models.derived import read
from members.people.texts import MEMBERS

Status = Correction.Status
PAGE = 50
FINISHED = "xong"


@require_safe
def request_list(request):
    rules.may_list(request.user).require()
    seen = CorrectionRequest.objects.visible_to(request.user)
    tab = FINISHED if request.GET.get("tab") == FINISHED else ""
    found = {"": seen.waiting().order_by("asked_at", "pk"), FINISHED: seen.finished().order_by("-asked_at", "-pk")}
    page = Paginator(found[tab].for_list(), PAGE).get_page(request.GET.get("trang"))
    labels = {"": texts.TAB_WAITING, FINISHED: texts.TAB_ANSWERED}
    context = {
        "trail": [{"label": MEMBERS, "url": reverse("members:people:list")}],
        "tabs": [
            {
                "label": labels[name],
                "url": f"?tab={name}" if name else "?",
                "count": page.paginator.count if name == tab else requests.count(),
                "current": name == tab,
            }
            for name, requests in found.items()
        ],
        "tab": tab,
        "rows": [presenting.listed(each) for each in page.object_list],
        "number": page.paginator.count,
        "first": page.start_index(),
        "last": page.end_index(),
        "previous_url": _list_query(tab, page.previous_page_number()) if page.has_previous() else "",
        "next_url": _list_query(tab, page.next_page_number()) if page.has_next() else "",
    }
    return render(request, "members/corrections/list.html", context)


@require_http_methods(["GET", "POST"])
@never_cache
def request_detail(request, pk):
    asked = _find(request.user, pk)
    opened = people.restricted_for(request.user, asked.person)
    if request.method == "GET":
        return _page(request, asked, opened, _form(asked, opened))
    rules.may_answer(request.user, asked.person).require()
    if any(request.POST.get(f"choice_{row.pk}") for row in asked.corrections.all() if row.status != Status.WAITING):
        # Chosen on a page that showed it waiting: nothing is done before who chose has seen what became of it.
        return _slower(request, pk, opened)
    form = _form(asked, opened, request.POST)
    if not form.is_valid():
        return _page(request, asked, opened, form, status=422)
    try:
        left = actions.answer_request(
            asked, actor=request.user, answers=form.answers(), version=form.cleaned_data["version"]
        )
    except ValidationError as refusal:
        take(form, refusal)
        return _page(request, asked, opened, form, status=422)
    except WrongState:
        return _slower(request, pk, opened)
    if done := len(form.answers()) - len(left):
        messages.success(request, texts.SAID_ANSWERED.format(count=done, name=asked.person))
    if left:
        return _again(request, pk, opened, left, status=422)
    if not done:
        messages.success(request, texts.SAID_CLOSED)
    waits = asked.corrections.filter(status=Status.WAITING).exists()
    return redirect(asked if waits else "members:corrections:list")


@require_POST
@never_cache
def request_open(request, pk):
    """The page with the values of restricted fields that this person may open; each is journalled. What was chosen and
    typed on the page is sent along and stays."""
    asked = _find(request.user, pk)
    opened = people.restricted_for(request.user, asked.person)
    locked = [row.field for row in asked.corrections.all() if row.field in opened]
    if not locked:
        raise Http404
    for field in [field for field in locked if opened[field]] or locked:
        records.open_field(asked.person, actor=request.user, field=field)
    form = _form(asked, opened)
    form.initial |= {name: value for name, value in request.POST.items() if name in form.fields and name != "version"}
    return _page(request, asked, opened, form, shown=True)


@require_safe
@never_cache
def request_scan(request, pk):
    """Looking at a paper that proves a restricted field is opening the field."""
    asked = _find(request.user, pk)
    if asked.scan is None:
        raise Http404
    opened = people.restricted_for(request.user, asked.person)
    rules.may_open_sent(request.user, asked, opened).require()
    for row in asked.corrections.all():
        if row.field in opened:
            records.open_field(asked.person, actor=request.user, field=row.field)
    return respond(asked.scan, inline=True)


def _find(user, pk) -> CorrectionRequest:
    return get_object_or_404(CorrectionRequest.objects.visible_to(user).for_page(), pk=pk)


def _form(asked, opened, data=None) -> AnswerForm:
    """For the rows that wait and that this person may answer, but for those that the record has overtaken."""
    rows = [
        row
        for row in asked.corrections.all()
        if row.status == Status.WAITING and rules.may_answer_field(row.field, opened)
    ]
    open_rows = [row for row in rows if row.value != read(asked.person, row.field)]
    return AnswerForm(
        data, rows=open_rows, closable=len(open_rows) < len(rows), initial={"version": asked.person.version}
    )


def _slower(request, pk, opened):
    messages.error(request, texts.SOMEBODY_WAS_FASTER)
    return _again(request, pk, opened, {}, status=409)


def _again(request, pk, opened, left, status):
    """The request as it stands now, with what was typed for the rows that still wait; `left` says why they do."""
    asked = _find(request.user, pk)
    data = request.POST.copy()
    data["version"] = asked.person.version
    form = _form(asked, opened, data)
    form.is_valid()
    for row in form.rows:
        if row.pk in left:
            form.add_error(f"choice_{row.pk}", left[row.pk])
    return _page(request, asked, opened, form, status=status)


def _page(request, asked, opened, form, *, shown=False, status=200):
    may = rules.may_answer(request.user, asked.person)
    rows = presenting.rows_of(request.user, asked, opened, shown)
    fields = {row.pk: (form[f"choice_{row.pk}"], form[f"reason_{row.pk}"]) for row in form.rows}
    for each in rows:
        each["answerable"] = bool(may) and each["row"].pk in fields
        if each["answerable"]:
            choice, each["said"] = fields[each["row"].pk]
            each["choice"] = choice
            each["options"] = [
                {"value": value, "label": label, "tone": tone, "checked": (choice.value() or "") == value}
                for (value, label), tone in zip(choice.field.choices, ("none", "ok", "bad"), strict=True)
            ]
    waits = [each for each in rows if each["waits"]]
    context = {
        "asked": asked,
        "person": asked.person,
        "unit": asked.person.unit,
        "rows": rows,
        "form": form,
        "may_answer": bool(may) and bool(form.rows or form.closable),
        "reason_not": may.reason if waits else "",
        "locked": any(each["hidden"] and opened.get(each["row"].field) for each in rows),
        "sent": rules.may_open_sent(request.user, asked, opened),
        "trail": [
            {"label": MEMBERS, "url": reverse("members:people:list")},
            {"label": texts.TITLE, "url": reverse("members:corrections:list")},
        ],
    }
    return render(request, "members/corrections/detail.html", context, status=status)


def _list_query(tab, number) -> str:
    return f"?tab={tab}&trang={number}" if tab else f"?trang={number}"
