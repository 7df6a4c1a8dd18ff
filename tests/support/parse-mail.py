"""Reads messages with Python's own mail parser: a JSON list of base64 texts in, what it found in each out."""
import base64
import email
import email.policy
import json
import sys

found = []
for text in json.load(sys.stdin):
    message = email.message_from_bytes(base64.b64decode(text), policy=email.policy.default)
    parts = [part for part in message.walk() if not part.is_multipart()]
    people = {name: [[one.display_name, one.addr_spec] for one in message[name].addresses] if message[name] else []
              for name in ("from", "to", "reply-to")}
    found.append({
        "headers": message.keys(),
        "subject": message["subject"],
        "unsent": message["x-unsent"],
        "from": people["from"],
        "to": people["to"],
        "replyTo": people["reply-to"],
        "defects": [type(one).__name__ for one in message.defects],
        "parts": [
            {
                "type": part.get_content_type(),
                "fileName": part.get_filename(),
                "content": base64.b64encode(part.get_payload(decode=True)).decode(),
            }
            for part in parts
        ],
    })
json.dump(found, sys.stdout)
