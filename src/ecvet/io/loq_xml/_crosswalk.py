"""Where LOQ XML has each concept of the model, by the names that its reader and its writer use."""

from ecvet.io._crosswalk import Row
from ecvet.io.loq_xml import _names as n


def _place(*names: str) -> str:
    return "/".join(name.rpartition("}")[2] for name in names)


_AWARDING = (n.QUALIFICATION, n.AWARDING)

#: The concepts that the format has a place for.
ROWS = (
    Row("Qualification.code", _place(n.QUALIFICATION, f"@{n.ID}"), "made into a URN where it is no address"),
    Row("Qualification.title", _place(n.QUALIFICATION, n.TITLE), "one element a language"),
    Row("Qualification.description", _place(n.QUALIFICATION, n.DESCRIPTION), "one element a language"),
    Row(
        "Qualification.national_codes",
        _place(n.QUALIFICATION, n.IDENTIFIER, n.NOTATION),
        "unique in a document",
    ),
    Row("Qualification.units", _place(n.QUALIFICATION, n.HAS_PART), f"{_place(n.PARTIAL)} is true"),
    Row("Qualification.eqf", _place(n.QUALIFICATION, n.EQF), "demanded"),
    Row("Qualification.nqf", _place(n.QUALIFICATION, n.NQF), "demanded; addresses of the list only"),
    Row("Qualification.isced", _place(n.QUALIFICATION, n.ISCED), "demanded"),
    Row(
        "Qualification.languages", _place(n.QUALIFICATION, n.LANGUAGE), "demanded; without script and region"
    ),
    Row("Qualification.awarded_by", _place(*_AWARDING, n.AWARDING_BODY)),
    Row("Qualification.country", _place(*_AWARDING, n.LOCATION), "only where it is known who awards"),
    Row("Qualification.validity", _place(*_AWARDING, n.TEMPORAL), "without a transition period"),
    Row("Pathway.rules", _place(n.QUALIFICATION, n.HAS_PART), "all parts, or a total of points out of them"),
    Row("Pathway.scheme", _place(n.QUALIFICATION, n.CREDIT, n.FRAMEWORK), "ECVET and ECTS only"),
    Row("Group.points", _place(n.QUALIFICATION, n.CREDIT, n.POINT), "of the whole; one number"),
    Row(
        "UnitEntry.points",
        _place(n.QUALIFICATION, n.CREDIT, n.POINT),
        "of the unit within the whole; one number",
    ),
    Row("Unit.code", _place(n.QUALIFICATION, f"@{n.ID}"), "below the code of the qualification"),
    Row("Unit.title", _place(n.QUALIFICATION, n.TITLE)),
    Row("Unit.description", _place(n.QUALIFICATION, n.DESCRIPTION)),
    Row("Unit.level", _place(n.QUALIFICATION, n.EQF), "that of the whole where the unit has none"),
    Row("Unit.outcomes", _place(n.QUALIFICATION, n.OUTCOME), "demanded"),
    Row("Unit.procedures", _place(n.ASSESSMENT, n.DESCRIPTION), f"through {_place(n.PROVEN_BY)}"),
    Row("Unit.parts", _place(n.QUALIFICATION, n.HAS_PART), "parts of parts are kept, not read"),
    Row("UnitPart.code", _place(n.QUALIFICATION, f"@{n.ID}")),
    Row("UnitPart.title", _place(n.QUALIFICATION, n.TITLE)),
    Row("UnitPart.description", _place(n.QUALIFICATION, n.DESCRIPTION)),
    Row("UnitPart.points", _place(n.QUALIFICATION, n.CREDIT, n.POINT)),
    Row("UnitPart.outcomes", _place(n.QUALIFICATION, n.OUTCOME), "demanded"),
    Row("LearningOutcome.id", _place(n.OUTCOME, f"@{n.ID}")),
    Row("LearningOutcome.text", _place(n.OUTCOME, n.TITLE), "one element a language"),
    Row("LearningOutcome.kind", _place(n.OUTCOME, n.TYPE), "knowledge and skill; competence is a loss"),
    Row("LearningOutcome.esco", _place(n.OUTCOME, n.ESCO)),
    Row("LearningOutcome.related", _place(n.OUTCOME, n.RELATED)),
    Row("Institution.id", _place(n.ORGANISATION, f"@{n.ID}")),
    Row("Institution.name", _place(n.ORGANISATION, n.LEGAL_NAME)),
    Row("Institution.country", _place(n.LOCATION, n.ADDRESS, n.COUNTRY), "demanded"),
    Row("Institution.address", _place(n.LOCATION, n.ADDRESS, n.FULL_ADDRESS, n.NOTE)),
    Row("Institution.website", _place(n.ORGANISATION, n.HOMEPAGE, n.CONTENT_URL)),
    Row("Institution.email", _place(n.ORGANISATION, n.CONTACT, n.EMAIL)),
)
