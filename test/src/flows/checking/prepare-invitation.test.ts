import assert from "node:assert/strict";
import { prepareInvitation } from "../../../../src/flows/checking/prepare-invitation.ts";
import type { Actor } from "../../../../src/ports/identity.ts";
import { aPreflight } from "../../../build/a-preflight.ts";
import { anInvitation } from "../../../build/an-invitation.ts";
import { at, id } from "../../../build/ids.ts";
import { person } from "../../../build/person.ts";

const asApp: Actor = { kind: "app" };
const asAda: Actor = { kind: "person", id: id("ada"), accessToken: "graph" };
const invitation = anInvitation({ requester: person({ name: "Adele Vance" }) });

describe("prepareInvitation", () => {
  it("says how the partner recognises Microsoft's mail, keeps the time of the preflight, and changes nothing else", () => {
    const mail = { sender: "invites@contoso.onmicrosoft.com", domain: "contoso.com", inviter: "Adele Vance" };
    const prepared = { ...invitation, findings: { notChecked: [], mail }, postedAfter: at("10:00") };
    assert.deepEqual(prepareInvitation(invitation, { preflight: aPreflight({ at: at("10:00") }), actor: asAda, cautions: [] }), prepared);
  });

  it("keeps no time of an earlier preflight when the directory says none", () => {
    assert.ok(!("postedAfter" in prepareInvitation(invitation, { preflight: aPreflight(), actor: asAda, cautions: [] })));
  });

  it("names the organization when the app invites", () => {
    const { findings } = prepareInvitation(invitation, { preflight: aPreflight(), actor: asApp, cautions: [] });
    assert.equal(findings.mail?.inviter, "Contoso");
  });

  it("names an approver who sends it", () => {
    const asMegan: Actor = { kind: "person", id: id("person-megan"), accessToken: "graph" };
    assert.equal(
      prepareInvitation(invitation, { preflight: aPreflight(), actor: asMegan, cautions: [], inviter: "Megan Bowen" }).findings.mail
        ?.inviter,
      "Megan Bowen",
    );
  });

  it("says nothing of a mail that isn't sent", () => {
    const silent = { ...invitation, options: { ...invitation.options, sendMail: false } };
    assert.deepEqual(prepareInvitation(silent, { preflight: aPreflight(), actor: asAda, cautions: [] }).findings, { notChecked: [] });
  });

  const names = { name: "Contoso", domains: [] };
  for (const tenant of ["not-checked", { ...names, initialDomain: "c.onmicrosoft.com" }, { ...names, defaultDomain: "c.com" }] as const) {
    it(`says nothing of a mail whose sender it can't know: ${JSON.stringify(tenant)}`, () => {
      assert.equal(
        prepareInvitation(invitation, { preflight: aPreflight({ tenant }), actor: asAda, cautions: [] }).findings.mail,
        undefined,
      );
    });
  }

  it("names what a missing permission hid", () => {
    const hidden = "not-checked" as const;
    const nothing = { tenant: hidden, existing: hidden, deleted: hidden, contact: hidden, domainPolicy: hidden, requester: hidden };
    const { findings } = prepareInvitation(invitation, { preflight: nothing, actor: asAda, cautions: [] });
    assert.deepEqual(findings, { notChecked: ["own-domains", "existing", "deleted", "contacts", "domain-policy", "requester"] });
    const some = prepareInvitation(invitation, {
      preflight: aPreflight({ contact: hidden, requester: hidden }),
      actor: asAda,
      cautions: [],
    });
    assert.deepEqual(some.findings.notChecked, ["contacts", "requester"]);
  });

  for (const kind of ["message-unused-app", "message-unused-no-mailbox"] as const) {
    it(`leaves out the message that Graph would: ${kind}`, () => {
      const written = { ...invitation, options: { ...invitation.options, message: "Welcome", messageLanguage: "fr-FR" } };
      const { options } = prepareInvitation(written, { preflight: aPreflight(), actor: asAda, cautions: [{ kind }] });
      assert.deepEqual(options, { ...invitation.options, messageLanguage: "fr-FR" });
      assert.equal(
        prepareInvitation(written, { preflight: aPreflight(), actor: asAda, cautions: [{ kind: "language-unused" }] }).options.message,
        "Welcome",
      );
    });
  }
});
