"""The filters of the pages: thin names over formats.py, so that no template rounds by itself."""

from django import template

from coverage import formats

register = template.Library()

register.filter("angka", formats.number)
register.filter("persen", formats.percent)
register.filter("ribuan", formats.people)
register.filter("sekitar", formats.about_people)
register.filter("rupiah", formats.rupiah)
register.filter("poin", formats.points)
register.filter("poin_bertanda", formats.signed_points)
register.filter("orang_bertanda", formats.signed_people)
register.filter("peringkat", formats.rank)
register.filter("pergeseran", formats.movement)
register.filter("tanggal", formats.day, expects_localtime=True)
register.filter("tanggal_pendek", formats.short_day, expects_localtime=True)
register.filter("bulan", formats.month, expects_localtime=True)
register.filter("cakupan", formats.coverage)
register.filter("target", formats.target)
register.filter("kesenjangan", formats.gap_points)
register.filter("kesenjangan_angka", formats.gap_number)
register.filter("kesenjangan_orang", formats.gap_people)
register.filter("dokumen", formats.document)
register.filter("segmen", formats.segment)
register.filter("basis", formats.basis)
