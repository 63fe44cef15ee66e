import assert from "node:assert/strict";
import { copyDomain } from "../../../src/domain/copy-domain.ts";
import { aPreflight } from "../../build/a-preflight.ts";

const { tenant } = aPreflight();

describe("copyDomain", () => {
  it("is the domain of the address in copy, lower case", () => {
    assert.equal(copyDomain({ cc: "Kim@Wingtip.Example", sendMail: true }, tenant), "wingtip.example");
    assert.equal(copyDomain({ cc: "kim@sub.contoso.com", sendMail: true }, tenant), "sub.contoso.com");
  });

  it("is none for a colleague, without a copy, and without a mail", () => {
    for (const cc of ["kim@contoso.com", "kim@CONTOSO.onmicrosoft.com"])
      assert.equal(copyDomain({ cc, sendMail: true }, tenant), undefined);
    assert.equal(copyDomain({ sendMail: true }, tenant), undefined);
    assert.equal(copyDomain({ cc: "kim@wingtip.example", sendMail: false }, tenant), undefined);
  });

  it("counts every address as a partner's where the tenant's domains are hidden", () => {
    assert.equal(copyDomain({ cc: "kim@contoso.com", sendMail: true }, "not-checked"), "contoso.com");
  });
});
