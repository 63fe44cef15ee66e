import assert from "node:assert/strict";
import type { Conversations } from "../../src/ports/conversations.ts";
import { conversationReference } from "../build/conversation-reference.ts";
import { id } from "../build/ids.ts";

/** What every {@link Conversations} must do. */
export function conversationsContract(subject: () => { readonly conversations: Conversations }): void {
  it("does not know a conversation that was never remembered", async () => {
    assert.equal(await subject().conversations.find(id("a:unknown")), undefined);
  });

  it("finds what it remembered", async () => {
    const { conversations } = subject();
    const channel = conversationReference();
    const personal = {
      id: id("a:ada"),
      kind: "personal",
      tenantId: "tenant",
      serviceUrl: "https://smba.example/emea/",
      botId: "28:bot",
    } as const;
    await conversations.remember(channel);
    await conversations.remember(personal);
    assert.deepEqual(await conversations.find(channel.id), channel);
    assert.deepEqual(await conversations.find(personal.id), personal);
  });

  it("can remember the same reference twice", async () => {
    const { conversations } = subject();
    const reference = conversationReference();
    await conversations.remember(reference);
    await conversations.remember(reference);
    assert.deepEqual(await conversations.find(reference.id), reference);
  });

  for (const [name, change] of Object.entries({
    "service URL": { serviceUrl: "https://smba.trafficmanager.net/amer/" },
    kind: { kind: "groupChat" },
    tenant: { tenantId: "other-tenant" },
    "bot id": { botId: "28:other" },
    team: { teamId: "19:other-team@thread.tacv2" },
    channel: { channelId: "19:other@thread.tacv2" },
  } as const)) {
    it(`takes over a new ${name}`, async () => {
      const { conversations } = subject();
      const changed = { ...conversationReference(), ...change };
      await conversations.remember(conversationReference());
      await conversations.remember(changed);
      assert.deepEqual(await conversations.find(changed.id), changed);
    });
  }

  it("names any conversation, the same each time, as long as it knows one", async () => {
    const { conversations } = subject();
    assert.equal(await conversations.any(), undefined);
    const chat = conversationReference({ id: id("a:ada"), kind: "personal" });
    await conversations.remember(conversationReference());
    await conversations.remember(chat);
    assert.deepEqual([await conversations.any(), await conversations.any()], [conversationReference(), conversationReference()]);
    await conversations.forget(conversationReference().id);
    assert.deepEqual(await conversations.any(), chat);
  });

  it("stores that a conversation has no team any more", async () => {
    const { conversations } = subject();
    const { teamId: _team, channelId: _channel, ...chat } = conversationReference({ kind: "groupChat" });
    await conversations.remember(conversationReference());
    await conversations.remember(chat);
    assert.deepEqual(await conversations.find(chat.id), chat);
  });

  it("forgets one and keeps the others", async () => {
    const { conversations } = subject();
    const [one, other] = [conversationReference({ id: id("19:one") }), conversationReference({ id: id("19:other") })];
    await conversations.remember(one);
    await conversations.remember(other);
    await conversations.forget(one.id);
    await conversations.forget(id("19:unknown"));
    assert.equal(await conversations.find(one.id), undefined);
    assert.deepEqual(await conversations.find(other.id), other);
  });

  it("forgets a channel with its threads, and keeps the rest of its team", async () => {
    const { conversations } = subject();
    const sales = { channelId: "19:sales@thread.tacv2" };
    const thread = conversationReference({ ...sales, id: id("19:sales@thread.tacv2;messageid=1") });
    const [channel, general] = [conversationReference({ ...sales, id: id(sales.channelId) }), conversationReference()];
    for (const reference of [channel, thread, general]) await conversations.remember(reference);
    await conversations.forget(channel.id);
    assert.deepEqual([await conversations.find(channel.id), await conversations.find(thread.id)], [undefined, undefined]);
    assert.deepEqual(await conversations.find(general.id), general);
  });

  it("forgets a team with all of its channels and threads", async () => {
    const { conversations } = subject();
    const [general, thread] = [conversationReference({ id: id("19:general") }), conversationReference({ id: id("19:sales;messageid=1") })];
    const otherTeam = conversationReference({ id: id("19:other"), teamId: "19:other-team" });
    for (const reference of [general, thread, otherTeam]) await conversations.remember(reference);
    await conversations.forget(general.id, "19:team@thread.tacv2");
    assert.deepEqual([await conversations.find(general.id), await conversations.find(thread.id)], [undefined, undefined]);
    assert.deepEqual(await conversations.find(otherTeam.id), otherTeam);
  });

  it("anyChannel gives one of the known channels, never a chat", async () => {
    const { conversations } = subject();
    const { teamId: _team, channelId: _channel, ...chat } = conversationReference({ id: id("19:a@thread.v2"), kind: "groupChat" });
    await conversations.remember(chat);
    await conversations.remember({ ...chat, id: id("a:1"), kind: "personal" });
    assert.equal(await conversations.anyChannel(), undefined);
    const [one, other] = [conversationReference({ id: id("19:sales;messageid=1") }), conversationReference({ id: id("19:general") })];
    await conversations.remember(one);
    await conversations.remember(other);
    const found = await conversations.anyChannel();
    assert.ok(found);
    assert.deepEqual(found, found.id === one.id ? one : other);
    await conversations.forget(found.id, found.teamId);
    assert.equal(await conversations.anyChannel(), undefined);
  });
}
