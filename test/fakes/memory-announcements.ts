import type { Announcement, WaitingAnnouncement } from "../../src/domain/announcement.ts";
import type { Announcements } from "../../src/ports/announcements.ts";
import type { MemoryTables } from "./memory-tables.ts";

export function announcementKey({ conversation, guest, acceptedAt }: Announcement): string {
  return [conversation, guest, acceptedAt].join("/");
}

function oldestFirst(a: Announcement, b: Announcement): number {
  return a.acceptedAt + a.guest < b.acceptedAt + b.guest ? -1 : 1;
}

function withoutMark({ conversation, guest, acceptedAt, invitation, tellings }: WaitingAnnouncement): WaitingAnnouncement {
  return { conversation, guest, acceptedAt, ...(invitation !== undefined && { invitation }), tellings };
}

/** Subscriptions and their waiting announcements, in memory. */
export function memoryAnnouncements({ subscriptions, announcements }: MemoryTables): Announcements {
  const forget = (fits: (announcement: Announcement & { readonly told: boolean }) => boolean): number => {
    const gone = [...announcements].filter(([, announcement]) => fits(announcement));
    for (const [key] of gone) announcements.delete(key);
    return gone.length;
  };
  const mark = (marked: readonly Announcement[], marks: Partial<{ readonly told: boolean; readonly tellings: number }>): void => {
    for (const announcement of marked) {
      const key = announcementKey(announcement);
      const stored = announcements.get(key);
      if (stored) announcements.set(key, { ...stored, ...marks });
    }
  };
  return {
    subscribe: async (subscription) => void subscriptions.set(subscription.conversation, subscription),
    find: async (conversation) => subscriptions.get(conversation),
    async stop(conversation) {
      forget((announcement) => announcement.conversation === conversation && !announcement.told);
      return subscriptions.delete(conversation);
    },
    list: async () => [...subscriptions.values()].toSorted((a, b) => (a.conversation < b.conversation ? -1 : 1)),
    async waiting(conversation, limit) {
      const queued = [...announcements.values()].filter((announcement) => announcement.conversation === conversation && !announcement.told);
      return queued.toSorted(oldestFirst).slice(0, limit).map(withoutMark);
    },
    noteTellings: async (marked, tellings) => mark(marked, { tellings }),
    markDelivered: async (marked) => mark(marked, { told: true }),
    purge: async (before) => forget(({ acceptedAt }) => acceptedAt < before),
  };
}
