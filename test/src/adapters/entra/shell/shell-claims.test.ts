import assert from "node:assert/strict";
import { shellClaims } from "../../../../../src/adapters/entra/shell/shell-claims.ts";

const ours = { values: ["CP1"] };

describe("shellClaims", () => {
  it("says that we can handle challenges, and adds what one demands", () => {
    assert.deepEqual(JSON.parse(shellClaims(undefined)), { access_token: { xms_cc: ours } });
    const demanded = { access_token: { acrs: { essential: true, value: "c1" } }, id_token: { x: null } };
    assert.deepEqual(JSON.parse(shellClaims(JSON.stringify(demanded))), {
      ...{ ...demanded, access_token: { ...demanded.access_token, xms_cc: ours } },
    });
  });

  it("drops what is no JSON object", () => {
    for (const bad of ["", "{", "[]", "7", '{"access_token":7}']) {
      assert.deepEqual(JSON.parse(shellClaims(bad)), { access_token: { xms_cc: ours } });
    }
  });
});
