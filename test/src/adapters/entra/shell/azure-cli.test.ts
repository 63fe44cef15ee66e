import assert from "node:assert/strict";
import { azureCliCall } from "../../../../../src/adapters/entra/shell/azure-cli.ts";
import { tenantId } from "../entra-under-test.ts";

describe("azureCliCall", () => {
  const words = ["account", "get-access-token", "--resource-type", "ms-graph", "--tenant", tenantId, "--output", "json"];

  it("starts az itself, and only on Windows through cmd, which runs batch files", () => {
    assert.deepEqual(azureCliCall(tenantId, "linux"), { file: "az", args: words });
    assert.deepEqual(azureCliCall(tenantId, "win32"), { file: "cmd.exe", args: ["/d", "/s", "/c", "az.cmd", ...words] });
  });

  it("takes nothing that isn't the id of a tenant", () => {
    for (const bad of ["contoso.com & calc", `${tenantId}&calc`, ""]) assert.throws(() => azureCliCall(bad, "win32"));
  });
});
