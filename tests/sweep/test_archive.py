#!/usr/bin/env python3
"""--archive: a WARC that others can read, in which `scan` finds what the sweep found."""

import gzip
import io
import json
import re
import subprocess
import time

import harness
from answers import Answer, Behaviour, Expect, dead, error_page, file, gzipped, html, link, page, redirect, wire
from behaviours.attachments import DOCX, WORD_TYPE

# Invented: the number passes the check of resident identity numbers.
PERSON = "<p>身份证号：11010519491231002X，手机号码：13912345678</p>"
SECRET = "<p>系统登录账号：admin 密码：Xk9#vQ2m7</p>"
GBK = '<html><head><meta charset="gbk"><title>名单</title></head><body>' + PERSON + "</body></html>"
# Findings of a sweep that need more than one page's bytes.
OF_SWEEPS = ("link.", "site.")

SITE = Behaviour("kept", "a site to keep", "".join(link(target) for target in (
    "/a.html", "/gbk.html", "/zip.html", "/chunk.html", "/moved.html", "/dead.html", "/files/a.docx", "/big.html", "/empty.html",
    "/files/moved.docx", "/files/login.docx", "/files/gone.docx")), {
    "/a.html": page("甲", PERSON), "/gbk.html": file(GBK.encode("gbk"), "text/html"), "/zip.html": gzipped(page("压缩", SECRET)),
    "/chunk.html": wire("chunked", page("分块", PERSON.replace("1949", "1950"))), "/moved.html": redirect("/a.html"), "/dead.html": error_page(404),
    "/files/a.docx": file(DOCX, WORD_TYPE), "/big.html": Answer(200, html("大", "<p>长文</p>" * 50000 + PERSON.replace("002X", "0038"))),
    "/empty.html": Answer(200, ""), "/files/moved.docx": redirect("/files/a.docx"), "/files/login.docx": redirect("/a.html"),
    "/files/gone.docx": error_page(404)}, (dead("$HTTP/dead.html"), dead("$HTTP/files/gone.docx"),
    Expect("attachment.error-page", "$HTTP/files/login.docx", state=None)), site="http")


def records(path):
    """(headers, content) of each record; each must be a gzip member of its own."""
    data, found = path.read_bytes(), []
    for member in re.split(rb"(?=\x1f\x8b\x08)", data):
        if found and found[-1][1] is None:
            member = found.pop()[0] + member
        if not member:
            continue
        try:
            plain = gzip.GzipFile(fileobj=io.BytesIO(member)).read()
        except (EOFError, OSError):
            found.append((member, None))  # the mark stood within compressed bytes
            continue
        head, _, rest = plain.partition(b"\r\n\r\n")
        lines = head.decode().split("\r\n")
        fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
        fields["version"] = lines[0]
        found.append((fields, rest))
    return found


def faults_of(archive):
    found = records(archive)
    if not found or any(content is None for _, content in found):
        yield "a record that is no gzip member"
        return
    for fields, content in found:
        if fields["version"] != "WARC/1.1":
            yield f"version {fields['version']}"
        if len(content) != int(fields["content-length"]) + 4 or not content.endswith(b"\r\n\r\n"):
            yield f"Content-Length {fields['content-length']} of {len(content)} bytes, {fields['warc-type']}"
        if not re.fullmatch(r"<urn:uuid:[0-9a-f-]{36}>", fields.get("warc-record-id", "")) or "warc-date" not in fields:
            yield "no WARC-Record-ID or WARC-Date"
    kinds = [fields["warc-type"] for fields, _ in found]
    if kinds[0] != "warcinfo":
        yield f"begins with {kinds[0]}"
    if len({fields["warc-record-id"] for fields, _ in found}) != len(found):
        yield "record ids that repeat"
    responses = {fields["warc-record-id"]: fields["warc-target-uri"] for fields, _ in found if fields["warc-type"] == "response"}
    requests = {fields.get("warc-concurrent-to"): fields["warc-target-uri"] for fields, _ in found if fields["warc-type"] == "request"}
    pairs = [target for number, target in requests.items() if responses.get(number) == target]
    if len(pairs) != len(requests) or not pairs:
        yield f"{len(requests)} requests, {len(responses)} responses, {len(pairs)} pairs"


