"""Keep with the read model which of its counts an officer typed: every page asked it of every row."""

from django.db import migrations, models

ZEROS = "{count} > 0 AND {count} % 1000 = 0"
# Whether an officer typed a statement a fact rests on: as coverage.models.querysets.EXACT.
TYPED = """
SELECT f.id FROM coverage_{fact} f
JOIN coverage_{fact}_statements l ON l.{fact}_id = f.id
JOIN coverage_statement s ON s.id = l.statement_id
JOIN coverage_source o ON o.id = s.source_id
JOIN coverage_submission m ON m.id = s.submission_id
WHERE f.superseded_in_id IS NULL AND s.entered AND NOT (m.kind = 'decision' AND NOT o.entered)
"""
SAME = "f.region_id = c.region_id AND f.segment = c.segment AND f.basis = c.basis"
FILLED = f"""
UPDATE coverage_currentcoverage c SET
active_exact = ({ZEROS.format(count="c.active_participants")}) IS TRUE AND EXISTS (
    {TYPED.format(fact="participantsnapshot")} AND {SAME} AND f.as_of = c.as_of),
potential_exact = ({ZEROS.format(count="c.potential_workers")}) IS TRUE AND CASE WHEN EXISTS (
    SELECT FROM coverage_participantsnapshot f WHERE f.superseded_in_id IS NULL
    AND f.document_potential IS NOT NULL AND {SAME} AND f.as_of = c.as_of)
    THEN EXISTS ({TYPED.format(fact="participantsnapshot")} AND {SAME} AND f.as_of = c.as_of)
    ELSE EXISTS ({TYPED.format(fact="potential")} AND {SAME} AND f.valid_from = c.potential_as_of) END,
target_exact = ({ZEROS.format(count="c.target_people")}) IS TRUE AND EXISTS (
    {TYPED.format(fact="target")} AND f.region_id = c.region_id AND f.year = c.target_year
    AND f.document = c.target_document AND f.target_people = c.target_people)
WHERE c.active_participants % 1000 = 0 OR c.potential_workers % 1000 = 0 OR c.target_people % 1000 = 0
"""


class Migration(migrations.Migration):
    dependencies = [("coverage", "0015_read_model_of")]

    operations = [
        *(
            migrations.AddField("currentcoverage", name, models.BooleanField(db_default=False, default=False))
            for name in ("active_exact", "potential_exact", "target_exact")
        ),
        migrations.RunSQL(FILLED, migrations.RunSQL.noop),
    ]
