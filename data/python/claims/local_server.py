"""A server on this machine for the claims about aiohttp, with the standard library."""

import contextlib
import http.server
import threading


class Answers(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        found = self.path in ("/page", "/half")
        body = "Žofín 🚢".encode() if found else b"no such page"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.path == "/half":
            self.wfile.write(body[: len(body) // 2])
            self.rfile.read(1)  # until the client gives up
        else:
            self.wfile.write(body)

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def local_server():
    """Enters with the address. It has `/page`, and `/half`, which never comes to its end; the rest is a 404."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
