import assert from "node:assert/strict";
import type { ApproverSet } from "../../../../src/domain/policy/policy.ts";
import { GuestlistError } from "../../../../src/errors.ts";
import { gatherApprovers } from "../../../../src/flows/telling/gather-approvers.ts";
import { anApproval, awaiting } from "../../../build/an-approval.ts";
import { aChange } from "../../../build/a-change.ts";
import { at, id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

const [adele, megan, pradeep] = [person({ name: "Adele Vance" }), person({ name: "Megan Bowen" }), person({ name: "Pradeep Gupta" })];
const channel = id("19:approvals@thread.tacv2");
const approval = anApproval({ channel, locale: "fr-FR", timeZone: "Europe/Paris" });
const request = awaiting({ requester: adele }, approval);
const spokenTo = ({ id: who, name }: typeof megan) => ({ id: who, name, locale: "fr-FR", timeZone: "Europe/Paris" });

function world(who: ApproverSet["who"], given: Partial<ApproverSet> = {}) {
  const outside = fakeOutside();
  outside.policy.change({ approvers: [{ name: "deciders", who, ...given }] });
  const gather = () => gatherApprovers(outside.ports, request, approval, "deciders");
  return { ...outside, gather };
}
const many = (count: number) => Array.from({ length: count }, (_, index) => person({ name: `Colleague${index} Bot` }));

describe("gatherApprovers", () => {
  it("mentions everybody in the channel's team but the requester", async () => {
    const { gather, teams, log } = world({ kind: "team" });
    teams.rosters.set(channel, [adele, megan, pradeep]);
    assert.deepEqual(await gather(), { people: [megan, pradeep] });
    assert.deepEqual(log.codes, []);
  });

  it("mentions a group by the names in the directory, in the channel's language", async () => {
    const { gather, membership } = world({ kind: "group", group: "partners" });
    membership.groups.set("partners", [adele, megan]);
    assert.deepEqual(await gather(), { people: [spokenTo(megan)] });
  });

  it("mentions named people as their team knows them, and the others as the directory does, but no guest", async () => {
    const guest = person({ name: "Sam Rivera" });
    const { gather, teams, directory } = world({ kind: "people", people: [megan.id, pradeep.id, guest.id] });
    teams.rosters.set(channel, [megan]);
    for (const [{ id: who, name: displayName }, userType] of [
      [pradeep, "Member"],
      [guest, "Guest"],
    ] as const) {
      directory.add({ id: id(who), displayName, userType });
    }
    assert.deepEqual(await gather(), { people: [megan, spokenTo(pradeep)] });
  });

  it("mentions a tag in their place", async () => {
    const tag = { id: "tag-1", name: "Partner managers" };
    const { gather } = world({ kind: "team" }, { tag });
    assert.deepEqual(await gather(), { people: [], tag });
  });

  it("mentions five at most, and says in the log that there are more", async () => {
    const { gather, teams, log } = world({ kind: "team" });
    const all = many(6);
    teams.rosters.set(channel, [adele, ...all]);
    assert.deepEqual(await gather(), { people: all.slice(0, 5) });
    assert.deepEqual(log.lines, [{ level: "warn", code: "approvers-not-all-mentioned", set: "deciders" }]);
  });

  it("mentions those first who decided last, if they may still decide", async () => {
    const { gather, teams, store } = world({ kind: "team" });
    const all = many(30);
    const [earlier, later] = [all[20], all[29]];
    assert.ok(earlier && later);
    teams.rosters.set(channel, [adele, ...all]);
    for (const { id: by } of [earlier, pradeep, adele, later]) {
      await store.invitations.commit(aChange({ events: [{ at: at("09:00"), invitation: id("old"), what: "approved", by }] }));
    }
    assert.deepEqual(await gather(), { people: [later, earlier, ...all.slice(0, 3)] });
  });

  it("keeps the order of five", async () => {
    const { gather, teams, store } = world({ kind: "team" });
    const all = many(5);
    teams.rosters.set(channel, all);
    const events = all.slice(4).map(({ id: by }) => ({ at: at("09:00"), invitation: id("old"), what: "rejected", by }) as const);
    await store.invitations.commit(aChange({ events }));
    assert.deepEqual(await gather(), { people: all });
  });

  it("mentions nobody that a missing permission hides, and logs it", async () => {
    const hidden = world({ kind: "group", group: "partners" });
    hidden.membership.groupsHidden = true;
    assert.deepEqual([await hidden.gather(), hidden.log.codes], [{ people: [] }, ["approvers-not-mentioned"]]);
    const nameless = world({ kind: "people", people: [megan.id] });
    nameless.directory.findByIds = async () => {
      throw new GuestlistError("directory-refused", "Graph answered 403");
    };
    assert.deepEqual([await nameless.gather(), nameless.log.codes], [{ people: [] }, ["approvers-not-named", "approvers-not-mentioned"]]);
  });

  it("leaves out an approver who can't be read, and logs it", async () => {
    const { gather, directory, log } = world({ kind: "people", people: [megan.id] });
    directory.unreadable.add(megan.id);
    assert.deepEqual([await gather(), log.codes], [{ people: [] }, ["approvers-not-named", "approvers-not-mentioned"]]);
  });

  it("leaves an outage to another try", async () => {
    const { gather, directory } = world({ kind: "people", people: [megan.id] });
    directory.findByIds = async () => {
      throw new GuestlistError("directory-unavailable", "down");
    };
    await assert.rejects(gather(), { code: "directory-unavailable" });
  });

  it("mentions nobody of a set that the policy doesn't know (any more)", async () => {
    const { ports, teams, log } = world({ kind: "team" });
    teams.rosters.set(channel, [megan]);
    assert.deepEqual(await gatherApprovers(ports, request, approval, "gone"), { people: [] });
    assert.deepEqual(log.codes, ["approvers-unknown"]);
  });
});
