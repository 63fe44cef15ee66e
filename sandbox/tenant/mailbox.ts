import type { EventEmitter } from "node:events";
import type { TenantEvents } from "../directory/tenant-events.ts";
import type { MailView } from "../page-api/api.ts";

/** A mail that the tenant's mail system has sent. */
export type Mail = MailView;

/** All mails that the tenant has sent: the partners' inboxes. */
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
