"""How far a job is: for who gave it."""

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from django_htmx.http import HttpResponseClientRedirect

from branches.jobs import queue
from branches.jobs.models import Job


@require_GET
@never_cache
def detail(request, pk):
    """The page asks again every two seconds; when the job is done it leads to what came of it."""
    job = get_object_or_404(Job.objects.visible_to(request.user), pk=pk)
    if result := queue.result_of(job):
        return HttpResponseClientRedirect(result) if request.htmx else redirect(result)
    part = "#progress" if request.htmx else ""
    return render(request, f"branches/administration/jobs/detail.html{part}", {"job": job})
