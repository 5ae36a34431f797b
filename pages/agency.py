"""One office: what it reported, told in words and owes, what contradicts itself, its problems, and its peers."""

import streamlit as st

from extracts.about import page_workbook
from extracts.sheets import progress_sheet, sources_sheet
from extracts.tables import answers_sheet, findings_sheet, offices_sheet, owed_sheet, peers_sheet
from extracts.todo import todo_workbook
from extracts.workbook import file_name
from metrics.questions.narratives import narratives
from metrics.questions.sources import figures
from metrics.questions.todo import offices
from ui import agency, findings, formats, frame, words

visit = frame.enter("agency")
say, selection = visit.say, visit.selection
found = visit.ask(offices, selection)


def letters(cursor):
    return todo_workbook(cursor, selection, frame.today(), visit.language)


if len(found) == 1 and selection.agency:
    office = agency.Office(visit, next(found.itertuples(index=False)))
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
        "doubts": (len(office.doubts), office.contradicts),
        "problems": (len(told), lambda: words.answers(visit, told, "problems")),
        "peers": (len(office.peers), office.against_peers),
    }
    labels = {name: say(f"section_{name}", n=formats.number(count)) for name, (count, _) in sections.items()}
    section = frame.segments("section", labels, say("section"), "reported")
    sections[section][1]()
    if section == "peers":
        words.compared(visit, office.selection, "agency")
else:
    if selection.province:
        visit.download(file_name("todo", selection, frame.today()), letters, say("todo_download_province"), "todo")
    agency.listing(visit, found)


def write(cursor):
    if not (len(found) == 1 and selection.agency):
        by = agency.SORTS[visit.choices["sort_offices"].value] if len(found) else []
        rows = found.sort_values(by, ascending=False, kind="stable") if by else found
        return page_workbook(cursor, visit, say("page_agency"), [offices_sheet(rows, visit)])
    names = {name: findings.check_name(visit, name) for name in set(office.findings["check"])}
    sheets = [
        progress_sheet(office.rows, visit),
        owed_sheet(office.owed, visit),
        findings_sheet(office.findings, visit, names),
        answers_sheet(narratives(cursor, office.selection, agency.ANSWERS), visit, "sheet_answers"),
        peers_sheet(office.peers, visit),
        sources_sheet(cursor, figures(cursor, selection), visit),
    ]
    return page_workbook(cursor, visit, say("page_agency"), sheets, set(office.rows["indicator_id"]), choices=())


visit.download(file_name("agency", selection, frame.today()), write)
