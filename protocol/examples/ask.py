#!/usr/bin/env python3
"""Asks Gloss about an article, as any script can.

usage: ask.py ARTICLE [GLOSS [ARGUMENT…]]      (GLOSS is the program; "gloss" where it is left out)

Prints who or what stands at every capitalised word, and who says what. Python's standard library is all it needs.
"""
import json, pathlib, re, shutil, subprocess, sys

if len(sys.argv) < 2 or not (article := pathlib.Path(sys.argv[1]).resolve()).is_file():
    sys.exit(__doc__)
command = sys.argv[2:] or ["gloss"]
if not shutil.which(command[0]):
    sys.exit(f"{command[0]}: no such program; name it behind the article, such as .build/release/gloss")
server = subprocess.Popen(command[:1] + ["serve"] + command[1:], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def send(message):
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
    server.stdin.flush()


def ask(method, params, numbers=iter(range(1, 1 << 30))):
    """Sends a request and reads messages until its answer comes; others (log lines, progress) are left alone."""
    number = next(numbers)
    send({"id": number, "method": method, "params": params})
    while True:
        length = 0
        while (line := server.stdout.readline()) not in (b"\r\n", b""):
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        message = json.loads(server.stdout.read(length))
        if message.get("id") == number and "method" not in message:
            if "error" in message:
                sys.exit(f"{method}: {message['error']['message']}")
            return message["result"]


uri, text = article.as_uri(), article.read_bytes().decode()
# Positions in code points are what Python counts.
ask("initialize", {"processId": None, "rootUri": None, "capabilities": {"general": {"positionEncodings": ["utf-32"]}}})
send({"method": "initialized", "params": {}})
send({"method": "textDocument/didOpen",
      "params": {"textDocument": {"uri": uri, "languageId": "plaintext", "version": 1, "text": text}}})
for number, line in enumerate(text.split("\n")):
    for word in re.finditer(r"\b[A-Z]\w+", line):
        place = {"textDocument": {"uri": uri}, "position": {"line": number, "character": word.start()}}
        if not (hover := ask("textDocument/hover", place)):
            continue
        found = ask("textDocument/definition", place)
        where = f"introduced on line {found[0]['range']['start']['line'] + 1}" if found else "introduced nowhere"
        mentions = ask("textDocument/references", {**place, "context": {"includeDeclaration": True}}) or []
        print(f"{number + 1}:{word.start() + 1} {word.group()}: {hover['contents']['value'].splitlines()[0]}"
              f" ({where}, {len(mentions)} mentions)")
for quote in ask("gloss/quotes", {"textDocument": {"uri": uri}})["items"]:
    print(f"{(quote['speaker'] or {'name': 'nobody known'})['name']}: “{quote['text']}”")
ask("shutdown", None)
send({"method": "exit"})
sys.exit(server.wait())
