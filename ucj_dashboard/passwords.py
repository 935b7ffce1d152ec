"""/sandi/: a forgotten password, a new one by link, and changing one's own."""

from django.contrib.auth import views
from django.urls import path

from coverage.accounts.services import mailing

urlpatterns = [
    path(
        "lupa/",
        views.PasswordResetView.as_view(
            template_name="registration/forgotten.html",
            email_template_name="registration/forgotten_mail.txt",
            subject_template_name="registration/forgotten_subject.txt",
            extra_context={"sends": mailing.is_configured},
        ),
        name="password_reset",
    ),
    path(
        "lupa/terkirim/",
        views.PasswordResetDoneView.as_view(template_name="registration/forgotten_sent.html"),
        name="password_reset_done",
    ),
    path(
        "baru/<uidb64>/<token>/",
        views.PasswordResetConfirmView.as_view(template_name="registration/new_password.html"),
        name="password_reset_confirm",
    ),
    path(
        "baru/selesai/",
        views.PasswordResetCompleteView.as_view(template_name="registration/new_password_set.html"),
        name="password_reset_complete",
    ),
    path(
        "ganti/",
        views.PasswordChangeView.as_view(template_name="registration/own_password.html"),
        name="password_change",
    ),
    path(
        "ganti/selesai/",
        views.PasswordChangeDoneView.as_view(template_name="registration/own_password_set.html"),
        name="password_change_done",
    ),
]
