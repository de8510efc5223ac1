"""Give a post to an account, made on the way when it is missing."""

from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils import formats, timezone

from branches.accounts.queries import by_username
from branches.administration import commands, texts
from branches.administration.accounts import actions as accounts
from branches.administration.positions import actions as positions
from branches.positions.models import Post


class Command(BaseCommand):
    help = "Give a post; a new account's link is printed. Exit code 0: accepted, 1: refused, 2: wrong usage."

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("--post", required=True, metavar="POST", help="secretary, officer, administrator …")
        parser.add_argument("--unit", required=True, metavar="CODE")
        parser.add_argument("--name", default="", help="full name of a new account (default: the user name)")
        parser.add_argument(
            "--from", dest="begins_on", type=date.fromisoformat, metavar="YYYY-MM-DD", help="default: today"
        )
        parser.add_argument("--as", dest="actor", metavar="USERNAME", help="act as this account (default: the system)")

    def handle(self, *, username, post, unit, name, begins_on, actor, **options):
        actor = commands.actor_named(actor)
        unit = commands.unit_in_reach(actor, unit)
        post = _post(post)
        terms = {"unit": unit, "post": post, "begins_on": begins_on or timezone.localdate(), "actor": actor}
        holder = by_username(username)
        with commands.refusals():
            if holder is None:
                held = positions.appoint_newcomer(username=username, full_name=name or username, **terms)
            else:
                held = positions.appoint(holder, **terms)
            link = None if holder and holder.has_usable_password() else accounts.make_link(held.user, actor=actor)
        self.stdout.write(
            texts.GRANTED.format(
                name=held.user,
                username=held.user.username,
                post=held.title,
                unit=unit,
                day=f"{held.begins_on:%d/%m/%Y}",
            )
        )
        if link:
            until = formats.date_format(timezone.localtime(link[0].expires_at), "d/m/Y, H:i")
            self.stdout.write(texts.INVITATION.format(until=until))
            self.stdout.write(commands.site_address() + reverse("accounts:link", args=[link[1]]))


def _post(code):
    found = Post.objects.filter(pk=code).first()
    if found is None:
        codes = ", ".join(Post.objects.values_list("pk", flat=True))
        raise CommandError(texts.NO_POST_CODE.format(post=code, posts=codes), returncode=commands.WRONG_USAGE)
    return found
