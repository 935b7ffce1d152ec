"""Addresses of the coverage pages."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
