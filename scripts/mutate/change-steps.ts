import type { BlockStatement, Expression, ExpressionStatement, FunctionBody, Statement, VisitorObject } from "oxc-parser";
import type { Edits } from "./edits.ts";

/** The operators that replace one. */
const assignments: Readonly<Record<string, string>> = { "+=": "-=", "-=": "+=" };

/** Removes steps: statements, blocks, the bodies of functions. */
export function changeSteps(edits: Edits): VisitorObject {
  return {
    BlockStatement(node) {
      if (node.body.length > 0 && !isOneStep(node)) edits.replace(node, "{}");
    },
    ExpressionStatement(node) {
      if (!node.directive) edits.replace(node, ";");
    },
    ThrowStatement: (node) => edits.replace(node, ";"),
    ArrowFunctionExpression({ body }) {
      if (body.type !== "BlockStatement" && !isCondition(body)) edits.replace(body, "undefined");
    },
    UpdateExpression(node) {
      const other = node.operator === "++" ? "--" : "++";
      edits.replace(node, edits.text(node).replace(node.operator, other));
    },
    AssignmentExpression(node) {
      const other = assignments[node.operator];
      if (other) edits.replace(node, `${edits.text(node.left)} ${other} ${edits.text(node.right)}`);
    },
  };
}

/** If there is only one step, removing it is the same as emptying the block. */
const isOneStep = ({ body }: BlockStatement | FunctionBody) => body.length === 1 && body.some(isStep);
const isStep = ({ type }: Statement | ExpressionStatement) => type === "ExpressionStatement" || type === "ThrowStatement";

/** `undefined` has the effect of `false` there, and that condition has a mutant already. */
const isCondition = ({ type }: Expression) => type === "BinaryExpression" || type === "LogicalExpression" || type === "UnaryExpression";
