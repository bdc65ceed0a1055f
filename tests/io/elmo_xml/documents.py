"""Small ELMO documents for the tests: what is left out of one is put in by name."""

from ecvet import ReadError
from ecvet.io import elmo_xml
from ecvet.io._reading import Reading
from ecvet.io.elmo_xml import ElmoDocument

NAMESPACE = "https://github.com/emrex-eu/elmo-schemas/tree/v1"
SIGNATURE = """<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo>
  <ds:CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"/>
  <ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>
  <ds:Reference URI=""><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>
  <ds:DigestValue>AAAA</ds:DigestValue></ds:Reference></ds:SignedInfo>
  <ds:SignatureValue>AAAA</ds:SignatureValue></ds:Signature>"""
ISSUER = """<issuer><country>FI</country><identifier type="schac">school.example</identifier>
  <title xml:lang="en">School</title><url>https://school.example</url></issuer>"""


def node(
    code: str, result: str = "", *, title: str = "", kind: str = "", parts: str = "", more: str = ""
) -> str:
    """A node of the tree, with what its result says, in XML."""
    called = title or f'<title xml:lang="en">About {code}</title>'
    typed = f"<type>{kind}</type>" if kind else ""
    inner = f"<learningOpportunityInstance>{result}</learningOpportunityInstance>"
    return (
        f'<learningOpportunitySpecification><identifier type="local">{code}</identifier>{called}{typed}{more}'
        f"<specifies>{inner}</specifies>{parts}</learningOpportunitySpecification>"
    )


def below(*nodes: str) -> str:
    """Nodes as the parts of another."""
    return "".join(f"<hasPart>{one}</hasPart>" for one in nodes)


def points(value: str, scheme: str = "ecvet") -> str:
    """Points in XML."""
    return f"<credit><scheme>{scheme}</scheme><value>{value}</value></credit>"


def report(
    *nodes: str, issuer: str = ISSUER, issued: str = "2026-06-05T12:00:00+02:00", more: str = ""
) -> str:
    """A report in XML."""
    return f"<report>{issuer}{''.join(nodes)}<issueDate>{issued}</issueDate>{more}</report>"


def elmo(
    *reports: str,
    learner: str = "",
    generated: str = "2026-06-05T12:00:00+02:00",
    identifier: str = '<identifier type="esi">E1</identifier>',
    more: str = "",
) -> str:
    """A document in XML."""
    return (
        f'<elmo xmlns="{NAMESPACE}"><generatedDate>{generated}</generatedDate><learner>{identifier}'
        f"<givenNames>Maija</givenNames><familyName>Virtanen</familyName>{learner}</learner>"
        f"{''.join(reports) or report()}{more}</elmo>"
    )


def read(document: str, *, strict: bool = True) -> Reading[ElmoDocument]:
    """What a document says."""
    return elmo_xml.read(document, strict=strict)


def codes(reading: Reading[ElmoDocument]) -> list[str]:
    """The codes of what was found, without what every unsigned document has."""
    return [found.code for found in reading.findings if found.code != "read-unsigned"]


def refused(document: str | bytes) -> list[tuple[str, str]]:
    """Where a document is wrong, and by which rules; nothing where it is read."""
    try:
        elmo_xml.read(document)
    except ReadError as error:
        return [(problem.path, problem.rule) for problem in error.problems]
    return []
