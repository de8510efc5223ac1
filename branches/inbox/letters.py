"""The daily letter: how much waits, with kinds, numbers and days."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from branches.inbox import grouping, secret_links, texts
from branches.inbox.plain import line_of

# A letter is no list to work from.
MOST_LINES = 40


def digest_for(user, todos, on) -> EmailMessage:
    """The letter to `user` about `todos`, none of which it names further than kind, number and day."""
    shown = todos[:MOST_LINES]
    late = sum(bool(todo.due_on and todo.due_on < on) for todo in todos)
    groups = [
        {
            "heading": group.heading,
            "lines": [{"text": line_of(line.todo), "due_on": line.todo.due_on} for line in group.lines],
        }
        for group in grouping.groups_of(shown, on)
    ]
    stop_url = settings.SITE_ADDRESS + reverse("inbox:stop_digest", args=[secret_links.stop_token(user)])
    body = render_to_string(
        "branches/inbox/letters/digest.txt",
        {
            "on": on,
            "count": len(todos),
            "late": late,
            "groups": groups,
            "more": len(todos) - len(shown),
            "url": settings.SITE_ADDRESS + reverse("inbox:list"),
            "stop_url": stop_url,
        },
    )
    subject = (texts.SUBJECT_LATE if late else texts.SUBJECT).format(count=len(todos), late=late)
    # RFC 8058: the mail program's own button.
    headers = {"List-Unsubscribe": f"<{stop_url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return EmailMessage(subject, body, None, [user.email], headers=headers)
