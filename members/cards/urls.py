from django.urls import path

from members.cards.views import listing, many, person, settings

app_name = "cards"
urlpatterns = [
    path("", listing.card_list, name="list"),
    path("cap-nhieu/", many.cards_issue, name="many"),
    path("cach-cap/<code>/", settings.card_settings, name="settings"),
    path("cach-cap/<code>/nguon/", settings.source_arrange, name="arrange"),
    path("cach-cap/<code>/them-dai/", settings.range_add, name="add_range"),
    path("cach-cap/<code>/giao/", settings.range_give, name="give_range"),
    path("<int:pk>/", person.card_person, name="person"),
    path("<int:pk>/cap/", person.card_issue, name="issue"),
    path("<int:pk>/cap-lai/", person.card_reissue, name="reissue"),
    path("<int:pk>/thu-hoi/", person.card_withdraw, name="withdraw"),
]
