"""ELMO XML: a learner's transcripts as EMREX exchanges them, version 1 of the schema."""

from ecvet.io.elmo_xml._document import ElmoDocument, ElmoNeeds, GradingScheme
from ecvet.io.elmo_xml._exchange import is_packed, pack, unpack
from ecvet.io.elmo_xml._reading import read
from ecvet.io.elmo_xml._writing import write

__all__ = ["ElmoDocument", "ElmoNeeds", "GradingScheme", "is_packed", "pack", "read", "unpack", "write"]
