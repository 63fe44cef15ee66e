import assert from "node:assert/strict";
import { defaultPolicy } from "../../../../src/domain/policy/policy.ts";
import type { ConversationReference } from "../../../../src/ports/conversations.ts";
import { findApprovalsPlace } from "../../../../src/flows/who/find-approvals-place.ts";
import { useForApprovals } from "../../../../src/flows/deciding/use-for-approvals.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { at, id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import type { FakeOutside } from "../../../fakes/fake-outside.ts";

const megan = person({ name: "Megan Bowen", locale: "fr-FR", timeZone: "Europe/Paris" });
const place = conversationReference();
const channel = id("19:general@thread.tacv2");
const policyChannel = (outside: FakeOutside, named: string) =>
  outside.policy.change({ approvals: { ...defaultPolicy.approvals, channel: id(named), locale: "hu-HU", timeZone: "Europe/Budapest" } });

function world(...roles: readonly ("global-administrator" | "guest-inviter")[]) {
  const outside = fakeOutside();
  outside.membership.roles.set(megan.id, roles);
  const press = (where: ConversationReference = place, ssoToken: string | undefined = `sso:${megan.id}`) =>
    useForApprovals(outside.ports, { place: where, by: megan, ssoToken });
  return { outside, press };
}

describe("useForApprovals", () => {
  it("lets an administrator choose the channel: itself, without its thread, in their language and zone", async () => {
    const { outside, press } = world("global-administrator");
    assert.equal(await press(), "chosen");
    const { teamId } = place;
    const chosen = { conversation: channel, teamId, by: megan.id, locale: "fr-FR", timeZone: "Europe/Paris", since: at("10:00") };
    assert.deepEqual(await outside.ports.settings.approvalsPlace(), chosen);
    assert.deepEqual(await outside.ports.conversations.find(channel), { ...place, id: channel });
    assert.deepEqual(await findApprovalsPlace(outside.ports), { channel, locale: "fr-FR", timeZone: "Europe/Paris" });
  });

  it("says so when the channel was chosen before, and moves from another one", async () => {
    const { outside, press } = world("global-administrator");
    await press();
    assert.equal(await press(), "already");
    assert.equal(await press(conversationReference({ id: id("19:other@thread.tacv2;messageid=1") })), "chosen");
    assert.equal((await outside.ports.settings.approvalsPlace())?.conversation, "19:other@thread.tacv2");
  });

  it("ends the problem that the bot was removed from the channel before", async () => {
    const { outside, press } = world("global-administrator");
    const { settings, problems } = outside.ports;
    await settings.keepLeftPlace({
      place: "19:left",
      approvals: { ...place, ...megan, conversation: channel, by: megan.id, since: at("09:00") },
      subscriptions: [],
    });
    problems.report("approvals-channel-left");
    await press();
    assert.equal(problems.has("approvals-channel-left"), false);
  });

  it("asks for a token first", async () => {
    const { outside } = world("global-administrator");
    const input = { place, by: megan, ssoToken: undefined };
    assert.equal(await useForApprovals(outside.ports, input), "sign-in-needed");
    outside.identity.expired = true;
    assert.equal(await useForApprovals(outside.ports, { ...input, ssoToken: `sso:${megan.id}` }), "sign-in-needed");
  });

  it("turns others away, and writes it down", async () => {
    const { outside, press } = world("guest-inviter");
    assert.equal(await press(), "not-allowed");
    outside.membership.rolesHidden = true;
    assert.equal(await press(), "not-checked");
    assert.equal(await press(place, "sso:person-diego"), "sign-in-refused");
    assert.equal(await outside.ports.settings.approvalsPlace(), undefined);
    assert.deepEqual(
      outside.log.lines.map(({ code, why }) => [code, why]),
      [
        ["approvals-channel-refused", "not-allowed"],
        ["approvals-channel-refused", "not-checked"],
        ["sign-in-refused", "other-person"],
      ],
    );
  });

  it("lets people choose it whom the policy names as administrators, without a role", async () => {
    const { outside, press } = world();
    outside.policy.change({ admins: { people: [megan.id], directoryRoles: false } });
    assert.equal(await press(), "chosen");
  });

  it("works in a channel only, whatever card was pressed", async () => {
    const { outside, press } = world("global-administrator");
    assert.equal(await press(conversationReference({ id: id("19:chat@thread.v2"), kind: "groupChat" })), "elsewhere");
    assert.equal(await outside.ports.settings.approvalsPlace(), undefined);
  });

  it("leaves it to the policy file when that names a channel", async () => {
    const { outside, press } = world("global-administrator");
    policyChannel(outside, "19:named@thread.tacv2");
    assert.equal(await press(), "policy-wins");
    policyChannel(outside, channel);
    assert.equal(await press(), "already");
    assert.equal(await outside.ports.settings.approvalsPlace(), undefined);
  });
});
