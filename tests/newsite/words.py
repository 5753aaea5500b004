"""Composes names, titles and bodies in Arabic from the stock, each article with its own cast and places."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.newsite import clauses, stock
from tests.newsite.dice import Dice

SLOT = re.compile(r"\{(\w+)\}")
INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
ORDINALS = ("الأولى", "الثانية", "الثالثة", "الرابعة")
WHEN = ("اليوم", "أمس", "أمس الأحد", "صباح اليوم", "مساء الخميس", "الأسبوع الماضي", "خلال مؤتمر صحفي", "في بيان رسمي")
FREE_MONTHS = ("آذار", "نيسان", "حزيران", "أيلول", "يناير", "مايو", "أكتوبر", "شتنبر", "جويلية", "رمضان")
QUOTES = (("«", "»"), ("“", "”"), ('"', '"'))


@dataclass(frozen=True)
class Person:
    """Someone who writes or is quoted."""

    first: str
    family: str
    woman: bool
    role: str = ""

    @property
    def name(self) -> str:
        """First name and family name."""
        return f"{self.first} {self.family}"


@dataclass(frozen=True)
class Block:
    """A piece of the body; ``kind`` is p, h (subhead), q (quote) or li."""

    kind: str
    text: str


def person(dice: Dice, *, waw: float = 12) -> Person:
    """A person; in *waw* of a hundred the first name begins with the letter waw."""
    woman = dice.chance(40)
    names = stock.WOMEN if woman else stock.MEN
    if dice.chance(waw):
        names = tuple(name for name in names if name.startswith("و"))
    return Person(dice.pick(names), dice.pick(stock.FAMILIES), woman, dice.pick(stock.ROLES)[woman])


class Writer:
    """Fills the slots of the stock's clauses for one article."""

    def __init__(self, dice: Dice, section: str) -> None:
        self.dice = dice
        self.topic = dice.pick(stock.TOPICS[section])
        self.cities = dice.sample(stock.CITIES, 2)
        self.orgs = dice.sample(stock.ORGS, 3)
        self.cast = [person(dice) for _ in range(3)]
        self.marks = dice.pick(QUOTES)
        self._named: set[str] = set()
        self._used: set[str] = set()

    def fill(self, text: str) -> str:
        """*text* with every slot filled, and those that a filling brings."""
        while SLOT.search(text):
            text = SLOT.sub(lambda slot: self._slot(slot[1]), text)
        return text

    def _slot(self, name: str) -> str:
        dice = self.dice
        numbers = {"small": (3, 97), "big": (2, 900), "big2": (3, 950), "pct": (11, 94), "year": (2004, 2024)}
        if name in numbers:
            number = dice.between(*numbers[name])
            return f"{number} ألف" if name.startswith("big") and dice.chance(60) else str(number)
        fixed = {"topic": self.topic, "city": self.cities[0], "city2": self.cities[1], "first": dice.pick(stock.MEN)}
        if name in fixed:
            return fixed[name]
        free = {"org": self.orgs, "when": WHEN, "month": FREE_MONTHS, "ordinal": ORDINALS, "aim": clauses.AIMS}
        if name == "claim":
            return self._fresh(clauses.CLAIMS)
        free["adjunct"] = clauses.ADJUNCTS
        if name in free:
            return dice.pick(free[name])
        if name == "day":
            return str(dice.between(1, 28))
        speaker = dice.pick(self.cast)
        return speaker.name if name == "man" else self._who(speaker)

    def _fresh(self, choices: tuple[str, ...]) -> str:
        """One of the choices, none twice before all have been taken."""
        left = [text for text in choices if text not in self._used] or list(choices)
        text = self.dice.pick(left)
        self._used.add(text)
        return text

    def _who(self, speaker: Person) -> str:
        """Role and full name at the first mention, the family name later."""
        if speaker.name in self._named:
            return speaker.family
        self._named.add(speaker.name)
        return f"{speaker.role} {speaker.name}"

    def title(self) -> str:
        """A headline."""
        return self.fill(self.dice.pick(clauses.TITLES))

    def _said(self) -> str:
        dice = self.dice
        speaker = dice.pick(self.cast)
        verb = dice.pick(stock.SAID_F if speaker.woman else stock.SAID)
        who = self._who(speaker)
        if dice.chance(35):
            left, right = self.marks
            return self.fill(f"{'و' if dice.chance(50) else ''}{verb.split()[0]} {who}: {left}{self._quote()}{right}.")
        joint = "إن" if verb in ("قال", "قالت") else "أن"
        verb, _, preposition = verb.partition(" ")
        joint = f"{preposition} {joint}".strip()
        tail = self.fill(f"، {dice.pick(clauses.ADJUNCTS)}") if dice.chance(40) else ""
        return self.fill(f"و{verb} {who} {joint} {{claim}}{tail}.")

    def _quote(self) -> str:
        return "، ".join(
            self.fill(text) for text in (self._fresh(clauses.QUOTES) for _ in range(self.dice.between(1, 2)))
        )

    def _sentence(self) -> str:
        dice = self.dice
        kind = dice.between(1, 100)
        if kind <= 55:
            return self._said()
        if kind <= 90:
            return self.fill(self._fresh(clauses.FACTS)) + "."
        return self.fill(dice.pick(clauses.POSTS)) + "."

    def paragraph(self, first: str | None = None) -> str:
        """One to three sentences, 15 to 60 words."""
        sentences = [first or self._sentence()]
        goal = self.dice.between(15, 42)
        while len(" ".join(sentences).split()) < goal:
            sentences.append(self._sentence())
        return " ".join(sentences)

    def body(self, count: int) -> tuple[Block, ...]:
        """*count* paragraphs, with subheads, quotes and lists among them."""
        dice = self.dice
        blocks = [Block("p", self.paragraph(self.fill(dice.pick(clauses.LEADS)) + "."))]
        heads = dice.sample(clauses.SUBHEADS, 3) if count > 6 and dice.chance(45) else []
        listed = dice.chance(15)
        for number in range(1, count - 1):
            if heads and number % 3 == 2:
                blocks.append(Block("h", self.fill(heads.pop())))
            blocks.append(Block("p", self.paragraph()))
            if number == 2 and listed:
                blocks += [Block("li", self.fill("{claim}.")) for _ in range(3)]
            if dice.chance(7):
                blocks.append(Block("q", self.marks[0] + self._quote() + self.marks[1]))
            elif dice.chance(6):
                blocks.append(Block("p", self.fill(dice.pick(clauses.FLASHES))))
        blocks.append(Block("p", self.paragraph(self.fill(dice.pick(clauses.CLOSINGS)) + ".")))
        return tuple(blocks)
