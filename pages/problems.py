"""What hinders the offices, what they do about it, and what they ask of the ministry."""

import streamlit as st

from extracts.about import about
from extracts.workbook import Sheet, file_name, workbook
from metrics.narratives import narratives, subjects
from ui import formats, frame, problems, words

visit = frame.enter("problems")
say, selection = visit.say, visit.selection
kinds = {"problems": ("problem",), "suggestions": ("suggestion_policy",)}
counts = {name: problems.count(visit, kind) for name, kind in kinds.items()}
labels = {name: say(f"told_{name}", n=formats.number(n)) for name, n in counts.items()}
shown = frame.segments("told", labels, say("told"), "problems")
search = frame.search("search_problems", say("search_words"))
counted = visit.ask(subjects, selection, kinds[shown])

left, right = st.columns([2, 3], gap="large")
with left:
    st.subheader(say(f"about_{shown}"), anchor=False, help=say("about_help"))
    about_what = words.subjects_table(visit, counted, "subjects", problems.choose_subject, f"column_{shown}")
with right:
    subject = problems.subject(visit, counted)
    problems.listing(visit, kinds[shown], subject, search, f"{shown}_page")


def write(cursor):
    told = {name: narratives(cursor, selection, kind, subject, search) for name, kind in kinds.items()}
    sheets = [
        Sheet(say("problems"), words.texts_table(visit, told["problems"])),
        Sheet(say(f"about_{shown}"), about_what),
        Sheet(say("suggestions_policy"), words.texts_table(visit, told["suggestions"])),
    ]
    notes = about(cursor, selection, visit.store.name, visit.language)
    return workbook(say("page_problems"), sheets, notes, visit.language)


visit.download(file_name("problems", selection, frame.today()), write)
