import type { EventEmitter } from "node:events";
import type { TenantEvents } from "../directory/tenant-events.ts";
import type { MailView } from "../page-api/api.ts";

/** A mail that left the tenant's mail system. */
export type Mail = MailView;

/** Every mail that left the tenant: what partners find in their inboxes. */
export interface Mailbox {
  /** Newest first. */
  list(): readonly Mail[];
  get(id: string): Mail | undefined;
  /** Keeps the mail and emits `mail`. */
  send(mail: Mail): void;
  clear(): void;
}

export function createMailbox(events: EventEmitter<TenantEvents>): Mailbox {
  const mails = new Map<string, Mail>();
  return {
    list: () => [...mails.values()].reverse(),
    get: (id) => mails.get(id),
    send: (mail) => {
      mails.set(mail.id, mail);
      events.emit("mail", mail);
    },
    clear: () => mails.clear(),
  };
}
