import assert from "node:assert/strict";
import { cloud, cloudNames, serviceUrlAllowed } from "../../src/clouds.ts";

const sandboxUrl = "https://localhost:3979";

describe("cloud", () => {
  it("has only https endpoints in every cloud", () => {
    for (const name of cloudNames) {
      const { graphRoot, authorityHost, tokenServiceUrl, channelMetadataUrl, emulatorMetadataUrl, botLoginUrl } = cloud(name, sandboxUrl);
      for (const url of [graphRoot, authorityHost, tokenServiceUrl, channelMetadataUrl, emulatorMetadataUrl, botLoginUrl]) {
        assert.equal(new URL(url).protocol, "https:");
        assert.ok(!url.endsWith("/"), url);
      }
    }
  });

  it("keeps every national cloud to itself", () => {
    const graph = cloudNames.map((name) => cloud(name, sandboxUrl).graphRoot);
    assert.deepEqual(graph, [
      "https://graph.microsoft.com",
      "https://graph.microsoft.us",
      "https://dod-graph.microsoft.us",
      "https://microsoftgraph.chinacloudapi.cn",
      sandboxUrl,
    ]);
    assert.equal(cloud("usgovdod").adminCenter, "https://entra.microsoft.us");
    assert.equal(cloud("usgovdod").teamsUrl, "https://dod.teams.microsoft.us");
    assert.equal(cloud("usgov").botIssuer, "https://api.botframework.us");
    assert.equal(cloud("usgovdod").tokenServiceUrl, "https://apiDoD.botframework.azure.us");
    assert.equal(cloud("china").botScope, "https://api.botframework.azure.cn");
    const databases = ["database.windows.net", "database.usgovcloudapi.net", "database.usgovcloudapi.net", "database.chinacloudapi.cn"];
    assert.deepEqual(
      cloudNames.slice(0, 4).map((name) => cloud(name).databaseScope),
      databases.map((host) => `https://ossrdbms-aad.${host}/.default`),
    );
  });

  it("takes the sandbox's endpoints from its address and Microsoft's audiences as they are", () => {
    assert.deepEqual(cloud("sandbox", `${sandboxUrl}/`), {
      name: "sandbox",
      authorityHost: sandboxUrl,
      instanceDiscovery: false,
      userTokenIssuers: [`${sandboxUrl}/{tenantId}/v2.0`, "https://sts.windows.net/{tenantId}/"],
      adminCenter: "https://entra.microsoft.com",
      teamsUrl: "https://teams.microsoft.com",
      microsoftHosts: ["myapps.microsoft.com", "myapplications.microsoft.com", "teams.microsoft.com"],
      sharePointDomain: "sharepoint.com",
      graphRoot: sandboxUrl,
      graphScope: "https://graph.microsoft.com/.default",
      databaseScope: "https://ossrdbms-aad.database.windows.net/.default",
      botIssuer: "https://api.botframework.com",
      channelMetadataUrl: `${sandboxUrl}/v1/.well-known/openidconfiguration`,
      emulatorMetadataUrl: `${sandboxUrl}/common/v2.0/.well-known/openid-configuration`,
      tokenServiceUrl: sandboxUrl,
      botScope: "https://api.botframework.com",
      botLoginUrl: `${sandboxUrl}/botframework.com`,
      serviceUrlHosts: ["localhost:3979"],
    });
  });

  for (const url of ["https://127.0.0.1:3979", "https://[::1]:3979", "https://127.8.9.1"]) {
    it(`accepts ${url} as an address of this machine`, () => {
      assert.equal(cloud("sandbox", url).graphRoot, url);
    });
  }

  for (const url of [undefined, "", "localhost:3979", "http://localhost:3979", "https://sandbox.example", "https://127.0.0.1.example"]) {
    it(`refuses ${url ?? "no address"} as the sandbox's and says the fix`, () => {
      assert.throws(() => cloud("sandbox", url), {
        code: "config-invalid",
        message: /SANDBOX_URL must be an https address on this machine/,
      });
    });
  }
});

describe("serviceUrlAllowed", () => {
  const allowed: readonly [Parameters<typeof cloud>, string][] = [
    [["public"], "https://smba.trafficmanager.net/teams/"],
    [["public"], "https://SMBA.trafficmanager.net:443/emea/"],
    [["public"], "https://smba.infra.gcc.teams.microsoft.com/teams"],
    [["usgov"], "https://smba.infra.gov.teams.microsoft.us/teams"],
    [["usgovdod"], "https://smba.infra.dod.teams.microsoft.us/teams"],
    [["china"], "https://msteams.botframework.azure.cn/teams"],
    [["sandbox", sandboxUrl], `${sandboxUrl}/teams/`],
  ];
  for (const [where, url] of allowed) {
    it(`allows ${url} in ${where[0]}`, () => assert.equal(serviceUrlAllowed(cloud(...where), url), true));
  }

  const refused: readonly [Parameters<typeof cloud>, string][] = [
    [["public"], "http://smba.trafficmanager.net/teams/"],
    [["public"], "https://smba.trafficmanager.net:8443/teams/"],
    [["public"], "https://evil.example/smba.trafficmanager.net"],
    [["public"], "https://smba.trafficmanager.net.evil.example/"],
    [["public"], "https://x.smba.trafficmanager.net/"],
    [["public"], "https://teams.microsoft.com.evil.example/"],
    [["public"], "https://evilteams.microsoft.com/"],
    [["public"], "https://user@smba.trafficmanager.net/"],
    [["public"], "https://:secret@smba.trafficmanager.net/"],
    [["public"], "https://smba.infra.gov.teams.microsoft.us/teams"],
    [["public"], "not a url"],
    [["public"], ""],
    [["public"], `${sandboxUrl}/teams/`],
    [["sandbox", sandboxUrl], "https://localhost:3980/teams/"],
    [["sandbox", sandboxUrl], "https://smba.trafficmanager.net/teams/"],
  ];
  for (const [where, url] of refused) {
    it(`refuses ${url === "" ? "nothing" : url} in ${where[0]}`, () => assert.equal(serviceUrlAllowed(cloud(...where), url), false));
  }
});
