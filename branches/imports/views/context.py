"""What the templates of an import are given."""

from datetime import timedelta

from django.utils import timezone

from branches.imports import audience, presenting, queries, rules, staging, texts
from branches.imports.forms import MOST_BRANCHES
from branches.imports.models import ImportBatch
from branches.imports.policies import MODES
from branches.jobs.models import Job
from branches.positions.models import Grant
from branches.units.models import Level, Sector, Unit

# Branches whose effect is shown before one asks for all; rows that an undo left which are listed above the table.
FEW_BRANCHES = 12
FEW_LEFT = 20
LONG_SILENCE = timedelta(seconds=45)
Status = ImportBatch.Status


def preview_context(request, eyes, listing) -> dict:
    batch, desk = eyes.batch, eyes.desk
    editable = batch.status == Status.PREVIEW
    makes = editable and batch.new_units
    unsettled = batch.counts["review"] + batch.counts["error"]
    rows = listing.rows()
    effect = [{**each, "url": desk.unit_url(each["code"])} for each in queries.effect(batch)]
    few = len(effect) > FEW_BRANCHES and request.GET.get("chi-doan") != "tat-ca"
    handlers = audience.handlers(batch.unit)
    asking = editable and listing.tab == "can-xem"
    shown = presenting.page_of(listing, rows, eyes)
    # Where everybody is new, no record says otherwise.
    meets_records = batch.options.get("policy") or any(batch.counts[name] for name in ("changed", "same", "review"))
    return {
        "editable": editable,
        "facts": presenting.facts(desk, batch),
        "recognised": desk.recognised(batch),
        "mapping": presenting.mapping(desk, batch),
        "listing": listing,
        "here": listing.here,
        "tabs": _tabs(listing),
        "reasons": [
            {"kind": reason.kind, "text": desk.reason_words(reason), "rows": reason.rows} for reason in listing.reasons
        ],
        "reason": _reason(desk, listing),
        "heads": [desk.labels[name] for name in desk.columns],
        "rows": shown,
        "selectable": editable and any(row.answers for row in shown),
        "questions": desk.questions(batch, listing.reasons) if asking and not listing.reason else [],
        "answers": [
            {"value": value, "label": label}
            for value, label in desk.answers_of_selection
            if any(value in row.fits for row in shown)
        ],
        "previous_url": listing.query(trang=listing.number - 1) if listing.number > 1 else "",
        "next_url": listing.query(trang=listing.number + 1) if listing.number < listing.pages else "",
        "branches": _branches(request.user, batch) if editable and unsettled else [],
        "policy": _policy(desk, batch) if editable and desk.takes_policy and meets_records else None,
        "effect": effect[:FEW_BRANCHES] if few else effect,
        "effect_more": len(effect) if few else 0,
        "effect_url": listing.query(**{"chi-doan": "tat-ca"}),
        "levels": Level.objects.filter(is_branch=True, parents=batch.unit.level) if makes else [],
        "sectors": Sector.objects.all() if makes else [],
        "writes": batch.counts["new"] + batch.counts["changed"],
        "left": unsettled,
        "days": rules.undo_days(batch),
        "may_reveal": eyes.may_reveal() and not eyes.revealed,
        "revealed": eyes.revealed,
        "handlers": handlers,
        "who": (texts.WHO_SEES if editable else texts.WHO_SAW).format(count=len(handlers)),
    }


def after_context(eyes) -> dict:
    """Of a batch that was written: how long it can be taken back, and what an undo left."""
    batch = eyes.batch
    numbers = [each["row"] for each in batch.left_by_undo[:FEW_LEFT] if each["row"]]
    rows = {row.number: row for row in staging.load(batch, number__in=numbers)} if numbers else {}
    keys = {row.subject_key for row in rows.values() if row.subject_key}
    open_ = eyes.desk.visible_records(keys, eyes.user) if keys else {}
    return {
        "undo": rules.may_undo(eyes.user, batch) if batch.status == Status.COMMITTED else None,
        "undo_until": rules.undo_until(batch) if batch.committed_at else None,
        "stayed": [_left(each, rows.get(each["row"]), eyes.desk, open_) for each in batch.left_by_undo[:FEW_LEFT]],
        "stayed_more": max(len(batch.left_by_undo) - FEW_LEFT, 0),
    }


def working_context(desk, batch, job) -> dict:
    """Of a batch on which a job works, or that still waits to be read."""
    work = {Status.READING: "read", Status.PREVIEW: "commit"}.get(batch.status, "undo")
    if job and job.kind == desk.jobs.answer and batch.status == Status.PREVIEW:
        work = "answer"
    open_job = job if job and job.is_open else None
    return {
        "job": open_job,
        "failed": job if job and job.status == Job.Status.FAILED else None,
        "heading": texts.WORKING[work],
        "steps": _steps(work, open_job),
        "silent": _silent(open_job),
        "again": texts.AGAIN.format(attempt=open_job.attempts) if open_job and open_job.attempts > 1 else "",
        "phase": _phase(work, open_job),
        "meanwhile": texts.MEANWHILE[work],
    }


