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

/** Runs a preflight that counts guests, with this answer to the count. */
async function count(answer: ScriptedAnswer, email = "sam@Fabrikam.com") {
  const { directory, sent } = graphUnderTest(batchOf({ ...plain, "guests-of-domain": answer }), domainList({}));
  const found = await directory.preflight(asAda, { email, requester: id("ada"), countGuests: true });
  return { guests: found.guestsOfDomain, item: batch.parse(sent[0]?.body).requests.find(({ id: name }) => name === "guests-of-domain") };
}

describe("the guests of a partner's domain", () => {
  it("are counted in the preflight's own batch, as an advanced query", async () => {
    const { guests, item } = await count({ body: { "@odata.count": 12, value: [{ id: "g" }] } }, "o'neill@Fabrikam.com");
    assert.equal(guests, 12);
    assert.deepEqual(item && { ...item, url: decodeURIComponent(item.url) }, {
      id: "guests-of-domain",
      method: "GET",
      url: "/users?$select=id&$top=1&$count=true&$filter=userType eq 'Guest' and endsWith(mail,'@fabrikam.com')",
      headers: { ConsistencyLevel: "eventual" },
    });
  });

  for (const [what, answer] of [
    ["a missing permission", problem(403, "Authorization_RequestDenied")],
    ["a query that Graph doesn't take", problem(400, "Request_UnsupportedQuery")],
    ["an answer without a count", { body: { value: [] } }],
    ["a count that is none", { body: { "@odata.count": "many", value: [] } }],
  ] as const) {
    it(`are unknown after ${what}, which stops nothing`, async () => assert.equal((await count(answer)).guests, undefined));
  }
});
