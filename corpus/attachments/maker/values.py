"""What is planted in documents: values with the rule that has to find them, and what a clean twin says instead."""

import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "content/maker"))
from invent import Inventor  # noqa: E402

ID, MOBILE, CARD, PASSWORD = "leak.cn-id", "leak.mobile", "leak.bank-card", "secret.password"


class Drawer:
    """Draws values; `is_clean`: as a careful office publishes them, so that nothing has to be found."""

    def __init__(self, seed, is_clean):
        self.g = Inventor(random.Random(seed))
        self.is_clean = is_clean
        self.used = set()

    def fresh(self, draw):
        while True:
            value = draw()
            if value not in self.used:
                self.used.add(value)
                return value

    def person(self):
        return self.fresh(self.g.person)

    def id(self):
        value = self.fresh(self.g.id_number)
        return f"{value[:6]}********{value[-4:]}" if self.is_clean else value

    def mobile(self):
        value = self.fresh(self.g.mobile)
        return f"{value[:3]}****{value[-4:]}" if self.is_clean else value

    def card(self):
        value = self.fresh(lambda: self.g.card()[0])
        return f"{value[:4]}{'*' * (len(value) - 8)}{value[-4:]}" if self.is_clean else value

    def password(self):
        value = self.fresh(self.g.password)
        return "请向管理员索取" if self.is_clean else value

    def serial(self):
        """A number of an office that passes for an identity number."""
        return self.fresh(self.g.serial18)