def contents(findings):
    return sorted((finding["rule"], finding["source"], finding["evidence"], finding.get("offset"), finding["fingerprint"])
                  for finding in findings if not finding["rule"].startswith(OF_SWEEPS))


def scan(archive):
    """What scan finds in it."""
    done = subprocess.run([harness.PROGRAM, "scan", str(archive)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=25)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"scan ends with {done.returncode}: {done.stderr[-300:]!r}")
    return [record for record in map(json.loads, done.stdout.splitlines()) if record["type"] == "finding"]


@harness.makes("run", "warc", "targets", "same_findings", "plain_warc")
def main(checks):
    with harness.bench(chosen=[SITE]) as (server, folder):
        archive = folder / "night.warc.gz"
        site = [server.address("kept", "$HTTP/")]
        run = harness.Sweep(server, folder, "--archive", str(archive), sites=site).run(seconds=25)
        checks.say("run", run.trouble, harness.judge(SITE, server, run), None if contents(run.findings) else "no content findings")
        if not archive.exists():
            checks.say("warc", "no archive")
            return
        checks.say("warc", sorted(set(faults_of(archive)))[:5])
        targets = {fields["warc-target-uri"].strip("<>") for fields, _ in records(archive) if fields["warc-type"] == "response"}
        wanted = {server.address("kept", "$HTTP" + target) for target in SITE.routes} | set(site)
        checks.say("targets", f"not kept: {sorted(wanted - targets)}" if wanted - targets else None)
        ours, theirs = contents(run.findings), contents(scan(archive))
        checks.say("same_findings",
                   [f"only the sweep: {key[:3]}" for key in ours if key not in theirs][:4],
                   [f"only the scan: {key[:3]}" for key in theirs if key not in ours][:4])
        plain = folder / "night.warc"
        harness.Sweep(server, folder, "--archive", str(plain), sites=site, state="plain.db").run(seconds=25)
        checks.say("plain_warc", None if plain.exists() and plain.read_bytes().startswith(b"WARC/1.1\r\n") else "no plain WARC")


PAGES = 40
LONG = Behaviour("long", "a site that takes a while", "".join(link(f"/{n}.html") for n in range(PAGES)) + link("/dead.html"), {
    f"/{n}.html": page(f"名单 {n}", PERSON.replace("13912345678", f"139123456{n:02}"), wait=0.05) for n in range(PAGES)}, (dead("$HTTP/dead.html"),), site="http")


@harness.makes("killed_warc", "killed_findings", "next_night")
def killed(checks):
    with harness.bench(chosen=[LONG]) as (server, folder):
        archive = folder / "night.warc.gz"
        sweep = harness.Sweep(server, folder, "--archive", str(archive), sites=[server.address("long", "$HTTP/")])
        first = sweep.start()
        while len(server.seen("long")) < PAGES // 2 and first.poll() is None:
            time.sleep(0.02)
        first.kill()
        sweep.finish(first)
        run = sweep.run(seconds=25)
        checks.say("killed_warc", run.trouble, harness.judge(LONG, server, run), sorted(set(faults_of(archive)))[:5])
        ours, theirs = set(contents(run.findings)), set(contents(scan(archive)))
        checks.say("killed_findings", None if len(ours) >= PAGES // 2 else f"{len(ours)} findings", [f"not in both: {key[:3]}" for key in ours ^ theirs][:4])
        # What is there stays, and pages that have not changed are there again.
        before, kept = archive.read_bytes(), len(records(archive))
        again = sweep.run(seconds=25)
        checks.say("next_night", again.trouble, None if archive.read_bytes().startswith(before) else "what was there is gone",
                   None if len(records(archive)) >= kept + 2 * PAGES else "not every page is kept again")


if __name__ == "__main__":
    harness.driver(main, killed)
