import { longestRemark } from "./approval.ts";

/** A checked text from the requester to the approvers, or from an approver to the requester. */
export type ReadRemark = { readonly kind: "remark"; readonly text: string } | { readonly kind: "problem"; readonly problem: RemarkProblem };

export type RemarkProblem = "missing" | "too-long";

/**
 * Invisible characters: control and formatting characters (bidi marks too), lone surrogates; not line breaks, nor the joiners that scripts
 * and emoji need.
 */
const invisible = /[[\p{Cc}\p{Cf}\p{Cs}\p{Co}]--[\p{Join_Control}\n]]/gv;

/** Checks a justification, a reason, a question or an answer. It comes from the client, so it may be any value of any length. */
export function readRemark(value: unknown): ReadRemark {
  const text = typeof value === "string" ? cleaned(value) : "";
  if (text === "") return { kind: "problem", problem: "missing" };
  return text.length > longestRemark ? { kind: "problem", problem: "too-long" } : { kind: "remark", text };
}

function cleaned(value: string): string {
  return value
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replaceAll("\t", " ")
    .replace(invisible, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
