"""European Digital Credentials: what a learner achieved, in JSON-LD as the European Learning Model 3.1 has it.

- A transcript is a credential; its learner the subject, the institution that issues it the issuer and awarding body.
- A credit is a claim, a learning achievement: its points are the credit received, its assessments prove it, and its
  unit is what specifies it, a partial qualification with outcomes, level and the qualification that it is part of.
- What has no property or no code in Europe, such as the kind "competence" or informal learning, is a note whose subject
  says what it is, so that people see it and `ecvet` reads it back; the losses say so.
- Ids of the form "urn:epass:…" hold within one document. Codes are identifiers.
- A seal is never verified here, and never kept around what was changed.
"""

from ecvet.io.edc_jsonld._document import EdcDocument, EdcNeeds, Seal
from ecvet.io.edc_jsonld._reading import read
from ecvet.io.edc_jsonld._writing import write

__all__ = ["EdcDocument", "EdcNeeds", "Seal", "read", "write"]
