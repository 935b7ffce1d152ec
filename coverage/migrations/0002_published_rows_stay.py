"""Let the database keep published rows as they are: only superseded_in may be set, once."""

from django.db import migrations

ROWS = ("statement", "participantsnapshot", "potential", "target", "conflict", "flag")
LINKS = ("participantsnapshot", "potential", "target", "conflict", "flag")

FUNCTIONS = """
CREATE FUNCTION coverage_keep_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.superseded_in_id IS NULL AND NEW.superseded_in_id IS NOT NULL
       AND to_jsonb(NEW) - 'superseded_in_id' = to_jsonb(OLD) - 'superseded_in_id' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Baris yang sudah terbit tidak dapat diubah atau dihapus (%).', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION coverage_keep_link() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Sumber angka yang sudah terbit tidak dapat diubah atau dihapus (%).', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION coverage_keep_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.checksum = '' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'Rilis % tidak dapat diubah atau dihapus.', OLD.number
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""


def trigger(table: str, function: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {function}()",
        f"DROP TRIGGER {table}_stays ON {table}",
    )


class Migration(migrations.Migration):
    dependencies = [("coverage", "0001_initial")]

    operations = [
        migrations.RunSQL(
            FUNCTIONS,
            "DROP FUNCTION coverage_keep_published(); DROP FUNCTION coverage_keep_link(); "
            "DROP FUNCTION coverage_keep_release()",
        ),
        *(trigger(f"coverage_{name}", "coverage_keep_published") for name in ROWS),
        *(trigger(f"coverage_{name}_statements", "coverage_keep_link") for name in LINKS),
        trigger("coverage_release", "coverage_keep_release"),
        migrations.RunSQL("INSERT INTO coverage_edition (id, counter) VALUES (1, 0)", migrations.RunSQL.noop),
    ]
