import assert from "node:assert/strict";
import { channelOf, mayBeSeen, threadIn, threadOf } from "../../../src/domain/visibility.ts";
import { anInvitation } from "../../build/an-invitation.ts";
import { id } from "../../build/ids.ts";
import { person } from "../../build/person.ts";
import { awaiting } from "../../build/an-approval.ts";

const card = id("1700000000002");
const began = (conversation: string) =>
  anInvitation({ requester: person({ name: "Adele" }), home: { conversation: id(conversation), card } });
const sees = (conversation: string, viewer: string, where: string) =>
  mayBeSeen(began(conversation), { id: id(viewer), conversation: id(where) });

describe("mayBeSeen", () => {
  it("lets people see their own invitations anywhere", () => {
    assert.equal(sees("19:general@thread.tacv2;messageid=1", "person-adele", "a:1-adele"), true);
  });

  it("lets others see invitations that began in the conversation where they ask", () => {
    assert.equal(sees("19:chat@thread.v2", "person-diego", "19:chat@thread.v2"), true);
  });

  it("counts all threads of a channel as one conversation", () => {
    assert.equal(sees("19:general@thread.tacv2;messageid=1", "person-diego", "19:general@thread.tacv2;messageid=2"), true);
    assert.equal(sees("19:general@thread.tacv2;messageid=1", "person-diego", "19:general@thread.tacv2"), true);
  });

  it("hides everything else", () => {
    assert.equal(sees("19:general@thread.tacv2;messageid=1", "person-diego", "19:other@thread.tacv2;messageid=1"), false);
    assert.equal(sees("a:1-adele", "person-diego", "a:1-diego"), false);
  });
});

describe("channelOf", () => {
  for (const [conversation, channel] of Object.entries({
    "19:general@thread.tacv2;messageid=1700000000001": "19:general@thread.tacv2",
    "19:general@thread.tacv2": "19:general@thread.tacv2",
    "19:meeting@thread.v2;tenant=1": "19:meeting@thread.v2;tenant=1",
    "a:1personal": "a:1personal",
  })) {
    it(`is ${channel} for ${conversation}`, () => assert.equal(channelOf(id(conversation)), channel));
  }
});

describe("mayBeSeen, for approvers", () => {
  const request = awaiting({ requester: person({ id: id("adele") }) }, { channel: id("19:approvals@thread.tacv2") });
  const seenIn = (conversation: string) => mayBeSeen(request, { id: id("megan"), conversation: id(conversation) });

  it("shows a request in the channel where it is decided, and in no other", () => {
    assert.deepEqual([seenIn("19:approvals@thread.tacv2;messageid=1"), seenIn("19:elsewhere@thread.tacv2")], [true, false]);
  });
});

describe("threadOf", () => {
  it("is the first message of the thread, if the conversation is one", () => {
    const conversations = ["19:general@thread.tacv2;messageid=1700000000001", "19:general@thread.tacv2", "a:1-adele"];
    assert.deepEqual(
      conversations.map((conversation) => threadOf(id(conversation))),
      ["1700000000001", undefined, undefined],
    );
  });
});

describe("threadIn", () => {
  it("is the thread that a message of a channel begins, as Teams names it", () => {
    const thread = threadIn(id("19:general@thread.tacv2"), id("1700000000001"));
    assert.deepEqual([threadOf(thread), channelOf(thread)], ["1700000000001", "19:general@thread.tacv2"]);
  });
});
