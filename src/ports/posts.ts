import type { Instant, PostId } from "../domain/ids.ts";
import type { Ledger, LedgerStep } from "../domain/pace/ledger.ts";
import type { StopCard } from "../domain/pace/stop-card.ts";

/** The ledger of all POSTs that can create a guest or send a mail: one for all instances and the command line. */
export interface Posts {
  /**
   * Reads the ledger, applies a pure rule and stores its change in one transaction; no other `decide` comes between. Nothing is awaited
   * in the rule.
   */
  decide<Verdict>(rule: (ledger: Ledger) => LedgerStep<Verdict>): Promise<Verdict>;
  /** As `decide`, but the rule sees no other post than this one: for rules that need no more, because the whole ledger may be long. */
  decideOn<Verdict>(post: PostId, rule: (ledger: Ledger) => LedgerStep<Verdict>): Promise<Verdict>;
  /** What is stored now; nothing is changed. */
  read(): Promise<Ledger>;
  /** The same, but the gate alone. */
  gate(): Promise<Ledger["gate"]>;
  /** Deletes posts from before this moment, but those that wait; returns how many. */
  purge(before: Instant): Promise<number>;
}

/** Who was told that Microsoft has stopped the tenant's invitations, and with which message. */
export interface StopCards {
  /** Those of the newest stop, in the order of their addressees. */
  latest(): Promise<readonly StopCard[]>;
  /** Stores new addressees, all or none; those that the stop has already stay as they are. */
  add(cards: readonly StopCard[]): Promise<void>;
  /** Replaces the stored card of the same stop and addressee. */
  keep(card: StopCard): Promise<void>;
  /** Deletes those of stops that began before this moment; returns how many. */
  purge(before: Instant): Promise<number>;
}
