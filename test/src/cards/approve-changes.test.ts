import assert from "node:assert/strict";
import { approveChangesData } from "../../../src/cards/approve-changes.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { awaiting } from "../../build/an-approval.ts";
import { at } from "../../build/ids.ts";

const texts = textsFor("en");
const options = { redirectUrl: "https://contoso.com/", sendMail: false, displayName: "Sam", message: "Welcome!", messageLanguage: "fr-FR" };
const request = awaiting({ options }, { requesterMail: "adele@contoso.com" });

function valuesIn(view: Parameters<typeof approveChangesData>[0]) {
  const { displayName, message, messageLanguage, sendMail, cc, userType } = approveChangesData(view, texts);
  return [displayName, message, messageLanguage, sendMail, cc, userType].map(({ value }) => value);
}

describe("approveChangesCard", () => {
  it("shows what was asked for, and suggests the requester for the copy", () => {
    assert.deepEqual(valuesIn({ invitation: request }), ["Sam", "Welcome!", "fr-FR", "false", "adele@contoso.com", "Guest"]);
    const copied = { ...request, options: { ...options, cc: "kim@contoso.com" } };
    assert.equal(valuesIn({ invitation: copied })[4], "kim@contoso.com");
    assert.equal(valuesIn({ invitation: awaiting() })[4], "");
    const hints = [request, copied].map((invitation) => approveChangesData({ invitation }, texts).cc.hint);
    const offer = "Microsoft sends one copy only. Adele Vance is offered here, so that they see what goes out.";
    assert.deepEqual(hints, [offer, texts.t("form.cc.hint")]);
  });

  it("keeps what was typed, and suggests nothing once the approver has seen the fields", () => {
    const values = { displayName: "", message: "Hi", cc: "" };
    assert.deepEqual(valuesIn({ invitation: request, values }), ["", "Hi", "fr-FR", "false", "", "Guest"]);
    assert.equal(valuesIn({ invitation: request, values: {} })[4], "");
  });

  it("says in whose name it is sent", () => {
    const intro = (inviteAs: "app" | "approver") => approveChangesData({ invitation: { ...request, inviteAs } }, texts).intro;
    assert.match(intro("approver"), /in your name/);
    assert.match(intro("app"), /in the name of this app/);
  });

  it("offers to change a requested member to a guest, and nothing else", () => {
    assert.equal(approveChangesData({ invitation: request }, texts).userType.offered, false);
    const member = { ...request, options: { ...options, userType: "Member" as const } };
    const { userType } = approveChangesData({ invitation: member }, texts);
    assert.deepEqual([userType.offered, userType.value], [true, "Member"]);
  });

  it("shows the cautions, and keeps what was confirmed", () => {
    const cautions = [{ kind: "guest-pending", name: "Sam *R*", since: at("09:00") }] as const;
    const data = approveChangesData({ invitation: request, cautions, confirmed: ["sent-by-app"] }, texts);
    const said = "Sam \\*R\\* was invited on Nov 20, 2026 and has not accepted. Approving invites them once more.";
    assert.equal(data.caution, said);
    const pressed = { invitation: request.id, confirmed: ["sent-by-app", "guest-pending"] };
    assert.deepEqual(data.submit, { title: "Approve anyway", data: pressed });
    const untold = approveChangesData({ invitation: request }, texts);
    assert.deepEqual([untold.caution, untold.submit.title], [undefined, "Approve"]);
  });

  it("puts each problem beside its field", () => {
    const { cc, message } = approveChangesData({ invitation: request, values: { cc: "kim" }, problems: { cc: "cc-malformed" } }, texts);
    assert.deepEqual([cc.problem, message.problem], [texts.t("form.problem.cc-malformed"), undefined]);
  });
});
