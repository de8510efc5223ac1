"""Whether the application can work: `/khoe/`, and a page in Vietnamese while the database is away."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache


@login_not_required
@never_cache
def health(request):
    """200 `{"database": "ok", "migrations": "ok"}`, or 503 with the word that says which one isn't."""
    answer = {"database": "ok", "migrations": "ok"}
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            answer["migrations"] = "pending"
    except (DatabaseError, InterfaceError):
        answer = {"database": "away", "migrations": "unknown"}
    ok = all(word == "ok" for word in answer.values())
    return JsonResponse(answer, status=200 if ok else 503)


class DatabaseOutage:
    """Answers 503 with a page of its own when the database can't be reached; the next request tries again."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        try:
            return self.get_response(request)
        except (OperationalError, InterfaceError):
            return unavailable()

    def process_exception(self, request, exception):
        return unavailable() if isinstance(exception, OperationalError | InterfaceError) else None


def unavailable():
    response = HttpResponse(render_to_string("503.html"), status=503)
    response.headers["Retry-After"] = "10"
    return response
