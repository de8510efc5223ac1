"""Cards for several people at once: judged first, then given, then told one by one."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from members.cards import actions, presenting, rules, texts
from members.cards.forms import ManyForm
from members.cards.views.trail import trail
from members.people.models import Person


@require_POST
@never_cache
def cards_issue(request):
    """`nguoi` are keys of people; the button of the judged page says `buoc=cap`."""
    rules.may_issue_somewhere(request.user).require()
    people = _chosen(request)
    if not people:
        messages.warning(request, texts.CHOOSE_FIRST)
        return redirect("members:cards:list")
    giving = request.POST.get("buoc") == "cap"
    form = ManyForm(request.POST if giving else None)
    if giving and form.is_valid():
        done = actions.issue_many(people, actor=request.user, on=form.cleaned_data["on"])
        return render(request, "members/cards/done.html", _done(request, done))
    judged = actions.judge_issuing(people, actor=request.user)
    context = {
        "people": people,
        "form": form,
        "passing": [each for each in judged if not each.refused],
        "refused": [each for each in judged if each.refused],
        "trail": trail(request.user),
    }
    return render(request, "members/cards/judged.html", context, status=422 if giving else 200)


def _chosen(request):
    keys = [int(key) for key in request.POST.getlist("nguoi") if key.isascii() and key.isdigit() and len(key) < 19]
    people = Person.objects.visible_to(request.user).for_record().filter(pk__in=keys[: actions.MOST + 1])
    found = list(people.order_by("sort_key", "pk"))
    if len(found) > actions.MOST or len(keys) > actions.MOST + 1:
        messages.warning(request, texts.TOO_MANY.format(most=actions.MOST))
    return found[: actions.MOST]


def _done(request, done):
    skipped = [number for each in done if each.issued for number in each.issued.skipped]
    return {
        "done": done,
        "number": sum(each.issued is not None for each in done),
        "skipped": presenting.passed_over(skipped) if skipped else "",
        "trail": trail(request.user),
    }
