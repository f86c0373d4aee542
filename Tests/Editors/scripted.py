#!/usr/bin/env python3
"""Makes the recordings under protocol/sessions that no editor makes by itself.   scripted.py SCENARIO GLOSS RECORDING

SCENARIO  typing-storm   what VS Code sends while somebody types, pastes, undoes and types with two cursors: UTF-16, CRLF, emoji
          script-bulk    a script that asks about a folder of texts, while files of it change on disk
          cancellation   requests that nobody wants any more
          shape          a text recorded as filler of the same shape
GLOSS     the program
RECORDING the folder that gets the session

Every answer of a server without threads comes before the next message is read: the same scenario gives the same session.
"""
import json, os, pathlib, shutil, subprocess, sys, tempfile

scenario, gloss, recording = sys.argv[1:4]
here = pathlib.Path(__file__).resolve().parent
folder = pathlib.Path(tempfile.mkdtemp()).resolve() / "desk"
shutil.copytree(here / "workspace", folder)


class Client:
    """A client that answers what the server asks, as VS Code does."""

    def __init__(self, *words):
        self.server = subprocess.Popen(
            [os.path.realpath(gloss), "serve", "--deterministic", "--reference-date", "2026-03-04", "--record", recording, *words],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, "HOME": str(folder.parent)})
        self.last_id = 0

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}, ensure_ascii=False).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.server.stdin.flush()

    def read(self):
        length = 0
        while (line := self.server.stdout.readline()) not in (b"\r\n", b""):
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        return json.loads(self.server.stdout.read(length))

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def request(self, method, params=None):
        """Sends a request; `wait` reads its answer."""
        self.last_id += 1
        self.send({"id": self.last_id, "method": method, **({} if params is None else {"params": params})})
        return self.last_id

    def wait(self, number):
        while True:
            message = self.read()
            if "method" in message and "id" in message:
                self.send({"id": message["id"], "result": self.answer(message)})
            elif message.get("id") == number:
                return message

    def ask(self, method, params=None):
        message = self.wait(self.request(method, params))
        assert "error" not in message, (method, message)
        return message["result"]

    def answer(self, message):
        if message["method"] == "workspace/configuration":
            return [{} for _ in message["params"]["items"]]
        return None

    def begin(self, capabilities, name, **params):
        result = self.ask("initialize", {"processId": os.getpid(), "clientInfo": {"name": name}, "capabilities": capabilities, **params})
        self.notify("initialized", {})
        return result

    def end(self):
        self.ask("shutdown")
        self.notify("exit", None)
        assert self.server.wait() == 0


def uri(name):
    return (folder / name).as_uri()


