"""The official SHACL profile for credentials, as `shared/tools/validate_edc.py` runs it."""

import json
import warnings
from functools import cache
from pathlib import Path

import rdflib
from pyshacl import validate

_FOLDER = "standards/elm/edc"
_CONTEXTS = {
    "https://www.w3.org/2018/credentials/v1": "w3c-credentials-v1.jsonld",
    "http://data.europa.eu/snb/model/context/edc-ap": "edc-ap-context.jsonld",
}
#: What is missing as long as nobody has sealed the credential.
UNSEALED = {
    "https://www.w3.org/2018/credentials#issued",
    "https://www.w3.org/2018/credentials#issuer",
    "http://data.europa.eu/snb/model/elm/eidasLegalIdentifier",
}


@cache
def _shapes(shared: Path) -> rdflib.Graph:
    shapes = rdflib.Graph()
    for part in ("EDC-generic-no-cv.ttl", "EDC-generic-full.ttl"):
        shapes.parse(shared / _FOLDER / part, format="turtle")
    shapes.remove((None, rdflib.OWL.imports, None))
    return shapes


def known_terms(shared: Path) -> set[str]:
    """Every term of the two contexts, as they stand in the official files."""
    found = {"id", "type", "@id", "@type", "@context"}
    for name in _CONTEXTS.values():
        context = json.loads((shared / _FOLDER / name).read_text())["@context"]
        for term, meaning in context.items():
            inside = meaning.get("@context", {}) if isinstance(meaning, dict) else {}
            found |= {term, *inside}
    return found


def violations(shared: Path, document: bytes) -> set[str]:
    """The properties that the official profile finds fault with in a credential."""
    credential = json.loads(document)
    names = credential.pop("@context")
    contexts = [json.loads((shared / _FOLDER / _CONTEXTS[name]).read_text())["@context"] for name in names]
    text = json.dumps({"@context": contexts, **credential})
    with warnings.catch_warnings():
        # The reader of JSON-LD in rdflib uses what rdflib itself has deprecated.
        warnings.simplefilter("ignore", DeprecationWarning)
        graph = rdflib.Graph().parse(data=text, format="json-ld")
        _, report, _ = validate(graph, shacl_graph=_shapes(shared), inference="none", do_owl_imports=False)
    assert isinstance(report, rdflib.Graph)
    assert len(graph) > 20, "the profile finds no fault with a graph that says nothing"
    shacl = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    results = report.subjects(rdflib.RDF.type, shacl.ValidationResult)
    return {str(report.value(result, shacl.resultPath)) for result in results}
