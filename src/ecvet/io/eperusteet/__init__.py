"""Qualification requirements of ePerusteet, the register of the Finnish National Agency for Education.

Only reading: the requirements are laid down there and nowhere else.
"""

from ecvet.io.eperusteet._document import read

__all__ = ["read"]
