"""LOQ XML: qualifications and units as the European Learning Model 3.1 publishes them."""

from ecvet.io.loq_xml._document import GradingScheme, LoqDocument, LoqNeeds
from ecvet.io.loq_xml._reading import read
from ecvet.io.loq_xml._writing import write

__all__ = ["GradingScheme", "LoqDocument", "LoqNeeds", "read", "write"]
