import assert from "node:assert/strict";
import { aChange } from "../../../build/a-change.ts";
import { aFollower } from "../../../build/a-follower.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { at, id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { storesUnderTest } from "../../../contracts/store-under-test.ts";
import type { StoreUnderTest } from "../../../contracts/store-under-test.ts";

type Row = readonly [path: string, run: (store: StoreUnderTest) => Promise<unknown>, expected: unknown];

const named = anInvitation({ id: id("invitation"), requester: person({ name: "Ad\0a" }) });

/** What comes from outside, by each way into the store: names, ids, keys, and what people look for. */
const table: readonly Row[] = [
  ["a requester's name", async ({ invitations }) => (await invitations.find(named.id))?.requester.name, "Ada"],
  ["an id that somebody made up", ({ invitations }) => invitations.find(id("no\0body")), undefined],
  ["an address that is looked for", ({ invitations }) => invitations.findOpen(id("no\0body@fabrikam.com")), undefined],
  ["guests' ids", ({ invitations }) => invitations.findByGuests([id("no\0body")]), []],
  ["a list's filter", ({ lists }) => lists.listAll({ states: ["invited"], requester: id("no\0body") } as never, {}, 5), []],
  [
    "a follower's name",
    async ({ invitations, followers }) => {
      const follower = aFollower({ invitation: named.id, person: person({ name: "Me\0gan" }) });
      await invitations.commit(aChange({ followers: [follower] }));
      return (await followers.of(named.id)).map((one) => one.person.name);
    },
    ["Megan"],
  ],
  [
    "a detail of the trail",
    async ({ invitations, trail }) => {
      const event = { invitation: named.id, what: "requested" as const, at: at("10:00"), detail: "a\0b" };
      await invitations.commit(aChange({ events: [event] }));
      return (await trail.of(named.id, 9)).map(({ detail }) => detail);
    },
    ["ab"],
  ],
  [
    "a conversation",
    async ({ conversations }) => {
      await conversations.remember(conversationReference({ id: id("19:a\0b"), tenantId: "te\0nant" }));
      return (await conversations.find(id("19:a\0b")))?.tenantId;
    },
    "tenant",
  ],
  [
    "an activity's id",
    async ({ receipts }) => [await receipts.record("a\0", at("10:00")), await receipts.record("a", at("10:00"))],
    [true, false],
  ],
  ["a person's limits", ({ limits }) => limits.decide("a\0", "invite", at("10:00"), () => ({ verdict: "ok" }) as never), "ok"],
  ["a job's key", ({ jobs }) => jobs.enqueue({ task: { kind: "check-guests" }, due: at("10:00"), key: "a\0" }), undefined],
  ["a name in the settings", ({ settings }) => settings.once("a\0", at("10:00")), true],
  ["a cursor", ({ cursors }) => cursors.find("a\0"), undefined],
];

describe("texts with the character 0", () => {
  for (const [name, open] of Object.entries(storesUnderTest).filter(([one]) => one !== "in-memory fakes")) {
    describe(name, () => {
      let store: StoreUnderTest;
      before(async function openFirst() {
        this.timeout(120_000);
        store = await open();
        assert.equal(await store.invitations.commit(aChange({ invitations: [named] })), "committed");
      });
      after(() => store.close());

      for (const [path, run, expected] of table) {
        it(`are no failure in ${path}`, async () => {
          assert.deepEqual(await run(store), expected);
        });
      }
    });
  }
});
