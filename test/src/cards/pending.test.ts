import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { pendingData, privatePendingData } from "../../../src/cards/pending.ts";
import type { PendingView } from "../../../src/cards/pending.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { anInvitation } from "../../build/an-invitation.ts";
import { at, id } from "../../build/ids.ts";
import { invited } from "../../build/in-state.ts";
import { person } from "../../build/person.ts";

const texts = textsFor("en");
const sam = anInvitation({ email: "sam@fabrikam.com", createdAt: at("09:00") });
const li = invited({ email: "li_wei@northwind.example", createdAt: at("11:58"), requester: person({ name: "Pradeep Gupta" }) });
const first = { kind: "first" } as const;

const dataOf = (given: Partial<PendingView> = {}) =>
  pendingData({ filter: { of: "mine" }, page: first, invitations: [sam, li], count: 2, now: at("12:00"), ...given }, texts);

describe("pendingCard", () => {
  it("says under an invitation that somebody may have missed a message about it", () => {
    const { items } = dataOf({ invitations: [{ ...sam, untold: ["requester"] }] });
    assert.equal(items[0]?.detail, "Adele Vance, 3 hours ago · Working on it\n\nAdele Vance may have missed my last message about this.");
  });

  it("lists pending partners with requester and time; each row leads to its invitation and back", () => {
    const { title, notes, items, actions } = dataOf();
    assert.deepEqual(
      { title, notes, items, actions },
      {
        title: "You have 2 open invitations",
        notes: [],
        items: [
          {
            address: "sam@fabrikam.com",
            detail: "Adele Vance, 3 hours ago · Working on it",
            data: { invitation: sam.id, list: { of: "mine", page: "first" } },
          },
          {
            address: "li_wei@northwind.example",
            detail: "Pradeep Gupta, 2 minutes ago · Invited, not accepted yet",
            data: { invitation: li.id, list: { of: "mine", page: "first" } },
          },
        ],
        actions: [],
      },
    );
  });

  it("says so when there are none, and offers to invite a partner", () => {
    assert.deepEqual(dataOf({ invitations: [], count: 0 }).actions, [{ title: "Invite a partner", verb: "open-form", data: {} }]);
    assert.equal(dataOf({ invitations: [], count: 0 }).title, "You have no open invitations");
    assert.equal(dataOf({ invitations: [], count: 0, filter: { of: "here" } }).title, "No open invitations from here");
  });

  it("counts all pages, and leads to the others", () => {
    const [previous, next] = [
      { kind: "before", at: { createdAt: sam.createdAt, id: sam.id } },
      { kind: "after", at: { createdAt: li.createdAt, id: li.id } },
    ] as const;
    const filter = { of: "here", domain: "fabrikam.com" } as const;
    const { title, actions } = dataOf({ filter, count: 37, previous, next });
    assert.equal(title, "37 open invitations from here");
    assert.deepEqual(actions, [
      { title: "Previous", verb: "show-pending", data: { ...filter, page: "before", createdAt: sam.createdAt, id: sam.id } },
      { title: "Next", verb: "show-pending", data: { ...filter, page: "after", createdAt: li.createdAt, id: li.id } },
    ]);
  });

  it("names the filter, and what wasn't understood", () => {
    const { notes } = dataOf({ filter: { of: "mine", domain: "a-b.com", days: 1 }, understood: false });
    assert.deepEqual(
      notes.map(({ line }) => line),
      [
        "Only addresses of a-b.com",
        "Only what is older than 1 day",
        "I didn't understand all of that. You can type: pending mine, pending here, pending fabrikam.com, pending older than 7 days",
      ],
    );
  });

  it("never exceeds Teams' size limit", () => {
    assert.equal(dataOf({ invitations: Array.from({ length: 30 }, () => anInvitation({ id: id("one") })) }).items.length, 12);
  });
});

describe("privatePendingCard", () => {
  it("names nobody, and leads to the person's own list", () => {
    const { title, items, actions } = privatePendingData({ of: "mine", days: 7 }, texts);
    assert.deepEqual([title, items], ["Your open invitations", []]);
    assert.deepEqual(actions, [{ title: "Show my list", verb: "show-pending", data: { of: "mine", days: 7, page: "first" } }]);
  });
});
