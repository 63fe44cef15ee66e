import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { addToTeam } from "../../../../src/flows/tending/add-to-team.ts";
import type { TeamInput } from "../../../../src/flows/tending/add-to-team.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, failed, invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const adele = person();
const email = "sam@fabrikam.com";
const done = accepted({ requester: adele, email });
const team = { groupId: "group-1", teamName: "Partners", channelId: "19:general@thread.tacv2", channelName: "General" };

async function world(invitation: Invitation = done, owners = [adele.id]) {
  const outside = fakeOutside();
  await keep(outside, invitation);
  outside.teams.places.push(team);
  outside.teamMembers.teams.set(team.groupId, { owners, members: new Set() });
  outside.teamMembers.users.add(id("guest-1"));
  const input = {
    who: { id: invitation.id },
    by: adele,
    conversation: id("19:general@thread.tacv2;messageid=9"),
    ssoToken: outside.identity.tokenFor(adele.id),
  };
  const press = (given: Partial<TeamInput> = {}) => addToTeam(outside.ports, { ...input, ...given });
  const members = () => [...(outside.teamMembers.teams.get(team.groupId)?.members ?? [])];
  return { ...outside, press, members };
}
const shown = { partner: done, team: "Partners" };

describe("addToTeam", () => {
  it("adds the partner as the person, and records it", async () => {
    const { press, members, teamMembers, store } = await world();
    assert.deepEqual(await press(), { kind: "added", ...shown });
    assert.deepEqual([members(), teamMembers.asked], [["guest-1"], ["person"]]);
    const event = { at: at("10:00"), invitation: done.id, what: "added-to-team", by: adele.id, detail: "group-1" };
    assert.deepEqual([store.events(), store.storedJobs()], [[event], []]);
  });

  it("adds once, however often it is pressed", async () => {
    const { press, members, store } = await world();
    assert.deepEqual([(await press()).kind, (await press()).kind], ["added", "already-member"]);
    assert.deepEqual([members(), store.events().length], [["guest-1"], 1]);
  });

  it("adds as the app for a team owner when Graph refuses the owner", async () => {
    const { press, members, teamMembers } = await world();
    Object.assign(teamMembers.permitted, { person: false, app: true });
    assert.equal((await press()).kind, "added");
    assert.deepEqual([members(), teamMembers.asked], [["guest-1"], ["person", "app"]]);
  });

  for (const why of ["consent-needed", "strong-auth-needed"] as const) {
    it(`adds as the app for a team owner without a Graph token: ${why}`, async () => {
      const { press, identity, teamMembers } = await world();
      identity.exchange = { kind: why };
      teamMembers.permitted.app = true;
      assert.equal((await press()).kind, "added");
      assert.deepEqual(teamMembers.asked, ["app"]);
    });
  }

  it("gives a link for a stronger sign-in where Graph requires one, unless the app may add", async () => {
    const { press, identity, teamMembers, members } = await world();
    teamMembers.nextAdd = { kind: "strong-auth-needed", claims: "{}" };
    const signInUrl = (claims: string) => `https://guestlist.example/sign-in?ticket=${adele.id}:${claims}`;
    const refusedWith = (claims: string) => ({
      kind: "not-signed-in",
      refusal: { kind: "strong-auth-needed", signInUrl: signInUrl(claims) },
    });
    assert.deepEqual(await press(), refusedWith("{}"));
    identity.exchange = { kind: "strong-auth-needed" };
    assert.deepEqual(await press(), refusedWith("any"));
    assert.deepEqual(members(), []);
    teamMembers.permitted.app = true;
    assert.equal((await press()).kind, "added");
  });

  it("gives that link also to a person who doesn't own the team: Graph may permit it", async () => {
    const { press, identity } = await world(done, []);
    identity.exchange = { kind: "strong-auth-needed" };
    assert.equal((await press()).kind, "not-signed-in");
  });

  it("adds nothing as the app for somebody who doesn't own the team", async () => {
    const { press, members, teamMembers, store } = await world(done, []);
    teamMembers.permitted.app = true;
    assert.deepEqual(await press(), { kind: "ask-owner", ...shown });
    assert.deepEqual([members(), teamMembers.asked, store.events()], [[], ["person"], []]);
  });

  it("answers that an owner must add the partner when neither may", async () => {
    const { press, teamMembers } = await world();
    teamMembers.permitted.person = false;
    assert.deepEqual(await press(), { kind: "ask-owner", ...shown });
  });

  for (const reason of ["guest-accepted", "guest-no-state", "employee"] as const) {
    it(`adds the existing user that made an invitation fail: ${reason}`, async () => {
      const { press, directory, teamMembers, members } = await world(failed(reason, { requester: adele, email }));
      const user = directory.add({ mail: email, userState: "Accepted" });
      teamMembers.users.add(user.id);
      assert.equal((await press()).kind, "added");
      assert.deepEqual(members(), [user.id]);
    });
  }

  it("adds the user of an address that a form asked for, and writes no event: there is no invitation", async () => {
    const { press, directory, teamMembers, members, store, log } = await world();
    const user = directory.add({ mail: email, userState: "Accepted" });
    teamMembers.users.add(user.id);
    const partner = { email, options: {} };
    assert.deepEqual(await press({ who: { address: email } }), { kind: "added", partner, team: "Partners" });
    assert.deepEqual([members(), store.events(), log.codes], [[user.id], [], ["added-to-team"]]);
    directory.users.set(user.id, { ...user, userState: "PendingAcceptance" });
    assert.equal((await press({ who: { address: email } })).kind, "not-accepted");
    assert.equal((await press({ who: { address: "nobody@fabrikam.com" } })).kind, "not-found");
  });

  it("finds no user that the directory doesn't show or that it may not read", async () => {
    const { press, ports } = await world(failed("employee", { requester: adele, email }));
    const asked: unknown[] = [];
    ports.directory.findByEmail = async (...question) => void asked.push(question);
    assert.equal((await press()).kind, "not-found");
    assert.deepEqual(asked, [[{ kind: "app" }, email]]);
    ports.directory.findByEmail = async () => Promise.reject(new GuestlistError("directory-refused", "no"));
    assert.equal((await press()).kind, "not-found");
    ports.directory.findByEmail = async () => Promise.reject(new GuestlistError("directory-unavailable", "down"));
    await assert.rejects(press(), { code: "directory-unavailable" });
  });

  it("passes on that a fresh guest isn't found yet", async () => {
    const { press, teamMembers } = await world();
    teamMembers.users.clear();
    assert.deepEqual(await press(), { kind: "not-found", ...shown });
  });

  it("gives a reference for Graph's other reasons", async () => {
    const { press, teamMembers, log } = await world();
    teamMembers.nextAdd = { kind: "refused", remoteId: "request-1" };
    const outcome = await press();
    assert.ok(outcome.kind === "refused");
    const fields = { invitation: done.id, reference: outcome.reference, remoteId: "request-1" };
    assert.deepEqual(log.lines.at(-1), { level: "warn", code: "not-added-to-team", ...fields });
  });

  for (const [what, state] of [
    ["still pending", invited({ requester: adele })],
    ["not sent for another reason", failed("busy", { requester: adele })],
  ] as const) {
    it(`waits for acceptance: ${what}`, async () => {
      const { press, teamMembers } = await world(state);
      assert.deepEqual(await press(), { kind: "not-accepted", partner: state, team: "Partners" });
      assert.deepEqual(teamMembers.asked, []);
    });
  }

  it("asks for a sign-in first, and again when Entra wants a newer one", async () => {
    const { press, identity, teamMembers } = await world();
    assert.deepEqual(await press({ ssoToken: undefined }), { kind: "sign-in-needed" });
    identity.expired = true;
    assert.deepEqual(await press(), { kind: "sign-in-needed" });
    assert.deepEqual(teamMembers.asked, []);
  });

  for (const [why, ssoToken, kind] of [
    ["forged", "token", "sign-in-refused"],
    ["somebody else's", "sso:megan", "sign-in-refused"],
    ["a guest's", "sso:person-adele", "requester-is-guest"],
  ] as const) {
    it(`does nothing with an invalid token, and logs it: ${why}`, async () => {
      const { press, identity, teamMembers, log } = await world();
      if (kind === "requester-is-guest") identity.guests.add(adele.id);
      teamMembers.permitted.app = true;
      assert.deepEqual(await press({ ssoToken }), { kind: "not-signed-in", refusal: { kind } });
      assert.deepEqual([teamMembers.asked, log.codes], [[], ["sign-in-refused"]]);
    });
  }

  it("works only in the invitation's home, and only for people who may see the invitation", async () => {
    const { press, teamMembers } = await world();
    assert.deepEqual(await press({ conversation: id("a:1-adele") }), { kind: "elsewhere" });
    const diego = person({ name: "Diego" });
    assert.deepEqual(await press({ conversation: id("19:other@thread.tacv2"), by: diego }), { kind: "unknown-invitation" });
    assert.deepEqual(await press({ who: { id: id("unknown") } }), { kind: "unknown-invitation" });
    assert.deepEqual(teamMembers.asked, []);
  });

  it("answers that there is no team that the bot knows", async () => {
    const { press, teams } = await world();
    teams.places.length = 0;
    assert.deepEqual(await press(), { kind: "no-team" });
  });
});
