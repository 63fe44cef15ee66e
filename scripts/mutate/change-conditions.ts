import type { Expression, LogicalExpression, VisitorObject } from "oxc-parser";
import type { Edits } from "./edits.ts";

/** The operators that replace one. */
const comparisons: Readonly<Record<string, readonly string[]>> = {
  "===": ["!=="],
  "!==": ["==="],
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
  in: [],
  instanceof: [],
};
const arithmetic: Readonly<Record<string, string>> = { "+": "-", "-": "+", "*": "/", "/": "*", "%": "*" };
const logical = { "&&": "||", "||": "&&", "??": "&&" } as const;

/** Replaces conditions by true and false, replaces operators, and removes negations. */
export function changeConditions(edits: Edits): VisitorObject {
  const always = (node: Expression) => edits.replace(node, "true");
  const never = (node: Expression) => edits.replace(node, "false");
  const both = (node: Expression) => [always(node), never(node)];
  return {
    IfStatement: ({ test }) => both(test),
    ConditionalExpression: ({ test }) => both(test),
    WhileStatement: ({ test }) => never(test),
    DoWhileStatement: ({ test }) => never(test),
    ForStatement: ({ test }) => test && never(test),
    LogicalExpression(node) {
      const { left, right, operator } = node;
      edits.replace(node, `(${inParentheses(edits, node, logical[operator])})`);
      if (operator === "??") return;
      for (const part of isCondition(right) ? [left, right] : [left]) (operator === "&&" ? always : never)(part);
    },
    BinaryExpression(node) {
      const { left, right, operator } = node;
      for (const other of comparisons[operator] ?? []) edits.replace(node, withOperator(edits, node, other).join(""));
      if (operator in comparisons) {
        both(node);
        // The comparison has a mutant already: another literal in it would be the same change.
        for (const part of [left, right]) if (part.type === "Literal") edits.skip(part);
      }
      const other = arithmetic[operator];
      if (other && !isText(left) && !isText(right)) edits.replace(node, withOperator(edits, node, other).join(""));
    },
    UnaryExpression(node) {
      if (node.operator === "!" || node.operator === "-") edits.replace(node, edits.text(node.argument));
    },
  };
}

interface Operation {
  readonly start: number;
  readonly end: number;
  readonly operator: string;
  readonly left: { readonly end: number };
}

/** The text before the operator, the other operator, and the text after it, with the same parentheses. */
function withOperator(edits: Edits, { start, end, operator, left }: Operation, other: string): readonly [string, string, string] {
  const at = left.end + edits.text({ start: left.end, end }).indexOf(operator);
  return [edits.text({ start, end: at }), other, edits.text({ start: at + operator.length, end })];
}

/** The other operator may have a lower precedence than its neighbours. */
function inParentheses(edits: Edits, node: LogicalExpression, other: string): string {
  const [left, , right] = withOperator(edits, node, other);
  const enclosed = (part: Expression, text: string) => (part.type === "LogicalExpression" ? `(${text.trim()})` : text.trim());
  return `${enclosed(node.left, left)} ${other} ${enclosed(node.right, right)}`;
}

const isCondition = (node: Expression) =>
  (node.type === "BinaryExpression" && node.operator in comparisons) || (node.type === "UnaryExpression" && node.operator === "!");

const isText = (node: Expression) => node.type === "TemplateLiteral" || (node.type === "Literal" && typeof node.value === "string");
