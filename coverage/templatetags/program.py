"""Words about programmes for pages."""

from django import template

from coverage.words import programme as programme_words

register = template.Library()

register.filter("ekosistem", programme_words.ecosystem)
register.filter("pendanaan", programme_words.funding)
register.filter("data_pemilihan", programme_words.selection)
register.filter("bagian_terlindungi", programme_words.protected_share)
register.filter("terlindungi", programme_words.protected_sentence)
register.filter("pengungkit_desa", programme_words.lever_sentence)
register.filter("tersirat", programme_words.implied_sentence)
register.filter("ringkasan_program", programme_words.programme_summary)
register.filter("ringkasan_desa", programme_words.village_summary)
register.simple_tag(programme_words.sum_of, name="hitungan_anggaran")
