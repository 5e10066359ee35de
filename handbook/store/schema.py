"""What the tables of this version are made by: the names of `migrations.STEPS`, light to read.

A daily start compares these names with those in the file and loads the steps only when some are
pending. A new step is named here too; a test holds both lists together.
"""

MADE_OF = "so-tay-chi-bo"
STEP_NAMES = (
    "step_001_first_tables",
    "step_002_papers_and_history",
    "step_003_yearly_assignments",
    "step_004_kinds_of_meeting",
    "step_005_resolutions",
    "step_006_duty_answers",
    "step_007_upload",
    "step_008_indicators",
    "step_009_studies",
    "step_010_plans",
    "step_011_reviews",
    "step_012_tasks",
    "step_014_paper_texts",
    "step_015_safety",
    "step_016_round_papers",
)
