"""What one decision looks at: a validated unit, with the papers and the policy."""

from datetime import date

import attrs

from ecvet.model.agreements import AgreedUnit, Basis
from ecvet.model.assessments import Credit
from ecvet.model.outcomes import LearningOutcome
from ecvet.model.policies import RecognitionPolicy
from ecvet.model.qualifications import Pathway, Qualification
from ecvet.model.transfers import CreditTransfer, Validation
from ecvet.model.units import Unit, UnitPart
from ecvet.rules._coverage import Match, Result, is_addition, match, meant_for, required_for


@attrs.frozen(eq=False)
class Case:
    """One unit to be decided on.

    Args:
        transfer: The transfer, validated.
        qualification: The qualification at home.
        route: The pathway to it.
        policy: The policy.
        validation: The validation of the unit.
        on: The day of the decision.
        held: What the learner holds at home.
    """

    transfer: CreditTransfer
    qualification: Qualification
    route: Pathway
    policy: RecognitionPolicy
    validation: Validation
    on: date
    held: tuple[Credit, ...]

    @property
    def unit(self) -> str:
        """The code of the unit at home, or of the addition."""
        return self.validation.unit

    @property
    def at_home(self) -> Unit | None:
        """The unit at home; `None` for an addition."""
        return None if self.addition else self.qualification.unit(self.unit)

    @property
    def addition(self) -> bool:
        """Whether there is no unit at home for it."""
        return is_addition(self.transfer.agreement, self.unit)

    @property
    def agreed(self) -> tuple[AgreedUnit, ...]:
        """The agreed units that count for it."""
        return meant_for(self.transfer.agreement, self.unit)

    @property
    def required(self) -> tuple[LearningOutcome, ...]:
        """The outcomes that it requires."""
        return required_for(self.transfer.agreement, self.qualification, self.unit)

    @property
    def bases(self) -> tuple[Basis, ...]:
        """The bases that the policy accepts."""
        return self.policy.bases or tuple(Basis)

    @property
    def undescribed(self) -> tuple[UnitPart, ...]:
        """The parts that the unit at home demands without saying which outcomes they are."""
        parts = () if self.at_home is None else self.at_home.parts
        return tuple(part for part in parts if part.mandatory is not False and not part.outcomes)

    def covered_by(self, held: tuple[Result, ...], *, certain: bool) -> Match:
        """Return what some of the results cover, of what was validated: no recognition without validation.

        Args:
            held: The results.
            certain: Whether what depends on an unknown day is left out.
        """
        found = match(
            self.required,
            held,
            self.transfer.agreement.correspondences,
            bases=self.bases,
            certain=certain,
        )
        validated = {one.required for one in self.validation.covered}
        covered = tuple(one for one in found.covered if one.required in validated)
        kept = {one.required for one in covered}
        return Match(covered, tuple(one.id for one in self.required if one.id not in kept))
