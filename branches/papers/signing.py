"""Who may sign for a unit, and how that is written over the name."""

from dataclasses import dataclass
from datetime import date

from branches.papers import texts
from branches.positions.models import Position, Post

CHIEF, DEPUTY = "secretary", "deputy_secretary"


@dataclass(frozen=True)
class Signer:
    name: str
    # As it stands over the name, line by line: "KT. BÍ THƯ / PHÓ BÍ THƯ".
    post: str


def signers(unit, on: date) -> list[Signer]:
    """Those who may sign for `unit` on that day, the one to propose first."""
    held = (
        Position.objects.filter(unit=unit, post_id__in=[CHIEF, DEPUTY])
        .active(on)
        .select_related("user", "post")
        .order_by("post__rank", "begins_on", "pk")
    )
    titles = {post.pk: post.name.upper() for post in Post.objects.filter(pk__in=[CHIEF, DEPUTY])}
    titles[DEPUTY] = texts.DEPUTY_SIGNS.format(chief=titles[CHIEF], deputy=titles[DEPUTY])
    return [Signer(each.user.full_name, titles[each.post_id]) for each in held]


def proposed(kind, thing, unit, on: date) -> list[Signer]:
    """Whom to propose for a paper of this kind (kinds.PaperKind): its own signer, else those of the unit."""
    return [kind.signer(thing)] if kind.signer else signers(unit, on)


def lines(signs_for: str, signer_post: str) -> list[str]:
    """What stands over the signature: the committee first, unless the post says in whose place it is signed."""
    posts = [part.strip().upper() for part in signer_post.split("/") if part.strip()]
    in_place = bool(posts) and posts[0].startswith(texts.IN_PLACE_OF)
    return posts if in_place or not signs_for else [signs_for, *posts]
