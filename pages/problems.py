"""What hinders the offices, what they do about it, and what they ask of the ministry."""

import streamlit as st

from extracts.about import about
from extracts.workbook import Sheet, file_name, workbook
from metrics.narratives import narratives, subjects
from ui import frame, words

visit = frame.enter("problems")
say, selection = visit.say, visit.selection
counted = visit.ask(subjects, selection)

left, right = st.columns([2, 3], gap="large")
with left:
    st.subheader(say("about_problems"), anchor=False, help=say("about_help"))
    about_what = words.subjects_table(visit, counted, "subjects", lambda subject: frame.choose(subject=subject))
with right:
    st.subheader(say("problems"), anchor=False)
    search = st.text_input(say("search_words"), placeholder=say("search_words"), key="search_problems")
    names = dict(zip(counted["subject"], counted[f"name_{visit.language}"], strict=True))
    chosen = st.session_state.get("subject")
    subject = st.selectbox(
        say("filter_subject"),
        list(names),
        index=list(names).index(chosen) if chosen in names else None,
        format_func=names.get,
        placeholder=say("all_subject"),
    )
    told = visit.ask(narratives, selection, ("problem",), subject or "", search)
    problems = words.answers(visit, told, "problems")

st.subheader(say("suggestions_policy"), anchor=False)
asked = visit.ask(narratives, selection, ("suggestion_policy",))
if asked.empty:
    st.caption(say("suggestions_none"))
else:
    words.answers(visit, asked, "suggestions")


def write(cursor):
    sheets = [
        Sheet(say("problems"), problems),
        Sheet(say("about_problems"), about_what),
        Sheet(say("suggestions_policy"), words.texts_table(visit, asked)),
    ]
    return workbook(
        say("page_problems"), sheets, about(cursor, selection, visit.store.name, visit.language), visit.language
    )


visit.download(file_name("problems", selection, frame.today()), write)
