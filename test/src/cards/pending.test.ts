import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { pendingData } from "../../../src/cards/pending.ts";
import type { PendingView } from "../../../src/cards/pending.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { anInvitation } from "../../build/an-invitation.ts";
import { at } from "../../build/ids.ts";
import { person } from "../../build/person.ts";

const sam = anInvitation({ email: "sam@fabrikam.com", createdAt: at("09:00") });
const li = anInvitation({ email: "li@northwind.example", createdAt: at("11:58"), requester: person({ name: "Pradeep Gupta" }) });

const dataOf = (given: Partial<PendingView> = {}) =>
  pendingData({ invitations: [sam, li], now: at("12:00"), more: false, scope: "mine", ...given }, textsFor("en"));

describe("pendingCard", () => {
  it("lists who waits, invited by whom and when", () => {
    const { title, items, more } = dataOf();
    assert.deepEqual(
      { title, items, more },
      {
        title: "You have 2 open invitations",
        items: [
          { address: "sam@fabrikam.com", detail: "Adele Vance, 3 hours ago" },
          { address: "li@northwind.example", detail: "Pradeep Gupta, 2 minutes ago" },
        ],
        more: undefined,
      },
    );
  });

  it("says so when there are none", () => {
    assert.equal(dataOf({ invitations: [] }).title, "You have no open invitations");
    assert.equal(dataOf({ invitations: [], scope: "here" }).title, "No open invitations from here");
  });

  it("does not count what it does not know to the end", () => {
    const { title, more } = dataOf({ more: true, scope: "here" });
    assert.deepEqual([title, more], ["The oldest open invitations from here", "There are more."]);
  });

  it("shows the oldest twenty of many", () => {
    const exactly = dataOf({ invitations: Array.from({ length: 20 }, () => sam) });
    assert.deepEqual([exactly.title, exactly.items.length], ["You have 20 open invitations", 20]);
    const beyond = dataOf({ invitations: Array.from({ length: 21 }, () => sam) });
    assert.deepEqual([beyond.title, beyond.items.length, beyond.more], ["Your oldest open invitations", 20, "There are more."]);
  });
});
