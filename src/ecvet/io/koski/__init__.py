"""Learner records of Koski, the Finnish national register of study attainments.

A document holds one person with study rights, and each study right holds main achievements: a qualification,
parts of one, or other vocational education. Each of these becomes one `LearnerRecord`, and each of its units
with a positive assessment becomes a credit.

How the words of the register are read:

- The unit of measure of an extent becomes the scheme of points, by the national code list: 6 "osaamispiste"
  (officially "ECVET competence points"), 2 "ects", 1 "opintoviikko", 3 "vuosiviikkotunti", 4 "kurssi",
  5 "tunti", 7 "vuosi", 8 "viikko".
- The group that a unit is declared in becomes `Credit.entry`, by the name that the requirements give it:
  1 "Ammatilliset tutkinnon osat", 2 "Yhteiset tutkinnon osat", 3 "Vapaasti valittavat tutkinnon osat",
  4 "Tutkintoa yksilöllisesti laajentavat tutkinnon osat".
- The latest positive assessment stands. A demonstration that was assessed by itself is evidence beside it.
- A unit that is not assessed, but has parts that are, becomes a partial credit with the points of these.
- Something smaller than a unit, related to a unit, becomes a partial credit for that unit.
- Studies under an option that the requirements leave open, such as studies in higher education, are credits
  of their own: the option is no unit.

Not read: who the learner is, support, housing and funding, languages of study, averages, the reasons for
adapting an assessment, and whether a unit is mandatory, which the requirements say.
"""

from ecvet.io.koski._records import read

__all__ = ["read"]
