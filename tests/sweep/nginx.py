"""A real nginx on loopback, over TLS with HTTP/2 and plain, serving a folder."""

import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

CONFIGURATION = """daemon off;
{user}worker_processes 1;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
    types {{ text/html html; text/css css; image/png png; application/pdf pdf; text/plain txt; text/xml xml; }}
    log_format sweep '$connection $server_protocol $request_method $request_uri $status';
    access_log {access};
    client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
    uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
    charset utf-8;
    gzip on;
    keepalive_requests 1000000;
    server {{
        listen 127.0.0.1:{port} backlog=4096;
        {listen_tls}
        root {root};
        {more}
    }}
}}
"""
# The folders of tests are private: workers of nginx would be somebody else.
USER = "user root;\n" if os.geteuid() == 0 else ""
TLS = "listen 127.0.0.1:{tls_port} ssl http2; ssl_certificate {chain}; ssl_certificate_key {key};"


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def program():
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


class Nginx:
    """`with Nginx(folder, root, chain=…, key=…) as server`: server.port, server.tls_port, server.lines()."""

    def __init__(self, folder, root, chain=None, key=None, log=True, more=""):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.port, self.tls_port = free_port(), free_port()
        listen = TLS.format(tls_port=self.tls_port, chain=chain, key=key) if chain else ""
        access = f"{self.folder}/access.log sweep" if log else "off"
        (self.folder / "nginx.conf").write_text(CONFIGURATION.format(
            user=USER, folder=self.folder, root=root, port=self.port, listen_tls=listen, access=access, more=more))

    def __enter__(self):
        self.process = subprocess.Popen([program(), "-p", str(self.folder), "-c", str(self.folder / "nginx.conf")],
                                        stderr=subprocess.DEVNULL)
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return self
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("nginx does not start: " + (self.folder / "error.log").read_text()[-500:])

    def __exit__(self, *ignored):
        self.process.terminate()
        self.process.wait()

    def lines(self):
        """(connection, protocol, method, target, status) of every request."""
        return [line.split(" ") for line in (self.folder / "access.log").read_text().splitlines()]
