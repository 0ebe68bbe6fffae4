"""Lesson 36: the tutorial's scraper: one function fetches, and its errors stand among the pages."""

import asyncio
import contextlib
import html.parser
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import ProxyHandler, build_opener

from claims import main, row, said
from turns import most_inside

MISSING = "/missing"


class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        body = f"<title>page {self.path}</title>".encode()
        self.send_response(404 if self.path == MISSING else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def site():
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


def get(url):
    with build_opener(ProxyHandler({})).open(url) as answer:
        return answer.read().decode()


class Title(html.parser.HTMLParser):
    """Keeps the text that comes after the tag `title`."""

    text, inside = "", False

    def handle_starttag(self, tag, attributes):
        self.inside = tag == "title"

    def handle_data(self, data):
        self.text += data if self.inside else ""


async def scrape(urls, limit=5):
    """The tutorial's way: gives a list of titles, with a text for each error."""
    semaphore = asyncio.Semaphore(limit)

    async def one(url):
        async with semaphore:
            try:
                page = Title()
                page.feed(await asyncio.to_thread(get, url))
                return page.text
            except Exception as e:
                return f"Error: {e}"

    return await asyncio.gather(*(one(url) for url in urls))


@row("`asyncio.Semaphore(5)` around each fetch")
async def five_at_a_time():
    assert await most_inside(asyncio.Semaphore(5), 47) == 5


@row("`gather(…, return_exceptions=True)`")
async def exceptions_among_the_results():
    async def fetch(url):
        await asyncio.sleep(0)
        if url == MISSING:
            raise OSError("404")
        return url

    results = await asyncio.gather(*(fetch(url) for url in ["/a", MISSING, "/b"]), return_exceptions=True)
    assert results[0::2] == ["/a", "/b"] and isinstance(results[1], OSError)


@row('`f"Error: {e}"` in the list of pages')
async def a_text_among_the_titles():
    with site() as address:
        results = await scrape([address + path for path in ["/a", MISSING]])
    assert results[0] == "page /a" and results[1].startswith("Error: HTTP Error 404"), results
    assert {type(r) for r in results} == {str}, "an error can be told from a title by its type"


@row("`len(results)` pages, always")
async def as_many_pages_as_addresses():
    with site() as address:
        for paths in [["/a", "/b"], ["/a", MISSING], [MISSING, MISSING]]:
            results = await scrape([address + path for path in paths])
            assert len(results) == len(paths)
    results = await scrape(["http://127.0.0.1:1/"])
    assert len(results) == 1 and results[0].startswith("Error: "), results


@row("one function does it all")
async def it_cannot_be_tested_without_a_site():
    # All that it takes is addresses: without a site, what it gives is errors.
    with site() as address:
        urls = [address + path for path in ["/a", "/b"]]
        assert await scrape(urls) == ["page /a", "page /b"]
    assert all(r.startswith("Error: ") for r in await scrape(urls))


@said('`except Exception: return f"Error: {e}"` turns a failure into a string, and the list cannot tell it from a title.')
async def all_fetched():
    with site() as address:
        urls = [address + path for path in ["/a", MISSING, "/b"]]
        results = await scrape(urls)
    assert [type(r) for r in results] == [str] * 3
    reported, fetched = len(results), sum(r.startswith("page ") for r in results)
    assert (reported, fetched) == (3, 2)


main()
