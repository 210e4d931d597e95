"""Files of people, read without touching any log.

The way of a file: bytes (`_content`: limits, zip, refusals), and then one of two.

- Tables: text (`_decode`) -> header (`_header`) -> rows (`_table`) -> its family (`_families`, a module for each).
- vCards: lines (`_vcard_lines`) -> values (`_vcard_values`) -> `_vcard`.

Both end at `_people`, which knows how somebody is named, and give a `ContactFile`.
"""

from networkcoach.contacts.files._model import FIELDS, ContactFile, FileContact, UnknownColumns, UnreadableFile
from networkcoach.contacts.files._read import read_contact_bytes, read_contacts

__all__ = [
    "FIELDS",
    "ContactFile",
    "FileContact",
    "UnknownColumns",
    "UnreadableFile",
    "read_contact_bytes",
    "read_contacts",
]
