"""manage.py make_admin: the first account of a site, asked for at the terminal."""

import os
from getpass import getpass
from typing import Any

from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction

from coverage.accounts.forms.regions import read_regions
from coverage.models import Assignment
from coverage.rows.scope import Role
from regions.directory import name_index

PASSWORD = "UCJ_ADMIN_PASSWORD"


class Command(BaseCommand):
    help = "Membuat akun admin pertama; yang tidak disebut ditanyakan."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--email", default="", help="alamat surel, juga nama pengguna")
        parser.add_argument("--name", default="", help="nama lengkap")
        parser.add_argument(
            "--region", help="wilayah tugas: nama atau kode, dipisah koma; kosong berarti semua"
        )

    @transaction.atomic
    def handle(self, *, email: str, name: str, region: str | None, **_: Any) -> None:
        username = (email or input("Surel: ")).strip().lower()
        user = User(username=username, email=username, first_name=(name or input("Nama: ")).strip()[:150])
        try:
            validate_email(username)
            if User.objects.filter(username__iexact=username).exists():
                raise ValidationError("akun dengan surel itu sudah ada")
            codes = read_regions(_region() if region is None else region, name_index())
            password = os.environ.get(PASSWORD) or _asked()
            validate_password(password, user)
        except ValidationError as error:
            raise CommandError(f"Akun tidak dibuat: {' '.join(error.messages)}", returncode=1) from None
        user.set_password(password)
        user.is_staff = user.is_superuser = True
        user.save()
        user.groups.add(Group.objects.get_or_create(name=Role.ADMIN)[0])
        Assignment.objects.bulk_create(Assignment(user=user, region_id=code) for code in codes)
        self.stdout.write(f"Akun admin {username} dibuat. Masuk di /masuk/.")


def _region() -> str:
    return input("Wilayah tugas, nama atau kode (kosong berarti semua): ")


def _asked() -> str:
    password = getpass("Kata sandi: ")
    if password != getpass("Sekali lagi: "):
        raise ValidationError("kedua kata sandi berbeda")
    return password
