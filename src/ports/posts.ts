import type { Instant } from "../domain/ids.ts";
import type { Ledger, LedgerStep } from "../domain/pace/ledger.ts";

/** The ledger of all POSTs that can create a guest or send a mail: one for all instances and the command line. */
export interface Posts {
  /**
   * Reads the ledger, applies a pure rule and stores its change in one transaction; no other `decide` comes between. Nothing is awaited
   * in the rule.
   */
  decide<Verdict>(rule: (ledger: Ledger) => LedgerStep<Verdict>): Promise<Verdict>;
  /** What is stored now; nothing is changed. */
  read(): Promise<Ledger>;
  /** Deletes posts from before this moment, but those that wait; returns how many. */
  purge(before: Instant): Promise<number>;
}
