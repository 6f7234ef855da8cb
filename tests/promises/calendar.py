"""The entries of a calendar on standard input, as JSON."""
import json
import sys

from icalendar import Calendar

calendar = Calendar.from_ical(sys.stdin.buffer.read())
print(json.dumps([
    {
        "uid": str(event["UID"]),
        "start": event.decoded("DTSTART").strftime("%Y-%m-%dT%H:%M:%SZ"),
        "summary": str(event["SUMMARY"]),
        "alarms": [-alarm.decoded("TRIGGER").days for alarm in event.walk("VALARM")],
    }
    for event in calendar.walk("VEVENT")
]))
