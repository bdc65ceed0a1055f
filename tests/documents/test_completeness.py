"""What a value says stands on its page: everything but what only machines compare."""

import re

import pytest

from ecvet import LearningAgreement, MemorandumOfUnderstanding, PersonalTranscript, Unit
from ecvet.documents.choice import document
from ecvet.documents.supplement import Supplement
from tests.documents.filled import filled
from tests.documents.papers import said

# What is left out, by the end of where it stands: ids, and the addresses and links behind names.
MACHINE = r"(\bid|institution|esco|related|scale|supersedes|replaces|partners\.\d\.id)"
LEFT_OUT = {
    MemorandumOfUnderstanding: r"reviewers\.(telephone|email|address)",
    # The template asks for name, organisation and role of those who act; for what else, they have a contact.
    LearningAgreement: r".*persons\.(telephone|email|address)|learner\.languages\.evidence",
    # The details of a part are those of its unit; a unit that no credit is for is none of the results.
    PersonalTranscript: r"units\..*|credits\.parts\..*|credits\.(entry|qualification|outcomes)"
    r"|credits\.assessments\.unit|credits\.recognised_from\.unit|learner\.languages\.evidence",
    Unit: r"",
    # A supplement names units and their outcomes; how they are assessed stands in the description of each.
    Supplement: r"qualification\.units\.(code|procedures|parts\.(code|description)|.*criteria.*|qualifications.*)"
    r"|qualification\.(pathways\.title|specialisations\.code|award_titles\.(code|specialisation|unit))"
    r"|(authority|qualification\.awarded_by)\.(?!name).*|grading\.(code|source)",
}


@pytest.mark.parametrize("kind", LEFT_OUT)
def test_everything_that_is_stated_stands_on_the_page(
    kind: type[MemorandumOfUnderstanding | LearningAgreement | PersonalTranscript | Unit | Supplement],
) -> None:
    given = filled(kind)
    page = document(given.value, "en")
    told = "\n".join(one.text for one in said(page))
    missing = {
        where for where, text in given.texts.items() if not re.search(rf"{re.escape(text)}(?!\d)", told)
    }
    unexplained = {one for one in missing if not re.fullmatch(rf"(.*\.)?{MACHINE}|{LEFT_OUT[kind]}", one)}
    assert not unexplained
