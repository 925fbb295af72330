"""Web pages in our own words, for tests of what is read from them."""

from __future__ import annotations

PARAGRAPHS = (
    "The bridge that carries the coast road over the Sarne was closed to all traffic on Tuesday "
    "after inspectors found cracks in two of its piers, the roads authority said.",
    "About 9,000 vehicles a day will have to go round by Hallen until the repairs are finished, "
    "which engineers expect to take at least eleven weeks.",
    "A ferry is to carry people on foot from Thursday on, and the fares will be paid by the "
    "county, the deputy mayor told a meeting in the town hall.",
    "Shopkeepers in the old harbour said that they feared for the summer trade; one of them "
    "called the closing long overdue all the same.",
)


def page(
    *paragraphs: str, head: str = "", title: str = "Bridge over the Sarne closed", about: str = ""
) -> str:
    """A page with an article among the things that stand around one."""
    text = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or PARAGRAPHS)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<title>{title} | Coast Courier</title>
<meta property="og:title" content="{title}">
<meta property="og:site_name" content="Coast Courier">
<meta name="author" content="Ada Lund">
<meta property="article:published_time" content="2021-05-04T16:20:00+00:00">
<link rel="canonical" href="https://courier.example/bridge">
{head}
</head>
<body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article>
<h1>{title}</h1>
{text}
{about}
</article>
<footer><p>Write to us</p><p>Terms of use</p></footer>
<script>document.title = "Nothing of this is text"</script>
</body>
</html>
"""
