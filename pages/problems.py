"""What hinders the offices, what they do about it, and what they ask of the ministry."""

import streamlit as st

from extracts.about import page_workbook
from extracts.tables import answers_sheet, subjects_sheet
from extracts.workbook import file_name
from metrics.questions.narratives import TO_MINISTRY, narratives, subjects
from ui import formats, frame, problems, words

visit = frame.enter("problems")
say, selection = visit.say, visit.selection
kinds = {"problems": ("problem",), "suggestions": TO_MINISTRY}
counts = {name: problems.count(visit, kind) for name, kind in kinds.items()}
labels = {name: say(f"told_{name}", n=formats.number(n)) for name, n in counts.items()}
shown = frame.segments("told", labels, say("told"), "problems")
search = frame.search("search_problems", say("search_words"))
counted = visit.ask(subjects, selection, kinds[shown])

left, right = st.columns([2, 3], gap="large")
with left:
    st.subheader(say(f"about_{shown}"), anchor=False, help=say("about_help"))
    words.subjects_table(visit, counted, "subjects", problems.choose_subject, f"column_{shown}")
with right:
    subject = problems.subject(visit, counted)
    problems.listing(visit, kinds[shown], subject, search, f"{shown}_page")


def write(cursor):
    told = {name: narratives(cursor, selection, kind, subject, search) for name, kind in kinds.items()}
    sheets = [
        answers_sheet(told["problems"], visit, "problems"),
        subjects_sheet(counted, visit, f"about_{shown}", f"column_{shown}"),
        answers_sheet(told["suggestions"], visit, "suggestions_policy"),
    ]
    return page_workbook(cursor, visit, say("page_problems"), sheets)


visit.download(file_name("problems", selection, frame.today()), write)
