import assert from "node:assert/strict";
import { id } from "../../../build/ids.ts";
import { asApp, batchOf, graphUnderTest, itemsOf, problem } from "./graph-under-test.ts";

const user = (own: string, more: object = {}) => ({ id: own, displayName: own, userPrincipalName: `${own}@contoso.com`, ...more });

describe("findByIds", () => {
  it("asks for each id once and leaves out users that don't exist", async () => {
    const { directory, sent } = graphUnderTest(batchOf({ a: { body: user("a") }, "b/c": problem(404, "Request_ResourceNotFound") }));
    const found = await directory.findByIds(asApp, [id("a"), id("b/c"), id("a")]);
    assert.deepEqual(
      found.map((one) => one.id),
      ["a"],
    );
    assert.deepEqual(
      itemsOf(sent[0]).map(({ url }) => url.split("?", 1)[0]),
      ["/users/a", "/users/b%2Fc"],
    );
  });

  it("fails when one of them can't be read", async () => {
    const { directory } = graphUnderTest(batchOf({ a: problem(403, "Authorization_RequestDenied") }));
    await assert.rejects(directory.findByIds(asApp, [id("a")]), { code: "directory-refused" });
  });
});
