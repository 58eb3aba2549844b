#!/usr/bin/env python3
"""Three nights: what is new, what stays, what is suspect, what was repaired."""

import shutil

import harness
from answers import ONE_LINK, Behaviour, broken, nights, page, wire

NIGHT_COUNT = 3
OUTAGE_HOSTS = 30
HISTORIES = [each for each in harness.BEHAVIOURS if each.later]


def expectations(behaviour, night):
    for number in range(night, 1, -1):
        if number in behaviour.later:
            return behaviour.later[number]
    return behaviour.expect


def copied(state, folder, name):
    """A second state as the first is now."""
    for file in state.parent.glob(state.name + "*"):
        shutil.copy(file, folder / file.name.replace(state.name, name))
    return name


def facts(run, server, name, rule="link.broken"):
    """The data of the one finding of a behaviour."""
    found = run.of(rule, server.address(name, "$HTTP/x.html"))
    return found[0]["data"] if found else {}


@harness.makes("run", "news", "accept", "conditional", "nights_count", "first_seen", "last_ok", *(each.name for each in HISTORIES))
def histories(checks):
    with harness.bench(chosen=HISTORIES) as (server, folder):
        runs, faults = [], {each.name: [] for each in HISTORIES}
        sweep = harness.Sweep(server, folder)
        for night in range(1, NIGHT_COUNT + 1):
            if night == 2:
                news = harness.Sweep(server, folder, "--news", state=copied(sweep.state, folder, "news.db"))
                accepted = server.address("night_stays", "$HTTP/x.html")
                (folder / "accept.txt").write_text(accepted + "\n")
                accept = harness.Sweep(server, folder, "--accept", str(folder / "accept.txt"),
                                       state=copied(sweep.state, folder, "accept.db"))
            server.night = night
            server.forget()
            runs.append(sweep.run(seconds=40))
            for each in HISTORIES:
                faults[each.name] += [f"night {night}: {fault}" for fault in harness.judge(
                    each, server, runs[-1], expectations(each, night))]
            if night == 2:
                fields = [request.headers for request in server.seen("night_same_page")]
                checks.say("conditional", None if any(headers.get("if-none-match") == '"v1"' for headers in fields) else "no If-None-Match",
                           None if any("if-modified-since" in headers for headers in fields) else "no If-Modified-Since")
                news_of_night(checks, news, runs[-1])
                left = [finding for finding in accept.run().links if finding["data"].get("url") == accepted and finding["severity"] != "note"]
                checks.say("accept", [f"{finding['rule']} {accepted}" for finding in left])
        checks.say("run", *(run.trouble for run in runs))
        for name, reasons in faults.items():
            checks.say(name, reasons)
        checks.same("nights_count", [1, 2, 3], [facts(run, server, "night_stays").get("nights") for run in runs])
        seen = [facts(run, server, "night_stays").get("first_seen") for run in runs]
        checks.say("first_seen", None if seen[0] and len(set(seen)) == 1 else f"changes: {seen}")
        checks.say("last_ok", None if facts(runs[1], server, "night_dies").get("last_ok") else "unknown after a good night",
                   "known without a good night" if facts(runs[0], server, "night_stays").get("last_ok") else None)


def news_of_night(checks, sweep, whole):
    run = sweep.run()
    old = [finding for finding in run.links if finding["data"].get("state") not in ("new", "fixed")]
    wanted = {(finding["rule"], finding["data"]["url"]) for finding in whole.links if finding["data"].get("state") in ("new", "fixed")}
    actual = {(finding["rule"], finding["data"]["url"]) for finding in run.links if finding not in old}
    checks.say("news", run.trouble, [f"old: {finding['rule']} {harness.address_of(finding)}" for finding in old[:5]],
               f"differs: {sorted(wanted ^ actual)[:5]}" if wanted != actual else None)


@harness.makes("outage", "outage_over", "after_outage")
def own_network(checks):
    chosen = [Behaviour(f"outage_{number}", f"unrelated host {number}", ONE_LINK, {
        "/x.html": nights(page(f"单位 {number}"), wire("reset"), page(f"单位 {number}"))}) for number in range(OUTAGE_HOSTS)]
    chosen.append(Behaviour("steady", "a dead link", ONE_LINK, {}, (broken(),)))
    with harness.bench(chosen=chosen) as (server, folder):
        sweep = harness.Sweep(server, folder)
        runs = []
        for server.night in range(1, NIGHT_COUNT + 1):
            server.forget()
            runs.append(sweep.run(seconds=40))
        loud = [[finding for finding in run.links if "outage" in harness.address_of(finding) and finding["severity"] != "note"] for run in runs]
        checks.say("outage", runs[1].trouble, f"{len(loud[1])} verdicts on hosts that failed together" if loud[1] else None)
        checks.say("outage_over", runs[2].trouble, f"{len(loud[2])} verdicts after it is over" if loud[2] else None)
        checks.say("after_outage", None if facts(runs[2], server, "steady") else "what is dead was forgotten")


@harness.makes("repeatable", "as_of")
def again(checks):
    with harness.bench("e404", "i404", "head_*", "soft_*", "chain_*", "i_fragments", "footer") as (server, folder):
        keys = []
        for number in range(3):
            server.forget()
            run = harness.Sweep(server, folder, "--as-of", "2026-03-0%d" % (number + 1), state=f"again{number}.db").run(seconds=30)
            keys.append(run.key())
        checks.say("repeatable", run.trouble, f"{len(keys[0])}, {len(keys[1])}, {len(keys[2])} findings that differ" if
                   not keys[0] or keys[0] != keys[1] or keys[0] != keys[2] else None)
        dates = {str(finding["data"].get("first_seen"))[:10] for finding in run.of("link.broken")}
        checks.same("as_of", {"2026-03-03"}, dates)


if __name__ == "__main__":
    harness.driver(histories, own_network, again)
