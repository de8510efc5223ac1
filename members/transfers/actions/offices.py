"""Posts of somebody who is transferred: the superior's note before, their end on the ledger's day."""

from datetime import date

from django.core.exceptions import ValidationError

from members.people.actions import posts
from members.transfers import queries, texts
from members.transfers.models import HigherPosts, Kind, Transfer, Way


def check_officer(transfer: Transfer):
    """Nobody who holds a post leaves the sending side without the superior's note, and without a word on the posts held
    above the unit. Raises ValidationError by field (officer_note, higher_posts)."""
    held, higher = queries.posts_of(transfer), queries.higher_posts_of(transfer)
    faults = {}
    if held and not transfer.officer_note.strip():
        faults["officer_note"] = texts.NOTE_MISSING.format(name=transfer.person, posts=queries.post_names(held))
    if higher and not transfer.higher_posts:
        faults["higher_posts"] = texts.HIGHER_MISSING.format(posts=queries.post_names(higher))
    if faults:
        raise ValidationError(faults)


def end_posts(transfer: Transfer, *, actor, on: date):
    """End the posts in the unit left, and those above it where that was decided: the stay ends on the day `on`.

    A guest elsewhere leaves no unit and keeps them.
    """
    if transfer.kind != Kind.PERMANENT or transfer.way == Way.INTO:
        return
    units = [transfer.from_unit]
    if transfer.higher_posts == HigherPosts.END:
        units += {post.unit for post in posts.higher_posts(transfer.person, transfer.from_unit)}
    for unit in units:
        posts.end_posts(transfer.person, unit=unit, on=on, actor=actor, paper=transfer.case.number)
