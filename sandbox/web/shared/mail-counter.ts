import { EventEmitter } from "node:events";
import type { Tenant } from "../../tenant/tenant.ts";

/** Counts the mails that arrived since the mailbox was last open. */
export class MailCounter {
  /** `changed`: the count has changed. */
  readonly events = new EventEmitter<{ changed: [unread: number] }>();
  readonly #tenant: Tenant;
  #seen = 0;

  constructor(tenant: Tenant) {
    this.#tenant = tenant;
    this.events.setMaxListeners(0);
    tenant.events.on("mail", () => this.#announce());
    tenant.events.on("reset", () => this.#see(0));
  }

  get unread(): number {
    return this.#tenant.mailbox.list().length - this.#seen;
  }

  /** The mailbox was opened. */
  markSeen(): void {
    this.#see(this.#tenant.mailbox.list().length);
  }

  #see(count: number): void {
    this.#seen = count;
    this.#announce();
  }

  #announce(): void {
    this.events.emit("changed", this.unread);
  }
}
