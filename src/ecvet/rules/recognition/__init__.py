"""Recognition: decisions of the home institution on validated outcomes, under a policy, with their reasons."""

from ecvet.rules.recognition.coverage import OutcomeCoverage, coverage
from ecvet.rules.recognition.credit import credits_of
from ecvet.rules.recognition.decisions import decisions
from ecvet.rules.recognition.recognise import recognise
from ecvet.rules.recognition.revision import revise, supplement

__all__ = ["OutcomeCoverage", "coverage", "credits_of", "decisions", "recognise", "revise", "supplement"]
