"""A file is judged by its size before anybody reads it."""

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from coverage.serving.upload import UploadField


class Unread(SimpleUploadedFile):
    def read(self, *args, **kwargs):
        raise AssertionError("was read")

    chunks = read


class One(forms.Form):
    file = UploadField(accept=".csv", too_large="Terlalu besar.", most=3)


def said(file: SimpleUploadedFile | None) -> list[str]:
    return One({}, {} if file is None else {"file": file}).errors.get("file", [])


@pytest.mark.parametrize(
    ("content", "expected"),
    [(b"abc", []), (b"abcd", ["Terlalu besar."]), (b"", ["Berkas itu kosong."])],
)
def test_a_file_is_measured_not_read(content, expected):
    assert said(Unread("a.csv", content)) == expected


def test_no_file_is_asked_for():
    assert said(None) == ["Pilih berkas dahulu."]


def test_a_form_may_do_without():
    class Perhaps(forms.Form):
        file = UploadField(accept=".csv", too_large="", required=False)

    assert Perhaps({}, {}).is_valid()
