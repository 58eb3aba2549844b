#!/usr/bin/env python3
"""Sites without end: the crawl ends all the same, says so in a note, and asks no site for more than it bears."""

import harness
from behaviours.traps import ARTICLES, TRAP_REQUESTS

SITES = harness.behaviours("trap_*", "no_trap")


@harness.makes("run", "whole_site", *(each.name for each in SITES))
def main(checks):
    chosen = [each for each in SITES if checks.wants(each.name, "run", "whole_site")]
    with harness.bench(chosen=chosen) as (server, folder):
        run = harness.Sweep(server, folder).run()
        checks.say("run", run.trouble)
        for each in chosen:
            asked = len(server.seen(each.name))
            checks.say(each.name, harness.judge(each, server, run),
                       f"{asked} requests" if asked > TRAP_REQUESTS and each.name != "no_trap" else None)
        if checks.wants("whole_site", "no_trap"):
            articles = {request.target for request in server.seen("no_trap") if request.path.startswith("/art/")}
            checks.say("whole_site", f"{len(articles)} of {ARTICLES} articles" if len(articles) != ARTICLES else None)


if __name__ == "__main__":
    harness.driver(main)
