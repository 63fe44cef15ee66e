import assert from "node:assert/strict";
import { createTenant } from "../../../../sandbox/tenant/create-tenant.ts";
import { GraphRefusal } from "../../../../sandbox/graph/request/errors.ts";
import { costOf, Throttle } from "../../../../sandbox/graph/request/throttle.ts";
import type { Tenant } from "../../../../sandbox/tenant/tenant.ts";
import type { Json } from "../../json.ts";
import { createGraphWorld } from "../graph-world.ts";

describe("Throttle", () => {
  let now: number;
  let tenant: Tenant;
  let throttle: Throttle;
  beforeEach(() => {
    now = 1_000_000;
    tenant = createTenant({ seed: 1 });
    throttle = new Throttle(tenant, () => now);
  });

  const refusalOf = (units: number, writes = 0): Json => {
    try {
      throttle.take({ units, writes });
    } catch (error) {
      if (error instanceof GraphRefusal) return { status: error.status, ...error.headers };
      throw error;
    }
    return undefined;
  };

  it("G140: a small tenant has 3,500 units in ten seconds; beyond them 429 says how long to wait, and why", () => {
    assert.equal(refusalOf(3_500), undefined);
    assert.deepEqual(refusalOf(350), {
      status: 429,
      "x-ms-resource-unit": "350",
      "x-ms-throttle-limit-percentage": "1.10",
      "Retry-After": "2",
      "x-ms-throttle-scope": `Tenant_Application/ReadWrite/${tenant.app.appId}/${tenant.id}`,
      "x-ms-throttle-information": "ResourceUnitLimitExceeded",
    });
    now += 3_000;
    assert.equal(refusalOf(350), undefined);
  });

  it("G140: refused calls count too, up to 1.8 of the limit", () => {
    for (let call = 0; call < 10; call += 1) refusalOf(3_500);
    assert.equal(refusalOf(1)?.["x-ms-throttle-limit-percentage"], "1.80");
    now += 8_100;
    assert.equal(refusalOf(1), undefined);
  });

  it("G140: larger tenants have more", () => {
    tenant.users.seed("member", 100);
    assert.equal(refusalOf(5_000), undefined);
    now += 10_000;
    tenant.users.seed("member", 1_000);
    assert.equal(refusalOf(8_000), undefined);
    assert.equal(refusalOf(1)?.status, 429);
  });

  it("G140: writes have a limit of their own: 3,000 in 150 seconds", () => {
    assert.equal(refusalOf(1, 3_000), undefined);
    assert.deepEqual([refusalOf(1, 1)?.["x-ms-throttle-information"], refusalOf(1)], ["WriteLimitExceeded", undefined]);
  });

  it("G141: says how full the bucket is from 0.8 on", () => {
    assert.deepEqual(throttle.take({ units: 2_700, writes: 0 }), { "x-ms-resource-unit": "2700" });
    assert.equal(throttle.take({ units: 200, writes: 0 })["x-ms-throttle-limit-percentage"], "0.83");
  });

  it("G140: counts nothing when the switch is off, and starts again at a reset", () => {
    refusalOf(6_000);
    tenant.reset();
    assert.equal(refusalOf(1), undefined);
    tenant.control.patch({ throttling: "off" });
    assert.equal(refusalOf(10_000), undefined);
  });
});

describe("costOf", () => {
  const cost = (call: string) => {
    const [method = "", link = ""] = call.split(" ");
    const url = new URL(link, "http://localhost");
    const { units, writes } = costOf(method, url.pathname, url.searchParams);
    return `${units} + ${writes}`;
  };

  it("G141: follows the documented table", () => {
    const calls = {
      "GET /users": "2 + 0",
      "GET /users?$select=id": "1 + 0",
      "GET /users?$top=5&$select=id": "1 + 0",
      "GET /users?$expand=manager": "3 + 0",
      "GET /users/1": "1 + 0",
      "GET /groups/1/members": "3 + 0",
      "GET /me/memberOf": "2 + 0",
      "GET /me/transitiveMemberOf/microsoft.graph.group": "2 + 0",
      "POST /users/1/checkMemberGroups": "2 + 0",
      "POST /invitations": "1 + 1",
      "DELETE /users/1": "1 + 1",
    };
    assert.deepEqual(Object.fromEntries(Object.keys(calls).map((call) => [call, cost(call)])), calls);
  });

  it("G141: each request of a batch costs the same as alone, the batch itself nothing", async () => {
    const app = await (await createGraphWorld()).asApp();
    const answer = await app("POST", "/$batch", { body: { requests: [{ id: "1", method: "GET", url: "/users" }] } });
    assert.equal(answer.headers.get("x-ms-resource-unit"), null);
    assert.equal(answer.body.responses[0].headers["x-ms-resource-unit"], "2");
    assert.equal((await app("GET", "/users")).headers.get("x-ms-resource-unit"), "2");
  });
});
