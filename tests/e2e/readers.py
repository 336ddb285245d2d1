# SPDX-FileCopyrightText: 2026 The Einklang authors
# SPDX-License-Identifier: EUPL-1.2
# readers.py calendar|feed FILE: what readers of others (python3-icalendar, python3-feedparser) find in a file, as JSON.
# Exit code 3: this machine has no such reader.
import json
import sys


def text(value):
    return None if value is None else str(value)


def calendar(path):
    import icalendar

    with open(path, "rb") as file:
        whole = icalendar.Calendar.from_ical(file.read())
    events = [
        {
            "uid": text(event.get("uid")),
            "summary": text(event.get("summary")),
            "description": text(event.get("description")),
            "location": text(event.get("location")),
            "url": text(event.get("url")),
            "status": text(event.get("status")),
            "day": event.decoded("dtstart").isoformat(),
            "stamp": event.decoded("dtstamp").isoformat(),
            "errors": [list(map(str, error)) for error in event.errors],
        }
        for event in whole.walk("VEVENT")
    ]
    return {"version": text(whole.get("version")), "product": text(whole.get("prodid")),
            "name": text(whole.get("x-wr-calname")), "errors": len(whole.errors), "events": events}


def feed(path):
    import feedparser

    whole = feedparser.parse(path)
    entries = [
        {"id": entry.get("id"), "title": entry.get("title"), "link": entry.get("link"),
         "updated": entry.get("updated_parsed") and list(entry.updated_parsed), "summary": entry.get("summary")}
        for entry in whole.entries
    ]
    return {"broken": bool(whole.bozo), "format": whole.version, "title": whole.feed.get("title"),
            "id": whole.feed.get("id"), "language": whole.feed.get("language"),
            "author": whole.feed.get("author"), "entries": entries}


try:
    print(json.dumps({"calendar": calendar, "feed": feed}[sys.argv[1]](sys.argv[2])))
except ImportError:
    sys.exit(3)
