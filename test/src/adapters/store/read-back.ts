import type { Store } from "../../../../src/adapters/store/database.ts";
import type { Announcement } from "../../../../src/domain/announcement.ts";
import type { RecentActs } from "../../../../src/domain/limits.ts";
import { aChange } from "../../../build/a-change.ts";
import type { StoreContent } from "../../../build/full-store/store-content.ts";
import { id } from "../../../build/ids.ts";

const many = 1000;
const earliest = id("2000-01-01T00:00:00.000Z");
const never = id("9999-01-01T00:00:00.000Z");

/**
 * Reads a table's rows through the ports. `expected` has the keys to ask for, and the values that no port returns. Missing rows are left
 * out.
 */
type Readers = {
  readonly [Table in keyof StoreContent]: (store: Store, expected: StoreContent) => Promise<StoreContent[Table]>;
};

async function listEach<Key, Value>(keys: readonly Key[], read: (key: Key) => Promise<readonly Value[]>): Promise<Value[]> {
  const values: Value[] = [];
  for (const key of keys) values.push(...(await read(key)));
  return values;
}

async function findEach<Key, Value>(keys: readonly Key[], find: (key: Key) => Promise<Value | undefined>): Promise<Value[]> {
  return listEach(keys, async (key) => {
    const found = await find(key);
    return found === undefined ? [] : [found];
  });
}

async function waiting({ announcements }: Store, expected: StoreContent) {
  const queued = await listEach(expected.subscriptions, ({ conversation }) => announcements.waiting(conversation, many));
  return queued.map((announcement) => ({ ...announcement, told: false }));
}

/** Tables that a port can read. */
export const readers = {
  invitations: ({ invitations }, expected) =>
    findEach(expected.invitations, async ({ invitation: { id: one } }) => {
      const [invitation, redeemUrl] = [await invitations.find(one), await invitations.redeemUrl(one)];
      return invitation && { invitation, ...(redeemUrl !== undefined && { redeemUrl }) };
    }),
  events: ({ trail }, { invitations }) => listEach(invitations, ({ invitation }) => trail.of(invitation.id, many)),
  conversations: ({ conversations }, expected) => findEach(expected.conversations, ({ id: one }) => conversations.find(one)),
  cursors: ({ cursors }, expected) =>
    findEach(expected.cursors, async ({ name }) => {
      const value = await cursors.find(name);
      return value === undefined ? undefined : { name, value };
    }),
  drafts: ({ drafts }, expected) => findEach(expected.drafts, ({ id: one, by }) => drafts.find(one, by.id)),
  late_answers: ({ lateAnswers }, expected) => findEach(expected.late_answers, ({ message, by }) => lateAnswers.find(message, by.id)),
  followers: ({ followers }, { invitations }) => listEach(invitations, ({ invitation }) => followers.of(invitation.id)),
  subscriptions: ({ announcements }) => announcements.list(),
  settings: async ({ settings }) => {
    const value = await settings.approvalsPlace();
    const left = (await settings.leftPlaces()).map((place) => ({ name: "left-place", value: place }) as const);
    return [...(value ? [{ name: "approvals-place", value } as const] : []), ...left];
  },
  posts: async ({ posts }) => (await posts.read()).posts,
  gate: async ({ posts }) => [(await posts.read()).gate],
  stop_cards: ({ stopCards }) => stopCards.latest(),
  instances: async ({ instances }) => (await instances.list()).map(({ version, started, seenAt }) => ({ version, started, seenAt })),
  pauses: ({ pauses }) => pauses.list(earliest),
} as const satisfies Partial<Readers>;

/**
 * Tables whose rows can only be noticed by a write: an activity that was seen or an announcement that was sent isn't new again, and jobs
 * are claimed.
 */
export const writers = {
  announcements: async (store, expected) => {
    const queued = await waiting(store, expected);
    const delivered = expected.announcements.filter((announcement) => announcement.told);
    await store.invitations.commit(aChange({ announcements: delivered }));
    const queuedAgain = await waiting(store, expected);
    return [...queued, ...delivered.filter((announcement) => !queuedAgain.some((other) => isSame(announcement, other)))];
  },
  jobs: ({ jobs }, expected) =>
    listEach(expected.jobs, async (job) => {
      const { key: _, ...stored } = job;
      const claimed = await jobs.claim(job.heldUntil ?? job.due, never, 1);
      return claimed.map(({ task, key, attempt }) => ({ ...stored, task, ...(key !== undefined && { key }), attempts: attempt - 1 }));
    }),
  receipts: ({ receipts }, expected) =>
    findEach(expected.receipts, async (receipt) => ((await receipts.record(receipt.key, never)) ? undefined : receipt)),
  limits: ({ limits }, expected) =>
    findEach(expected.limits, async (limit) => {
      const found: RecentActs[] = [];
      await limits.decide(limit.person, limit.act, never, (before) => (found.push(before), { verdict: { kind: "within" } }));
      const [acts] = found;
      return acts && { ...limit, acts };
    }),
  marks: ({ settings }, expected) => findEach(expected.marks, async (mark) => ((await settings.once(mark.name, never)) ? undefined : mark)),
} as const satisfies Partial<Readers>;

function isSame(one: Announcement, other: Announcement): boolean {
  return one.conversation === other.conversation && one.guest === other.guest && one.acceptedAt === other.acceptedAt;
}
