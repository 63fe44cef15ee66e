import assert from "node:assert/strict";
import { GuestlistError } from "../../../../src/errors.ts";
import { aTenantCommand, explainSam as run } from "./a-command.ts";

describe("explainPolicy", () => {
  it("tries another file, and does without one", async () => {
    const command = aTenantCommand();
    const { POLICY_FILE: _, ...without } = command.environment;
    command.environment = without;
    assert.equal((await run(command)).lines[2], "There is no policy file: the tenant's own setting says who may invite.");
    assert.equal((await run(command, "--file", "policy.json")).lines[2], "Rules of policy.json:");
    assert.deepEqual(await run(command, "--file", "other.json"), {
      lines: ["other.json is not valid: guestlist policy check says more.", "- no file other.json"],
      exitCode: 1,
    });
  });

  it("prints the same as JSON", async () => {
    const { lines, exitCode } = await run(aTenantCommand(), "--json");
    const told: unknown = JSON.parse(lines.join("\n"));
    assert.ok(typeof told === "object" && told && "kind" in told && "fate" in told && "isStored" in told);
    assert.deepEqual([told.kind, told.fate, told.isStored, exitCode], ["explained", { kind: "goes-out", unsure: [] }, true, 0]);
  });

  it("refuses an unknown requester and a malformed address", async () => {
    const command = aTenantCommand();
    const nobody = await command.run("explain", "nobody@contoso.com", "sam@fabrikam.com");
    assert.deepEqual(nobody, {
      lines: ["The tenant knows nobody by that name, address or id: guestlist policy explain <requester> <email>."],
      exitCode: 1,
    });
    const malformed = await command.run("explain", "adele@contoso.com", "sam");
    assert.deepEqual(malformed, { lines: ["Nobody can be invited by that address: it is not written like one."], exitCode: 2 });
    const more = (...args: readonly string[]) => command.run("explain", "adele@contoso.com", "sam@fabrikam.com", ...args);
    const copy = await more("--cc", "kim");
    assert.deepEqual(copy, { lines: ["Nobody can get a copy by that address: it is not written like one."], exitCode: 2 });
    const page = await more("--page", "http://contoso.com");
    assert.deepEqual(page, { lines: ["--page takes a web address that begins with https://."], exitCode: 2 });
    assert.equal(command.closed, 4);
  });

  it("needs a tenant, and says what keeps it from asking", async () => {
    const command = aTenantCommand();
    command.failure = new GuestlistError("directory-refused", "no", { status: 403 });
    assert.deepEqual(await run(command), {
      lines: ["The tenant refused: the app lacks User.Read.All (application), or the consent to it (status 403)."],
      exitCode: 1,
    });
    command.environment = {};
    assert.deepEqual(await run(command), {
      lines: ["Who the requester is only the tenant knows: fill in .env, or run npm start beside."],
      exitCode: 1,
    });
  });
});
