import assert from "node:assert/strict";
import type { RequestView } from "../../../../../sandbox/page-api/teams-api.ts";
import { filterRequests } from "../../../../../sandbox/web/page/requests/request-filter.js";
import { requestView } from "../views.ts";

const requests: RequestView[] = [
  requestView({ number: 1, path: "/v1.0/invitations", status: 201 }),
  requestView({ number: 2, path: "/v1.0/users/delta", method: "GET", status: 410, who: "app:4711" }),
  requestView({ number: 3, server: "bot", path: "/api/messages", status: 0, who: null, requestId: null }),
];
const shown = (changes: { text?: string; servers?: string[]; failed?: boolean }): number[] => {
  const wish = { text: "", failed: false, ...changes, servers: new Set(changes.servers ?? ["api", "bot", "page"]) };
  return filterRequests(requests, wish).map(({ number }) => number);
};

describe("filterRequests", () => {
  it("shows the servers that were asked for", () => {
    assert.deepEqual([shown({}), shown({ servers: ["bot"] }), shown({ servers: ["page"] })], [[1, 2, 3], [3], []]);
  });

  it("counts requests without an answer as refused", () => {
    assert.deepEqual(shown({ failed: true }), [2, 3]);
  });

  it("searches method, path, status, person and request-id", () => {
    assert.deepEqual(
      [" INVIT", "get", "410", "4711", "r-1", "nothing"].map((text) => shown({ text })),
      [[1], [2], [2], [2], [1, 2], []],
    );
  });
});
