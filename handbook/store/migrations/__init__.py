"""The steps that made every handbook's tables, in order. A released step is never edited.

Steps import nothing of ours but one another: they must still do tomorrow what they did on their
first day. A new step gets its line here, in `schema.STEP_NAMES` and among the fingerprints of
tests/store/test_released_steps.py; a new version gets a module of its own.
"""

from handbook.store.engine import Migrations
from handbook.store.migrations.duties_and_papers import (
    step_003_yearly_assignments,
    step_004_kinds_of_meeting,
    step_005_resolutions,
    step_006_duty_answers,
    step_007_upload,
    step_008_indicators,
    step_009_studies,
    step_010_plans,
)
from handbook.store.migrations.first_tables import (
    step_001_first_tables,
    step_002_papers_and_history,
)
from handbook.store.migrations.reviews import step_011_reviews
from handbook.store.migrations.round_papers import step_016_round_papers
from handbook.store.migrations.tasks import step_012_tasks
from handbook.store.migrations.texts_and_anchor import step_014_paper_texts, step_015_safety

STEPS = Migrations("so-tay-chi-bo")
for _step in (
    step_001_first_tables,
    step_002_papers_and_history,
    step_003_yearly_assignments,
    step_004_kinds_of_meeting,
    step_005_resolutions,
    step_006_duty_answers,
    step_007_upload,
    step_008_indicators,
    step_009_studies,
    step_010_plans,
    step_011_reviews,
    step_012_tasks,
    step_014_paper_texts,
    step_015_safety,
    step_016_round_papers,
):
    STEPS()(_step)
