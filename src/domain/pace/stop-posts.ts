import type { Instant } from "../ids.ts";
import type { Ledger, LedgerStep } from "./ledger.ts";

export interface Stop {
  readonly now: Instant;
  /** Graph's request-id. */
  readonly remoteId?: string;
}

/** Stops everybody's POSTs. What is stopped already keeps its time and Microsoft's id; a trial has failed, and an administrator may try again. */
export function stopPosts({ gate }: Ledger, { now, remoteId }: Stop): LedgerStep<"settled" | "stopped"> {
  if (gate.kind === "open") {
    return { verdict: "stopped", change: { gate: { kind: "stopped", since: now, ...(remoteId !== undefined && { remoteId }) } } };
  }
  const { trial, ...closed } = gate;
  return { verdict: "settled", change: trial?.post === undefined ? {} : { gate: closed } };
}
