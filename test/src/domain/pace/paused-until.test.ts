import assert from "node:assert/strict";
import { pausedUntil } from "../../../../src/domain/pace/paused-until.ts";
import type { PostStanding } from "../../../../src/domain/pace/ledger.ts";
import { aPost } from "../../../build/a-post.ts";
import { at, id } from "../../../build/ids.ts";

const amelie = id("amelie");
const standings = (...all: readonly PostStanding[]) => all.map((standing, minute) => aPost({ standing, at: at(`09:0${minute}`) }));

describe("pausedUntil", () => {
  it("is an hour after the fifth refusal in a row", () => {
    assert.equal(pausedUntil(standings("refused", "refused", "refused", "refused"), amelie), undefined);
    assert.equal(pausedUntil(standings("refused", "refused", "refused", "refused", "refused"), amelie), at("10:04"));
    assert.equal(pausedUntil(standings("sent", "refused", "refused", "refused", "refused", "refused", "refused"), amelie), at("10:06"));
  });

  it("starts over after a success", () => {
    const posts = standings("refused", "refused", "refused", "refused", "sent", "refused", "refused", "refused", "refused");
    assert.equal(pausedUntil(posts, amelie), undefined);
  });

  it("doesn't count what Graph hasn't refused, nor other people's", () => {
    const between = standings("refused", "unknown", "refused", "not-taken", "refused", "out", "refused", "blocked", "refused");
    assert.equal(pausedUntil(between, amelie), at("10:08"));
    assert.equal(pausedUntil(standings("blocked", "blocked", "blocked", "blocked", "blocked"), amelie), undefined);
    assert.equal(pausedUntil(standings("refused", "refused", "refused", "refused", "refused"), id("grace")), undefined);
  });
});
