import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { composeUrl, headsUpMail, linkMail } from "../../../src/cards/ready-mail.ts";
import { languages } from "../../../src/texts/locale.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { mailed } from "./example-invitation.ts";

const redeemUrl = "https://login.microsoftonline.com/redeem?rd=x";
const own = textsFor("en");
const sameHost = { mail: "contoso.com", end: "contoso.com" };
const fit = (body: string, parts: readonly string[]) => parts.filter((part) => !body.includes(part));

describe("ready mails", () => {
  for (const language of languages) {
    const invitation = { ...mailed, options: { ...mailed.options, messageLanguage: language } };

    it(`say in ${language} all that the partner needs, without placeholders`, () => {
      const link = linkMail(invitation, redeemUrl, own);
      const ahead = headsUpMail(invitation, sameHost, own);
      assert.deepEqual(fit(link.body, ["Sam Okafor", redeemUrl, "sam.okafor@fabrikam.com", "Adele Vance", "Microsoft Teams"]), []);
      assert.deepEqual(fit(ahead.body, ["Sam Okafor", "invites@contoso.onmicrosoft.com", "contoso.com", "Adele Vance"]), []);
      for (const { subject, body } of [link, ahead]) assert.doesNotMatch(subject + body, /\{|\}|undefined/);
    });

    it(`name in ${language} the page in Microsoft's mail where the partner only passes through`, () => {
      const hosts = { mail: "guestlist.example", end: "xn--cntoso-wqf.com" };
      const [passing, straight] = [hosts, sameHost].map((onTheWay) => headsUpMail(invitation, onTheWay, own).body);
      assert.deepEqual(fit(passing ?? "", Object.values(hosts)), []);
      assert.equal(passing?.split("\n\n").length, (straight?.split("\n\n").length ?? 0) + 1);
    });

    it(`open in Outlook in ${language} with their text`, () => {
      const url = new URL(composeUrl(linkMail(invitation, redeemUrl, own)));
      assert.deepEqual([...url.searchParams.keys()], ["to", "cc", "subject", "body"]);
      assert.equal(url.searchParams.get("body"), linkMail(invitation, redeemUrl, own).body);
    });
  }

  it("have the chosen copy address, except the heads-up", () => {
    assert.equal(linkMail(mailed, redeemUrl, own).cc, "alex@contoso.com");
    assert.equal(headsUpMail(mailed, sameHost, own).cc, undefined);
  });
});
