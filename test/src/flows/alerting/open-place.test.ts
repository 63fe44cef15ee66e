import assert from "node:assert/strict";
import { openPlace } from "../../../../src/flows/alerting/open-place.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { id } from "../../../build/ids.ts";
import { chatOf } from "../../../fakes/fake-notifier.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const [megan, channel] = [id("megan"), id("19:approvals@thread.tacv2")];

describe("openPlace", () => {
  it("opens an administrator's own chat, near any conversation", async () => {
    const { ports } = fakeOutside();
    assert.equal(await openPlace(ports, { kind: "person", id: megan }), "unreachable");
    await ports.conversations.remember(conversationReference());
    assert.equal(await openPlace(ports, { kind: "person", id: megan }), chatOf(id("megan")));
  });

  it("makes a channel known where nobody has written yet", async () => {
    const { ports } = fakeOutside();
    await ports.conversations.remember(conversationReference({ id: id("19:other@thread.tacv2") }));
    assert.equal(await openPlace(ports, { kind: "channel", id: channel }), channel);
    assert.ok(await ports.conversations.find(channel));
  });
});
