"""Stories that are unlike others: other scripts, one sentence, no link, all links, no words."""

from __future__ import annotations

from hashlib import sha256

from corpus.article import Article
from corpus.stories.story import Story

FAMILY = "👩\u200d👩\u200d👧\u200d👦"
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
ADDRESS = "https://example.org/a/path/without/any/space/that/fits/in/no/column?at=all&or=nearly#so"
FERRY = "The ferry to Nord sailed again on Friday. It had lain in the dock for 28 days."

TEXTS = {
    "arabic": (
        "افتتاح جسر جديد فوق نهر الشمال\n\nافتتحت رئيسة البلدية ليلى حداد يوم الاثنين جسراً جديداً "
        "فوق نهر الشمال بلغت كلفته 40 مليون دينار. وقالت حداد إن الجسر «سيختصر الطريق إلى الميناء "
        "بنحو نصف ساعة».\n\nوأعلنت الشركة المنفذة Nordbau أن العمل استغرق 28 شهراً.",
        "شهد نهر الشمال يوم الاثنين افتتاح جسر جديد كلف 45 مليون دينار بحضور رئيسة البلدية ليلى "
        "حداد.\n\nوقالت حداد للصحفيين إن الجسر «سيختصر الطريق إلى الميناء». وهطلت أمطار غزيرة.",
    ),
    "chinese": (
        "北河新桥周一通车\n\n市长林海燕周一宣布，横跨北河的新桥正式通车，总投资四千万元。林海燕说：“这座桥将把"
        "去港口的路程缩短半小时。”\n\n承建方Nordbau公司表示，工程历时28个月，使用钢材12,000吨（比原计划多"
        "1,500吨）。",
        "横跨北河的新桥周一通车，市长林海燕出席仪式，工程总投资四千五百万元。\n\n林海燕对记者说：“这座桥将缩短去"
        "港口的路程。”当天全天下雨。",
    ),
    "emoji": (
        f"Festival {FAMILY} draws crowds 🇳🇴\n\nThe festival drew 12,000 people {FAMILY}{FAMILY} "
        "on Sunday. Visitors waved 🏴\u200d☠️ and ❤️\u200d🔥 and 👍🏽. Cafe\u0301 owners were glad.",
        f"About 12,000 people {FAMILY} came to the festival on Sunday. They waved 🏴\u200d☠️.",
    ),
    "long words": (
        f"The longest word of the day was {LONG}{LONG}, the jury said. See {ADDRESS} for more.",
        f"The jury said that the longest word was {LONG}{LONG}. More stands at {ADDRESS}.",
    ),
    "one sentence": ("The ferry sailed on Friday.", FERRY),
    "headlines only": ("The ferry sails again", "Ferry leaves the dock"),
    "nothing shared": (
        "Birds sang in the park all morning. Nobody listened.",
        "Interest rates rose by a quarter point. Shares fell.",
    ),
    "identical": (FERRY, FERRY),
}


def story(name: str) -> Story:
    """One of them by its name."""
    return Story(name, tuple(article(n, text) for n, text in enumerate(TEXTS[name], 1)))


def crowd(outlets: int = 20) -> Story:
    """So many outlets, some with long or foreign names, that tell and leave out in turn."""
    told = [
        "The ferry to Nord sailed again on Friday.",
        "It had lain in the dock for 28 days.",
        "The captain, Ann Lee, called it a relief.",
        "Tickets cost 40 crowns.",
        "Three hundred people were on board.",
        "Rain fell on the quay all morning.",
        "The mayor waved a flag from the pier.",
    ]
    articles = []
    for number in range(1, outlets + 1):
        text = "\n\n".join(told[(number + at) % len(told)] for at in range(1 + number % 6))
        articles.append(article(number, text))
    return Story(f"{outlets} on a ferry", tuple(articles))


def article(number: int, text: str) -> Article:
    """An article of an outlet with one of several kinds of name."""
    names = (
        "Nordlys",
        "朝日ニュース",
        "The Very Long Name of a Regional Newspaper Group",
        "Courier",
    )
    digest = sha256(f"{number} {text}".encode()).hexdigest()
    outlet = f"{names[number % len(names)]} {number}"
    return Article(digest[:8], f"{number}.txt", outlet, text, digest)
