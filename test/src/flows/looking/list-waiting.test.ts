import assert from "node:assert/strict";
import type { Approval } from "../../../../src/domain/approval.ts";
import { listWaiting } from "../../../../src/flows/looking/list-waiting.ts";
import { awaiting } from "../../../build/an-approval.ts";
import { at, id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";
import { keep } from "../../../fakes/kept-in.ts";

const megan = person({ name: "Megan Bowen" });
const channel = id("19:approvals@thread.tacv2");

function world() {
  const outside = fakeOutside();
  outside.teams.rosters.set(channel, [megan, person()]);
  const legal = { name: "legal", who: { kind: "people", people: [megan.id] } } as const;
  const others = { name: "others", who: { kind: "people", people: [person({ name: "Pradeep Gupta" }).id] } } as const;
  outside.policy.change({ approvers: [{ name: "team", who: { kind: "team" } }, legal, others] });
  return outside;
}
const request = (time: string, approval: Partial<Approval> = {}) => awaiting({ createdAt: at(time) }, { channel, ...approval });

describe("listWaiting", () => {
  it("lists what a person may decide about, oldest first", async () => {
    const outside = world();
    const [first, second, third] = [request("09:00"), request("09:10", { approvers: "legal" }), request("09:20", { approvers: "others" })];
    const escalated = request("09:30", { approvers: "others", escalatedAt: at("09:50"), escalatedTo: "legal" });
    await keep(outside, second, third, escalated, first, invited());
    const list = await listWaiting(outside.ports, megan.id, undefined);
    assert.deepEqual(list, { invitations: [first, second, escalated], now: at("10:00") });
  });

  it("leaves out their own requests, and lapsed ones", async () => {
    const outside = world();
    const own = awaiting({ requester: megan }, { channel });
    const old = request("09:00", { askedAt: id("2026-11-13T10:00:00.000Z") });
    await keep(outside, own, old);
    assert.deepEqual((await listWaiting(outside.ports, megan.id, undefined)).invitations, []);
  });

  it("lists nothing for a person who is no approver", async () => {
    const outside = world();
    await keep(outside, request("09:00"));
    const list = await listWaiting(outside.ports, person({ name: "Diego Siciliani" }).id, undefined);
    assert.deepEqual(list, { invitations: [], now: at("10:00") });
  });

  it("asks once who belongs to the approvers, however many wait for them", async () => {
    const outside = world();
    let lookUps = 0;
    const isMember = outside.teams.isMember.bind(outside.teams);
    outside.teams.isMember = async (...given) => ((lookUps += 1), isMember(...given));
    await keep(outside, ...Array.from({ length: 8 }, (_, index) => request(`09:0${index}`)));
    assert.equal((await listWaiting(outside.ports, megan.id, undefined)).invitations.length, 8);
    assert.equal(lookUps, 1);
  });

  it("reads no more than a page needs", async () => {
    const outside = world();
    const { lists } = outside.ports;
    let reads = 0;
    const ports = { ...outside.ports, lists: { ...lists, listAwaitingApproval: lists.listAwaitingApproval.bind(lists) } };
    const read = ports.lists.listAwaitingApproval;
    ports.lists.listAwaitingApproval = async (...given) => ((reads += 1), read(...given));
    await keep(outside, ...Array.from({ length: 130 }, () => request("09:00")));
    assert.equal((await listWaiting(ports, megan.id, undefined)).invitations.length, 10);
    assert.equal(reads, 1);
  });

  it("shows pages of ten, skips other approvers' requests, and starts again when nothing is left", async () => {
    const outside = world();
    const all = Array.from({ length: 130 }, (_, index) =>
      awaiting(
        { createdAt: id(new Date(Date.parse(at("01:00")) + index * 1000).toISOString()) },
        { channel, approvers: index < 108 ? "others" : "legal" },
      ),
    );
    await keep(outside, ...all);
    const one = await listWaiting(outside.ports, megan.id, undefined);
    assert.deepEqual(one.invitations, all.slice(108, 118));
    const two = await listWaiting(outside.ports, megan.id, one.next);
    assert.deepEqual([two.invitations, two.after], [all.slice(118, 128), one.next]);
    const three = await listWaiting(outside.ports, megan.id, two.next);
    assert.deepEqual([three.invitations, three.next], [all.slice(128), undefined]);
    const last = all[129];
    assert.ok(last);
    assert.deepEqual(await listWaiting(outside.ports, megan.id, { createdAt: last.createdAt, id: last.id }), one);
  });
});
