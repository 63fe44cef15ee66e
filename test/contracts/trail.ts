import assert from "node:assert/strict";
import { auditKinds } from "../../src/domain/audit.ts";
import type { AuditEvent } from "../../src/domain/audit.ts";
import type { Invitation } from "../../src/domain/invitation.ts";
import type { Invitations } from "../../src/ports/invitations.ts";
import type { EventFilter, Trail } from "../../src/ports/trail.ts";
import { aChange } from "../build/a-change.ts";
import { at, id } from "../build/ids.ts";
import { failed, invited } from "../build/in-state.ts";

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

  it("reads the events of all invitations, in commit order, page by page", async () => {
    const names = ["one", "two", "one", "three"];
    const events = names.map((name, index) => ({ at: at(`10:0${index}`), invitation: id(name), what: "link-shown" }) as const);
    await commit(...events);
    const { trail } = subject();
    const first = await trail.read({}, 0, 3);
    const rest = await trail.read({}, first.at(-1)?.number ?? 0, 3);
    assert.deepEqual(
      [...first, ...rest].map(({ at: moment, invitation, what }) => ({ at: moment, invitation, what })),
      events,
    );
    assert.deepEqual(await trail.read({}, rest.at(-1)?.number ?? 0, 3), []);
  });

  it("reads the events of a time, a state or a domain alone", async () => {
    const sam = invited({ email: "sam@fabrikam.com" });
    const dana = failed("busy", { email: "dana@contoso.com" });
    await subject().invitations.commit(aChange({ invitations: [sam, dana] }));
    const about = (invitation: Invitation, time: string) => ({ at: at(time), invitation: invitation.id, what: "link-shown" }) as const;
    await commit(about(sam, "10:00"), about(dana, "10:01"), about(sam, "10:02"));
    const times = async (of: EventFilter) => (await subject().trail.read(of, 0, 10)).map((event) => event.at);
    assert.deepEqual(await times({ from: at("10:01") }), [at("10:01"), at("10:02")]);
    assert.deepEqual(await times({ from: at("10:00"), before: at("10:01") }), [at("10:00")]);
    assert.deepEqual(await times({ states: ["failed", "accepted"] }), [at("10:01")]);
    assert.deepEqual(await times({ domain: "fabrikam.com" }), [at("10:00"), at("10:02")]);
    assert.deepEqual(await times({ domain: "%.com" }), []);
    assert.deepEqual(await times({ domain: "fabrikam.com", states: ["failed"] }), []);
  });

  it("names who decided last, newest first and each once", async () => {
    const decisions = [
      ["approved", "ada"],
      ["rejected", "bob"],
      ["asked-back", "cleo"],
      ["approved", "ada"],
      ["rejected", undefined],
    ] as const;
    await commit(...decisions.map(([what, by]) => ({ at: at("10:00"), invitation: id("one"), what, ...(by && { by: id(by) }) })));
    const { trail } = subject();
    assert.deepEqual(await trail.lastDeciders(10), [id("ada"), id("bob")]);
    assert.deepEqual(await trail.lastDeciders(1), [id("ada")]);
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
