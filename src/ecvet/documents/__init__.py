"""What a person receives: memorandum, agreement, transcript, unit description, decision, supplement.

A document is made as a `Page`, in one language or in two side by side, and written as HTML (the extra `documents`)
or as PDF (the extra `pdf`).
"""
