import assert from "node:assert/strict";
import { routeMatches } from "../../../sandbox/switches/route-pattern.ts";

describe("routeMatches", () => {
  it("matches a path literally except for the star", () => {
    assert.equal(routeMatches("/v1.0/users/*", "/v1.0/Users/1"), true);
    assert.equal(routeMatches("/v1.0/users/*/sponsors", "/v1.0/users/1/sponsors"), true);
    assert.equal(routeMatches("/v1.0/users", "/v1.0/users/1"), false);
    assert.equal(routeMatches("/v1.0/users", "/v1x0/users"), false);
  });
});
