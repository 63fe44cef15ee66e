import assert from "node:assert/strict";
import { complete } from "../../../../../src/adapters/store/rows/complete.ts";
import type { SchemasOf } from "../../../../../src/adapters/store/rows/complete.ts";

interface Thing {
  readonly name: string;
  readonly note?: string;
}

/** True only if the compiler refuses `Given` where `Wanted` is asked for. */
type Refuses<Given, Wanted> = Given extends Wanted ? false : true;
type Asked = Parameters<typeof complete<Thing>>[0];

describe("complete", () => {
  it("gives what was read, without what is undefined", () => {
    assert.deepEqual(complete<Thing>({ name: "a", note: undefined }), { name: "a" });
    assert.deepEqual(complete<Thing>({ name: "a", note: "b" }), { name: "a", note: "b" });
    assert.deepEqual(complete<{ readonly none: null; readonly zero: number }>({ none: null, zero: 0 }), { none: null, zero: 0 });
  });

  it("does not compile without an optional property, nor with a required one that is undefined", () => {
    const forgotten: Refuses<{ readonly name: string }, Asked> = true;
    const missing: Refuses<{ readonly name: undefined; readonly note: undefined }, Asked> = true;
    const whole: Refuses<{ readonly name: string; readonly note: undefined }, Asked> = false;
    assert.deepEqual([forgotten, missing, whole], [true, true, false]);
  });
});

describe("SchemasOf", () => {
  it("does not compile without a schema for each property, of a union too", () => {
    const whole: readonly (keyof SchemasOf<Thing>)[] = ["name", "note"];
    const forgotten: Refuses<{ readonly name: never }, SchemasOf<Thing>> = true;
    const ofUnion: Refuses<{ readonly name: never; readonly note: never }, SchemasOf<Thing | { readonly more?: string }>> = true;
    assert.deepEqual([whole.length, forgotten, ofUnion], [2, true, true]);
  });
});
