import assert from "node:assert/strict";
import { outByNow } from "../../../../src/domain/pace/out-by-now.ts";
import { aPost } from "../../../build/a-post.ts";
import { at, id } from "../../../build/ids.ts";

const before = aPost({ id: id("before"), at: at("09:00") });
const ahead = aPost({ id: id("ahead"), at: id("2027-11-20T10:00:00.000Z") });
const planned = aPost({ id: id("planned"), at: at("10:05"), standing: "planned" });

describe("outByNow", () => {
  it("changes nothing when the clock goes right", () => {
    const posts = [before, planned];
    assert.deepEqual(outByNow(posts, at("10:00")), { posts, moved: [] });
    assert.deepEqual(outByNow([before], before.at), { posts: [before], moved: [] });
  });

  it("moves what went out in the future to now, in order", () => {
    const moved = { ...ahead, at: at("10:00") };
    assert.deepEqual(outByNow([before, planned, ahead], at("10:00")), { posts: [before, moved, planned], moved: [moved] });
  });

  it("keeps what is due at this very moment", () => {
    const due = { ...planned, at: at("10:00") };
    const moved = { ...ahead, at: at("10:00") };
    assert.deepEqual(outByNow([before, due, ahead], at("10:00")), { posts: [before, due, moved], moved: [moved] });
  });
});
