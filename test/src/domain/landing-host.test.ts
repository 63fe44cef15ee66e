import assert from "node:assert/strict";
import { cloud, cloudNames } from "../../../src/clouds.ts";
import { hasNamedHost, landingHost } from "../../../src/domain/landing-host.ts";
import { aPreflight } from "../../build/a-preflight.ts";

const { tenant } = aPreflight();
const { microsoftHosts, sharePointDomain } = cloud("public");
const terms = { defaultRedirectUrl: "https://welcome.example/start", microsoftHosts, sharePointDomain };
const hostOf = (page: string, known = tenant) => landingHost(page, known, terms);

/** Spellings of addresses without a name; the URL's parser reads each of them. */
const unnamed = [
  "https://169.254.169.254/latest",
  "https://2852039166/",
  "https://0xa9fea9fe/",
  "https://0251.0376.0251.0376/",
  "https://0xA9.254.43518/",
  "https://127.1/",
  "https://0/",
  "https://127.0.0.1./",
  "https://\uff11\uff12\uff17.0.0.1/",
  "https://[::1]/",
  "https://[::ffff:169.254.169.254]/",
  "https://[2001:db8::1]:8443/",
  "https://localhost/",
  "https://LOCALHOST:3000/",
  "https://localhost./",
  "https://app.localhost/",
  "https://intranet/",
  "https://intranet./",
];

const known = [
  "https://welcome.example/other?x=1",
  "https://WELCOME.example.:8443/",
  "https://contoso.com/",
  "https://deep.sub.contoso.com/",
  "https://contoso.onmicrosoft.com/",
  "https://myapps.microsoft.com/",
  "https://myapplications.microsoft.com/?tenantid=tenant",
  "https://teams.microsoft.com/l/channel/x",
  "https://contoso.sharepoint.com/sites/partners",
  "https://contoso-my.sharepoint.com/",
];

const other = [
  "https://evil.example/phish",
  "https://contoso.com.evil.example/",
  "https://notcontoso.com/",
  "https://c\u043entoso.com/",
  "https://fabrikam.sharepoint.com/",
  "https://contoso-evil.sharepoint.com/",
  "https://sharepoint.com/",
  "https://contoso.azurewebsites.net/",
  "https://contoso.github.io/",
  "https://teams.microsoft.com.evil.example/",
  "https://evil.myapps.microsoft.com/",
  "https://sub.welcome.example/",
  "https://1.2.3.4.example/",
];

describe("landingHost", () => {
  for (const [is, pages] of Object.entries({ known, other, unnamed })) {
    for (const page of pages) it(`is ${is} for ${page}`, () => assert.equal(hostOf(page).is, is));
  }

  it("is named as the browser finds it: lower case, in ASCII, without a dot at the end", () => {
    assert.equal(hostOf("https://C\u043eNTOSO.com./").name, "xn--cntoso-wqf.com");
  });

  it("knows only the default page's host and Microsoft's where the tenant is hidden", () => {
    const isOf = (page: string) => landingHost(page, "not-checked", terms).is;
    const pages = ["https://welcome.example/", "https://myapps.microsoft.com/", "https://contoso.com/", "https://contoso.sharepoint.com/"];
    assert.deepEqual(pages.map(isOf), ["known", "known", "other", "other"]);
    assert.equal(isOf("https://undefined.sharepoint.com/"), "other");
    assert.equal(isOf("https://127.0.0.1/"), "unnamed");
  });

  it("knows no SharePoint of a tenant without an initial domain", () => {
    const bare = { name: "Contoso", domains: ["contoso.com"] };
    for (const name of ["contoso", "undefined"]) assert.equal(landingHost(`https://${name}.sharepoint.com/`, bare, terms).is, "other");
  });

  it("has no name where there is no page", () => {
    assert.deepEqual(hostOf("no url"), { name: "", is: "unnamed" });
  });

  for (const name of cloudNames) {
    it(`knows Teams, My Apps and SharePoint of the cloud ${name}`, () => {
      const { teamsUrl, ...hosts } = cloud(name, "https://localhost:3979");
      const isOf = (page: string) => landingHost(page, tenant, { ...terms, ...hosts }).is;
      const pages = [teamsUrl, `https://${hosts.microsoftHosts[0]}/`, `https://contoso.${hosts.sharePointDomain}/`];
      assert.deepEqual(pages.map(isOf), ["known", "known", "known"]);
    });
  }
});

describe("hasNamedHost", () => {
  it("is true of names on the internet only", () => {
    for (const page of unnamed) assert.equal(hasNamedHost(page), false, page);
    for (const page of [...known, ...other]) assert.equal(hasNamedHost(page), true, page);
    assert.equal(hasNamedHost("no url"), false);
  });
});
