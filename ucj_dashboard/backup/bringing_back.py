"""A file's content into a database, in place of what is there."""

from pathlib import Path

from django.conf import settings

from ucj_dashboard.backup.programs import Programs, Target

# Before the file's own statements, in the same transaction: what is there now goes as a whole.
EMPTY = "SET client_min_messages = warning; DROP SCHEMA public CASCADE; CREATE SCHEMA public"
# After them: invented figures never come to stand where published ones are expected, nor the reverse.
SAME_KIND = """
DO $$ BEGIN
    IF EXISTS (SELECT FROM public.coverage_source WHERE publisher = 'Data contoh' AND NOT {demo}) THEN
        RAISE EXCEPTION 'berkas itu berisi DATA CONTOH; pulihkan dengan UCJ_DEMO=1';
    ELSIF {demo} AND EXISTS (SELECT FROM public.coverage_source WHERE publisher <> 'Data contoh') THEN
        RAISE EXCEPTION 'berkas itu berisi angka terbitan; pulihkan tanpa UCJ_DEMO=1';
    END IF;
END $$
"""


def bring_back(file: Path, statements: Path, fitting: Programs, target: Target) -> None:
    """All of it or none: a file that breaks off would else be brought back up to there.

    statements: an empty file of the caller's, to hold what the file says.
    """
    write_out(file, statements, fitting)
    put_in_place(statements, fitting, target)


def write_out(file: Path, statements: Path, fitting: Programs) -> None:
    """What the file says. Raises Failed when it breaks off."""
    fitting.run("pg_restore", "--no-owner", "--no-privileges", f"--file={statements}", str(file))


def put_in_place(statements: Path, fitting: Programs, target: Target) -> None:
    """Have a database hold what the statements make, or stay as it is."""
    fitting.run(
        *("psql", "--quiet", "--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1"),
        *("--output=/dev/null", f"--command={EMPTY}", f"--file={statements}"),
        f"--command={SAME_KIND.format(demo=settings.DEMO)}",
        target=target,
    )
