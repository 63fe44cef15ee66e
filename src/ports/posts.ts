import type { LedgerChange } from "../domain/pace/judge-post.ts";
import type { Ledger } from "../domain/pace/ledger.ts";

/** The ledger of all POSTs that can create a guest or send a mail: one for all instances and the command line. */
export interface Posts {
  /**
   * Reads the ledger, applies a pure rule and stores its change in one transaction; no other `decide` comes between. Nothing is awaited
   * in the rule.
   */
  decide<Verdict>(rule: (ledger: Ledger) => { readonly verdict: Verdict; readonly change: LedgerChange }): Promise<Verdict>;
  /** What is stored now; nothing is changed. */
  read(): Promise<Ledger>;
}
