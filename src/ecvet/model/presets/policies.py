"""Policies of recognition as regulations and institutions state them, each with its source.

What a source does not state demands nothing here. Whoever decides otherwise states a policy of their own. The
versions are those of these readings, not of the sources.
"""

from ecvet.model.origins import Evidence, Setting
from ecvet.model.policies import PartPoints, RecognitionPolicy, Superseded
from ecvet.model.presets.scales import FRENCH_20
from ecvet.model.requirements import GradeMinimum, RecognisedCap, ShelfLife
from ecvet.text import Text

#: What was agreed and attained is recognised without a further decision; all else waits for one.
AUTOMATIC_BY_AGREEMENT = RecognitionPolicy(
    code="automatic-by-agreement",
    version="1",
    title=Text(
        {
            "en": "Automatic, as the agreement says",
            "fi": "Automaattinen, sopimuksen mukaan",
            "sv": "Automatiskt, enligt avtalet",
        }
    ),
    source="Recommendation 2009/C 155/02, Annex II §3: what was agreed and assessed positively should be recognised",
    automatic=True,
    papers=True,
)

#: A unit is recognised when all of it is attained, and not before.
WHOLE_UNITS = RecognitionPolicy(
    code="whole-units",
    version="1",
    title=Text(
        {"en": "Whole units only", "fi": "Vain kokonaiset tutkinnon osat", "sv": "Endast hela examensdelar"}
    ),
    source="Spain: the unit of competence is the least that is accredited; UK, Qualifications and Credit Framework",
    parts=False,
)

#: Parts of units are recognised by themselves, with the points that the requirements give them.
PARTS_OF_UNITS = RecognitionPolicy(
    code="parts-of-units",
    version="1",
    title=Text(
        {"en": "Parts of units", "fi": "Myös tutkinnon osien osa-alueet", "sv": "Även delar av examensdelar"}
    ),
    source="Finland: the sub-areas of the common units are recognised separately",
    part_points=PartPoints.PARTS,
)

#: A unit with 10 of 20 marks or more is kept for five years.
FRENCH_MARKS_KEPT = RecognitionPolicy(
    code="french-marks-kept",
    version="1",
    title=Text({"en": "Marks kept", "fr": "Bénéfice des notes"}),
    source="France, CAP, BEP and BTS: marks of 10 of 20 and above are kept for five years on request",
    parts=False,
    grade=GradeMinimum(scale=FRENCH_20, label="unité conservée"),
    shelf_life=ShelfLife(years=5),
)

#: At most two thirds of the points are recognised; the share is written to six decimals, rounded up, so that 120 of
#: 180 points fit.
TWO_THIRDS = RecognitionPolicy(
    code="two-thirds",
    version="1",
    title=Text(
        {"en": "At most two thirds", "fi": "Enintään kaksi kolmasosaa", "sv": "Högst två tredjedelar"}
    ),
    source="Alphacrucis (advanced standing of at most two thirds); Germany, MTBG §15",
    cap=RecognisedCap(share="0.666667"),
)

#: Credit for a unit that was replaced counts only if it is the one directly before.
DIRECT_PREDECESSOR = RecognitionPolicy(
    code="direct-predecessor",
    version="1",
    title=Text({"en": "Directly preceding version only"}),
    source="Australia, WA Training Accreditation Council, 11 May 2023: only a unit that immediately precedes",
    parts=False,
    superseded=Superseded.DIRECT,
)

#: Learning of any setting, by any kind of evidence, as long as both are stated; it brings the points of the formal one.
PRIOR_LEARNING = RecognitionPolicy(
    code="prior-learning",
    version="1",
    title=Text(
        {"en": "Prior learning", "fi": "Aiemmin hankittu osaaminen", "sv": "Tidigare förvärvat kunnande"}
    ),
    source="Recommendation 2009/C 155/02, Annex II §4; Council Recommendation 2012/C 398/01",
    settings=tuple(Setting),
    evidence=tuple(Evidence),
)

#: What has no place in the qualification is recognised beside it.
OUTSIDE_ALLOWED = RecognitionPolicy(
    code="outside-allowed",
    version="1",
    title=Text(
        {
            "en": "Also outside the qualification",
            "fi": "Myös tutkinnon ulkopuolella",
            "sv": "Även utanför examen",
        }
    ),
    source="ECVET toolkit: as a part of the intended qualification or as an add-on",
    outside=True,
)

#: A unit is recognised only from the same level or a higher one.
SAME_LEVEL = RecognitionPolicy(
    code="same-level",
    version="1",
    title=Text({"en": "Same level or higher", "nl": "Hetzelfde niveau of hoger"}),
    source="Netherlands, art. 3b: generic parts count if passed at at least the same level",
    same_level=True,
)

#: No exemption by what was assessed abroad.
FRENCH_ONLY = RecognitionPolicy(
    code="french-only",
    version="1",
    title=Text({"en": "No foreign diplomas", "fr": "Pas de diplômes étrangers"}),
    source="France, BTS, order of 24 June 2005: foreign diplomas give no exemption, whatever their level",
    countries=("FR",),
)

#: All of them.
POLICIES = (
    AUTOMATIC_BY_AGREEMENT,
    WHOLE_UNITS,
    PARTS_OF_UNITS,
    FRENCH_MARKS_KEPT,
    TWO_THIRDS,
    DIRECT_PREDECESSOR,
    PRIOR_LEARNING,
    OUTSIDE_ALLOWED,
    SAME_LEVEL,
    FRENCH_ONLY,
)
