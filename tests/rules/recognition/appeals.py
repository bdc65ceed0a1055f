"""A decision that is appealed against, and the days of what follows."""

from datetime import date

from tests.rules.mobility import assessment
from tests.rules.recognition.cases import decided, policy

APPEAL, REVISED = date(2026, 6, 1), date(2026, 6, 10)
REFUSED = decided(policy(), assessment("bremser", positive=False, name="first"), assessment("motor"))
