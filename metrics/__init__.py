"""What the figures mean. Reads the store, never a report.

register   the indicators, and how they claim figures
meaning    the tables and views that a store carries
questions  what pages, workbooks and files ask of them
here       selection (the filters), query (runs the SQL), open_store, memory (answers, remembered);
           agencies, marks, thai (what things are called)
"""
