import assert from "node:assert/strict";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { addToTeam } from "../../../../src/flows/joining/add-to-team.ts";
import type { TeamInput } from "../../../../src/flows/joining/add-to-team.ts";
import { at, id } from "../../../build/ids.ts";
import { accepted, failed, invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const adele = person();
const megan = person({ name: "Megan" });
const email = "sam@fabrikam.com";
const home = { conversation: id("19:general@thread.tacv2;messageid=9"), card: id("1700000000002") } as const;
const done = accepted({ requester: adele, email, home });
const team = { groupId: "group-1", teamName: "Partners", channelId: "19:general@thread.tacv2", channelName: "General" };
const by = { id: adele.id, name: adele.name };

async function world(invitation: Invitation = done, owners = [adele.id]) {
  const outside = fakeOutside();
  await keep(outside, invitation);
  outside.teams.places.push(team);
  outside.teamMembers.teams.set(team.groupId, { owners, members: new Set(), name: "Partners" });
  outside.teamMembers.users.add(id("guest-1"));
  const input = {
    who: { id: invitation.id },
    by: adele,
    conversation: home.conversation,
    ssoToken: outside.identity.tokenFor(adele.id),
  };
  const press = (given: Partial<TeamInput> = {}) => addToTeam(outside.ports, { ...input, ...given });
  const members = () => [...(outside.teamMembers.teams.get(team.groupId)?.members ?? [])];
  const stored = async () => outside.store.invitations.find(invitation.id);
  return { ...outside, press, members, stored };
}
const partner = { email, options: done.options, invitation: done };
const shown = { partner, team: "Partners" };
const plan = { groupId: "group-1", name: "Partners", since: at("10:00") } as const;

describe("addToTeam", () => {
  it("adds the partner as the person, and stores it with what follows", async () => {
    const { press, members, teamMembers, store, stored } = await world();
    const outcome = await press();
    const invitation = { ...done, version: done.version + 1, team: { ...plan, stage: "added", by } };
    assert.deepEqual(outcome, { kind: "added", team: "Partners", partner: { ...partner, invitation } });
    assert.deepEqual([members(), teamMembers.asked, await stored()], [["guest-1"], ["person"], invitation]);
    const event = { at: at("10:00"), invitation: done.id, what: "added-to-team", by: adele.id, detail: "group-1" };
    assert.deepEqual(store.events(), [event]);
    assert.deepEqual(
      store.storedJobs().map(({ key }) => key),
      [`update-card:${done.id}`, "see-member:group-1:guest-1"],
    );
  });

  it("adds once, however often it is pressed", async () => {
    const { press, members, store } = await world();
    assert.deepEqual([(await press()).kind, (await press()).kind], ["added", "already-member"]);
    assert.deepEqual([members(), store.events().length], [["guest-1"], 1]);
  });

  it("adds once when two owners press at the same moment, and keeps who did it", async () => {
    const { press, members, identity, store, stored } = await world(done, [adele.id, megan.id]);
    const both = await Promise.all([press(), press({ by: megan, ssoToken: identity.tokenFor(megan.id) })]);
    assert.deepEqual(both.map(({ kind }) => kind).toSorted(), ["added", "already-member"]);
    const [event, ...others] = store.events();
    assert.deepEqual([members(), others, (await stored())?.team?.by?.id], [["guest-1"], [], event?.by]);
  });

  it("stores that the partner was there already, without saying who added them", async () => {
    const { press, teamMembers, store, stored } = await world();
    teamMembers.teams.get("group-1")?.members.add(id("guest-1"));
    assert.equal((await press()).kind, "already-member");
    assert.deepEqual([(await stored())?.team, store.events()], [{ ...plan, stage: "added" }, []]);
  });

  it("keeps what it knows of the card that asks the owners, and that the team has shown the partner", async () => {
    const ask = { conversation: home.conversation, card: id("1700000000003") } as const;
    const wanted = await world({ ...done, team: { ...plan, stage: "wanted", ask } });
    await wanted.press();
    assert.deepEqual((await wanted.stored())?.team, { ...plan, stage: "added", ask, by });
    const seen = await world({ ...done, team: { ...plan, since: at("09:30"), stage: "seen", ask } });
    await seen.press();
    assert.deepEqual((await seen.stored())?.team, { ...plan, since: at("09:30"), stage: "seen", ask, by });
  });

  it("doesn't go on as the app when Graph refuses the owner: Teams may take no guests, which Graph doesn't say to the app", async () => {
    const { press, members, teamMembers } = await world();
    Object.assign(teamMembers.permitted, { person: false, app: true });
    assert.deepEqual(await press(), { kind: "owner-refused", ...shown });
    assert.deepEqual([members(), teamMembers.asked], [[], ["person"]]);
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

  it("adds nothing as the app for somebody who doesn't own the team, and says who does", async () => {
    const { press, members, teamMembers, teams, store } = await world(done, [megan.id, id("nameless")]);
    teams.rosters.set(id(team.channelId), [megan]);
    teamMembers.permitted.app = true;
    assert.deepEqual(await press(), { kind: "not-owner", owners: ["Megan"], ...shown });
    assert.deepEqual([members(), teamMembers.asked, store.events()], [[], ["person"], []]);
  });

  it("reads who owns the team from its roster, where that tells", async () => {
    const { press, teams } = await world(done, [id("somebody")]);
    teams.ownersOf.set(id(team.channelId), [megan]);
    assert.deepEqual(await press(), { kind: "not-owner", owners: ["Megan"], ...shown });
  });

  it("leads an owner into Teams when neither they have consented nor the app may add", async () => {
    const { press, identity, ports } = await world();
    const link = `${ports.terms.teamsUrl}/l/channel/19%3Ageneral%40thread.tacv2/General?groupId=group-1&tenantId=tenant`;
    identity.mayChangeTeams = false;
    assert.deepEqual(await press(), { kind: "by-hand", link, ...shown });
  });

  it("takes Graph's word where nobody may read who owns the team", async () => {
    const { press, identity, teamMembers } = await world(done, []);
    teamMembers.permitted.reading = false;
    assert.deepEqual(await press(), { kind: "not-owner", owners: [], ...shown });
    identity.mayChangeTeams = false;
    assert.equal((await press()).kind, "by-hand");
  });

  it("says that the team allows no guests", async () => {
    const { press, teamMembers } = await world();
    teamMembers.nextAdd = { kind: "guests-forbidden" };
    assert.deepEqual(await press(), { kind: "guests-forbidden", ...shown });
  });

  for (const reason of ["guest-accepted", "guest-no-state", "employee"] as const) {
    it(`adds the existing user that made an invitation fail: ${reason}`, async () => {
      const { press, directory, teamMembers, members } = await world(failed(reason, { requester: adele, email, home }));
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
    const outcome = { partner: { email, options: {} }, team: "Partners" };
    assert.deepEqual(await press({ who: { address: email } }), { kind: "added", ...outcome });
    assert.deepEqual([members(), store.events(), log.codes], [[user.id], [], ["added-to-team"]]);
    assert.deepEqual(await press({ who: { address: email } }), { kind: "already-member", ...outcome });
    assert.deepEqual(log.codes, ["added-to-team"]);
    directory.users.set(user.id, { ...user, userState: "PendingAcceptance" });
    assert.equal((await press({ who: { address: email } })).kind, "not-accepted");
    assert.equal((await press({ who: { address: "nobody@fabrikam.com" } })).kind, "not-found");
  });

  it("tells nobody whether there is such a user who hasn't signed in", async () => {
    const { press, identity } = await world();
    identity.exchange = { kind: "sign-in-again" };
    for (const address of [email, "nobody@fabrikam.com"]) assert.deepEqual(await press({ who: { address } }), { kind: "sign-in-needed" });
  });

  it("finds no user that the directory doesn't show or that it may not read", async () => {
    const { press, ports } = await world(failed("employee", { requester: adele, email, home }));
    const asked: unknown[] = [];
    ports.directory.findByEmail = async (...question) => void asked.push(question);
    assert.equal((await press()).kind, "not-found");
    assert.deepEqual(asked, [[{ kind: "app" }, email]]);
    ports.directory.findByEmail = async () => Promise.reject(new GuestlistError("directory-refused", "no"));
    assert.equal((await press()).kind, "not-found");
    ports.directory.findByEmail = async () => Promise.reject(new GuestlistError("directory-unavailable", "down"));
    await assert.rejects(press(), { code: "directory-unavailable" });
  });

  it("tells a guest who is too new to be found from one whose account may be disabled", async () => {
    const { press, teamMembers, clock } = await world();
    teamMembers.users.clear();
    assert.deepEqual(await press(), { kind: "not-found", isNew: true, ...shown });
    await clock.advance(2 * 60 * 60_000);
    assert.deepEqual(await press(), { kind: "not-found", isNew: false, ...shown });
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
    ["still pending", invited({ requester: adele, home })],
    ["not sent for another reason", failed("busy", { requester: adele, home })],
  ] as const) {
    it(`waits for acceptance: ${what}`, async () => {
      const { press, teamMembers } = await world(state);
      assert.deepEqual(await press(), {
        kind: "not-accepted",
        partner: { email: state.email, options: state.options, invitation: state },
        team: "Partners",
      });
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

  it("adds to the team where the invitation began, also from another place where the person may see it, and nobody else's", async () => {
    const { press, members, teamMembers } = await world();
    const diego = person({ name: "Diego" });
    assert.deepEqual(await press({ conversation: id("19:other@thread.tacv2"), by: diego }), { kind: "unknown-invitation" });
    assert.deepEqual(await press({ who: { id: id("unknown") } }), { kind: "unknown-invitation" });
    assert.deepEqual(teamMembers.asked, []);
    assert.equal((await press({ conversation: id("a:1-adele") })).kind, "added");
    assert.deepEqual(members(), ["guest-1"]);
  });

  it("answers that there is no team that the bot knows", async () => {
    const { press, teams } = await world();
    teams.places.length = 0;
    assert.deepEqual(await press(), { kind: "no-team" });
  });

  it("adds nobody from a private or shared channel, which has members of its own", async () => {
    const { press, teams, members } = await world();
    teams.places.splice(0, 1, { ...team, isStandard: false });
    assert.deepEqual([await press(), members()], [{ kind: "private-channel" }, []]);
  });

  it("adds to the team of its channel alone, whatever other team the card named", async () => {
    const { press, teamMembers, stored } = await world();
    teamMembers.teams.set("group-2", { owners: [adele.id], members: new Set(), name: "Falcon" });
    assert.deepEqual([await press({ team: "group-2" }), await stored()], [{ kind: "not-owned" }, done]);
  });

  describe("to a team that the person chose", () => {
    const inChat = accepted({ requester: adele, email, home: { conversation: id("a:1-adele"), card: id("1700000000002") } });
    const choose: Partial<TeamInput> = { conversation: id("a:1-adele"), team: "group-2" };

    async function chosen(owners = [adele.id]) {
      const outside = await world(inChat);
      outside.teamMembers.teams.set("group-2", { owners, members: new Set(), name: "Falcon" });
      return outside;
    }

    it("adds the partner, and stores the name that the directory tells", async () => {
      const { press, teamMembers, stored } = await chosen();
      assert.equal((await press(choose)).kind, "added");
      assert.deepEqual([...(teamMembers.teams.get("group-2")?.members ?? [])], ["guest-1"]);
      assert.deepEqual((await stored())?.team, { ...plan, groupId: "group-2", name: "Falcon", stage: "added", by });
    });

    it("keeps the team that has the partner already, also when somebody else chooses another one", async () => {
      const { press, identity, teamMembers, stored } = await chosen();
      await press(choose);
      teamMembers.teams.set("group-3", { owners: [megan.id], members: new Set(), name: "Others" });
      await press({ ...choose, team: "group-3", by: megan, ssoToken: identity.tokenFor(megan.id) });
      const others = { groupId: "group-3", name: "Others", stage: "added", by: { id: megan.id, name: "Megan" } } as const;
      assert.deepEqual((await stored())?.team, { ...plan, ...others, also: [{ groupId: "group-2", name: "Falcon", by }] });
    });

    it("adds the user of an address, where there is no invitation", async () => {
      const { press, directory, teamMembers, members } = await chosen();
      const user = directory.add({ mail: email, userState: "Accepted" });
      teamMembers.users.add(user.id);
      assert.deepEqual(await press({ ...choose, who: { address: email } }), {
        kind: "added",
        partner: { email, options: {} },
        team: "Falcon",
      });
      assert.deepEqual([[...(teamMembers.teams.get("group-2")?.members ?? [])], members()], [[user.id], []]);
    });

    it("adds nothing to a team that the person doesn't own, whatever the card said", async () => {
      const { press, teamMembers, identity } = await chosen([megan.id]);
      teamMembers.permitted.app = true;
      assert.deepEqual(await press(choose), { kind: "not-owned" });
      teamMembers.permitted.reading = false;
      assert.deepEqual(await press(choose), { kind: "not-owned" });
      identity.exchange = { kind: "consent-needed" };
      assert.deepEqual(await press(choose), { kind: "not-owned" });
      identity.expired = true;
      assert.deepEqual(await press(choose), { kind: "sign-in-needed" });
      assert.deepEqual(teamMembers.asked, []);
    });

    it("takes no other team than that of the channel where the invitation began, whatever the card said", async () => {
      const { press, teamMembers, stored } = await world({ ...done, team: { ...plan, stage: "wanted" } });
      teamMembers.teams.set("group-2", { owners: [adele.id], members: new Set() });
      const forged = [{ team: "group-2" }, { team: "group-2", who: { address: email } }];
      for (const input of forged) assert.deepEqual(await press(input), { kind: "not-owned" });
      assert.deepEqual([teamMembers.asked, (await stored())?.team?.groupId], [[], "group-1"]);
    });

    it("doesn't say that only an owner can when Graph refuses its owner, and nobody else may read who that is", async () => {
      const { press, ports, teamMembers } = await chosen();
      ports.teamMembers.owners = async () => "not-checked";
      teamMembers.permitted.person = false;
      assert.equal((await press(choose)).kind, "owner-refused");
    });

    it("leads into Teams when the permission to change teams isn't granted", async () => {
      const { press, identity, ports } = await chosen();
      identity.mayChangeTeams = false;
      const outcome = await press(choose);
      assert.deepEqual([outcome.kind, "link" in outcome && outcome.link], ["by-hand", ports.terms.teamsUrl]);
    });
  });
});
