"""Requests that no page of the product makes, refused before they meet the database."""

from django.core.exceptions import BadRequest


class RefuseNul:
    """400 for an address that holds a NUL: PostgreSQL compares it with nothing, and says so with an error."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if "\0" in request.path or "%00" in request.META["QUERY_STRING"]:
            raise BadRequest
