"""All cases, in the order of their files."""

from . import (clean_ids, clean_keys, clean_people, clean_secrets, clean_words, leak_columns, leak_ids, leak_masks,  # noqa: F401
               leak_people, secret_keys, secret_passwords)
from .page import CASES

__all__ = ["CASES"]
