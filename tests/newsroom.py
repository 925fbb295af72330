"""Two reports of our own in the formats that newsrooms and researchers hold."""

from __future__ import annotations

import gzip
import json

from tests.documents import docx
from tests.pages import PARAGRAPHS, page

HEADLINE = "Bridge over the Sarne closed"
OTHER_HEADLINE = "Ferry to run from Thursday"
BRIDGE, FERRY = PARAGRAPHS[:2], PARAGRAPHS[2:]


def _marked(paragraphs: tuple[str, ...]) -> str:
    return "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


NITF = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
<nitf baselang="en-GB">
  <head>
    <title>closing</title>
    <docdata>
      <doc-id regsrc="CW" id-string="cw-4711"/>
      <date.issue norm="20210504T162000+0100"/>
      <doc.copyright holder="Coast Courier" year="2021"/>
    </docdata>
  </head>
  <body>
    <body.head>
      <hedline><hl1>{HEADLINE}</hl1><hl2>Eleven weeks of repairs</hl2></hedline>
      <byline>By <person>Ada Lund</person>, <byttl>Chief Reporter</byttl></byline>
      <distributor>Reuters</distributor>
      <dateline><location>HALLEN</location></dateline>
      <abstract><p>What is closed, and for how long.</p></abstract>
    </body.head>
    <body.content>
      <block>
        <p>{BRIDGE[0]}</p>
        <hl2>What it means</hl2>
        <p>{BRIDGE[1].replace("Hallen", "<location>Hallen</location>")}</p>
        <media media-type="image"><media-reference source="pier.jpg"/>
          <media-caption>A pier of the bridge. caf&eacute;</media-caption></media>
        <note><body.content><p>Eds: will be updated.</p></body.content></note>
        <table><tr><td>Cars</td><td>8,300</td></tr></table>
      </block>
    </body.content>
    <body.end><tagline>(Reporting by Ada Lund)</tagline></body.end>
  </body>
</nitf>
"""


def _news_item(headline: str, content: str, by: str) -> str:
    return f"""<newsItem guid="urn:x:{len(content)}" standard="NewsML-G2" xml:lang="en-GB">
  <rightsInfo><copyrightHolder literal="CW Ltd"/></rightsInfo>
  <itemMeta>
    <itemClass qcode="ninat:text"/>
    <provider qcode="nprov:CW"><name>Coast Wire</name></provider>
    <versionCreated>2021-05-04T18:05:00+01:00</versionCreated>
    <firstCreated>2021-05-04T16:20:00+01:00</firstCreated>
    <edNote>Not for print.</edNote>
  </itemMeta>
  <contentMeta>
    <by>{by}</by><infoSource literal="Reuters"/>
    <language tag="en-GB"/>
    <slugline>SARNE-BRIDGE</slugline><headline>{headline}</headline>
    <headline role="hld:subHeadline">A line below it</headline>
  </contentMeta>
  <contentSet>{content}</contentSet>
</newsItem>"""


NEWSML_G2 = f"""<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">
<header><sent>2021-05-04T18:06:00+01:00</sent></header>
<itemSet>
{
    _news_item(
        HEADLINE,
        '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<head><title>x</title></head><body>{_marked(BRIDGE)}</body></html></inlineXML>",
        "Ada Lund",
    )
}
<newsItem><itemMeta><itemClass qcode="ninat:picture"/></itemMeta>
<contentSet><remoteContent href="pier.jpg"/></contentSet></newsItem>
{
    _news_item(
        OTHER_HEADLINE,
        '<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/">'
        f"<body><body.head><hedline><hl1>{OTHER_HEADLINE}</hl1></hedline></body.head>"
        f"<body.content>{_marked(FERRY)}</body.content></body></nitf></inlineXML>",
        "By Bo Ek",
    )
}
</itemSet></newsMessage>
"""

NEWSML_1 = f"""<?xml version="1.0"?>
<NewsML Version="1.2"><NewsItem xml:lang="en">
<NewsManagement><ThisRevisionCreated>20210504T162000+0000</ThisRevisionCreated></NewsManagement>
<NewsComponent><NewsLines><HeadLine>{HEADLINE}</HeadLine><ByLine>By Ada Lund</ByLine></NewsLines>
<AdministrativeMetadata><Provider><Party FormalName="AFP"/></Provider></AdministrativeMetadata>
<ContentItem><DataContent>{_marked(BRIDGE)}</DataContent></ContentItem></NewsComponent>
</NewsItem></NewsML>
"""

TEI = f"""<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">
  <teiHeader><fileDesc>
    <titleStmt><title>{HEADLINE}</title><author>Ada Lund</author></titleStmt>
    <publicationStmt><publisher>A corpus of news</publisher><date when="2024"/></publicationStmt>
    <sourceDesc><biblStruct><analytic><title level="a">{HEADLINE}</title></analytic>
      <monogr><title level="j">Coast Courier</title><imprint><date when="2021-05-04"/></imprint>
      </monogr><ref target="https://courier.example/bridge"/></biblStruct></sourceDesc>
  </fileDesc></teiHeader>
  <text><body><div>
    <head>{HEADLINE}</head>
    <p>{BRIDGE[0]}<note>A note of the editors.</note></p>
    <fw>page 3</fw>
    <p>{BRIDGE[1].replace("eleven", "<choice><sic>elven</sic><corr>eleven</corr></choice>")}</p>
  </div></body></text>
