import assert from "node:assert/strict";
import { z } from "zod";
import { createGraph } from "../../../../sandbox/graph/create-graph.ts";
import { createEntraWorld } from "../../entra/entra-world.ts";
import { API_URL } from "../graph-world.ts";

const CP1 = { access_token: { xms_cc: { values: ["cp1"] } } };

describe("continuous access evaluation", () => {
  it("E111: challenges apps that declared cp1, and takes the token that answers the challenge", async () => {
    const world = await createEntraWorld();
    const graph = createGraph({ ...world.authority, pageUrl: () => "http://localhost" });
    const token = async (claims?: unknown): Promise<string> => {
      const form = { grant_type: "client_credentials", scope: "https://graph.microsoft.com/.default" };
      return z
        .string()
        .parse((await world.token({ ...form, ...(claims === undefined ? {} : { claims: JSON.stringify(claims) }) })).body.access_token);
    };
    const call = async (bearer: string) =>
      graph.request(`${API_URL}/v1.0/users?$top=1`, { headers: { Authorization: `Bearer ${bearer}` } });
    const [plain, able] = [await token(), await token(CP1)];
    assert.equal((await call(able)).status, 200);
    world.tenant.control.patch({ accessRevoked: true });
    assert.equal((await call(plain)).status, 200);
    const refused = await call(able);
    const challenge = refused.headers.get("WWW-Authenticate") ?? "";
    assert.deepEqual([refused.status, challenge.includes('error="insufficient_claims"')], [401, true]);
    const claims: object = JSON.parse(Buffer.from(/claims="([^"]+)"/.exec(challenge)?.[1] ?? "", "base64").toString());
    const merged = {
      access_token: { ...CP1.access_token, ...z.looseObject({ access_token: z.looseObject({}) }).parse(claims).access_token },
    };
    assert.equal((await call(await token(merged))).status, 200);
  });

  it("E111: claims that can't be parsed are ignored", async () => {
    const world = await createEntraWorld();
    const answer = await world.token({ grant_type: "client_credentials", scope: "https://graph.microsoft.com/.default", claims: "{" });
    assert.equal(answer.status, 200);
  });
});
