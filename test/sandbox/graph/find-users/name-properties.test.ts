import assert from "node:assert/strict";
import { GUEST_IDS } from "../../../../sandbox/directory/well-known.ts";
import { createGraphWorld, refusal, type GraphCall, type GraphWorld } from "../graph-world.ts";

describe("names of properties", () => {
  let world: GraphWorld;
  let app: GraphCall;
  before(async () => {
    world = await createGraphWorld();
    app = await world.asApp();
  });

  const find = async (filter: string) => (await app("GET", `/users?$select=ID&$filter=${encodeURIComponent(filter)}`)).body.value;

  it("G187: are taken in any case, and answered as Graph writes them", async () => {
    const { body } = await app("GET", `/users/${GUEST_IDS.nora}?$select=Mail,ExternalUserState`);
    assert.deepEqual([body.mail, body.externalUserState], ["nora.berg@woodgrovebank.com", "PendingAcceptance"]);
    const nora = [{ id: GUEST_IDS.nora }];
    assert.deepEqual(await find("CreationType eq 'Invitation' and ExternalUserState in ('PendingAcceptance')"), nora);
    assert.deepEqual(await find("startswith(DisplayName,'Nora')"), nora);
    assert.deepEqual(await find("OtherMails/any(m:m eq 'nora.berg@woodgrovebank.com')"), nora);
  });

  it("G187: are still refused if users don't have them", async () => {
    const answer = refusal(await app("GET", "/users?$filter=Colour eq 'red'"));
    assert.equal(answer.message, "Invalid filter clause: Could not find a property named 'Colour' on type 'microsoft.graph.user'.");
  });
});
