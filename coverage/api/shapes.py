"""What the API answers: names, units and order of the keys, in openapi.json and in the answers."""

from datetime import date

from ninja import Schema
from pydantic import Field

RELEASE = Field(description="nomor rilis asal angka; null bila belum ada rilis")
PEOPLE = "orang; null: tidak dilaporkan"
RATIO = "rasio, 1 adalah seluruhnya; null: tidak diketahui"
SOURCES = Field(description="nomor sumber; halamannya /sumber/<nomor>/")
PRECISION = Field(description="ketelitian tanggal dalam dokumen: day, month atau year")


class Problem(Schema):
    """Why there is no answer."""

    detail: str
    parameter: str | None = Field(None, description="parameter yang tidak dapat dipakai")


class Answer(Schema):
    """What every answer begins with."""

    release: int | None = RELEASE
    release_checksum: str | None = Field(None, description="SHA-256 rilis itu; untuk /verifikasi/")
    address: str | None = Field(None, description="alamat tetap jawaban ini, dengan rilisnya")
    data_status: str | None = Field(None, description="“DATA CONTOH” bila angkanya karangan")


class RegionShape(Schema):
    code: str = Field(description="kode Kemendagri: 00 Indonesia, 18 provinsi, 18.71 kabupaten/kota")
    name: str = Field(description="nama resmi")
    level: str = Field(description="nation, province atau regency")
    kind: str = Field(description="negara, provinsi, kabupaten atau kota")
    parent_code: str | None


class Regions(Answer):
    count: int
    rows: list[RegionShape]


class RankingShape(Schema):
    rank: int | None = Field(description="nilai sama berbagi peringkat; null: lihat alasannya")
    previous_rank: int | None = Field(description="peringkat bulan sebelumnya, di antara wilayah yang sama")
    unranked_reason: str | None = Field(
        description="conflict, no_potential, stale, registration_only, later, other_segment, statement_only "
        "atau not_reported"
    )
    code: str
    name: str
    kind: str
    as_of: date | None = Field(description="hari keadaan angka; stale: angka terakhir yang sudah lama")
    as_of_precision: str | None = PRECISION
    basis: str
    active_participants: int | None = Field(description=PEOPLE)
    potential_workers: int | None = Field(description=PEOPLE)
    potential_as_of: date | None
    coverage_ratio: float | None = Field(description=f"{RATIO}; peserta ÷ potensi atau cakupan tercetak")
    printed_ratio: float | None = Field(description="cakupan tercetak bila itu yang dipakai")
    target_document: str | None = Field(description="dokumen target; teks kosong: dokumen tanpa nama")
    target_year: int | None
    target_ratio: float | None = Field(description=RATIO)
    target_people: int | None = Field(description=f"{PEOPLE}; seperti tercetak")
    attainment_ratio: float | None = Field(description="cakupan ÷ target")
    gap_to_target_points: float | None = Field(description="poin persentase; minus: target terlampaui")
    gap_to_target_people: int | None = Field(description="target × potensi − peserta aktif, orang")
    unprotected_people: int | None = Field(description="potensi − peserta aktif, orang")
    source_ids: list[int] = SOURCES
    flags: list[str] = Field(description="kode catatan pemeriksaan")


class Ranking(Answer):
    month: str | None = Field(description="bulan data, misalnya 2024-09")
    level: str
    regions: int = Field(description="jumlah wilayah dalam jawaban")
    ranked: int = Field(description="jumlah wilayah yang diberi peringkat")
    rows: list[RankingShape]


class PointShape(Schema):
    as_of: date
    as_of_precision: str = PRECISION
    month: str
    basis: str
    active_participants: int | None = Field(description=PEOPLE)
    potential_workers: int | None = Field(description=PEOPLE)
    potential_as_of: date | None
    coverage_ratio: float | None = Field(description=RATIO)
    printed_ratio: float | None = Field(description="cakupan tercetak bila itu yang dipakai")
    source_ids: list[int] = SOURCES


class TargetShape(Schema):
    year: int
    document: str = Field(description="teks kosong: dokumen tanpa nama, dikenali dari sumbernya")
    target_ratio: float | None = Field(description=RATIO)
    target_people: int | None = Field(description=f"{PEOPLE}; seperti tercetak")
    source_ids: list[int] = SOURCES


class Series(Answer):
    code: str
    points: list[PointShape]
    targets: list[TargetShape]


class FlagShape(Schema):
    code: str
    severity: str = Field(description="info, warning atau conflict")
    region_code: str
    as_of: date | None
    message: str = Field(description="bukti dalam satu kalimat")
    likely_cause: str | None
    state: str = Field(description="open: belum dijawab")


class Flags(Answer):
    count: int
    rows: list[FlagShape]


class BudgetShape(Schema):
    code: str
    name: str
    year: int = Field(description="tahun anggaran")
    state: str = Field(
        description="dianggarkan: ada rupiahnya; disebut: tanpa rupiah; belum: tidak ada baris"
    )
    group: str | None = Field(description="siapa yang dilindungi, seperti tercetak")
    funding: str | None = Field(description="APBD, APBD_P, DBH_SAWIT, DBHCHT, APBDES, CSR, BAZNAS atau LAIN")
    planned_workers: int | None = Field(description=PEOPLE)
    verified_workers: int | None = Field(description=PEOPLE)
    months: int | None = Field(description="bulan iuran dibayar")
    rupiah_planned: int | None = Field(description="anggaran, rupiah")
    rupiah_spent: int | None = Field(description="realisasi, rupiah")
    as_of: date | None
    as_of_precision: str | None = PRECISION
    notes: str | None
    source_id: int | None = Field(description="nomor sumber; halamannya /sumber/<nomor>/")
    source_title: str | None
    source_url: str | None


class Budgets(Answer):
    count: int
    rows: list[BudgetShape]
