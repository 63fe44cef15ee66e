import assert from "node:assert/strict";
import { defaultPolicy } from "../../../../src/domain/policy/policy.ts";
import { findApprovalsPlace, makeKnown } from "../../../../src/flows/who/find-approvals-place.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { at, id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";

const chosen = id("19:chosen@thread.tacv2");
const named = id("19:named@thread.tacv2");

async function choose({ ports }: FakeOutside): Promise<void> {
  const spoken = { locale: "fr-FR", timeZone: "Europe/Paris" };
  await ports.settings.chooseApprovalsPlace({ conversation: chosen, by: id("megan"), ...spoken, since: at("09:00") });
}

function nameInPolicy({ policy }: FakeOutside): void {
  const approvals = { ...defaultPolicy.approvals, channel: named, locale: "hu-HU", timeZone: "Europe/Budapest" };
  policy.change({ approvals });
}

describe("findApprovalsPlace", () => {
  it("finds none before a channel was chosen", async () => {
    assert.equal(await findApprovalsPlace(fakeOutside().ports), undefined);
  });

  it("finds the channel that was chosen in Teams", async () => {
    const outside = fakeOutside();
    await choose(outside);
    const expected = { channel: chosen, locale: "fr-FR", timeZone: "Europe/Paris" };
    assert.deepEqual(await findApprovalsPlace(outside.ports), expected);
  });

  it("prefers the policy's channel, and makes it known", async () => {
    const outside = fakeOutside();
    await choose(outside);
    nameInPolicy(outside);
    await outside.ports.conversations.remember(conversationReference());
    const expected = { channel: named, locale: "hu-HU", timeZone: "Europe/Budapest" };
    assert.deepEqual(await findApprovalsPlace(outside.ports), expected);
    assert.ok(await outside.ports.conversations.find(named));
  });
});

describe("makeKnown", () => {
  it("remembers an unknown channel with the service of a known one, but without its team", async () => {
    const { conversations } = fakeOutside().ports;
    const other = conversationReference();
    await conversations.remember(other);
    await makeKnown({ conversations }, named);
    const { teamId: _, ...service } = other;
    assert.deepEqual(await conversations.find(named), { ...service, id: named, channelId: named });
  });

  it("keeps what is known of a channel", async () => {
    const { conversations } = fakeOutside().ports;
    const known = conversationReference({ id: named, channelId: named, teamId: "19:its-own@thread.tacv2" });
    await conversations.remember(known);
    await conversations.remember(conversationReference());
    await makeKnown({ conversations }, named);
    assert.deepEqual(await conversations.find(named), known);
  });

  it("remembers nothing while the bot is in no channel", async () => {
    const { conversations } = fakeOutside().ports;
    await makeKnown({ conversations }, named);
    assert.equal(await conversations.find(named), undefined);
  });
});
