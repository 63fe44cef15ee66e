import assert from "node:assert/strict";
import { id } from "../../../build/ids.ts";
import { graphUnderTest, problem } from "./graph-under-test.ts";

const ada = id("ada");

describe("typeOf", () => {
  it("asks as the app and remembers for ten minutes", async () => {
    const { directory, sent, clock } = graphUnderTest({ body: { userType: "Member" } }, { body: { userType: "Guest" } });
    const before = [await directory.typeOf(ada), await directory.typeOf(ada)];
    await clock.advance(599_999);
    const still = await directory.typeOf(ada);
    await clock.advance(2);
    assert.deepEqual([...before, still, await directory.typeOf(ada)], ["Member", "Member", "Member", "Guest"]);
    assert.equal(sent.length, 2);
    assert.equal(sent[0]?.url, "https://graph.example/v1.0/users/ada?$select=id%2CuserType%2CuserPrincipalName");
    assert.equal(sent[0].headers.get("authorization"), "Bearer token-of-app");
  });

  it("does not remember that somebody isn't there", async () => {
    const { directory } = graphUnderTest(problem(404, "Request_ResourceNotFound"), { body: { userType: "Member" } });
    assert.deepEqual([await directory.typeOf(ada), await directory.typeOf(ada)], ["unknown", "Member"]);
  });

  for (const [userPrincipalName, type] of [
    ["ada@contoso.com", "Member"],
    ["ada_x.y#EXT#@contoso.onmicrosoft.com", "Guest"],
    [null, "unknown"],
  ] as const) {
    it(`knows an account without a type by its UPN ${userPrincipalName}: ${type}`, async () => {
      const { directory } = graphUnderTest({ body: { userType: null, userPrincipalName } });
      assert.equal(await directory.typeOf(ada), type);
    });
  }

  it("fails when it may not ask", async () => {
    const { directory } = graphUnderTest(problem(403, "Authorization_RequestDenied"));
    await assert.rejects(directory.typeOf(ada), { code: "directory-refused", status: 403 });
  });
});
