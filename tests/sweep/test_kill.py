#!/usr/bin/env python3
"""kill -9 at random moments, and the signals of people: nothing is lost, the last run's findings are complete.

    tests/sweep/test_kill.py [--rounds N] [--seed N] [CHECK...]
"""

import argparse
import os
import random
import re
import signal
import time

import harness
from answers import Behaviour, dead, link, page

PAGES = 400
PAGE_SECONDS = 0.01
# What was answered so long before the kill must be on disk: 200 ms, and what pipelines and a busy machine add.
SAFE_SECONDS = 1.0
# The waits before repeats would be most of the time.
OPTIONS = ["--retries", "1"]
# A killed run that has to warm up and gets no further is no round.
LEAST_SECONDS = 0.15


def slow_site():
    def article(request):
        number = int("".join(filter(str.isdigit, request.path)))
        return page(f"文章 {number}", link(f"/art/{(number * 2 + 1) % PAGES}.html") + link(f"/art/{(number * 2 + 2) % PAGES}.html") +
                    link("/foot.html") + (link(f"/gone/{number}.html") if number % 10 == 0 else ""), wait=PAGE_SECONDS)

    return Behaviour("slow", "a site that takes seconds", link("/art/0.html"), {f"/art/{number}.html": article for number in range(PAGES)},
                     (dead("$HTTP/foot.html"),), site="http")


def chosen():
    return [slow_site(), *harness.behaviours("e404", "i404", "e403", "chain_dead", "soft_same", "fragments", "i_fragments", "loop_two")]


def kill(process):
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def repeats(log, kills):
    """Targets that were asked for again though their answer was old enough when the process was killed."""
    first, again = {}, set()
    for request in log:
        # Articles: random paths are asked for as well, to hear how the site says no.
        if not re.fullmatch(r"/art/\d+\.html", request.path) or request.method != "GET":
            continue
        earlier = first.setdefault(request.target, request.time)
        if any(earlier + PAGE_SECONDS + SAFE_SECONDS < moment < request.time for moment in kills):
            again.add(request.target)
    return sorted(again)


def differences(wanted, actual):
    lost, more = [key for key in wanted if key not in actual], [key for key in actual if key not in wanted]
    return ([f"lost: {lost[:3]} of {len(lost)}"] if lost else []) + ([f"more: {more[:3]} of {len(more)}"] if more else [])


def undisturbed(server, folder):
    run = harness.Sweep(server, folder, *OPTIONS, state="calm.db").run()
    server.forget()
    return run


def kills(checks, rounds, seed):
    chance = random.Random(seed)
    with harness.bench(chosen=chosen()) as (server, folder):
        calm = undisturbed(server, folder)
        checks.say("calm", calm.trouble, None if len(calm.key()) > PAGES / 10 else f"only {len(calm.key())} findings")
        sweep, moments, killed = harness.Sweep(server, folder, *OPTIONS, state="killed.db"), [], 0
        for _ in range(rounds):
            process = sweep.start()
            time.sleep(chance.uniform(LEAST_SECONDS, max(calm.seconds * 0.4, 2 * LEAST_SECONDS)))
            if process.poll() is not None:
                # It came to its end: what follows would be another night.
                sweep.state.unlink()
                server.forget()
                moments.clear()
                continue
            kill(process)
            moments.append(time.monotonic())
            killed += 1
        last = sweep.run()
        checks.say("killed", last.trouble, differences(calm.key(), last.key()), None if killed or not rounds else "never killed in time")
        again = repeats(list(server.log), moments)
        checks.say("safe_on_disk", f"{len(again)} pages again, such as {again[:3]}" if again else None)


@harness.makes("sigint", "sigterm", "sigint_state", "sigterm_state")
def signals(checks):
    with harness.bench(chosen=chosen()) as (server, folder):
        calm = undisturbed(server, folder)
        for name, number in (("sigint", signal.SIGINT), ("sigterm", signal.SIGTERM)):
            sweep = harness.Sweep(server, folder, *OPTIONS, state=f"{name}.db")
            process = sweep.start()
            time.sleep(min(1.0, calm.seconds / 2))
            begin = time.monotonic()
            process.send_signal(number)
            stopped = sweep.finish(process, 10)
            took = time.monotonic() - begin
            checks.say(name, f"no end after {took:.1f} s" if took > 5 else None, stopped.faults,
                       f"status {stopped.status}" if stopped.status is None or stopped.status < 0 and stopped.status != -number else None)
            last = sweep.run()
            checks.say(f"{name}_state", last.trouble, differences(calm.key(), last.key()))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, metavar="N")
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 30), metavar="N")
    parser.add_argument("checks", nargs="*", metavar="CHECK")
    options = parser.parse_args()
    harness.sys.argv[1:] = options.checks

    @harness.makes("killed", "calm", "safe_on_disk")
    def at_random(checks):
        kills(checks, options.rounds, options.seed)

    print(f"seed {options.seed}", flush=True)
    harness.driver(at_random, signals)


if __name__ == "__main__":
    main()
