import assert from "node:assert/strict";
import { decidedAt, exportedDecision, exportedEvent, exportedFields, exportedInvitation } from "../../../../src/cli/export/exported.ts";
import { invitations } from "../../../build/full-store/invitations.ts";
import { at, id } from "../../../build/ids.ts";
import { invited } from "../../../build/in-state.ts";

const all = invitations.map(({ invitation }) => invitation);
const everything = all.find(({ email }) => email.startsWith("everything")) ?? assert.fail();

describe("what is exported", () => {
  it("has the same fields for every invitation, whatever has become of it", () => {
    for (const invitation of all)
      assert.deepEqual(Object.keys(exportedInvitation(invitation)).toSorted(), exportedFields.invitations.toSorted());
  });

  it("has no name twice", () => {
    for (const fields of Object.values(exportedFields)) assert.equal(new Set<string>(fields).size, fields.length);
  });

  it("has no redeem link, no id of Teams and no token", () => {
    const records = all.flatMap((invitation) => [exportedInvitation(invitation), exportedDecision(invitation)]);
    for (const text of records.map((record) => JSON.stringify(record ?? null))) assert.doesNotMatch(text, /redeem|"29:|"19:|ticket|token/i);
  });

  it("says who decided, when and why", () => {
    const decided = all.map(exportedDecision).filter((record) => record !== undefined);
    for (const record of decided) assert.deepEqual(Object.keys(record).toSorted(), exportedFields.decisions.toSorted());
    assert.deepEqual(new Set(decided.map((record) => record["decision"])), new Set(["approved", "rejected"]));
    const { approval } = everything;
    const { requesterId, decidedById, why } = exportedDecision(everything) ?? assert.fail();
    assert.deepEqual([requesterId, decidedById, why], [everything.requester.id, approval?.decision?.by, approval?.why]);
    assert.equal(decidedAt(everything), approval?.decision?.at);
  });

  it("leaves out what nobody had to decide", () => {
    assert.deepEqual([exportedDecision(invited()), decidedAt(invited())], [undefined, undefined]);
  });

  it("has events with their place, and null for what they don't have", () => {
    assert.deepEqual(exportedEvent({ number: 7, at: at("10:00"), invitation: id("one"), what: "sent" }), {
      number: 7,
      at: at("10:00"),
      invitation: "one",
      what: "sent",
      by: null,
      detail: null,
      via: null,
    });
    assert.deepEqual(
      Object.keys(exportedEvent({ number: 1, at: at("10:00"), invitation: id("one"), what: "sent" })),
      exportedFields.events,
    );
  });

  it("marks what was imported", () => {
    assert.deepEqual([exportedInvitation(everything)["origin"], exportedInvitation(invited())["origin"]], ["imported", null]);
  });
});