</TEI>
"""

NINJS_1 = json.dumps(
    {
        "uri": "https://wire.example/4711",
        "type": "text",
        "pubstatus": "usable",
        "versioncreated": "2021-05-04T16:20:00Z",
        "copyrightholder": "Coast Wire",
        "language": "en-GB",
        "byline": "By Ada Lund",
        "headline": HEADLINE,
        "body_text": " ".join(BRIDGE),
        "body_html": f"{_marked(BRIDGE)}<script>run()</script>",
        "associations": {
            "featuremedia": {"headline": "A pier", "body_text": "Not this.", "type": "picture"}
        },
    }
)

NINJS_2 = json.dumps(
    {
        "uri": "urn:wire:4711",
        "standard": {"name": "ninjs", "version": "2.1"},
        "versionCreated": "2021-05-04T18:05:00+02:00",
        "copyrightNotice": "Copyright 2021 Coast Wire. All rights reserved.",
        "language": "en",
        "by": "Ada Lund",
        "infosources": [{"name": "Reuters"}],
        "headlines": [
            {"role": "short", "value": "Bridge shut"},
            {"role": "main", "value": HEADLINE},
        ],
        "bodies": [
            {"role": "text", "contenttype": "text/plain", "value": " ".join(BRIDGE)},
            {"role": "html", "contenttype": "text/html", "value": _marked(BRIDGE)},
        ],
        "associations": [{"name": "pier", "headlines": [{"value": "A pier"}]}],
    }
)

EVENT_REGISTRY = json.dumps(
    {
        "articles": {
            "results": [
                {
                    "uri": "14370",
                    "lang": "eng",
                    "isDuplicate": False,
                    "date": "2021-05-05",
                    "dateTime": "2021-05-05T02:00:00Z",
                    "dateTimePub": "2021-05-04T16:20:00Z",
                    "url": "https://courier.example/bridge",
                    "title": HEADLINE,
                    "body": "\n".join(BRIDGE),
                    "source": {"uri": "courier.example", "title": "Coast Courier"},
                    "authors": [
                        {"name": "Ada Lund", "isAgency": False},
                        {"name": "Reuters", "isAgency": True},
                    ],
                },
                {"uri": "14371", "lang": "deu", "title": OTHER_HEADLINE, "body": "\n".join(FERRY)},
            ],
            "totalResults": 2,
        }
    }
)

MEDIA_CLOUD = (
    "id,indexed_date,language,media_name,media_url,publish_date,title,url\n"
    f"1,2021-05-05,en,Coast Courier,courier.example,2021-05-04,{HEADLINE},LINK\n"
)

TABLE = (
    "id;Published At;Outlet;Title;Text\r\n"
    f'1;2021-05-04 16:20:00+00:00;Coast Courier;{HEADLINE};"{BRIDGE[0]}\r\n\r\n{BRIDGE[1]}"\r\n'
    f"2;2021-05-05;Hallen Times;{OTHER_HEADLINE};{FERRY[0].replace(';', ',')}\r\n"
)


def warc(*pages: tuple[str, str, bytes], packed: bool = False) -> bytes:
    """An archive with a record for each address, head and body of a response."""
    records = [
        b"WARC/1.0\r\nWARC-Type: warcinfo\r\nWARC-Record-ID: <urn:uuid:0>\r\n"
        b"WARC-Date: 2021-05-06T00:00:00Z\r\nContent-Type: application/warc-fields\r\n"
        b"Content-Length: 0\r\n\r\n\r\n\r\n"
    ]
    for number, (address, head, body) in enumerate(pages, 1):
        block = f"HTTP/1.1 {head}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        records.append(
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
            f"WARC-Target-URI: {address}\r\nWARC-Date: 2021-05-06T00:00:00Z\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(block)}\r\n\r\n".encode()
            + block
            + b"\r\n\r\n"
        )
    return b"".join(gzip.compress(one) if packed else one for one in records)


HTML_HEAD = "200 OK\r\nContent-Type: text/html; charset=utf-8"
PAGES = (
    ("https://courier.example/pier.jpg", "200 OK\r\nContent-Type: image/jpeg", b"\xff\xd8\xff"),
    ("https://courier.example/old", "301 Moved\r\nContent-Type: text/html", b"<p>Moved</p>"),
    ("https://courier.example/bridge", HTML_HEAD, page().encode()),
    (
        "https://courier.example/ferry",
        f"{HTML_HEAD}\r\nContent-Encoding: gzip",
        gzip.compress(page(*PARAGRAPHS[::-1], title=OTHER_HEADLINE).encode()),
    ),
)

MHTML = (
    "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://courier.example/bridge\r\n"
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
    "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n"
    f"Content-Location: https://courier.example/bridge\r\n\r\n{page()}\r\n--x--\r\n"
).encode()


def nexis(*, cover: bool = True) -> bytes:
    """A document as Nexis Uni gives it, with two articles."""
    front = ("Documents (2)", f"1. {HEADLINE}", "Client/Matter: -None-", "Search Terms: bridge")
    return docx(
        *(front if cover else ()),
        HEADLINE,
        "Coast Courier(Hallen)",
        "May 4, 2021 Tuesday 4:20 PM GMT",
        "Copyright 2021 Coast Courier All Rights Reserved",
        "Section:\u00a0NEWS; Version:1",
        "Length:\u00a0355 words",
        "Byline:\u00a0Ada Lund in Hallen",
        "Highlight:\u00a0Eleven weeks of repairs are expected.",
        "Body",
        "",
        *BRIDGE,
        "Graphic",
        "A pier of the bridge",
        "Classification",
        "Language:\u00a0ENGLISH",
        "Subject:\u00a0BRIDGES (90%)",
        "Load-Date:\u00a0May 5, 2021",
        "",
        "End of Document",
        f"{OTHER_HEADLINE};Fares will be paid",
        "Hallen Times",
        "May 5, 2021 Wednesday",
        "Length:\u00a0120 words",
        "Body",
        *FERRY,
        "Load-Date:\u00a0May 6, 2021",
        "End of Document",
    )
