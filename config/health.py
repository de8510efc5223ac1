"""Whether the application can work: `/khoe/`, for monitors and for whoever starts it."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse
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
