#!/usr/bin/env python3
"""Asks Gloss about an article, as any script can.   ask.py ARTICLE [GLOSS [ARGUMENT…]]

Starts the server, opens the article, and prints who or what is at every capitalised word: the first line of the hover, where the
definition leads, how many references there are. Types a word and takes it back on the way, as an editor would.
Python's standard library is enough: a message is JSON with a Content-Length header before it.
"""
import json, pathlib, re, subprocess, sys

article = pathlib.Path(sys.argv[1]).resolve()
command = sys.argv[2:] or ["gloss"]
server = subprocess.Popen(command[:1] + ["serve"] + command[1:], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def send(message):
    body = json.dumps({"jsonrpc": "2.0", **message}, ensure_ascii=False).encode()
    server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
    server.stdin.flush()


def notify(method, params=None):
    send({"method": method, **({} if params is None else {"params": params})})


def ask(method, params=None, ids=iter(range(1, 1 << 30))):
    number = next(ids)
    send({"id": number, "method": method, **({} if params is None else {"params": params})})
    while True:
        length = 0
        while (line := server.stdout.readline()) not in (b"\r\n", b""):
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message = json.loads(server.stdout.read(length))
        if message.get("id") == number:
            return message.get("result")


uri, text = article.as_uri(), article.read_bytes().decode()
ask("initialize", {"processId": None, "rootUri": None, "clientInfo": {"name": "ask.py"},
                   "capabilities": {"general": {"positionEncodings": ["utf-32", "utf-16"]},
                                    "textDocument": {"hover": {"contentFormat": ["markdown"]},
                                                     "documentSymbol": {"hierarchicalDocumentSymbolSupport": True}}}})
notify("initialized", {})
notify("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "plaintext", "version": 1, "text": text}})
document = {"uri": uri}
start = {"line": 0, "character": 0}
for version, (end, new) in enumerate([(start, "Breaking: "), ({"line": 0, "character": 10}, "")], 2):
    notify("textDocument/didChange", {"textDocument": {"uri": uri, "version": version},
                                      "contentChanges": [{"range": {"start": start, "end": end}, "text": new}]})
for number, line in enumerate(text.split("\n")):
    for word in re.finditer(r"\b[A-Z]\w+", line):
        position = {"line": number, "character": word.start()}
        at = {"textDocument": document, "position": position}
        hover = ask("textDocument/hover", at)
        if not hover:
            continue
        definition = ask("textDocument/definition", at) or []
        definition = definition if isinstance(definition, dict) else (definition or [None])[0]
        references = ask("textDocument/references", {**at, "context": {"includeDeclaration": True}}) or []
        ask("textDocument/documentHighlight", at)
        where = f"line {definition['range']['start']['line'] + 1}" if definition else "nowhere"
        print(f"{number + 1}:{word.start() + 1} {word.group()}: {hover['contents']['value'].splitlines()[0]}"
              f" (introduced on {where}, {len(references)} references)")
ask("textDocument/documentSymbol", {"textDocument": document})
ask("shutdown")
notify("exit")
sys.exit(server.wait())
