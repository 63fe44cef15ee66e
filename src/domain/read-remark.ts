import { longestRemark } from "./approval.ts";
import { cleanText } from "./clean-text.ts";

/** A checked text from the requester to the approvers, or from an approver to the requester. */
export type ReadRemark = { readonly kind: "remark"; readonly text: string } | { readonly kind: "problem"; readonly problem: RemarkProblem };

export type RemarkProblem = "missing" | "too-long";

/** Checks a justification, a reason, a question or an answer. It comes from the client, so it may be any value of any length. */
export function readRemark(value: unknown): ReadRemark {
  const text = typeof value === "string" ? cleanText(value) : "";
  if (text === "") return { kind: "problem", problem: "missing" };
  return text.length > longestRemark ? { kind: "problem", problem: "too-long" } : { kind: "remark", text };
}
