import assert from "node:assert/strict";
import { asAda, asApp, batchOf, graphUnderTest, problem } from "./graph-under-test.ts";

const user = (own: string, more: object = {}) => ({ id: own, displayName: own, userPrincipalName: `${own}@contoso.com`, ...more });

describe("findByEmail", () => {
  it("finds nobody", async () => {
    const { directory } = graphUnderTest({ body: { value: [] } });
    assert.equal(await directory.findByEmail(asApp, "sam@fabrikam.com"), undefined);
  });

  it("sends one GET in which nothing can be cut off", async () => {
    const { directory, sent } = graphUnderTest({ body: { value: [user("sam", { userType: "Guest" })] } });
    const found = await directory.findByEmail(asAda, "o'brien+x#y&z@fabrikam.com");
    assert.equal(found?.id, "sam");
    const url = new URL(sent[0]?.url ?? "");
    assert.equal(url.hash, "");
    assert.deepEqual([...url.searchParams.keys()], ["$select", "$filter"]);
    assert.match(url.searchParams.get("$filter") ?? "", /^mail eq 'o''brien\+x#y&z@fabrikam\.com' or /);
  });

  it("treats unknown states and types as none", async () => {
    const odd = user("sam", { userType: "Alien", externalUserState: "Thinking" });
    const { directory } = graphUnderTest({ body: { value: [odd] } });
    const found = await directory.findByEmail(asApp, "sam@fabrikam.com");
    assert.deepEqual([found?.userType, found?.userState], [null, null]);
  });

  it("asks for each form of the address alone when Graph refuses the filter", async () => {
    const refusal = problem(400, "Request_UnsupportedQuery");
    const nobody = { body: { value: [] } };
    const parts = { 0: nobody, 1: nobody, 2: nobody, 3: nobody, 4: nobody, 5: { body: { value: [user("sam")] } } };
    assert.equal((await graphUnderTest(refusal, batchOf(parts)).directory.findByEmail(asApp, "sam@fabrikam.com"))?.id, "sam");
    assert.equal(
      await graphUnderTest(refusal, batchOf({ ...parts, 5: nobody })).directory.findByEmail(asApp, "sam@fabrikam.com"),
      undefined,
    );
    const hidden = graphUnderTest(refusal, batchOf({ ...parts, 5: refusal })).directory.findByEmail(asApp, "sam@fabrikam.com");
    await assert.rejects(hidden, { code: "directory-refused", status: 400 });
  });

  it("reports a missing permission, without Graph's words", async () => {
    const { directory } = graphUnderTest(problem(403, "Authorization_RequestDenied"));
    await assert.rejects(directory.findByEmail(asApp, "sam@fabrikam.com"), {
      code: "directory-refused",
      status: 403,
      remoteId: "request-1",
      message: "users by address: Graph answered 403 (Authorization_RequestDenied)",
    });
  });

  for (const [what, answer] of Object.entries({
    "an HTML page": { body: "<html>", headers: { "content-type": "text/html" } },
    "an empty body": {},
    "a redirect": { status: 302, headers: { location: "https://login.example/" } },
    "a time that is none": { body: { value: [user("sam", { createdDateTime: "yesterday" })] } },
  })) {
    it(`treats ${what} as an unexpected answer`, async () => {
      const { directory } = graphUnderTest(answer);
      await assert.rejects(directory.findByEmail(asApp, "sam@fabrikam.com"), { code: "directory-answer-unexpected" });
    });
  }

  it("says that Graph can't be reached", async () => {
    const { directory, finish } = graphUnderTest("silence");
    await assert.rejects(finish(directory.findByEmail(asApp, "sam@fabrikam.com")), { code: "directory-unavailable" });
  });

  it("passes on that Graph throttles", async () => {
    const { directory, finish } = graphUnderTest({ status: 429, headers: { "retry-after": "300" } });
    await assert.rejects(finish(directory.findByEmail(asApp, "sam@fabrikam.com")), { code: "throttled", retryAfter: 300 });
  });
});
