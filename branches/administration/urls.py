"""Administration: posts and accounts of units, rule sets, the journal."""

app_name = "administration"
urlpatterns = []
