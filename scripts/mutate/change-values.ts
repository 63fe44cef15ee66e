import type { CallExpression, Expression, RegExpLiteral, VisitorObject } from "oxc-parser";
import type { Edits } from "./edits.ts";

/** Methods that replace each other. */
const swapped: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ["some", "every"],
    ["startsWith", "endsWith"],
    ["toLowerCase", "toUpperCase"],
    ["find", "findLast"],
    ["findIndex", "findLastIndex"],
    ["indexOf", "lastIndexOf"],
    ["min", "max"],
  ].flatMap(([one = "", other = ""]) => [
    [one, other],
    [other, one],
  ]),
);
/** Methods that can be left out, so that the value stays unchanged. */
const dropped = new Set(["filter", "slice", "trim", "toSorted", "sort", "toReversed", "reverse", "flat", "normalize", "concat"]);

/** Empties texts, lists and objects, inverts booleans, replaces methods, and removes optional chaining. */
export function changeValues(edits: Edits): VisitorObject {
  return {
    Literal(node) {
      if ("regex" in node) changePattern(edits, node);
      if (typeof node.value === "boolean") edits.replace(node, String(!node.value));
      if (typeof node.value === "string") edits.replace(node, node.value === "" ? '"mutant"' : '""');
    },
    TemplateLiteral: (node) => edits.replace(node, "``"),
    ArrayExpression: (node) => edits.replace(node, node.elements.length > 0 ? "[]" : '["mutant"]'),
    ObjectExpression: (node) => edits.replace(node, "{}"),
    Property({ key, computed }) {
      if (!computed) edits.skip(key);
    },
    MemberExpression(node) {
      if (node.optional) edits.replace(node, withoutQuestion(edits, node.object, node));
    },
    CallExpression(node) {
      if (isLog(node.callee)) for (const argument of node.arguments) edits.skip(argument);
      if (node.optional) edits.replace(node, withoutQuestion(edits, node.callee, node));
      changeMethod(edits, node);
    },
    NewExpression({ callee, arguments: given }) {
      const isError = callee.type === "Identifier" && callee.name.endsWith("Error");
      if (isError) for (const argument of given) if (/\s/.test(edits.text(argument))) edits.skip(argument);
    },
  };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

function withoutQuestion(edits: Edits, head: Span, whole: Span): string {
  const tail = edits.text({ start: head.end, end: whole.end });
  return edits.text({ start: whole.start, end: head.end }) + tail.replace(/\?\.(?=([[(])?)/, (_, bracket?: string) => (bracket ? "" : "."));
}

function changeMethod(edits: Edits, node: CallExpression): void {
  const { callee } = node;
  if (callee.type !== "MemberExpression" || callee.computed || callee.property.type !== "Identifier") return;
  const { object, property } = callee;
  const other = swapped[property.name];
  // Ports also have a method `find`, which takes an id.
  const isOfList = !property.name.startsWith("find") || node.arguments[0]?.type === "ArrowFunctionExpression";
  if (other !== undefined && isOfList) edits.replace(property, other);
  if (dropped.has(property.name)) edits.replace(node, edits.text(object));
}

/** A pattern without its anchors, and the opposite condition. */
function changePattern(edits: Edits, node: RegExpLiteral): void {
  const { pattern, flags } = node.regex;
  const changed = [
    pattern.replace(/^\^/, ""),
    pattern.replace(/\$$/, ""),
    ...[/\\[dsw]/, /\\[DSW]/].map((kind) => pattern.replace(kind, (found) => swapCase(found))),
  ];
  for (const other of changed) if (other !== "") edits.replace(node, `/${other}/${flags}`);
  edits.replace(node, `/${pattern}/${flags.replace("i", "")}`);
}

const swapCase = (text: string) => (text === text.toLowerCase() ? text.toUpperCase() : text.toLowerCase());

const isLog = (callee: Expression) =>
  callee.type === "MemberExpression" &&
  ((callee.object.type === "Identifier" && callee.object.name === "log") ||
    (callee.object.type === "MemberExpression" && callee.object.property.type === "Identifier" && callee.object.property.name === "log"));
