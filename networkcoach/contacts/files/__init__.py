"""Files of people, read without touching any log.

The way of a file: bytes (`_content`: limits, zip, refusals) -> text (`_decode`) -> table (`_table`) -> its family
(`_families`, one module for each) -> `ContactFile`.
"""

from networkcoach.contacts.files._model import ContactFile, FileContact, UnreadableFile
from networkcoach.contacts.files._read import read_contact_bytes, read_contacts

__all__ = ["ContactFile", "FileContact", "UnreadableFile", "read_contact_bytes", "read_contacts"]
