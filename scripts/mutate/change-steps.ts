import type { BlockStatement, Expression, ExpressionStatement, FunctionBody, Statement, VisitorObject } from "oxc-parser";
import type { Edits } from "./edits.ts";

/** Other operators to put in the place of one. */
const assignments: Readonly<Record<string, string>> = { "+=": "-=", "-=": "+=" };

/** Steps that aren't taken: statements, blocks, the bodies of functions. */
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

/** To take the step out is to empty the block. */
const isOneStep = ({ body }: BlockStatement | FunctionBody) => body.length === 1 && body.some(isStep);
const isStep = ({ type }: Statement | ExpressionStatement) => type === "ExpressionStatement" || type === "ThrowStatement";

/** `undefined` is as good as `false` there, and that condition is changed already. */
const isCondition = ({ type }: Expression) => type === "BinaryExpression" || type === "LogicalExpression" || type === "UnaryExpression";
