"""The indicators, a block each in its theme's file, and how a block claims figures.

The words in claims are words of the language, not of one report: registered, passed, matched. Patterns ignore tone
marks and upper or lower vowels. The unit "" is that of a table whose header names none; a block takes it where its
words say what is counted. A numerator that claims the role percent takes only 100 % of a base of which the words say
"all" (ทุกแห่ง, ทุกคน): the base is then the numerator, and the row says that it was computed.
"""