def answered(desk, batch, job) -> str:
    """What a job has answered or changed in the preview, by whom and when."""
    given = job.arguments
    what = texts.UNITS_GIVEN if given.get("units") is not None else texts.POLICY_GIVEN
    if given.get("question"):
        names = {**desk.answers, **dict(desk.answers_of_selection)}
        question = desk.question_words(given["question"]) or texts.ONE_QUESTION
        what = texts.ANSWER_GIVEN.format(question=question, answer=names[given["decision"]].lower())
    return texts.GIVEN.format(what=what, by=job.owner, at=f"{timezone.localtime(job.finished_at):%H:%M, %d/%m/%Y}")


def _phase(work, job) -> str:
    if job is None or job.status == Job.Status.WAITING:
        return texts.WAITING
    # A job says where it is from its first beat on.
    return job.phase or texts.STEPS[work][0]


def _silent(job) -> str:
    """Said of a running job whose worker hasn't been heard of for long: it may have been killed."""
    if job is None or job.status != Job.Status.RUNNING or timezone.now() - job.heartbeat_at < LONG_SILENCE:
        return ""
    return texts.SILENT.format(at=f"{timezone.localtime(job.heartbeat_at):%H:%M:%S}")


def _steps(work, job) -> list[dict]:
    phases, phase = texts.STEPS[work], _phase(work, job)
    now = phases.index(phase) if phase in phases else -1
    return [
        {"label": phase, "state": "done" if place < now else "now" if place == now else "later"}
        for place, phase in enumerate(phases)
    ]


def _tabs(listing) -> list[dict]:
    tones = {
        "can-xem": "bad" if listing.batch.counts["error"] else "warn",
        "loi": "bad",
        "da-khac": "warn",
        "giu-nguyen": "warn",
    }
    if listing.batch.status != Status.PREVIEW:
        tones = {"giu-nguyen": "warn"}
    return [
        {
            "label": label,
            "url": listing.query(tab=code, trang="", **{"ly-do": ""}),
            "current": code == listing.tab,
            "count": (count := listing.count(code)),
            "tone": tones.get(code, "") if count else "",
        }
        for code, (label, _) in listing.tabs.items()
    ]


def _reason(desk, listing) -> dict:
    """The reason that the rows are filtered by: a chip, and its sentence."""
    if not listing.reason:
        return {}
    sample = listing.reason.sample
    return {
        "kind": listing.reason.kind,
        "text": desk.reason_words(listing.reason),
        "message": sample.message if sample else "",
        "chips": [
            {
                "label": texts.FAULT_WHY,
                "value": desk.reason_words(listing.reason),
                "url": listing.query(trang="", **{"ly-do": ""}),
            }
        ],
    }


def _policy(desk, batch) -> dict:
    """The choices of the policy, as templates/branches/imports/policy.html takes them."""
    chosen = batch.options.get("policy") or {}
    usual = chosen.get("*", MODES[0])
    options = [{"value": mode, "label": texts.POLICIES[mode], "checked": mode == usual} for mode in MODES]
    # The file's own columns: others can't differ.
    given = {desk.into(name) for name in batch.detection["mapping"].values()}
    fields = [
        {
            "name": name,
            "label": desk.labels[name],
            "options": [
                {"value": "", "label": texts.AS_ALL, "checked": name not in chosen},
                *(
                    {"value": mode, "label": texts.POLICIES[mode], "checked": chosen.get(name) == mode}
                    for mode in MODES
                ),
            ],
        }
        for name in desk.policy_fields()
        if name in given
    ]
    return {"options": options, "fields": fields, "own": bool(set(chosen) - {"*"})}


def _left(each, row, desk, open_) -> dict:
    """What an undo left, as components/items.html takes it."""
    title = texts.LEFT_UNIT
    if each["row"]:
        title = texts.LEFT_ROW.format(row=each["row"], name=desk.name_of(row) if row else texts.NOTHING)
    url = open_.get(row.subject_key, "") if row else ""
    return {"title": title, "text": each["reason"], "icon": "alert-triangle", "tone": "warn", "url": url}


def _branches(user, batch):
    """Branches to choose from when a row's own can't be used: (code, name); none where they are too many for a list."""
    reached = Unit.objects.granting(user, Grant.IMPORT).below(batch.unit)
    below = reached.open().filter(level__is_branch=True)
    found = list(below.values_list("code", "name")[: MOST_BRANCHES + 1])
    if len(found) > MOST_BRANCHES:
        return []
    return [*found, *((unit["code"], unit["name"]) for unit in batch.new_units if unit["create"])]
