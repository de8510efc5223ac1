"""Addresses of the pages of evaluations, and what their forms send."""

from django.urls import reverse

from tests.members.evaluations.making import keys

LIST = reverse("members:evaluations:list")
PROGRESS = reverse("members:evaluations:progress")
BOXES = ("t", "p", "f", "a", "o", "m", "n")


def grid_of(evaluation, which=""):
    url = reverse("members:evaluations:grid", args=[evaluation.case.number])
    return f"{url}?muc={which}" if which else url


def act(evaluation, code):
    return reverse("cases:act", args=[evaluation.case.number, code])


def page_of(evaluation, name):
    return reverse("members:evaluations:rating", args=[evaluation.case.number, keys(evaluation, name)[0]])


def day(date):
    return f"{date:%d/%m/%Y}"


def posted(response, **changes):
    """What the grid's form would send, with boxes of a row changed: {name of a member: {letter: text}}."""
    data = {}
    for row in response.context["grid"].rows:
        if not row["open"]:
            continue
        key = row["key"]
        chosen = {
            "t": next(each["value"] for each in row["self_level"]["options"] if each["chosen"]),
            "m": next(each["value"] for each in row["level"]["options"] if each["chosen"]),
            "n": row["remark"]["value"],
            **{count["name"][0]: count["value"] for count in row["counts"]},
            "g": row["guard"],
            **changes.get(row["name"], {}),
        }
        data |= {f"{letter}-{key}": value for letter, value in chosen.items()}
    return data


GOOD = {"p": "10", "f": "9", "a": "1", "o": "0", "m": "good"}
