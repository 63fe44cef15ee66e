import assert from "node:assert/strict";
import { coversSharedHosts } from "../../../../src/domain/policy/shared-host.ts";

describe("coversSharedHosts", () => {
  const refused = [
    "azurewebsites.net",
    "=github.io",
    "*.github.io",
    "a*.sharepoint.com",
    "windows.net",
    "*.com",
    "com",
    "*",
    "google.com",
    "*.net",
  ];
  for (const pattern of refused) it(`is true of ${pattern}`, () => assert.equal(coversSharedHosts(pattern), true));

  const fine = [
    "contoso.azurewebsites.net",
    "contoso.github.io",
    "www.contoso.github.io",
    "*.contoso.github.io",
    "contoso.com",
    "=portal.contoso.com",
    "contoso.*",
    "mygithub.io",
  ];
  for (const pattern of fine) it(`is false of ${pattern}`, () => assert.equal(coversSharedHosts(pattern), false));
});
