import assert from "node:assert/strict";
import type { AuditEvent } from "../../../../src/domain/audit.ts";
import { readTrail } from "../../../../src/flows/looking/read-trail.ts";
import { aChange } from "../../../build/a-change.ts";
import { at, id } from "../../../build/ids.ts";
import { fakeOutside } from "../../../fakes/fake-outside.ts";

describe("readTrail", () => {
  for (const count of [0, 1, 500, 1_001]) {
    it(`gives all events that fit, once: ${count}`, async () => {
      const { ports, store } = fakeOutside();
      const events = Array.from({ length: count }, (_, index): AuditEvent => ({
        ...{ at: at("10:00"), invitation: id("one"), what: "link-shown" },
        detail: String(index),
      }));
      await store.invitations.commit(aChange({ events: [...events, { at: at("11:00"), invitation: id("one"), what: "sent" }] }));
      const read: (string | undefined)[] = [];
      for await (const { detail } of readTrail(ports, { before: at("11:00") })) read.push(detail);
      assert.deepEqual(
        read,
        events.map(({ detail }) => detail),
      );
    });
  }
});
