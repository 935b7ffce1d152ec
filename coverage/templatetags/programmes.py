"""Words about programmes for pages."""

from django import template

from coverage.programmes.words import programmes as programme_words

register = template.Library()

register.filter(programme_words.ecosystem)
register.filter(programme_words.funding)
register.filter(programme_words.selection)
register.filter(programme_words.payer)
register.filter(programme_words.target_of)
register.filter(programme_words.verified_of)
register.filter(programme_words.data_of)
register.filter(programme_words.chain_sentence)
register.filter(programme_words.protected_share)
register.filter(programme_words.protected_sentence)
register.filter(programme_words.lever_sentence)
register.filter(programme_words.implied_sentence)
register.filter(programme_words.programme_summary)
register.filter(programme_words.village_summary)
register.simple_tag(programme_words.sum_of)
