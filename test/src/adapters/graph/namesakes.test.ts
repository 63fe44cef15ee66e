import assert from "node:assert/strict";
import { z } from "zod";
import { id } from "../../../build/ids.ts";
import type { ScriptedAnswer } from "../../../fakes/scripted-fetch.ts";
import { asAda, batchOf, domainList, graphUnderTest, problem } from "./graph-under-test.ts";

const nobody = { body: { value: [] } };
const organization = { body: { value: [{ id: "t", displayName: "Contoso", verifiedDomains: [] }] } };
const requester = { body: { id: "ada", userType: "Member", mail: "ada@contoso.com" } };
const plain = { owners: nobody, deleted: nobody, contacts: nobody, "sign-in-names": nobody, requester, roles: nobody, organization };
const batch = z.object({ requests: z.array(z.looseObject({ id: z.string(), url: z.string() })) });

/** Runs a preflight for a partner with a name, with this answer to the question for it. */
async function ask(answer: ScriptedAnswer, displayName = "Megan Bowen") {
  const { directory, sent } = graphUnderTest(batchOf({ ...plain, namesake: answer }), domainList({}));
  const found = await directory.preflight(asAda, { email: "sam@fabrikam.com", requester: id("ada"), displayName });
  return { isTaken: found.isNameTaken, item: batch.parse(sent[0]?.body).requests.find(({ id: name }) => name === "namesake") };
}

describe("members with the partner's name", () => {
  it("are asked for in the preflight's own batch", async () => {
    const { isTaken, item } = await ask({ body: { value: [{ id: "m" }] } }, "Kim O'Neill & Co");
    assert.equal(isTaken, true);
    assert.deepEqual(item && { ...item, url: decodeURIComponent(item.url) }, {
      id: "namesake",
      method: "GET",
      url: "/users?$select=id&$top=1&$filter=displayName eq 'Kim O''Neill & Co' and userType eq 'Member'",
    });
    assert.match(item?.url ?? "", /%26/);
  });

  it("aren't there if none is found", async () => assert.equal((await ask(nobody)).isTaken, false));

  for (const [what, answer] of [
    ["a missing permission", problem(403, "Authorization_RequestDenied")],
    ["a query that Graph doesn't take", problem(400, "Request_UnsupportedQuery")],
    ["an answer in another shape", { body: {} }],
  ] as const) {
    it(`are unknown after ${what}, which stops nothing`, async () => assert.equal((await ask(answer)).isTaken, undefined));
  }
});