def position_of(text, offset):
    """Line and column in UTF-16 units of an offset in code points."""
    before = text[:offset].split("\r\n")
    return {"line": len(before) - 1, "character": len(before[-1].encode("utf-16-le")) // 2}


VSCODE = {
    "general": {"positionEncodings": ["utf-16"]},
    "window": {"workDoneProgress": True},
    "workspace": {"configuration": True, "didChangeConfiguration": {"dynamicRegistration": True},
                  "didChangeWatchedFiles": {"dynamicRegistration": True}, "workspaceFolders": True},
    "textDocument": {
        "synchronization": {"didSave": True}, "hover": {"contentFormat": ["markdown", "plaintext"]},
        "definition": {"linkSupport": True}, "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
        "inlayHint": {"dynamicRegistration": True}, "documentHighlight": {"dynamicRegistration": True},
        "semanticTokens": {"requests": {"range": True, "full": {"delta": True}}, "formats": ["relative"],
                           "tokenTypes": ["namespace", "type", "class", "struct", "variable", "function", "string", "number"],
                           "tokenModifiers": ["declaration", "readonly"]},
        "codeLens": {}, "foldingRange": {}, "selectionRange": {}},
}


class Document:
    """A text that is typed into, with what an editor asks after each change."""

    def __init__(self, client, name, text):
        self.client, self.uri, self.text, self.version, self.tokens = client, uri(name), text, 1, None
        client.notify("textDocument/didOpen", {"textDocument": {"uri": self.uri, "languageId": "plaintext", "version": 1, "text": text}})

    def change(self, *edits):
        """Replaces [start, end) by a text, for several cursors from the last to the first."""
        changes = []
        for start, end, new in sorted(edits, reverse=True):
            first, last = position_of(self.text, start), position_of(self.text, end)
            length = len(self.text[start:end].encode("utf-16-le")) // 2
            changes.append({"range": {"start": first, "end": last}, "rangeLength": length, "text": new})
            self.text = self.text[:start] + new + self.text[end:]
        self.version += 1
        self.client.notify("textDocument/didChange", {"textDocument": {"uri": self.uri, "version": self.version}, "contentChanges": changes})

    def look(self, *features):
        for feature in features:
            params = self.params(feature)
            if feature == "semanticTokens/full" and self.tokens:
                feature, params["previousResultId"] = feature + "/delta", self.tokens
            result = self.client.ask("textDocument/" + feature, params)
            if feature.startswith("semanticTokens"):
                self.tokens = result["resultId"]

    def params(self, feature, word=None):
        params = {"textDocument": {"uri": self.uri}}
        if feature == "inlayHint":
            params["range"] = {"start": {"line": 0, "character": 0}, "end": position_of(self.text, len(self.text))}
        elif word:
            params["position"] = position_of(self.text, self.text.index(word))
        if feature == "selectionRange":
            params["positions"] = [params.pop("position")]
        if feature == "references":
            params["context"] = {"includeDeclaration": True}
        return params

    def ask(self, feature, word):
        return self.client.ask("textDocument/" + feature, self.params(feature, word))


def typing_storm(client=None):
    client = client or Client()
    client.begin(VSCODE, "Visual Studio Code", rootUri=folder.as_uri(), workspaceFolders=[{"uri": folder.as_uri(), "name": "desk"}])
    text = (folder / "ferry.txt").read_text().replace("\n", "\r\n")
    document = Document(client, "ferry.txt", text)
    document.look("semanticTokens/full", "documentSymbol", "codeLens", "foldingRange", "inlayHint")
    place = document.text.index("She gave")
    for letter in "“I will swim 🏊 first,” she told Teo Brandt. ":
        document.change((place, place, letter))
        place += len(letter)
        if letter in " .":
            document.look("semanticTokens/full", "inlayHint")
    document.ask("hover", "she told")
    # A slip of the finger, and back.
    document.change((place, place, "🙈"))
    document.change((place, place + 1, ""))
    # A paragraph pasted with its line ends.
    paste = "Mayor Lia Okafor 👩🏾‍⚖️ laughed.\r\n\r\n“Then swim,” she said.\r\n"
    end = document.text.index("## What")
    document.change((end, end, paste))
    document.look("documentSymbol", "semanticTokens/full", "codeLens")
    document.ask("definition", "she said")
    document.ask("references", "Okafor")
    # Two cursors: a name is given a title in two places at once.
    first, second = (document.text.index(name) for name in ("said Solvang", "Solvang “will"))
    document.change((first + 5, first + 5, "Minister "), (second, second, "Minister "))
    document.ask("documentHighlight", "Solvang")
    document.ask("selectionRange", "Solvang")
    # Undone, in one step over several lines.
    document.change((end, end + len(paste), ""))
    document.ask("hover", "Brandt of")
    client.notify("textDocument/didSave", {"textDocument": {"uri": document.uri}})
    client.notify("textDocument/didClose", {"textDocument": {"uri": document.uri}})
    client.end()


def script_bulk():
    client = Client()
    client.begin({"general": {"positionEncodings": ["utf-8"]}}, "a script", workspaceFolders=[{"uri": folder.as_uri(), "name": "desk"}])
    client.ask("gloss/synchronize")
    client.ask("gloss/entities", {"scope": {"folder": folder.as_uri()}})
    client.ask("gloss/quotes", {"speaker": {"name": "Solvang"}, "scope": {"folder": folder.as_uri()}})
    client.ask("gloss/quotes", {"text": "nurses need that boat", "match": "fuzzy", "threshold": 700})
    line = (folder / "council.md").read_text().split("\n")[2]
    place = {"line": 2, "character": len(line[:line.index("Ingrid")].encode())}
    client.ask("gloss/crossReferences", {"textDocument": {"uri": uri("council.md")}, "position": place})
    client.ask("gloss/document", {"textDocument": {"uri": uri("council.md")}})
    client.ask("workspace/symbol", {"query": "Okafor"})
    # A file changes, one comes, one goes.
    (folder / "council.md").write_text((folder / "council.md").read_text().replace("Okafor", "Marsh"))
    (folder / "pier.txt").write_text("Lia Marsh, the mayor, met Teo Brandt on the pier. “It is cold,” she said.\n")
    (folder / "ferry.txt").unlink()
    client.notify("workspace/didChangeWatchedFiles", {"changes": [
        {"uri": uri("council.md"), "type": 2}, {"uri": uri("pier.txt"), "type": 1}, {"uri": uri("ferry.txt"), "type": 3}]})
    client.ask("gloss/synchronize")
    client.ask("gloss/entities", {"scope": {"folder": folder.as_uri()}})
    client.ask("gloss/quotes", {"speaker": {"name": "Marsh"}})
    client.ask("workspace/symbol", {"query": "Marsh"})
    client.ask("gloss/analyze", {"text": "Zoë Bell 😀 said: “No.”", "languageId": "plaintext"})
    client.end()


def cancellation():
    client = Client()
    client.begin({"general": {"positionEncodings": ["utf-16"]}}, "an impatient client", rootUri=folder.as_uri())
    document = Document(client, "ferry.txt", (folder / "ferry.txt").read_text().replace("\n", "\r\n"))
    for word in ("Solvang", "Brandt", "She gave"):
        number = client.request("textDocument/references", document.params("references", word))
        client.notify("$/cancelRequest", {"id": number})
        client.wait(number)
    symbols = client.request("workspace/symbol", {"query": "o"})
    dump = client.request("gloss/document", {"textDocument": {"uri": document.uri}})
    client.notify("$/cancelRequest", {"id": dump})
    client.notify("$/cancelRequest", {"id": symbols})
    client.notify("$/cancelRequest", {"id": 4711})
    client.wait(symbols)
    client.wait(dump)
    document.change((0, 0, "Breaking: "))
    document.ask("hover", "Brandt")
    # Leaves with a request in flight.
    client.request("textDocument/hover", document.params("hover", "Solvang"))
    client.end()


scenarios = {"typing-storm": typing_storm, "script-bulk": script_bulk, "cancellation": cancellation,
             "shape": lambda: typing_storm(Client("--record-text", "shape"))}
try:
    scenarios[scenario]()
finally:
    shutil.rmtree(folder.parent)
