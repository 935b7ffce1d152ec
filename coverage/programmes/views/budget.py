"""/wilayah/<code>/anggaran/: what protecting people costs and reaches, who has budgeted it; as files too."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from coverage.access import scope_of
from coverage.files.origin import Origin
from coverage.parsing.numbers import parse_year
from coverage.parsing.problems import Unreadable
from coverage.parsing.words import why_unreadable
from coverage.programmes.files.budget import BudgetFile
from coverage.programmes.files.budget_workbook import budget_workbook
from coverage.programmes.files.checklist import ChecklistFile, checklist_csv, checklist_workbook
from coverage.programmes.forms.budget import NAMES, BudgetForm, parameters
from coverage.programmes.pages.budget import BudgetGround, BudgetPage, budget_ground, budget_page
from coverage.programmes.pages.checklist import Checklist, budget_checklist
from coverage.programmes.words.budget import missing
from coverage.queries.releases import ReleaseRow
from coverage.questions import asked
from coverage.questions.asked import InvalidParameter, unread
from coverage.serving.attachment import attachment, origin
from coverage.serving.codes import not_todays
from coverage.serving.released import released

KEPT = ("bulan", "rilis", "dokumen", "tahun")


@released
def budget(request: HttpRequest, release: ReleaseRow, code: str) -> HttpResponse:
    """The calculator; an address with empty fields is shortened to one that can be shared."""
    answer = not_todays(request, code, "budget")
    if answer is not None:
        return answer
    ground, form = _asked(request, release, code)
    valid = form.is_valid()
    if valid and (short := _shortened(request, form)) is not None:
        return redirect(f"{request.path}?{short}" if short else request.path)
    page = budget_page(ground, form.payers(), form.fund()) if valid else budget_page(ground, (), None)
    context = {
        "page": page,
        "form": form,
        "names": NAMES,
        "has_errors": not valid,
        "query": request.GET.urlencode(),
        "kept": _kept(request),
        "month_kept": [(name, value) for name, value in request.GET.items() if name != "bulan"],
        "closing": _closing(request, ground),
        "use_fund": _of_fund(request, page),
        "listed": f"?{urlencode(_kept(request))}" if _kept(request) else "",
        "checklist": _checklist(request, ground, release),
        "may_write": ground.region.level != "nation" and scope_of(request.user).may_see_drafts(code),
        "shown_release": release,
    }
    return render(request, "coverage/programmes/budget.html", context, status=200 if valid else 422)


@released
def budget_xlsx(request: HttpRequest, release: ReleaseRow, code: str) -> HttpResponse:
    """The page's calculation with live formulas; without payers the checklist of budgets."""
    answer = not_todays(request, code, "budget_xlsx")
    if answer is not None:
        return answer
    ground, form = _asked(request, release, code)
    if not form.is_valid():
        raise InvalidParameter(*(form.first_problem or ("", "")))
    page = budget_page(ground, form.payers(), form.fund())
    if not page.payers:
        listed = ChecklistFile(_checklist(request, ground, release), _origin(request, page))
        return attachment(checklist_workbook(listed), listed.name("xlsx"))
    if page.result.missing:
        raise InvalidParameter(
            "program1",
            _("Tidak ada iuran yang berlaku: %(lacking)s.") % {"lacking": missing(page.result.missing)},
        )
    file = BudgetFile(page, _origin(request, page))
    return attachment(budget_workbook(file), file.name)


@released
def budget_csv(request: HttpRequest, release: ReleaseRow, code: str) -> HttpResponse:
    """The checklist as CSV."""
    answer = not_todays(request, code, "budget_csv")
    if answer is not None:
        return answer
    ground, _form = _asked(request, release, code)
    page = budget_page(ground, (), None)
    file = ChecklistFile(_checklist(request, ground, release), _origin(request, page))
    return attachment(checklist_csv(file.checklist, file.origin), file.name("csv"))


def _checklist(request: HttpRequest, ground: BudgetGround, release: ReleaseRow) -> Checklist:
    """The budget lines of the page, of ?tahun= alone when it is given. Raises InvalidParameter."""
    try:
        year = parse_year(request.GET.get("tahun", ""))
    except Unreadable as error:
        raise unread("tahun", f"{why_unreadable(error)}.") from None
    return budget_checklist(ground.region, release, year)


def _origin(request: HttpRequest, page: BudgetPage) -> Origin:
    return origin(_address(request, page), page.release)


def _address(request: HttpRequest, page: BudgetPage) -> str:
    """Where the calculation stays as it is: the same payers, with month and release spelled out."""
    query = request.GET.copy()
    query["rilis"] = str(page.release.number)
    query["bulan"] = f"{page.ground.month:%Y-%m}"
    return f"{reverse('budget', args=[page.region.code])}?{query.urlencode()}"


def _asked(request: HttpRequest, release: ReleaseRow, code: str) -> tuple[BudgetGround, BudgetForm]:
    ground = budget_ground(code, asked.common(request.GET, (*KEPT, *parameters())), release)
    form = BudgetForm(request.GET, start=ground.start, programmes=ground.programme_names)
    if ground.is_counted and ground.row.active_participants is not None:
        form.refuse_overdrawn(ground.row.active_participants)
    return ground, form


def _kept(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET[name] for name in KEPT if request.GET.get(name)}


def _shortened(request: HttpRequest, form: BudgetForm) -> str | None:
    """The query string without empty fields and payers; None when it has none."""
    short = {**_kept(request), **form.said()}
    surplus = [name for name in request.GET if name not in short]
    return urlencode(short) if surplus else None


def _closing(request: HttpRequest, ground: BudgetGround) -> str:
    """The query string that asks for as many heads as the target lacks; "" when nobody knows or none lack."""
    if ground.gap is None:
        return ""
    said = {"pembayar1": NAMES[0], "orang1": str(ground.gap)}
    return urlencode({**_kept(request), **said})


def _of_fund(request: HttpRequest, page: BudgetPage) -> str:
    """The query string that asks for the heads a sum protects, when nobody else pays yet; else ""."""
    found = page.afforded
    if found is None or found.answer is None or page.payers:
        return ""
    fund = found.fund
    said = {
        "pembayar1": NAMES[0],
        "orang1": str(found.answer.heads),
        "program1": fund.programmes,
        "mulai1": f"{fund.start:%Y-%m}",
        "lama1": str(fund.months),
    }
    return urlencode({**_kept(request), **said})
