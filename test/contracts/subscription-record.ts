import assert from "node:assert/strict";
import type { SubscriptionRecord } from "../../src/ports/directory-changes.ts";
import { at } from "../build/ids.ts";

const url = "https://guestlist.example/notifications";

/** What every {@link SubscriptionRecord} must do. */
export function subscriptionRecordContract(subject: () => { readonly subscription: SubscriptionRecord }): void {
  it("has nothing at first, and believes no notification", async () => {
    const { subscription } = subject();
    assert.equal(await subscription.find(), undefined);
    const isGenuine = await subscription.genuine();
    for (const clientState of ["", "secret"]) assert.equal(isGenuine(clientState), false);
  });

  it("believes notifications before Graph has said that the subscription is made", async () => {
    const { subscription } = subject();
    await subscription.begin(url, "secret", at("10:00"));
    assert.deepEqual(await subscription.find(), { url, renewedAt: at("10:00") });
    const isGenuine = await subscription.genuine();
    assert.deepEqual(["secret", "Secret", "secret2", "", "secre"].map(isGenuine), [true, false, false, false, false]);
  });

  it("keeps the id, and when it was renewed", async () => {
    const { subscription } = subject();
    await subscription.begin(url, "secret", at("10:00"));
    await subscription.confirm("one", "secret", at("10:01"));
    assert.deepEqual(await subscription.find(), { id: "one", url, renewedAt: at("10:01") });
    await subscription.renewed("one", at("10:30"));
    assert.deepEqual(await subscription.find(), { id: "one", url, renewedAt: at("10:30") });
    assert.equal((await subscription.genuine())("secret"), true);
  });

  it("doesn't confirm one that another has replaced at the same address, or that was forgotten", async () => {
    const { subscription } = subject();
    await subscription.begin(url, "first", at("10:00"));
    await subscription.begin(url, "second", at("10:01"));
    await subscription.confirm("one", "first", at("10:02"));
    assert.deepEqual(await subscription.find(), { url, renewedAt: at("10:01") });
    await subscription.confirm("two", "second", at("10:03"));
    await subscription.confirm("one", "second", at("10:04"));
    assert.deepEqual(await subscription.find(), { id: "two", url, renewedAt: at("10:03") });
    await subscription.forget();
    await subscription.confirm("two", "second", at("10:05"));
    assert.equal(await subscription.find(), undefined);
  });

  it("doesn't note a renewal of another one, or of one that was forgotten", async () => {
    const { subscription } = subject();
    await subscription.begin(url, "secret", at("10:00"));
    await subscription.renewed("one", at("10:01"));
    await subscription.confirm("one", "secret", at("10:02"));
    await subscription.renewed("two", at("10:03"));
    assert.deepEqual(await subscription.find(), { id: "one", url, renewedAt: at("10:02") });
    await subscription.forget();
    await subscription.renewed("one", at("10:04"));
    assert.equal(await subscription.find(), undefined);
  });

  it("keeps what Graph has refused, also while another one begins, until one is made, renewed or forgotten", async () => {
    const { subscription } = subject();
    const [first, second] = [
      { reason: "quota-reached", times: 1 },
      { reason: "unknown", times: 2 },
    ] as const;
    const refusal = async () => (await subscription.find())?.refusal;
    await subscription.refused(first);
    assert.equal(await subscription.find(), undefined);
    await subscription.begin(url, "secret", at("10:00"));
    await subscription.refused(first);
    await subscription.begin(url, "newer", at("10:01"));
    assert.deepEqual(await subscription.find(), { url, renewedAt: at("10:01"), refusal: first });
    await subscription.confirm("one", "newer", at("10:02"));
    assert.deepEqual(await subscription.find(), { id: "one", url, renewedAt: at("10:02") });
    await subscription.refused(first);
    await subscription.refused(second);
    assert.deepEqual(await refusal(), second);
    await subscription.renewed("one", at("10:03"));
    assert.equal(await refusal(), undefined);
    await subscription.refused(second);
    await subscription.forget();
    await subscription.begin(url, "secret", at("10:04"));
    assert.equal(await refusal(), undefined);
  });

  it("believes only the newest secret, and none when it is forgotten", async () => {
    const { subscription } = subject();
    await subscription.begin(url, "first", at("10:00"));
    await subscription.begin(url, "second", at("11:00"));
    assert.deepEqual(["first", "second"].map(await subscription.genuine()), [false, true]);
    await subscription.forget();
    await subscription.forget();
    assert.deepEqual(["first", "second"].map(await subscription.genuine()), [false, false]);
  });
}
