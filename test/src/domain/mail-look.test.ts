import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { findingsOfResend, knownSubject, possibleSenders } from "../../../src/domain/mail-look.ts";
import { id } from "../../build/ids.ts";

const sender = "invites@contoso.onmicrosoft.com";
const look = { inviter: "Adele Vance", domain: "contoso.com" };

describe("possibleSenders", () => {
  it("are the initial domain's and the custom default domain's: Graph doesn't say which one Microsoft takes", () => {
    assert.deepEqual(possibleSenders({ sender, domain: "contoso.com" }), [sender, "invites@contoso.com"]);
  });

  for (const domain of [
    "contoso.onmicrosoft.com",
    "Contoso.OnMicrosoft.com",
    "contoso.mail.onmicrosoft.com",
    "Contoso.Mail.OnMicrosoft.com",
    "x.onmicrosoft.us",
    "x.partner.onmschina.cn",
  ]) {
    it(`is one where the default domain is Microsoft's own: ${domain}`, () => {
      assert.deepEqual(possibleSenders({ sender, domain }), [sender]);
    });
  }

  it("is one where the default domain sends, however it is written", () => {
    for (const [from, domain] of [
      ["invites@Contoso.com", "contoso.com"],
      ["invites@contoso.com", "CONTOSO.com"],
    ] as const) {
      assert.deepEqual(possibleSenders({ sender: from, domain }), [from]);
    }
  });

  it("are two where a custom domain only has Microsoft's in the middle", () => {
    const domain = "mail.onmicrosoft.com.example";
    assert.deepEqual(possibleSenders({ sender, domain }), [sender, `invites@${domain}`]);
  });
});

describe("knownSubject", () => {
  it("is Microsoft's in English when English was chosen", () => {
    for (const messageLanguage of ["en", "en-US", "EN-gb"]) {
      assert.equal(knownSubject({ messageLanguage }, look), "Adele Vance invited you to collaborate with contoso.com");
    }
  });

  it("isn't known in other languages, without a choice, or beside a message", () => {
    for (const options of [
      {},
      { messageLanguage: "de-DE" },
      { messageLanguage: "enm" },
      { messageLanguage: "fr-EN" },
      { messageLanguage: "en-US", message: "Hello" },
    ]) {
      assert.equal(knownSubject(options, look), undefined);
    }
  });
});

describe("findingsOfResend", () => {
  const mail = { sender, ...look };
  const findings = { notChecked: ["contacts"], mail } as const;
  const megan = { name: "Megan Bowen", actor: { kind: "person", id: id("megan") } } as const;
  const app = { name: "Megan Bowen", actor: { kind: "app" } } as const;

  it("name the person who sends the mail again", () => {
    const named = { ...findings, mail: { ...mail, inviter: "Megan Bowen" } };
    assert.deepEqual(findingsOfResend({ findings }, megan), named);
    assert.deepEqual(findingsOfResend({ findings, inviteAs: "app" }, megan), named);
  });

  it("stay when the app sends again what it sent before, or nothing was known", () => {
    assert.equal(findingsOfResend({ findings, inviteAs: "app" }, app), findings);
    const unknown = { notChecked: [] };
    assert.equal(findingsOfResend({ findings: unknown }, megan), unknown);
  });

  it("say nothing about the mail when the app sends what a person sent before", () => {
    assert.deepEqual(findingsOfResend({ findings }, app), { notChecked: ["contacts"] });
  });
});
