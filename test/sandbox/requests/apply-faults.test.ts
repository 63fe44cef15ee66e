import assert from "node:assert/strict";
import { Hono } from "hono";
import { applyFaults } from "../../../sandbox/requests/apply-faults.ts";
import { createControl } from "../../../sandbox/switches/control.ts";

describe("applyFaults", () => {
  for (const [kind, isDone] of [
    ["timeout", false],
    ["done-timeout", true],
  ] as const) {
    it(`lets the caller wait until it gives up: ${kind}`, async () => {
      const control = createControl();
      control.patch({ faults: [{ route: "/work", kind }] });
      const [events, caller] = [new EventTarget(), new AbortController()];
      const app = new Hono();
      app.use(applyFaults({ control }, { pathOf: ({ req }) => req.path, refuse: () => undefined }));
      app.post("/work", (context) => {
        events.dispatchEvent(new Event("done"));
        return context.text("done");
      });
      let count = 0;
      events.addEventListener("done", () => {
        count += 1;
        caller.abort();
      });
      const answering = app.request(new Request("http://localhost/work", { method: "POST", signal: caller.signal }));
      if (!isDone) caller.abort();
      assert.equal((await answering).status, 500);
      assert.equal(count, isDone ? 1 : 0);
    });
  }
});
