"""One office: what it reported, told in words and owes, what contradicts itself, its problems, and its peers."""

import streamlit as st

from extracts.about import about
from extracts.sheets import progress_sheet, sources_sheet
from extracts.todo import todo_workbook
from extracts.workbook import Sheet, file_name, workbook
from metrics.contradictions import contradictions
from metrics.narratives import narratives
from metrics.sources import figures
from metrics.todo import offices
from ui import agency, formats, frame, words

visit = frame.enter("agency")
say, selection = visit.say, visit.selection
found = visit.ask(offices, selection)


def letters(cursor):
    return todo_workbook(cursor, selection, frame.today(), visit.language)


if len(found) == 1 and selection.agency:
    office = agency.Office(visit, next(found.itertuples(index=False)))
    doubts = visit.ask(contradictions, office.selection)
    told = visit.ask(narratives, selection, ("problem",))
    with office.heading():
        if office.todo.empty:
            st.caption(say("todo_none"))
        else:
            label = say("todo_download", n=len(office.todo))
            visit.download(file_name("todo", office.selection, frame.today()), letters, label, "todo")
    sections = {
        "reported": (len(office.told), office.reported),
        "in_words": (len(office.worded), office.in_words),
        "owes": (len(office.owed), office.owes),
        "doubts": (
            len(doubts),
            lambda: words.contradictions_table(visit, doubts, "contradictions", with_office=False),
        ),
        "problems": (len(told), lambda: words.answers(visit, told, "problems")),
        "peers": (len(office.peers), office.against_peers),
    }
    labels = {name: say(f"section_{name}", n=formats.number(count)) for name, (count, _) in sections.items()}
    section = frame.segments("section", labels, say("section"), "reported")
    sheets = [progress_sheet(office.rows, visit.language), Sheet(labels[section], sections[section][1]())]
    if section == "peers":
        words.compared(visit, office.selection, "agency")
else:
    if selection.province:
        visit.download(file_name("todo", selection, frame.today()), letters, say("todo_download_province"), "todo")
    sheets = [Sheet(say("page_agency"), agency.listing(visit, found))]


def write(cursor):
    notes = about(cursor, selection, visit.store.name, visit.language)
    sources = [sources_sheet(figures(cursor, selection), visit.language)] if selection.agency else []
    return workbook(say("page_agency"), sheets + sources, notes, visit.language)


visit.download(file_name("agency", selection, frame.today()), write)
