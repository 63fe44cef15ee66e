import assert from "node:assert/strict";
import type { TeamPlan } from "../../../../src/domain/team-plan.ts";
import { removeFromTeam } from "../../../../src/flows/joining/remove-from-team.ts";
import type { RemovalInput } from "../../../../src/flows/joining/remove-from-team.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, failed, invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const adele = person();
const megan = person({ name: "Megan" });
const conversation = id("19:general@thread.tacv2;messageid=9") as RemovalInput["conversation"];
const home = { conversation, card: id("1700000000002") } as const;
const by = { id: megan.id, name: "Megan" };
const team: TeamPlan = { groupId: "group-1", name: "Partners", stage: "seen", since: at("09:00"), by };
const given = { requester: adele, home };

async function world(plan: TeamPlan = team, invitation = accepted({ ...given, team: plan })) {
  const outside = fakeOutside();
  await keep(outside, invitation);
  outside.teamMembers.teams.set("group-1", { owners: [megan.id], members: new Set([id("guest-1")]) });
  const input = { id: invitation.id, by: megan, conversation, ssoToken: outside.identity.tokenFor(megan.id) };
  const press = (more: Partial<RemovalInput> = {}) => removeFromTeam(outside.ports, { ...input, ...more });
  const members = () => outside.teamMembers.teams.get("group-1")?.members.size;
  return { ...outside, invitation, press, members };
}

describe("removeFromTeam", () => {
  it("takes the partner out for the person who added them, and stores it", async () => {
    const { press, members, store, invitation } = await world();
    const undone = { ...invitation, version: invitation.version + 1, team: { ...team, stage: "undone", since: at("10:00") } };
    assert.deepEqual(await press(), { kind: "removed", invitation: undone });
    assert.deepEqual([members(), await store.invitations.find(invitation.id)], [0, undone]);
    assert.deepEqual(store.events(), [
      { at: at("10:00"), invitation: invitation.id, what: "removed-from-team", by: megan.id, detail: "group-1" },
    ]);
    assert.deepEqual(
      store.storedJobs().map(({ key }) => key),
      [`update-card:${invitation.id}`, `send-notice:${invitation.id}:left-team:${invitation.version}`],
    );
  });

  it("tells people only what corrects an earlier notice", async () => {
    const pending = invited({ ...given, team });
    for (const [plan, invitation] of [
      [{ ...team, stage: "added", since: at("10:30") }, undefined],
      [team, pending],
    ] as const) {
      const { press, store, clock } = await world(plan, invitation);
      await clock.advance(60_000);
      assert.equal((await press()).kind, "removed");
      assert.ok(store.storedJobs().every(({ task }) => task.kind !== "send-notice"));
    }
  });

  it("does it once, however often it is pressed", async () => {
    const { press, store } = await world();
    assert.deepEqual([(await press()).kind, (await press()).kind], ["removed", "nothing-to-undo"]);
    const twice = await world();
    const both = await Promise.all([twice.press(), twice.press()]);
    assert.deepEqual(
      both.map(({ kind }) => kind),
      ["removed", "removed"],
    );
    assert.deepEqual([store.events().length, twice.store.events().length], [1, 1]);
  });

  it("counts as done when somebody has taken them out in Teams", async () => {
    const { press, teamMembers } = await world();
    teamMembers.teams.get("group-1")?.members.clear();
    assert.equal((await press()).kind, "removed");
  });

  it("tells others who can", async () => {
    const { press, members, identity } = await world();
    assert.deepEqual(await press({ by: adele, ssoToken: identity.tokenFor(adele.id) }), { kind: "not-yours", adder: by });
    assert.equal(members(), 1);
  });

  for (const [what, plan] of [
    ["nobody added the partner here", undefined],
    ["nobody knows who added them", { groupId: "group-1", name: "Partners", stage: "seen", since: at("09:00") }],
    ["it was undone", { ...team, stage: "undone" }],
    ["they are only wanted", { ...team, stage: "wanted" }],
  ] satisfies [string, TeamPlan | undefined][]) {
    it(`undoes nothing if ${what}`, async () => {
      const { press, members, invitation } = plan ? await world(plan) : await world(team, accepted(given));
      assert.deepEqual(await press(), { kind: "nothing-to-undo", invitation });
      assert.equal(members(), 1);
    });
  }

  it("undoes nothing without a guest", async () => {
    const { press } = await world(team, failed("busy", { ...given, team }));
    assert.equal((await press()).kind, "nothing-to-undo");
  });

  it("says when the person may no longer, or their token can't", async () => {
    const { press, teamMembers, identity, members } = await world();
    teamMembers.permitted.person = false;
    assert.deepEqual(await press(), { kind: "not-permitted", team: "Partners" });
    identity.mayChangeTeams = false;
    assert.deepEqual(await press(), { kind: "not-permitted", team: "Partners" });
    assert.equal(members(), 1);
  });

  it("asks for a stronger sign-in, and gives a reference for Graph's other reasons", async () => {
    const { press, identity, teamMembers, log } = await world();
    identity.exchange = { kind: "strong-auth-needed", claims: "{}" };
    const signInUrl = `https://guestlist.example/sign-in?ticket=${megan.id}:{}`;
    assert.deepEqual(await press(), { kind: "not-signed-in", refusal: { kind: "strong-auth-needed", signInUrl } });
    identity.exchange = undefined;
    teamMembers.remove = async () => ({ kind: "refused", remoteId: "request-1" });
    const outcome = await press();
    assert.ok(outcome.kind === "refused");
    const { reference } = outcome;
    assert.deepEqual(outcome, { kind: "refused", reference, team: "Partners" });
    assert.equal(log.codes.at(-1), "not-removed-from-team");
  });

  it("asks for a sign-in, and finds no invitation that the person may not see", async () => {
    const { press } = await world();
    assert.deepEqual(await press({ ssoToken: undefined }), { kind: "sign-in-needed" });
    assert.deepEqual(await press({ conversation: id("19:other@thread.tacv2") }), { kind: "unknown-invitation" });
  });
});
