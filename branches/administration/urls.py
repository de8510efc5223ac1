"""Administration: posts and accounts of units, rule sets, the journal."""

from django.urls import path

from branches.administration import views
from branches.administration.accounts import unit_views as accounts
from branches.administration.journal import views as journal
from branches.administration.positions import views as positions
from branches.administration.rulesets import views as rulesets

app_name = "administration"
urlpatterns = [
    path("", views.index, name="index"),
    path("quy-dinh/", rulesets.rules, name="rules"),
    path("quy-dinh/them/", rulesets.rule_set_add, name="rule_set_add"),
    path("nhat-ky/", journal.journal, name="journal"),
    path("don-vi/<code>/tai-khoan/", accounts.accounts, name="accounts"),
    path("don-vi/<code>/tai-khoan/<int:pk>/lien-ket/", accounts.account_link, name="account_link"),
    path("don-vi/<code>/tai-khoan/<int:pk>/ngung/", accounts.account_off, name="account_off"),
    path("don-vi/<code>/tai-khoan/<int:pk>/mo/", accounts.account_on, name="account_on"),
    path("don-vi/<code>/chuc-vu/", positions.positions, name="positions"),
    path("don-vi/<code>/chuc-vu/them/", positions.position_add, name="position_add"),
    path("don-vi/<code>/chuc-vu/<int:pk>/ket-thuc/", positions.position_end, name="position_end"),
]
