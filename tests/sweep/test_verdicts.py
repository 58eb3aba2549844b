#!/usr/bin/env python3
"""One sweep over every behaviour of the fault server: each has its verdict, and nothing else has one."""

import harness

# The bodies of good pages are small; what has no end shall meet the cap before the time-out.
CAPS = ["--max-body", "1000000"]
MEMORY_MB = 400


def main():
    checks = harness.Checks()
    chosen = [each for each in harness.BEHAVIOURS if not each.alone and
              (not checks.wanted or each.name in checks.wanted or set(checks.wanted) & {"run", "others", "memory", "records"})]
    with harness.bench(chosen=chosen) as (server, folder):
        run = harness.Sweep(server, folder, *CAPS).run()
        checks.say("run", run.trouble)
        checks.say("records", run.faults)
        if run.trouble and not run.findings:
            for name in sorted(set(checks.wanted) - {"run", "records"}):
                checks.say(name, run.trouble)
            checks.end()
        memory = harness.peak_memory()
        checks.say("memory", None if memory < MEMORY_MB else f"{memory:.0f} MB")
        for behaviour in chosen:
            checks.say(behaviour.name, harness.judge(behaviour, server, run))
        others = [finding for finding in run.links if not any(harness.belongs(finding, each, server) for each in chosen)]
        checks.say("others", [f"{finding['rule']} {harness.address_of(finding)}" for finding in others[:10]])
    checks.end()


if __name__ == "__main__":
    main()
