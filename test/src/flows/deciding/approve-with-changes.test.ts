import assert from "node:assert/strict";
import { approveInvitation } from "../../../../src/flows/deciding/approve-invitation.ts";
import { adele, aDecision, diego, megan } from "../../../build/a-decision.ts";
import { at } from "../../../build/ids.ts";
import { askedOutside } from "../../../fakes/asked-outside.ts";

describe("approveInvitation with changes", () => {
  const values = { displayName: "Sam Okafor", message: "Welcome!", cc: adele.name };

  it("sends what the approver made of it, and keeps what was changed", async () => {
    const { outside, request } = await askedOutside();
    const outcome = await approveInvitation(outside.ports, aDecision(request, { values: { ...values, cc: "adele@contoso.com" } }));
    assert.ok(outcome.kind === "invited");
    const options = { ...request.options, displayName: "Sam Okafor", message: "Welcome!", cc: "adele@contoso.com" };
    const { approval, options: kept } = outcome.invitation;
    assert.deepEqual(kept, options);
    assert.deepEqual(approval?.decision?.kind === "approved" && approval.decision.changed, ["displayName", "message", "cc"]);
    assert.deepEqual(outside.directory.invited[0]?.request, { ...options, email: request.email, sponsor: adele.id });
    const event = { at: at("10:00"), invitation: request.id, what: "approved", by: megan.id, detail: "displayName,message,cc" };
    assert.deepEqual(outside.store.events()[0], event);
  });

  it("is a plain approval when nothing was changed", async () => {
    const { outside, request } = await askedOutside();
    const outcome = await approveInvitation(outside.ports, aDecision(request, { values: { displayName: "", cc: "", sendMail: "true" } }));
    assert.ok(outcome.kind === "invited");
    const decision = { kind: "approved", by: megan.id, name: megan.name, at: at("10:00") };
    assert.deepEqual([outcome.invitation.options, outcome.invitation.approval?.decision], [request.options, decision]);
    const event = { at: at("10:00"), invitation: request.id, what: "approved", by: megan.id };
    assert.deepEqual(outside.store.events()[0], event);
  });

  it("says what is wrong with a field, and decides nothing", async () => {
    const { outside, request } = await askedOutside();
    const outcome = await approveInvitation(outside.ports, aDecision(request, { values }));
    assert.deepEqual(outcome, { kind: "problems", problems: { cc: "cc-malformed" }, invitation: request });
    assert.deepEqual([await outside.store.invitations.find(request.id), outside.directory.invited.length], [request, 0]);
  });

  it("comes back as it was asked for when Graph refuses the approver, so that the next one sends that", async () => {
    const { outside, request } = await askedOutside();
    outside.directory.nextInvite = { kind: "refused", reason: "invitations-not-allowed" };
    const back = await approveInvitation(outside.ports, aDecision(request, { values: { message: "Welcome!" } }));
    assert.ok(back.kind === "reopened");
    assert.deepEqual(back.invitation.options, request.options);
    const sent = await approveInvitation(outside.ports, aDecision(request, { by: diego }));
    assert.ok(sent.kind === "invited");
    const { by, name } = sent.invitation.approval?.decision ?? {};
    assert.deepEqual([sent.invitation.options, by, name], [request.options, diego.id, diego.name]);
  });

  it("judges what the approver made of it", async () => {
    const { outside, request } = await askedOutside();
    const both = { message: "Welcome!", messageLanguage: "fr-FR" };
    const outcome = await approveInvitation(outside.ports, aDecision(request, { values: both }));
    const wanted = { ...request, options: { ...request.options, ...both } };
    assert.deepEqual(outcome, { kind: "to-confirm", invitation: wanted, cautions: [{ kind: "language-unused" }] });
  });
});
