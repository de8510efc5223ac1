"""Sign-in and the holder's own account."""

app_name = "accounts"
urlpatterns = []
