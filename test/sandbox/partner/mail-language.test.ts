import assert from "node:assert/strict";
import { mailLanguage, tenantLanguage } from "../../../sandbox/partner/mail-language.ts";
import { createTenant } from "../../../sandbox/tenant/create-tenant.ts";

describe("mailLanguage", () => {
  const tenant = createTenant({ seed: 1 });
  tenant.control.patch({ homeLanguages: ["Fabrikam.com=ja-JP"], notificationLanguage: "hu-HU" });
  const cases: readonly (readonly [email: string, preferredLanguage: string | null | undefined, language: string])[] = [
    ["dana@fabrikam.com", "nb-NO", "nb-NO"],
    ["dana@FABRIKAM.com", null, "ja-JP"],
    ["dana@fabrikam.com", undefined, "ja-JP"],
    ["dana@sub.fabrikam.com", null, "hu-HU"],
  ];
  for (const [email, preferredLanguage, language] of cases) {
    it(`is ${language} for ${email} whose own is ${preferredLanguage}`, () => {
      assert.equal(mailLanguage(tenant, email, preferredLanguage === undefined ? undefined : { preferredLanguage }), language);
    });
  }
});

describe("tenantLanguage", () => {
  it("is Microsoft's default without a setting", () => {
    assert.deepEqual(
      [null, "en", "en-GB", "de-DE"].map((preferredLanguage) => tenantLanguage({ preferredLanguage })),
      ["en-US", "en-US", "en-GB", "de-DE"],
    );
  });
});
