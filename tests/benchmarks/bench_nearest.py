"""One learner against a register of 1,000 qualifications, against the same calls one by one."""

from functools import partial
from random import Random
from time import process_time

from ecvet import Credit, Missing, Progress, decide, plan
from ecvet.rules.accumulation.nearest import Index, nearest
from tests.benchmarks.learners import AS_OF
from tests.benchmarks.measure import Pair, Row, fastest
from tests.benchmarks.regulations import register

LEARNERS = 3
WANTED = 10


def test_the_nearest_of_a_thousand_qualifications(rows: list[Row]) -> None:
    plans = [plan(qualification) for qualification in register(sectors=40, size=25)]
    index = Index.of(plans)
    few: list[Pair] = []
    everything: list[Pair] = []
    for learner in range(LEARNERS):
        random = Random(learner)
        credits = tuple(
            Credit(unit=unit.code) for unit in random.sample(random.choice(plans).qualification.units, 8)
        )
        one_by_one = partial(lambda held: [decide(one, held, as_of=AS_OF) for one in plans], credits)
        begin = process_time()
        answers = sorted(one_by_one(), key=_order)
        before = process_time() - begin
        for most, pairs in ((WANTED, few), (None, everything)):
            found = nearest(credits, index, as_of=AS_OF, most=most)
            expected = [(answer.qualification, answer.missing) for answer in answers[:most]]
            assert [(near.qualification, near.missing) for near in found] == expected
            pairs.append(
                Pair(fastest(partial(nearest, credits, index, as_of=AS_OF, most=most), 2), before, before)
            )
        again = fastest(one_by_one, 1)
        few[-1], everything[-1] = (Pair(pair.work, before, again) for pair in (few[-1], everything[-1]))
    for work, pairs in ((f"the {WANTED} nearest of 1,000", few), ("all 1,000 by nearness", everything)):
        rows.append(Row(work=work, reference="one by one", target="5 times faster", pairs=pairs))


def _order(answer: Progress) -> tuple[bool, object, object, str]:
    missing = answer.missing or Missing(points=answer.counted * 0, units=0)
    return answer.missing is None, missing.points, missing.units, answer.qualification
