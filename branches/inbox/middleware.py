"""Whoever has just done something sees the new count on the next page."""

from branches.inbox import counting


class CountAnew:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.method == "POST" and request.user.is_authenticated:
            counting.forget(request.user)
        return response
