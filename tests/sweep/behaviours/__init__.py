"""BEHAVIOURS: everything that the fault server does, with what a sweep should say of it. One file for each kind."""

from . import addresses, attachments, extraction, fragments, hidden, history, redirects, robots, soft404, status, tls, traps, transport

BEHAVIOURS = tuple(behaviour for module in (
    status, transport, redirects, tls, soft404, fragments, robots, extraction, addresses, attachments, hidden, traps, history)
    for behaviour in module.BEHAVIOURS)
