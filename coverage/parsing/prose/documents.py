"""Which plan or letter sets a target."""

from coverage.parsing.prose.groups import DOCUMENT
from coverage.parsing.prose.places import Place
from coverage.parsing.prose.scene import TARGETS, Context, Scene
from regions.codes import NATION

NATIONAL = ("RPJMN", "RPJPN", "RKP")
REGIONAL = ("RPJMD", "RKPD")
REACH = 3  # sentences; a judgement
CARRIED_DOCUMENT = "dokumen target diambil dari kalimat sebelumnya"


def document_of(scene: Scene, at: int, place: Place | None, context: Context) -> tuple[str, str]:
    """The document that sets a target of a place: the last named before it, also in earlier sentences."""
    number = scene.roles[at].number
    named = [match for match in DOCUMENT.finditer(scene.text, *scene.bounds) if match.lastgroup != "INPRES"]
    ahead = [match for match in named if match.start() < number.start]
    if ahead or named:
        return str((ahead[-1] if ahead else named[0]).lastgroup), ""
    document = carried(context, scene.index, place)
    return document, CARRIED_DOCUMENT if document else ""


def carried(context: Context, index: int, place: Place | None) -> str:
    """The document named earlier that a target of a place is still of at this sentence; "" for none."""
    near = index - context.document_at <= REACH
    return context.document if near and _may_be_of(context, place) else ""


def _may_be_of(context: Context, place: Place | None) -> bool:
    """Whether the document of an earlier sentence sets a target of this place: each region has its own."""
    national = place is not None and place.codes == (NATION,)
    if context.document in (REGIONAL if national else NATIONAL):
        return False
    of = context.document_place
    return of is None or place is None or of.codes == place.codes


def remember(context: Context, scene: Scene) -> None:
    """Leave the document a sentence names: for its own region, or for any when it only heads a list."""
    for match in DOCUMENT.finditer(scene.text, *scene.bounds):
        if match.lastgroup != "INPRES" and not _in_brackets(scene, match.start()):
            context.document, context.document_at = str(match.lastgroup), scene.index
            figures = any(role.kind in TARGETS for role in scene.roles)
            context.document_place = context.place if figures else None
            break


def _in_brackets(scene: Scene, at: int) -> bool:
    """Whether a place stands within brackets, as an aside of its own line."""
    before = scene.text[scene.sentence.start : at]
    return before.rfind("(") > before.rfind(")")
