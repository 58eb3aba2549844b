#!/usr/bin/env python3
"""What a sweep does to the sites, as they see it: connections, pauses, waiting when asked to."""

import statistics

import harness
from answers import Answer, Behaviour, First, error_page, file, http_date, link, page

PAGES = 120
SLACK = 0.08
NOT_PAGES = ("/robots.txt", "/sitemap.xml", "/sitemap_index.xml")


def site(name, pages, wait=0.0, **routes):
    return Behaviour(name, name, "".join(link(f"/{number}.html") for number in range(pages)), {
        **{f"/{number}.html": page(f"{name} {number}", wait=wait) for number in range(pages)}, **routes}, site="http")


def gaps(server, name, *skipped):
    """Seconds between requests for pages, as they came."""
    times = [request.time for request in server.seen(name) if request.path not in (*NOT_PAGES, *skipped)]
    return [later - earlier for earlier, later in zip(times, times[1:])]


def peak_over(server, limit):
    return [f"{key}: {peak} connections" for key, peak in server.peak.items() if peak > limit]


@harness.makes("per_host", "no_pause", "external_per_host")
def by_default(checks):
    shared = Behaviour("shared", "a host that many pages point at", "".join(link(f"$HTTP/{number}.html") for number in range(PAGES)), {
        f"/{number}.html": page(f"外部 {number}", wait=0.02) for number in range(PAGES)})
    with harness.bench(chosen=[site("busy", PAGES, 0.02), shared, site("quick", PAGES)]) as (server, folder):
        run = harness.Sweep(server, folder).run(seconds=30)
        checks.say("per_host", run.trouble, peak_over(server, 2))
        checks.say("external_per_host", run.trouble, None if server.seen("shared") else "never asked")
        pauses = gaps(server, "quick")
        checks.say("no_pause", None if pauses and statistics.median(pauses) < 0.05 else f"{len(pauses)} pauses, "
                   f"{statistics.median(pauses or [0]):.3f} s in the middle")


@harness.makes("per_host_1", "per_host_8")
def other_limits(checks):
    for limit in (1, 8):
        with harness.bench(chosen=[site("busy", PAGES, 0.02)]) as (server, folder):
            run = harness.Sweep(server, folder, "--per-host", str(limit)).run(seconds=20)
            most = max(server.peak.values(), default=0)
            checks.say(f"per_host_{limit}", run.trouble, peak_over(server, limit),
                       f"only {most} connections" if limit > 2 and most <= 2 else None)


@harness.makes("delay", "crawl_delay")
def pauses(checks):
    asks = {"/robots.txt": file("User-agent: *\nCrawl-delay: 1\n", "text/plain")}
    with harness.bench(chosen=[site("paced", 8), site("asking", 4, **asks)]) as (server, folder):
        run = harness.Sweep(server, folder, "--delay", "0.4").run(seconds=30)
        shortest = {name: min(gaps(server, name), default=0) for name in ("paced", "asking")}
        checks.say("delay", run.trouble, None if shortest["paced"] >= 0.4 - SLACK else f"only {shortest['paced']:.2f} s")
        checks.say("crawl_delay", None if shortest["asking"] >= 1 - SLACK else f"only {shortest['asking']:.2f} s")


@harness.makes("retry_after", "retry_after_date", "retries_wait", "backs_off")
def when_asked(checks):
    ok = page("好了")
    moment = []

    def limited(request):
        """A site that bears ten requests a second."""
        moment.append(request.time)
        recent = [one for one in moment[-20:] if one > request.time - 1]
        return error_page(429, headers=(("Retry-After", "1"),)) if len(recent) > 10 else page(f"限速 {request.path}")

    waiting = Behaviour("waiting", "503 with Retry-After", link("$HTTP/x.html"), {
        "/x.html": First(Answer(503, "later", (("Retry-After", "2"),)), ok)})
    dated = Behaviour("dated", "429 with a date", link("$HTTP/x.html"), {
        "/x.html": First(Answer(429, "later", (("Retry-After", lambda: http_date(3)),)), ok)})
    failing = Behaviour("failing", "500 for ever", link("$HTTP/x.html"), {"/x.html": error_page(500)})
    crowded = site("crowded", 25, **{f"/{number}.html": limited for number in range(25)})
    with harness.bench(chosen=[waiting, dated, failing, crowded]) as (server, folder):
        run = harness.Sweep(server, folder, "--timeout", "5").run(seconds=50)
        for name, check, least in (("waiting", "retry_after", 2.0), ("dated", "retry_after_date", 2.0)):
            first = gaps(server, name)[:1]
            checks.say(check, run.trouble, None if first and first[0] >= least - SLACK else f"asked again after {first} s")
        later = [gap for gap in gaps(server, "failing") if gap > 0.5]
        checks.say("retries_wait", None if len(later) == 2 and 0.7 < later[0] < 2.5 and 2 < later[1] < 6 else
                   f"pauses between the tries: {[round(gap, 2) for gap in gaps(server, 'failing')]}")
        lost = [finding for finding in run.links if "crowded" in harness.address_of(finding)]
        checks.say("backs_off", [f"{finding['rule']} {harness.address_of(finding)}" for finding in lost[:5]])


@harness.makes("asked_once", "agent", "own_agent", "header", "exclude", "include")
def options(checks):
    target = Behaviour("target", "linked by two sites", "", {"/x.html": page("众矢之的")})
    first, second = (site(name, 3, **{"/more.html": page(f"{name} 更多", link("http://target.test:$PORT/x.html"))}) for name in ("one", "two"))
    for each in (first, second):
        each.routes["/0.html"] = page(f"{each.name} 零", link("/more.html"))
    with harness.bench(chosen=[target, first, second]) as (server, folder):
        run = harness.Sweep(server, folder).run(seconds=20)
        gets = [request for request in server.seen("target", "/x.html") if request.method == "GET"]
        checks.say("asked_once", run.trouble, None if len(gets) <= 1 and server.seen("target") else f"{len(gets)} times")
        agents = {request.headers.get("user-agent", "") for request in server.log}
        checks.say("agent", [f"{agent!r}" for agent in agents if not agent or "link" in agent.lower() or "curl" in agent.lower()])
        server.forget()
        harness.Sweep(server, folder, "--user-agent", "Probe/7", "--header", "X-Pass: 42", "--exclude", "/1\\.html", state="b.db").run(seconds=20)
        checks.same("own_agent", {"Probe/7"}, {request.headers.get("user-agent") for request in server.log})
        checks.say("header", None if any(request.headers.get("x-pass") == "42" for request in server.log) else "never sent")
        checks.say("exclude", "asked for" if server.seen("one", "/1.html") else None, None if server.seen("one", "/2.html") else "all excluded")
        server.forget()
        harness.Sweep(server, folder, "--include", "/2\\.html", state="c.db").run(seconds=20)
        checks.say("include", "asked for" if server.seen("one", "/1.html") else None, None if server.seen("one", "/2.html") else "not included")


if __name__ == "__main__":
    harness.driver(by_default, other_limits, pauses, when_asked, options)
