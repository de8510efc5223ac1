"""The decision that names honorary members."""

from branches.papers.kinds import PaperKind
from branches.papers.models import Type
from members.departures.papers import day, texts, titled


def _decision(honours) -> dict:
    first = honours[0]
    return {
        "base": str(first.base),
        "count": len(honours),
        "units": ", ".join(dict.fromkeys(str(each.unit) for each in honours)),
        "people": [
            {
                "number": number,
                "full_name": honour.full_name,
                "born": str(honour.birth_year or ""),
                "workplace": honour.workplace,
                "unit": str(honour.unit),
            }
            for number, honour in enumerate(honours, 1)
        ],
        "effective_on": day(first.takes_effect_on),
    }


DECISION = PaperKind(
    code="honours.decision",
    type=Type.DECISION,
    name=texts.HONOUR,
    template="departures/honour",
    issuer=lambda honours: honours[0].base,
    context=_decision,
    title=lambda honours: titled(texts.HONOUR, honours, lambda honour: honour.full_name),
    recipient=lambda honours: ", ".join(dict.fromkeys(str(each.unit) for each in honours)),
)
