"""Reads a calendar with Debian's python3-icalendar and says when each of its events happens.

Standard input: a calendar. Arguments: the first and last moment, seconds since 1970.
Standard output: {"<uid>": ["2026-11-23" or seconds since 1970, …]}, expanded by python3-dateutil in the zones that the
calendar itself defines: nothing of what this machine knows about zones is used.
"""

import json
import sys
from datetime import date, datetime, timedelta, timezone

import pytz
from dateutil.rrule import rruleset, rrulestr
from icalendar import Calendar

UTC = timezone.utc
begin, end = (datetime.fromtimestamp(int(text), UTC) for text in sys.argv[1:3])
calendar = Calendar.from_ical(sys.stdin.buffer.read())
zones = {str(one["TZID"]): one.to_tz() for one in calendar.walk("VTIMEZONE")}


def listed(event, name):
    value = event.get(name)
    properties = [] if value is None else value if isinstance(value, list) else [value]
    return [one.dt for each in properties for one in each.dts]


def wall(moment):
    return moment.replace(tzinfo=None) if isinstance(moment, datetime) else datetime(moment.year, moment.month, moment.day)


def starts(event):
    start = event["DTSTART"].dt
    whole_day = not isinstance(start, datetime)
    zone = None if whole_day else zones[event["DTSTART"].params["TZID"]]
    dates = rruleset()
    dates.rdate(wall(start))
    if "RRULE" in event:
        rule = dict(event["RRULE"])
        until = rule.get("UNTIL", [None])[0]
        if isinstance(until, datetime):
            rule["UNTIL"] = [until.astimezone(zone).replace(tzinfo=None)]
            # Both of them have DTSTART; only dateutil would have it counted twice.
        event["RRULE"].clear()
        event["RRULE"].update(rule)
        dates.rrule(rrulestr(event["RRULE"].to_ical().decode(), dtstart=wall(start)))
    for one in listed(event, "RDATE"):
        dates.rdate(wall(one))
    for one in listed(event, "EXDATE"):
        dates.exdate(wall(one))
    last = end.replace(tzinfo=None) + timedelta(days=2)
    for one in dates:
        if one > last:
            return
        if whole_day:
            if begin.date() <= one.date() < end.date():
                yield one.date().isoformat()
            continue
        try:
            moment = zone.localize(one, is_dst=None)
        except pytz.AmbiguousTimeError:
            moment = zone.localize(one, is_dst=True)
        except pytz.NonExistentTimeError:
            continue
        if begin <= moment < end:
            yield int(moment.timestamp())


print(json.dumps({str(event["UID"]): list(starts(event)) for event in calendar.walk("VEVENT")}))
