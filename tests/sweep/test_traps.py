#!/usr/bin/env python3
"""Sites without end: the crawl ends all the same, says so in a note, and asks no site for more than it bears."""

import harness
from behaviours.traps import ARTICLES, TRAP_REQUESTS

# Only the user can end what goes on and on with something new.
FRESH = "trap_fresh"
MOST_PAGES = 300
SITES = [each for each in harness.behaviours("trap_*", "no_trap") if each.name != FRESH]


def asked_too_much(server, name):
    asked = len(server.seen(name))
    return f"{asked} requests" if asked > TRAP_REQUESTS else None


@harness.makes("run", "whole_site", *(each.name for each in SITES))
def repetition(checks):
    chosen = [each for each in SITES if checks.wants(each.name, "run", "whole_site")]
    with harness.bench(chosen=chosen) as (server, folder):
        run = harness.Sweep(server, folder).run(seconds=35)
        checks.say("run", run.trouble)
        for each in chosen:
            checks.say(each.name, harness.judge(each, server, run), asked_too_much(server, each.name))
        if checks.wants("whole_site", "no_trap"):
            # Random paths are asked for as well, to hear how the site says no.
            articles = {request.target for request in server.seen("no_trap") if "/art_17_" in request.path}
            checks.say("whole_site", f"{len(articles)} of {ARTICLES} articles" if len(articles) < ARTICLES else None)


@harness.makes(FRESH)
def novelty(checks):
    with harness.bench(FRESH) as (server, folder):
        run = harness.Sweep(server, folder, "--max-pages", str(MOST_PAGES)).run(seconds=20)
        pages = {request.target for request in server.seen(FRESH) if request.target.startswith("/a_") and request.method == "GET"}
        checks.say(FRESH, run.trouble, f"{len(pages)} pages" if len(pages) > MOST_PAGES + 1 else None)


if __name__ == "__main__":
    harness.driver(repetition, novelty)
