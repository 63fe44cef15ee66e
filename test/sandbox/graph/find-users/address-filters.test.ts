import assert from "node:assert/strict";
import { createGraphWorld, refusal, type GraphCall, type GraphWorld } from "../graph-world.ts";

const ADDRESS = "sam.rivera@fabrikam.com";
const BOTH = `mail eq '${ADDRESS}' or proxyAddresses/any(p:p eq 'smtp:${ADDRESS}')`;
const NAME = "displayName eq 'Sam Rivera'";

describe("filters by address", () => {
  let world: GraphWorld;
  let app: GraphCall;
  before(async () => {
    world = await createGraphWorld();
    app = await world.asApp();
  });
  afterEach(() => world.tenant.reset());

  const ask = (filter: string) => app("GET", `/users?$filter=${encodeURIComponent(filter)}`);
  const refused = { status: 400, code: "Request_UnsupportedQuery", message: "Unsupported Query." };

  for (const [addressFilters, both, one] of [
    ["documented", 200, 200],
    ["single", 400, 200],
    ["refused", 400, 400],
  ] as const) {
    it(`G182: are allowed or refused by the switch: ${addressFilters}`, async () => {
      world.tenant.control.patch({ addressFilters });
      const [byBoth, byOne] = [await ask(BOTH), await ask(`${NAME} and userPrincipalName eq '${ADDRESS}'`)];
      assert.deepEqual([byBoth.status, byOne.status, (await ask(NAME)).status], [both, one, 200]);
      if (both === 400) assert.deepEqual(refusal(byBoth), refused);
    });
  }
});
