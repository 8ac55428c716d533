"""Checks recorded exchanges against Intercom's OpenAPI description.

Usage: validate_exchanges.py SPEC.yaml EXCHANGES.jsonl
Each line of the second file is {"method", "path", "request", "status", "response"}. Prints one line per deviation and
ends with 1 when there is any.

Where the document contradicts its own examples, the examples win: a property that an example answers with null may be
null, a property that only an example shows is known, and oneOf is read as anyOf because its branches overlap.
"""
import json
import re
import sys

import jsonschema
import yaml

METHODS = ("get", "post", "put", "delete")


def examples_of(content):
    if "example" in content:
        yield content["example"]
    for example in content.get("examples", {}).values():
        yield example.get("value")


def null_names(node, names):
    if isinstance(node, dict):
        for key, value in node.items():
            if value is None:
                names.add(key)
            null_names(value, names)
    elif isinstance(node, list):
        for value in node:
            null_names(value, names)


def loosen(node, may_be_null):
    """OpenAPI 3.0 schema to JSON Schema, in place."""
    if isinstance(node, list):
        for value in node:
            loosen(value, may_be_null)
        return
    if not isinstance(node, dict):
        return
    if "oneOf" in node and isinstance(node["oneOf"], list):
        node["anyOf"] = node.pop("oneOf")
    properties = node.get("properties")
    if isinstance(properties, dict):
        for name, schema in properties.items():
            if isinstance(schema, dict) and (schema.get("nullable") or name in may_be_null):
                properties[name] = {"anyOf": [schema, {"type": "null"}]}
    for key, value in node.items():
        if key not in ("example", "examples", "enum"):
            loosen(value, may_be_null)
    if node.get("nullable") is True and isinstance(node.get("type"), str):
        node["type"] = [node["type"], "null"]


def resolve(spec, schema):
    while "$ref" in schema:
        target = spec
        for step in schema["$ref"].lstrip("#/").split("/"):
            target = target[step]
        schema = target
    return schema


def known_names(spec, schema):
    schema = resolve(spec, schema)
    names = set(schema.get("properties", {}))
    for part in schema.get("allOf", []) + schema.get("anyOf", []):
        names |= known_names(spec, part)
    return names


class Checker:
    def __init__(self, spec):
        self.spec = spec
        may_be_null = set()
        self.examples = {}
        for path, operations in spec["paths"].items():
            for method in METHODS:
                for status, answer in operations.get(method, {}).get("responses", {}).items():
                    content = answer.get("content", {}).get("application/json", {})
                    found = [value for value in examples_of(content) if isinstance(value, dict)]
                    self.examples[path, method, str(status)] = found
                    null_names(found, may_be_null)
        loosen(spec["paths"], may_be_null)
        loosen(spec["components"]["schemas"], may_be_null)
        self.resolver = jsonschema.RefResolver("", spec)
        self.routes = sorted(
            ((re.compile("^" + re.sub(r"\\{[^/]+?\\}", "[^/]+", re.escape(path)) + "$"), path) for path in spec["paths"]),
            key=lambda route: route[1].count("{"))

    def errors(self, schema, document):
        validator = jsonschema.Draft4Validator(schema, resolver=self.resolver)
        for error in validator.iter_errors(document):
            deepest = jsonschema.exceptions.best_match([error])
            yield "/".join(str(step) for step in deepest.absolute_path) + ": " + deepest.message[:300]

    def check(self, exchange):
        path = exchange["path"].split("?")[0]
        method = exchange["method"].lower()
        template = next((found for pattern, found in self.routes
                         if pattern.match(path) and method in self.spec["paths"][found]), None)
        if template is None:
            yield "no such operation"
            return
        operation = self.spec["paths"][template][method]
        status = str(exchange["status"])
        if exchange["status"] < 300 and exchange.get("request") is not None:
            schema = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
            if schema:
                yield from ("request " + error for error in self.errors(schema, exchange["request"]))
        answer = operation["responses"].get(status)
        if answer is None:
            if exchange["status"] < 300:
                yield f"status {status} is not documented"
                return
            schema = {"$ref": "#/components/schemas/error"}
        else:
            schema = resolve(self.spec, answer).get("content", {}).get("application/json", {}).get("schema")
        document = exchange.get("response")
        if not schema or document is None:
            return
        yield from ("answer " + error for error in self.errors(schema, document))
        if exchange["status"] < 300 and isinstance(document, dict):
            names = known_names(self.spec, schema)
            for example in self.examples.get((template, method, status), []):
                names |= set(example)
            for name in sorted(set(document) - names):
                yield f"answer has the undocumented property '{name}'"


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        checker = Checker(yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
    failed = False
    with open(sys.argv[2], encoding="utf-8") as file:
        for line in file:
            exchange = json.loads(line)
            for error in checker.check(exchange):
                failed = True
                print(f"{exchange['method']} {exchange['path']} {exchange['status']}: {error}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
