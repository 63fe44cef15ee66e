import assert from "node:assert/strict";
import { auditKinds } from "../../src/domain/audit.ts";
import type { AuditEvent } from "../../src/domain/audit.ts";
import type { Invitations } from "../../src/ports/invitations.ts";
import type { Trail } from "../../src/ports/trail.ts";
import { aChange } from "../build/a-change.ts";
import { at, id } from "../build/ids.ts";

/** What every {@link Trail} must return. */
export function trailContract(subject: () => { readonly invitations: Invitations; readonly trail: Trail }): void {
  async function commit(...events: AuditEvent[]): Promise<void> {
    assert.equal(await subject().invitations.commit(aChange({ events })), "committed");
  }

  it("returns every kind of event unchanged, in commit order", async () => {
    const full: Required<AuditEvent> = {
      at: at("10:00"),
      invitation: id("one"),
      what: "found",
      by: id("ada"),
      detail: "contacts",
      via: "command-line",
    };
    const others = auditKinds.map((what, index) => ({
      ...{ at: at("10:00"), invitation: id("one"), what },
      ...(index % 2 === 0 && { by: id("ada") }),
      ...(index % 3 === 0 && { detail: "busy" }),
    }));
    const events = [...others, full];
    for (const event of events) await commit(event);
    assert.deepEqual(await subject().trail.of(id("one"), 100), events);
  });

  it("returns the events of one invitation only", async () => {
    const [ours, other] = [
      { at: at("10:00"), invitation: id("one"), what: "requested" },
      { at: at("10:00"), invitation: id("other"), what: "requested" },
    ] as const;
    await commit(ours, other);
    assert.deepEqual(await subject().trail.of(id("one"), 100), [ours]);
    assert.deepEqual(await subject().trail.of(id("unknown"), 100), []);
  });

  it("returns the newest of many, and never more than 1,000", async () => {
    const events = Array.from({ length: 1_001 }, (_, index) => ({
      ...{ at: at("10:00"), invitation: id("one"), what: "link-shown", detail: String(index) },
    })) as AuditEvent[];
    await commit(...events);
    const { trail } = subject();
    assert.deepEqual(await trail.of(id("one"), 2), events.slice(-2));
    assert.equal((await trail.of(id("one"), 5_000)).length, 1_000);
  });
}
